/** Sends a request to where its URL points, our own origin included. */
export type Fetch = (request: Request) => Promise<Response>

export interface Visited {
  readonly url: URL
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/**
 * A browser as far as consent needs one: a cookie jar an origin, redirects, forms. It stops in front
 * of any URL that `stop` names, as a test wants to look at it first.
 */
export class HttpBrowser {
  readonly #fetch: Fetch
  readonly #jar = new Map<string, Map<string, string>>()

  constructor(fetch: Fetch) {
    this.#fetch = fetch
  }

  cookies(origin: string): ReadonlyMap<string, string> {
    return this.#jar.get(origin) ?? new Map()
  }

  /** Follows redirects until a page, or until `stop` says so of the next URL. */
  async open(
    address: string | URL,
    init: RequestInit = {},
    stop: (url: URL) => boolean = () => false,
  ): Promise<Visited> {
    let url = new URL(address)
    let request = init
    for (let hops = 0; hops < 20; hops++) {
      const response = await this.#send(url, request)
      const location = response.headers.get('location')
      if (!location || response.status < 300 || response.status > 399) {
        return {
          url,
          status: response.status,
          headers: response.headers,
          text: await response.text(),
        }
      }
      await response.body?.cancel()
      url = new URL(location, url)
      request = {}
      if (stop(url)) return { url, status: response.status, headers: response.headers, text: '' }
    }
    throw new Error(`too many redirects, last to ${url.origin}${url.pathname}`)
  }

  /** Posts a form. */
  submit(
    address: string | URL,
    fields: Record<string, string>,
    stop?: (url: URL) => boolean,
  ): Promise<Visited> {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const body = new URLSearchParams(fields).toString()
    return this.open(address, { method: 'POST', headers, body }, stop)
  }

  async #send(url: URL, init: RequestInit): Promise<Response> {
    const jar = this.#jar.get(url.origin) ?? new Map<string, string>()
    this.#jar.set(url.origin, jar)
    const headers = new Headers(init.headers)
    if (jar.size > 0) headers.set('cookie', [...jar].map(([n, v]) => `${n}=${v}`).join('; '))
    const response = await this.#fetch(new Request(url, { ...init, headers, redirect: 'manual' }))
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    return response
  }
}

/** The hidden fields and the target of the forms in a page, as far as our stand-ins write them. */
export function formsOf(page: Visited): { action: URL; fields: Record<string, string> }[] {
  return [...page.text.matchAll(/<form[^>]*action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)].map(
    ([, action = '', inner = '']) => ({
      action: new URL(unescapeHtml(action), page.url),
      fields: Object.fromEntries(
        [...inner.matchAll(/<input[^>]*>/g)].map(([input]) => [
          unescapeHtml(/name="([^"]*)"/.exec(input)?.[1] ?? ''),
          unescapeHtml(/value="([^"]*)"/.exec(input)?.[1] ?? ''),
        ]),
      ),
    }),
  )
}

const unescapeHtml = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
