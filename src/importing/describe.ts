import { cleanText, sentence, shorten } from './describe-text.ts'
import type { Operation } from './operation.ts'
import type { Choice } from './schema-view.ts'

/** A model reads hundreds of them: two or three sentences. */
const TARGET = 300
/** The least that an action may say of itself. */
const LEAST = 30

/** What an action does, for models: the document's words in short, or else method and path. */
export function descriptionOf(operation: Operation): string {
  const { method, path } = operation
  const summary = sentence(cleanText(operation.summary ?? ''))
  const more = cleanText(operation.description ?? '')
  const words = startsAlike(more, summary) ? more : `${summary} ${more}`.trim()
  const text = sentence(shorten(words, TARGET))
  if (text.length >= LEAST && /\s/.test(text)) return text
  const route = shorten(`${method} ${path}`.replace(/\s+/g, ' ').trim(), TARGET)
  const spoken = `${text || shorten(phrase(operation), TARGET)} ${route}.`
  return spoken.length >= LEAST ? spoken : `${spoken} Calls the API as it is.`
}

/** Kinds of a body that are told of; of more, no model keeps track. */
const MOST_KINDS = 10

/**
 * Which arguments go together, as a sentence of its own behind a description; empty where there is no
 * choice among those that are shown.
 *
 * @param names what arguments are called, by the names that the document gives them
 */
export function choiceWords(
  choice: Choice | undefined,
  names: ReadonlyMap<string, string>,
): string {
  const shown = choice?.kinds.filter((kind) => kind.every((name) => names.has(name))) ?? []
  if (!choice || shown.length < 2 || shown.length > MOST_KINDS) return ''
  const kinds = shown.map((one) => one.map((it) => `\`${names.get(it)}\``).join(' and '))
  const words = ` Give ${choice.only ? 'exactly' : 'at least'} one of: ${kinds.join('; ')}.`
  return words.length <= TARGET ? words : ''
}

/** Whether a text says the same at its beginning, punctuation aside. */
function startsAlike(text: string, summary: string): boolean {
  const bare = (one: string) => one.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  return summary === '' || bare(text).startsWith(bare(summary))
}

const VERBS: Readonly<Record<string, string>> = {
  ...{ GET: 'Reads', HEAD: 'Checks', POST: 'Calls', PUT: 'Replaces' },
  ...{ PATCH: 'Changes', DELETE: 'Deletes' },
}

/** `GET /pets/{petId}` in words: one of a collection, or the collection. */
function phrase({ method, path }: Operation): string {
  const segments = path
    .replace(/[?#].*$/, '')
    .split('/')
    .filter(Boolean)
  const named = segments.filter((one) => !one.includes('{') && !/^v\d/i.test(one))
  const thing = (named.at(-1) ?? 'the resource').replace(/[._:-]+/g, ' ')
  const verb = VERBS[method] ?? 'Calls'
  const by = /\{\+?([^{}]+)\}$/.exec(segments.at(-1) ?? '')?.[1]
  return by === undefined ? `${verb} ${thing}.` : `${verb} one of ${thing} by \`${by}\`.`
}
