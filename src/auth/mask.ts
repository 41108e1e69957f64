import type { Usable } from './scheme.ts'

/** What is shown where a secret would stand. */
export const MASK = '***'

type Texts = Readonly<Record<string, string>>

const each = (texts: Texts, mask: (text: string) => string): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, mask(text)]))

const all = (texts: Texts) => each(texts, () => MASK)

/** First words of a header that say how the rest of it is meant, and are never secret themselves. */
const MANNER =
  /^(?:Token token=|(?:Bearer|Basic|Bot|OAuth|SSWS|Token|(?:[\w-]{1,20}-)?API-Key|[\w-]{1,20}-oauthtoken) )(?=\S)/i

const inHeader = (text: string): string => `${MANNER.exec(text)?.[0] ?? ''}${MASK}`

/**
 * Credentials of the same places with masks for values. Signatures become a header that says how the
 * request would be signed.
 */
export function maskedUsable({ placed, oauth1, sigv4 }: Usable): Usable {
  const signed = oauth1 ? 'OAuth' : sigv4 ? 'AWS4-HMAC-SHA256' : undefined
  const { headers = {}, query = {}, cookies = {}, json } = placed ?? {}
  return {
    placed: {
      headers: {
        ...each(headers, inHeader),
        ...(signed && { authorization: `${signed} ${MASK}` }),
      },
      query: all(query),
      cookies: all(cookies),
      ...(json && { json: all(json) }),
    },
  }
}
