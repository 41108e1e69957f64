import { createHash } from 'node:crypto'
import type { Asked, Reply, Stage } from './_stage.ts'
import { SECRET, VENDORS, type Vendor } from './_vendors.ts'

const withoutSlash = (path: string) => path.replace(/\/$/, '')
const vendorAt = (path: string, place: 'authorize' | 'token', client: string | null) => {
  const slug = (client ?? '').replace('client-', '')
  const vendor = VENDORS[slug]
  return vendor && withoutSlash(vendor[place]) === withoutSlash(path) ? { slug, vendor } : undefined
}

const refuse = (stage: Stage, slug: string, problem: string, error = 'invalid_request'): Reply => {
  stage.of(slug).complaints.push(problem)
  return { status: 400, body: { error, error_description: problem } }
}

/** `GET` shows a form, `POST` is the user's consent. */
export function authorize(stage: Stage, { method, path, query }: Asked): Reply | undefined {
  const client = query.get('client_id') ?? query.get('client_key')
  const found = vendorAt(path, 'authorize', client)
  if (!found) return undefined
  const { slug, vendor } = found
  const { state, redirect_uri = '', code_challenge, ...rest } = Object.fromEntries(query)
  const { response_type, code_challenge_method, ...asked } = rest
  delete asked[vendor.clientIdParam ?? 'client_id']
  if (response_type !== 'code' || !state) return refuse(stage, slug, 'no code or no state')
  if (redirect_uri !== `https://behalf.test/callback/${slug}`) {
    return refuse(stage, slug, `redirect_uri ${redirect_uri}`)
  }
  const pkce = code_challenge?.length === 43 && code_challenge_method === 'S256'
  const none = code_challenge === undefined && code_challenge_method === undefined
  if (!(vendor.pkce === 'refused' ? none : pkce)) return refuse(stage, slug, 'PKCE')
  if (JSON.stringify(sorted(asked)) !== JSON.stringify(sorted(vendor.asks))) {
    return refuse(stage, slug, `asked ${JSON.stringify(asked)}`)
  }
  if (method === 'GET') return { status: 200, html: form(`/${path}?${query}`) }
  const code = stage.mint(slug, 'code')
  stage.codes.set(code, { slug, redirect: redirect_uri, challenge: code_challenge })
  const back = new URL(redirect_uri)
  for (const [name, value] of Object.entries({ code, state, ...vendor.back })) {
    back.searchParams.set(name, value)
  }
  return { status: 302, location: back.href }
}

const sorted = (record: object) => Object.entries(record).sort(([a], [b]) => a.localeCompare(b))
const form = (action: string) =>
  `<form method="post" action="${action.replaceAll('&', '&amp;')}"><button>Allow</button></form>`

/** What proves the client, where there is exactly one proof; `undefined` else. */
function clientIn(asked: Asked, fields: Record<string, string>, idParam: string) {
  const basic = /^Basic (.+)$/.exec(asked.headers['authorization'] ?? '')?.[1]
  const { [idParam]: id, client_secret: secret, ...rest } = fields
  if (basic !== undefined) {
    const [user = '', pass = '', ...more] = atob(basic).split(':')
    if (id !== undefined || secret !== undefined || more.length > 0) return undefined
    const decode = (text: string) => new URLSearchParams(`x=${text}`).get('x') ?? ''
    return { how: 'basic', id: decode(user), secret: decode(pass), rest } as const
  }
  if (asked.headers['authorization'] !== undefined || id === undefined) return undefined
  return { how: 'post', id, secret, rest } as const
}

