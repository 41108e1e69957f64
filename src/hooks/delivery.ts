import { dottedText } from '../core/dotted.ts'
import type { HookFacts, Place } from './facts.ts'

/** A webhook of a vendor as it arrived. */
export interface Delivery {
  readonly method: string
  /** As it was called. */
  readonly url: string
  readonly headers: Headers
  /** Raw: signatures are over these bytes and no others. */
  readonly body: Uint8Array
}

/** The body as JSON; `undefined` where it is none. */
export function jsonOf({ body }: Delivery): unknown {
  try {
    return JSON.parse(
      new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body),
    ) as unknown
  } catch {
    return undefined
  }
}

/** The parts of a header that begin with `prefix`, without it. */
export function partsOf(
  { headers }: Delivery,
  { separator }: HookFacts,
  header: string,
  prefix: string,
): string[] {
  const value = headers.get(header)
  if (value === null) return []
  const parts = separator ? value.split(separator) : [value]
  return parts
    .map((part) => part.trim())
    .filter((part) => part.startsWith(prefix))
    .map((part) => part.slice(prefix.length))
}

/** The text at a place of a delivery, where it is there and of a sane length. */
export function textAt(
  delivery: Delivery,
  json: unknown,
  facts: HookFacts,
  place: Place | undefined,
): string | undefined {
  if (!place) return undefined
  const found =
    'path' in place
      ? dottedText(json, place.path)
      : place.prefix === undefined
        ? (delivery.headers.get(place.header) ?? undefined)
        : partsOf(delivery, facts, place.header, place.prefix)[0]
  return found !== undefined && found.length > 0 && found.length <= 256 ? found : undefined
}
