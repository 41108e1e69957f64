/** Where a walk ended. */
export interface WalkEnd {
  readonly url: string
  readonly status: number
  /** The page's text, without its markup. */
  readonly text: string
}

const MOST_STEPS = 12

/**
 * Does what a user's browser does behind a connect link, by plain HTTP: follows redirects, keeps
 * cookies, and chooses `user` wherever a stand-in asks who consents. Ends at the first page that
 * asks nothing.
 */
export async function walkConsent(link: string, user: string): Promise<WalkEnd> {
  const jar = new Map<string, Map<string, string>>()
  let url = link
  let form: URLSearchParams | undefined
  for (let step = 0; step < MOST_STEPS; step++) {
    const response = await visit(url, form, jar)
    const location = response.headers.get('location')
    if (response.status >= 300 && response.status <= 399 && location) {
      await response.body?.cancel()
      url = new URL(location, url).href
      form = undefined
      continue
    }
    const html = await response.text()
    const choice = response.ok ? formOf(html, user) : undefined
    if (!choice) return { url, status: response.status, text: textOf(html) }
    url = new URL(choice.action, url).href
    form = choice.fields
  }
  throw new Error(`the consent did not end within ${MOST_STEPS} steps; the last one was ${url}`)
}

async function visit(
  url: string,
  form: URLSearchParams | undefined,
  jar: Map<string, Map<string, string>>,
): Promise<Response> {
  const { origin } = new URL(url)
  const cookies = jar.get(origin) ?? new Map<string, string>()
  jar.set(origin, cookies)
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const headers = { accept: 'text/html', ...(cookie && { cookie }) }
  const redirect = 'manual' as const
  const response = form
    ? await fetch(url, { method: 'POST', headers, body: form, redirect })
    : await fetch(url, { headers, redirect })
  for (const line of response.headers.getSetCookie()) {
    const [, name, value] = /^\s*([^=;\s]+)=([^;]*)/.exec(line) ?? []
    if (name !== undefined && value !== undefined) cookies.set(name, value)
  }
  return response
}

/** The form by which `user` consents: the stand-ins show one a user, its name in a hidden field. */
function formOf(
  html: string,
  user: string,
): { action: string; fields: URLSearchParams } | undefined {
  for (const [, attributes = '', body = ''] of html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)) {
    const fields = new URLSearchParams()
    for (const [, input = ''] of body.matchAll(/<input\b([^>]*)>/g)) {
      fields.append(attribute(input, 'name'), attribute(input, 'value'))
    }
    if (fields.get('login') === user || fields.get('email') === user) {
      return { action: attribute(attributes, 'action'), fields }
    }
  }
  return undefined
}

const attribute = (attributes: string, name: string): string =>
  unescapeHtml(new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? '')

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const unescapeHtml = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal))
    return hex ? String.fromCodePoint(Number.parseInt(hex, 16)) : (NAMED[name] ?? whole)
  })

const textOf = (html: string): string => {
  const visible = html.replace(/<(script|style|title)\b.*?<\/\1>/gs, ' ').replace(/<[^>]*>/g, ' ')
  return unescapeHtml(visible).replace(/\s+/g, ' ').trim()
}
