import type { FieldValues } from './fields.ts'
import { MASK } from './mask.ts'
import type { Usable } from './scheme.ts'

/** What is shorter may stand in an answer by chance. */
const SHORTEST = 8

/** All texts in a value of any shape. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}

/** RFC 7617: what stands for user name and password. */
const BASIC = /^Basic ([\w+/]+=*)$/i

/**
 * The secrets that go with a request, so that they can be recognised where an app says them back.
 *
 * @param target what else of the connection stands on requests, e.g. a key in the path
 * @param held what the scheme holds, e.g. tokens
 * @param secrets the fields that nobody may read
 */
export function secretsOn(
  { placed, oauth1, sigv4 }: Usable,
  target: unknown,
  held: unknown,
  secrets: FieldValues,
): string[] {
  const sent = [...textsIn(placed), ...textsIn(target)]
  const basics = sent.flatMap((text) => BASIC.exec(text)?.[1] ?? [])
  const bytes = (text: string) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))
  const readable = [...sent, ...basics.map((text) => new TextDecoder().decode(bytes(text)))]
  const known = [...textsIn(held), ...Object.values(secrets)]
  const { consumerSecret, token, tokenSecret } = oauth1 ?? {}
  const { secretAccessKey, sessionToken } = sigv4 ?? {}
  const signing = [consumerSecret, token, tokenSecret, secretAccessKey, sessionToken]
  const found = [
    ...known.filter((secret) => readable.some((text) => text.includes(secret))),
    ...basics,
    ...signing.filter((text) => text !== undefined),
  ]
  return [...new Set(found)].filter(({ length }) => length >= SHORTEST)
}

/** What is spelt the same everywhere, as most tokens are. */
const PLAIN = /^[\w.~-]+$/

/** A secret as it is spelt in JSON, in JSON within JSON, and in URLs and forms. */
function spellingsOf(secret: string): Iterable<string> {
  if (PLAIN.test(secret)) return [secret]
  const json = JSON.stringify(secret).slice(1, -1)
  const url = encodeURIComponent(secret)
  const form = url.replaceAll('%20', '+')
  return new Set([JSON.stringify(json).slice(1, -1), json, secret, url, form])
}

/** What an app said, with masks where it said the credentials back: models and logs read it. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  let shown = text
  for (const secret of secrets) {
    for (const spelling of spellingsOf(secret)) {
      if (shown.includes(spelling)) shown = shown.replaceAll(spelling, MASK)
    }
  }
  return shown
}