/** The token endpoint: a code or a refresh token for tokens. */
export function token(stage: Stage, asked: Asked): Reply | undefined {
  if (asked.method !== 'POST') return undefined
  const all = Object.values(VENDORS).filter(
    (it) => withoutSlash(it.token) === withoutSlash(asked.path),
  )
  const shape = all[0]
  if (!shape) return undefined
  const client = clientIn(asked, asked.fields, shape.clientIdParam ?? 'client_id')
  const found = vendorAt(asked.path, 'token', client?.id ?? null)
  const slug = found?.slug ?? Object.keys(VENDORS).find((name) => VENDORS[name] === shape) ?? ''
  const no = (problem: string, error?: string) => refuse(stage, slug, problem, error)
  if (!client || !found) return no('not one proof of a known client', 'invalid_client')
  const { vendor } = found
  const right = client.how === vendor.client && client.secret === SECRET
  if (!right) return no(`client ${client.how} ${client.id}`, 'invalid_client')
  const type = asked.headers['content-type'] ?? ''
  const json = type.startsWith('application/json')
  const wanted =
    vendor.body === 'json' ? json : type.startsWith('application/x-www-form-urlencoded')
  if (!wanted || asked.query.size > 0) return no(`body as ${type}`)
  for (const [name, value] of Object.entries(vendor.tokenHeaders ?? {})) {
    if (asked.headers[name] !== value) return no(`header ${name}`)
  }
  const fault = stage.of(slug).answers.shift()
  if (fault) return { status: fault.status, body: fault.body }
  return grant(stage, slug, vendor, client.rest)
}

function grant(stage: Stage, slug: string, vendor: Vendor, rest: Record<string, string>): Reply {
  const no = (problem: string, error?: string) => refuse(stage, slug, problem, error)
  const state = stage.of(slug)
  const { grant_type, ...given } = rest
  if (grant_type === 'authorization_code') {
    const { code = '', redirect_uri, code_verifier, ...more } = given
    const known = stage.codes.get(code)
    stage.codes.delete(code)
    if (known?.slug !== slug) return no('an unknown code', 'invalid_grant')
    if (known.redirect !== redirect_uri) return no('another redirect_uri', 'invalid_grant')
    const hash = createHash('sha256')
      .update(code_verifier ?? '')
      .digest('base64url')
    const proven = vendor.pkce === 'refused' ? !code_verifier : hash === known.challenge
    if (!proven) return no('code_verifier', 'invalid_grant')
    if (Object.keys(more).length > 0) return no(`also ${Object.keys(more)}`)
    return issue(stage, slug, vendor, false)
  }
  const { refresh_token = '', ...more } = given
  if (grant_type !== 'refresh_token') return no(`grant_type ${grant_type}`)
  if (Object.keys(more).length > 0) return no(`also ${Object.keys(more)}`)
  state.refreshes++
  if (!state.refresh.delete(refresh_token)) return { status: 400, body: { error: 'invalid_grant' } }
  const reply = issue(stage, slug, vendor, true)
  const rotates = JSON.stringify(reply.body).includes('"refresh_token":')
  if (!rotates) state.refresh.add(refresh_token)
  return reply
}

function issue(stage: Stage, slug: string, vendor: Vendor, again: boolean): Reply {
  const [access, refresh] = [stage.mint(slug, 'access'), stage.mint(slug, 'refresh')]
  return { status: 200, body: vendor.answer(access, refresh, again) }
}

/** Takes tokens back, from who may give them. */
export function revoke(stage: Stage, asked: Asked): Reply | undefined {
  for (const [slug, { revoke: it }] of Object.entries(VENDORS)) {
    if (!it || it.at !== asked.path) continue
    const held = asked.fields[it.field ?? 'token'] ?? ''
    const state = stage.of(slug)
    if (!state.refresh.has(held) && !state.access.has(held)) continue
    const client = clientIn(asked, asked.fields, 'client_id')
    const json = (asked.headers['content-type'] ?? '').startsWith('application/json')
    const by = client?.secret === SECRET ? client.how : client ? 'wrong' : 'none'
    if (by !== it.client || json !== (it.json === true)) return refuse(stage, slug, `revoked ${by}`)
    state.refresh.delete(held)
    state.access.delete(held)
    state.revoked.push(held)
    return { status: 200, body: { ok: true } }
  }
  return undefined
}
