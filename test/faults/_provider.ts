/** What a user granted: the tokens that count now, and those that were. */
export interface Grant {
  readonly client: string
  refreshToken: string
  accessToken: string
  alive: boolean
  /** An answer with tokens of it was lost on the way: nobody can be asked to know them. */
  lost: boolean
}

/**
 * An authorization server and an API behind it, in memory. Refresh tokens rotate, and one that is
 * used twice ends its grant (RFC 9700 section 4.14.2): a service that mixes up tokens is found out.
 */
export class Provider {
  grants: Grant[] = []
  /** Spent refresh tokens that were shown again. */
  reused: string[] = []
  /** What changed something at the API, in order: by whose token. */
  writes: string[] = []
  /** The next calls of the API that are answered with 401, whatever token they show. */
  unauthorized = 0
  #minted = 0

  /** Forgets whom it knew. */
  forget(): void {
    Object.assign(this, { grants: [], reused: [], writes: [], unauthorized: 0 })
  }

  #mint = (kind: string) => `${kind}-${++this.#minted}-of-the-provider`

  grant(client: string): Grant {
    const tokens = { refreshToken: this.#mint('rt'), accessToken: this.#mint('at') }
    const grant = { client, ...tokens, alive: true, lost: false }
    this.grants.push(grant)
    return grant
  }

  /** The token endpoint. */
  token(body: URLSearchParams): Response {
    const client = body.get('client_id') ?? ''
    if (body.get('grant_type') === 'authorization_code') return told(this.grant(client))
    const shown = body.get('refresh_token') ?? ''
    const grant = this.grants.find(({ refreshToken }) => refreshToken === shown)
    if (!grant) return this.#reuse(shown)
    if (!grant.alive) return invalidGrant()
    this.#spent.set(shown, grant)
    Object.assign(grant, { refreshToken: this.#mint('rt'), accessToken: this.#mint('at') })
    return told(grant)
  }

  readonly #spent = new Map<string, Grant>()

  #reuse(token: string): Response {
    const grant = this.#spent.get(token)
    if (grant?.alive) {
      this.reused.push(token)
      grant.alive = false
    }
    return invalidGrant()
  }

  /** Revocation of any token of a grant ends all of it, as Google does it. */
  revoke(body: URLSearchParams): Response {
    const token = body.get('token') ?? ''
    const grant = this.#holder(token) ?? this.#spent.get(token)
    if (grant) grant.alive = false
    return new Response(null, { status: grant ? 200 : 400 })
  }

  /** The API, also the endpoint that says whose account it is. */
  api(method: string, authorization: string): Response {
    const grant = this.#holder(authorization.replace('Bearer ', ''))
    if (this.unauthorized > 0 || !grant?.alive) {
      this.unauthorized = Math.max(0, this.unauthorized - 1)
      return Response.json({ error: { message: 'Invalid Credentials' } }, { status: 401 })
    }
    if (method !== 'GET') this.writes.push(grant.accessToken)
    return Response.json({ sub: 'ada', name: 'Ada', id: 'Label_1' })
  }

  #holder = (token: string) =>
    this.grants.find((grant) => grant.refreshToken === token || grant.accessToken === token)
}

const told = ({ refreshToken, accessToken }: Grant) =>
  Response.json({
    access_token: accessToken,
    refresh_token: refreshToken,
    expires_in: 3600,
    token_type: 'Bearer',
  })

const invalidGrant = () => Response.json({ error: 'invalid_grant' }, { status: 400 })
