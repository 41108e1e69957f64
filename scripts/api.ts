import * as z from 'zod'
import { pretty } from './say.ts'

/** One request to the service. */
export interface Ask<T> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  /** Sent as JSON. */
  readonly body?: object
  /** What is expected of the answer; the rest of it is dropped. */
  readonly answer: z.ZodType<T>
}

/** The service at `base`, as the owner of an API key sees it. */
export interface Api {
  readonly base: string
  readonly key: string
  /** The project that the root key acts on; its default one if not given. */
  readonly project?: string
}

/**
 * Asks the service.
 *
 * @throws {Error} with the problem document, or with what the answer lacks
 */
export async function ask<T>(
  { base, key, project }: Api,
  { method, path, body, answer }: Ask<T>,
): Promise<T> {
  const response = await fetch(`${base}${path}`, {
    method,
    headers: {
      'x-api-key': key,
      ...(project !== undefined && { 'x-project': project }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  const value = parseJson(text)
  const expected = response.ok ? answer.safeParse(value) : undefined
  if (expected?.success) return expected.data
  const shown = value === undefined ? text : JSON.stringify(value, null, 2)
  const lacks = expected
    ? `\nwhich is not what was expected:\n${z.prettifyError(expected.error)}`
    : ''
  throw new Error(`${method} ${path} answered ${response.status}\n${shown}${lacks}`)
}

/** The same request for a terminal. @param key the name of the shell variable that holds the key */
export function curl({ base }: Pick<Api, 'base'>, it: Ask<unknown>, key: string): string {
  const method = it.method === (it.body ? 'POST' : 'GET') ? '' : `-X ${it.method} `
  const head = `curl ${method}${quoted(`${base}${it.path}`)} -H "x-api-key: $${key}"`
  return it.body ? `${head} \\\n  --json ${quoted(pretty(it.body))}` : head
}

const quoted = (text: string): string =>
  /^[\w:/.@%-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
