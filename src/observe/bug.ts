/** Ids of ours, which are no secrets and lead to what happened. */
const ID = /^(?:conn|int|log|req|key|mct|evt|whk|whd)_[\w-]{22}$/

/** What looks like a key or token: long, without a space, letters and digits mixed. */
const LONG = /[\w+=~%-]{16,}/g

/** Cleans a text of all that might be a secret: URLs' queries, what follows a manner of proof, long tokens. */
const scrub = (text: string): string =>
  text
    .replace(/\?[^\s'")]+/g, '?***')
    .replace(/\b(Bearer|Basic|OAuth|Token) +[^\s'"]+/gi, '$1 ***')
    .replace(LONG, (run) => (ID.test(run) || !/\d/.test(run) || !/[a-z]/i.test(run) ? run : '***'))

/** The parser of JSON quotes what it could not read, so its words are left out. */
function wordsOf(error: Error): string {
  const { name, message, stack = '' } = error
  const frames = stack.slice(stack.indexOf('\n    at ')).trimEnd()
  const said = error instanceof SyntaxError ? name : `${name}: ${message}`
  return stack.includes('\n    at ') ? `${said}${frames}` : said
}

/** An error as text, with its causes, and without what might be a secret in it. */
export function bugText(error: unknown): string {
  const texts: string[] = []
  for (let it = error, depth = 0; it !== undefined && depth < 5; depth++) {
    texts.push(scrub(it instanceof Error ? wordsOf(it) : typeof it))
    it = it instanceof Error ? it.cause : undefined
  }
  return texts.join('\ncaused by ')
}

/** Logs an error that nobody expected: once, whole, and scrubbed. @param where what it happened to */
export const tellBug = (where: string, error: unknown): void =>
  console.error(`${where}: ${bugText(error)}`)
