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
 * Reads the setting `ORIGINS`: a JSON object from an origin to the loopback origin that stands in
 * for it, e.g. `{"https://api.github.com":"http://127.0.0.1:4001"}`.
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

function pairs(setting: string): (readonly [from: string, to: string])[] {
  try {
    return Object.entries(JSON.parse(setting) as Record<string, string>).map(([from, to]) => {
      const target = new URL(to)
      if (!isLoopback(target.hostname)) throw new Error(`${target.host} is not this machine`)
      return [new URL(from).origin, target.origin] as const
    })
  } catch (cause) {
    const detail = 'ORIGINS must be a JSON object from origins to loopback origins'
    throw new ServiceError('not-configured', detail, {}, { cause })
  }
}

function fromPairs(entries: (readonly [from: string, to: string])[]): Origins {
  const there = new Map(entries)
  const back = new Map(entries.map(([from, to]) => [to, from]))
  const move = (url: URL, table: Map<string, string>) => {
    const origin = table.get(url.origin)
    return origin ? new URL(`${origin}${url.pathname}${url.search}${url.hash}`) : url
  }
  return { forward: (url) => move(url, there), backward: (url) => move(url, back) }
}
