interface Env {
  readonly UPSTREAM: string
}

/** B3: a proxy that knows the token already. `/{entity}/{path}`. */
export default {
  fetch(request: Request, env: Env): Promise<Response> {
    const [, entity = '', path = ''] = /^https?:\/\/[^/]+\/([^/]+)(\/.*)$/.exec(request.url) ?? []
    const headers = new Headers(request.headers)
    headers.set('authorization', `Bearer token-of-${entity}`)
    return fetch(`${env.UPSTREAM}${path}`, { method: request.method, headers, body: request.body })
  },
}
