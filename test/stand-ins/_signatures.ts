import { createHash, createHmac } from 'node:crypto'
import oauthSign from 'oauth-sign'
import { KEYS } from './_keys.ts'
import type { Asked } from './_stage.ts'

/** Signs again what was signed (AWS Signature Version 4), to see whether it comes out the same. */
export function signedByAws({ headers, method, path, query, text }: Asked): boolean {
  const said =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=(\w+)$/.exec(
      headers['authorization'] ?? '',
    )
  const [, credential = '', names = '', signature] = said ?? []
  const [id, date = '', region = '', service = ''] = credential.split('/')
  if (id !== KEYS.awsId || service !== 'ses' || region !== 'eu-central-1') return false
  const [host = '', ...rest] = path.split('/')
  const sha = (data: string) => createHash('sha256').update(data).digest('hex')
  const hmac = (key: string | Buffer, data: string) =>
    createHmac('sha256', key).update(data).digest()
  const value = (name: string) => (name === 'host' ? host : (headers[name] ?? ''))
  const canonical = [
    ...[method, `/${rest.join('/')}`, query.toString()],
    ...names.split(';').map((name) => `${name}:${value(name)}`),
    ...['', names, sha(text)],
  ].join('\n')
  const scope = `${date}/${region}/${service}/aws4_request`
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha(canonical)].join('\n')
  const key = [date, region, service, 'aws4_request'].reduce<string | Buffer>(
    hmac,
    `AWS4${KEYS.aws}`,
  )
  return hmac(key, toSign).toString('hex') === signature && names.includes('host')
}

/** Whether a request carries an OAuth 1.0a signature of this client and token. */
export function signedOAuth1(
  asked: Asked,
  secret: string,
  tokenSecret: string,
): Record<string, string> | undefined {
  const said = asked.headers['authorization'] ?? ''
  if (!said.startsWith('OAuth ')) return undefined
  const parts = [...said.matchAll(/([a-z_]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    decodeURIComponent(value),
  ])
  const {
    oauth_signature,
    realm: _,
    ...given
  } = Object.fromEntries(parts) as Record<string, string>
  const all = { ...given, ...Object.fromEntries(asked.query) }
  const url = `https://${asked.path}`
  const right = oauthSign.sign('HMAC-SHA1', asked.method, url, all, secret, tokenSecret)
  return right === oauth_signature ? given : undefined
}
