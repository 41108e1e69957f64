import { ServiceError } from './errors.ts'

/** Where requests for an app's origin really go: empty outside development. */
export interface Origins {
  /** The same URL at the stand-in, or as it was. */
  forward(url: URL): URL
  /** The app's URL for one that a stand-in gave us, e.g. in a `Location` header. */
  backward(url: URL): URL
}

/** Whether a host name (as in `URL.hostname`) can only mean this machine. */
export const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname)

const remembered = new Map<string, Origins>()

/**
 * Reads the setting `ORIGINS`: a JSON object from an origin, or the beginning of a URL, to the
 * loopback URL that stands in for it, e.g. `{"https://api.github.com":"http://127.0.0.1:4001"}`. The
 * longest beginning that fits counts.
 *
 * @throws {ServiceError} `not-configured` where it is malformed or points anywhere but loopback
 */
export function origins(setting: string | undefined): Origins {
  const key = setting ?? ''
  const known = remembered.get(key)
  if (known) return known
  const made = fromPairs(key === '' ? [] : pairs(key))
  remembered.set(key, made)
  return made
}

type Pair = readonly [from: string, to: string]

/** Without a slash at the end, so that beginnings can be compared by segments. */
const beginning = (text: string): string => {
  const { origin, pathname } = new URL(text)
  return `${origin}${pathname}`.replace(/\/+$/, '')
}

function pairs(setting: string): Pair[] {
  try {
    return Object.entries(JSON.parse(setting) as Record<string, string>).map(([from, to]) => {
      const { host, hostname } = new URL(to)
      if (!isLoopback(hostname)) throw new Error(`${host} is not this machine`)
      return [beginning(from), beginning(to)] as const
    })
  } catch (cause) {
    const detail = 'ORIGINS must be a JSON object from origins to loopback origins'
    throw new ServiceError('not-configured', detail, {}, { cause })
  }
}

function fromPairs(entries: readonly Pair[]): Origins {
  const there = longestFirst(entries)
  const back = longestFirst(entries.map(([from, to]) => [to, from]))
  return { forward: (url) => move(url, there), backward: (url) => move(url, back) }
}

const longestFirst = (entries: readonly Pair[]) =>
  [...entries].sort(([a], [b]) => b.length - a.length)

function move(url: URL, entries: readonly Pair[]): URL {
  if (entries.length === 0) return url
  const whole = `${url.origin}${url.pathname}`
  const pair = entries.find(([from]) => whole === from || whole.startsWith(`${from}/`))
  return pair ? new URL(`${pair[1]}${whole.slice(pair[0].length)}${url.search}${url.hash}`) : url
}
