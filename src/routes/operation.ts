import type { MiddlewareHandler } from 'hono'
import * as z from 'zod'
import { ServiceError } from '../core/errors.ts'
import type { AppEnv } from './context.ts'
import { type KeptWhere, once } from './idempotency.ts'
import { readJson } from './request-body.ts'
import { assertMay, type Claim } from './rights.ts'

/** What {@link operation} enforces. */
interface Enforced extends Claim {
  readonly params?: z.ZodType<object>
  /** Strict, so that a mistyped filter is not one of all; not given: there is none. */
  readonly query?: z.ZodType<object>
  /** The query is the app's: it passes. */
  readonly passesQuery?: boolean
  readonly body?: z.ZodType
  /** The largest body, in bytes, where it may be larger than usual. */
  readonly maxBody?: number
  /** That it is done once under an `Idempotency-Key`, and who remembers. */
  readonly once?: KeptWhere
}

/** What the reference alone tells of an operation: a deployed Worker knows nothing of it. */
export interface Told {
  readonly tag: string
  readonly summary: string
  readonly description?: string
  /** Of a body that is no JSON of ours: what it is. The handler reads it. */
  readonly takes?: string
  /** Answers by status; a string describes one that has no JSON. */
  readonly answers: Readonly<Record<number, z.ZodType | string>>
}

/** What an operation needs, takes and answers. */
export interface Operation extends Enforced, Told {}

const documented = new WeakMap<object, () => Operation>()

/** What a handler in Hono's route table documents, if it is one of ours. */
export const operationOf = (handler: object): Operation | undefined => documented.get(handler)?.()

type Read<O extends Operation, Part extends 'params' | 'query' | 'body'> =
  O[Part] extends z.ZodType<infer Output> ? Output : never

type Validated<O extends Operation> = {
  in: { param: Read<O, 'params'>; query: Read<O, 'query'>; json: Read<O, 'body'> }
  out: { param: Read<O, 'params'>; query: Read<O, 'query'>; json: Read<O, 'body'> }
}

/**
 * Turns away who may not, then parses what a request brings by the operation's schemas, the same that
 * the reference shows.
 *
 * @param declare is asked once, with the first request or by the reference: an isolate starts with
 *   no schema made
 */
export function operation<O extends Operation>(
  declare: () => O,
): MiddlewareHandler<AppEnv, string, Validated<O>> {
  let declared: O | undefined
  const declaration = () => {
    declared ??= declare()
    return declared
  }
  const handler: MiddlewareHandler<AppEnv, string, Validated<O>> = async (c, next) => {
    const it: Enforced = declaration()
    const params = c.req.param()
    assertMay(c, it, params)
    if (it.query) c.req.addValidatedData('query', parse(it.query, c.req.query(), 'query'))
    else if (!it.passesQuery && c.req.url.includes('?')) assertNoQuery(c.req.query())
    if (it.params) c.req.addValidatedData('param', parse(it.params, params, 'path'))
    if (it.body) {
      const body = parse(it.body, await readJson(c.req, it.maxBody), 'body')
      c.req.addValidatedData('json', body as object)
    }
    return it.once ? await once(c, it.once, next, it.maxBody) : await next()
  }
  documented.set(handler, declaration)
  return handler
}

/** What was meant by a parameter that is none here may be what keeps a request from doing too much. */
function assertNoQuery(query: Readonly<Record<string, string>>): void {
  const [name] = Object.keys(query)
  if (name === undefined) return
  const detail = `${name.slice(0, 100)}: there is no such parameter here`
  throw new ServiceError('invalid-request', detail)
}

function parse<T extends z.ZodType>(schema: T, value: unknown, place: string): z.output<T> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const errors = result.error.issues.map(({ path, message }) => ({
    place,
    name: path.join('.'),
    problem: message,
  }))
  const detail = errors.map(({ name, problem }) => `${name || place}: ${problem}`).join('; ')
  throw new ServiceError('invalid-request', detail, { errors })
}

/** `limit` and `cursor` of every list. A filter that is none would be a list of too much. */
export const Paging = z.lazy(() =>
  z.strictObject({
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().optional().describe('nextCursor of the page before'),
  }),
)

/** A page of anything. */
export const pageSchema = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    nextCursor: z.string().nullable().describe('Hand it back as cursor; null at the end'),
  })

/** A boolean in a query string. */
export const QueryFlag = z.enum(['true', 'false']).transform((text) => text === 'true')

/** Names in a query string, separated by commas. */
export const QueryList = z.lazy(() =>
  z.string().transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  ),
)

/** A time in a query string, RFC 3339; in epoch milliseconds. */
export const Instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))
