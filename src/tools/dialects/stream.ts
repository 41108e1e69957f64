import type * as z from 'zod'

/**
 * The parts of a stream that a schema knows; others (pings, usage, what is new) are passed over.
 *
 * @returns `undefined` where none is known, so that it must be somebody else's
 */
export function knownParts<T>(response: unknown, part: z.ZodType<T>): T[] | undefined {
  if (!Array.isArray(response)) return undefined
  const known = response.flatMap((one) => {
    const read = part.safeParse(one)
    return read.success ? [read.data] : []
  })
  return known.length > 0 ? known : undefined
}

/** A call whose arguments come in pieces. */
export interface GrowingCall {
  id: string | undefined
  name: string
  text: string
}

export const grown = ({ id, name, text }: GrowingCall) => ({ id, name, argumentsText: text })
