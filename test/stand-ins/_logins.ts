import { createPublicKey, verify } from 'node:crypto'
import { KEYS } from './_keys.ts'
import { signedOAuth1 } from './_signatures.ts'
import type { Asked, Reply, Stage } from './_stage.ts'
import { clientOf } from './_vendors.ts'

const basic = (user: string, pass: string) =>
  `Basic ${Buffer.from(`${user}:${pass}`).toString('base64')}`
const isForm = ({ headers }: Asked) =>
  (headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')
const no = (status: number, error: string): Reply => ({ status, body: { error } })

const used = new Set<string>()

/** What is wrong with an assertion (RFC 7523 section 3), or its claims. */
function claimsOf(assertion: string, key: Record<string, string>, audience: string) {
  const [head = '', body = '', signature = ''] = assertion.split('.')
  const read = (part: string) =>
    JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>
  const publicKey = createPublicKey({ key, format: 'jwk' })
  const signed = Buffer.from(`${head}.${body}`)
  const good = verify('sha256', signed, publicKey, Buffer.from(signature, 'base64url'))
  const claims = read(body) as Record<string, string | number>
  const { iat, exp, aud, jti } = claims
  const fresh = Number(exp) - Number(iat) <= 300 && !used.has(String(jti)) && jti !== undefined
  used.add(String(jti))
  if (read(head)['alg'] !== 'RS256' || !good) return undefined
  return aud === audience && fresh ? claims : undefined
}

/** The assertion that a form brings, where it is as it must be. */
function asserted(stage: Stage, slug: string, asked: Asked, audience: string) {
  const { grant_type, assertion = '', ...more } = asked.fields
  const { publicKey } = stage.of(slug)
  const right = grant_type === 'urn:ietf:params:oauth:grant-type:jwt-bearer' && isForm(asked)
  if (!right || !publicKey || asked.headers['authorization'] || Object.keys(more).length > 0) {
    stage.of(slug).complaints.push(`assertion with ${grant_type} and ${Object.keys(more)}`)
    return undefined
  }
  return claimsOf(assertion, publicKey, audience)
}

type Login = (asked: Asked, stage: Stage) => Reply

/** Endpoints that give tokens without asking the user, each as strict as its vendor's. */
const LOGINS: Readonly<Record<string, [slug: string, Login]>> = {
  'metabase.acme.example/api/session': [
    'metabase',
    ({ fields, headers }, stage) => {
      const json = headers['content-type'] === 'application/json'
      const right =
        fields['username'] === 'ada@acme.example' && fields['password'] === KEYS.password
      return json && right
        ? { status: 200, body: { id: stage.mint('metabase', 'access') } }
        : no(401, 'did not match stored password')
    },
  ],
  'acme.jamfcloud.com/api/v1/auth/token': [
    'jamf',
    ({ text, headers }, stage) => {
      const right = headers['authorization'] === basic('ada', KEYS.password) && text === ''
      const expires = new Date(Date.now() + 1_800_000).toISOString()
      return right
        ? { status: 200, body: { token: stage.mint('jamf', 'access'), expires } }
        : no(401, 'no')
    },
  ],
  'api-m.sandbox.paypal.com/v1/oauth2/token': [
    'paypal',
    (asked, stage) => {
      const { grant_type, ...more } = asked.fields
      if (grant_type !== 'client_credentials' || !isForm(asked))
        return no(400, 'unsupported_grant_type')
      if (Object.keys(more).length > 0) return no(400, 'invalid_request')
      const right = asked.headers['authorization'] === basic(KEYS.paypalId, KEYS.paypal)
      if (!right) return no(401, 'invalid_client')
      const body = { access_token: stage.mint('paypal', 'access'), token_type: 'Bearer' }
      return { status: 200, body: { ...body, expires_in: 32_400, app_id: 'APP-1', scope: 'a b' } }
    },
  ],
  'oauth2.googleapis.com/token': [
    'gmail',
    (asked, stage) => {
      const claims = asserted(stage, 'gmail', asked, 'https://oauth2.googleapis.com/token')
      if (claims?.['iss'] !== 'robot@acme.iam.gserviceaccount.com') return no(400, 'invalid_grant')
      const asks = String(claims['scope']).includes('https://www.googleapis.com/auth/gmail.modify')
      if (!asks || claims['sub'] !== 'ada@acme.example') return no(401, 'unauthorized_client')
      const body = { access_token: stage.mint('gmail', 'access'), token_type: 'Bearer' }
      return { status: 200, body: { ...body, expires_in: 3599 } }
    },
  ],
}

/** Salesforce's token endpoint serves codes, too: only assertions are for here. */
function salesforce(stage: Stage, asked: Asked): Reply | undefined {
  const jwt = asked.fields['grant_type']?.endsWith('jwt-bearer')
  if (asked.path !== 'login.salesforce.com/services/oauth2/token' || !jwt) return undefined
  const claims = asserted(stage, 'salesforce', asked, 'https://login.salesforce.com')
  const right = claims?.['iss'] === 'consumer-key' && claims['sub'] === 'ada@acme.example'
  if (!right) return no(400, 'invalid_grant')
  stage.of('salesforce').logins++
  const body = { access_token: stage.mint('salesforce', 'access'), token_type: 'Bearer' }
  return {
    status: 200,
    body: { ...body, instance_url: 'https://acme.my.salesforce.com', scope: 'api' },
  }
}

/** Trello's three legs of OAuth 1.0a. */
function trello(_: Stage, asked: Asked): Reply | undefined {
  const { clientSecret, clientId } = clientOf('trello')
  const form = (fields: Record<string, string>): Reply => ({
    status: 200,
    html: new URLSearchParams(fields).toString(),
  })
  const signed = (secret: string) => {
    const given = signedOAuth1(asked, clientSecret, secret)
    return given?.['oauth_consumer_key'] === clientId ? given : undefined
  }
  if (asked.path === 'trello.com/1/OAuthGetRequestToken') {
    const callback = signed('')?.['oauth_callback']
    if (!callback?.startsWith('https://behalf.test/callback/trello?')) return no(401, 'signature')
    const oauth_token = Buffer.from(callback).toString('base64url')
    return form({
      oauth_token,
      oauth_token_secret: 'canary-temporary',
      oauth_callback_confirmed: 'true',
    })
  }
  if (asked.path === 'trello.com/1/OAuthAuthorizeToken') {
    const { oauth_token = '', ...rest } = Object.fromEntries(asked.query)
    const wanted = { name: 'Behalf', scope: 'read,write', expiration: 'never' }
    if (JSON.stringify(rest) !== JSON.stringify(wanted)) return no(400, JSON.stringify(rest))
    const action = `/${asked.path}?${asked.query}`.replaceAll('&', '&amp;')
    if (asked.method === 'GET') return { status: 200, html: `<form action="${action}"></form>` }
    const back = new URL(Buffer.from(oauth_token, 'base64url').toString())
    back.searchParams.set('oauth_token', oauth_token)
    back.searchParams.set('oauth_verifier', 'verified')
    return { status: 302, location: back.href }
  }
  if (asked.path !== 'trello.com/1/OAuthGetAccessToken') return undefined
  return signed('canary-temporary')?.['oauth_verifier'] === 'verified'
    ? form({ oauth_token: 'lasting', oauth_token_secret: 'canary-lasting' })
    : no(401, 'signature')
}

/** Whatever gives tokens without OAuth 2.0's code. */
export function login(stage: Stage, asked: Asked): Reply | undefined {
  const other = salesforce(stage, asked) ?? trello(stage, asked)
  if (other) return other
  const [slug, work] = LOGINS[asked.path] ?? []
  if (!slug || !work || asked.method !== 'POST') return undefined
  const scene = stage.of(slug)
  const fault = scene.answers.shift()
  if (fault) return { status: fault.status, body: fault.body }
  scene.logins++
  return work(asked, stage)
}
