import type { Context } from 'hono'
import * as z from 'zod'
import { ServiceError } from '../../core/errors.ts'
import { DEFAULT_ENTITY, EntityId } from '../../core/ids.ts'
import type { AppEnv } from '../../routes/context.ts'
import { readJson } from '../../routes/request-body.ts'
import { assertEntity } from '../../routes/rights.ts'

/** What the SDKs send is read loosely: they grew over the years, and say more than is needed. */
export async function body<T extends z.ZodType>(
  c: Context<AppEnv>,
  schema: T,
): Promise<z.output<T>> {
  const read = schema.safeParse(await readJson(c.req))
  if (read.success) return read.data
  const faults = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw new ServiceError('invalid-request', faults.join('; '))
}

/** A text that may be missing, `null` or empty, which all mean that nothing is said. */
export const Said = z.lazy(() =>
  z
    .string()
    .nullish()
    .transform((text) => text || undefined),
)

/**
 * An entity that the key opens; `default` where none is named.
 *
 * @throws {ServiceError} `invalid-request` or `forbidden`
 */
export function entityNamed(c: Context<AppEnv>, text: string | undefined): EntityId {
  const { data } = EntityId.safeParse(text ?? DEFAULT_ENTITY)
  if (data) {
    assertEntity(c, data)
    return data
  }
  throw new ServiceError('invalid-request', 'the id of an entity has 1 to 256 bytes')
}

/** Values by name; nothing said is none. */
export const Values = z.lazy(() =>
  z
    .record(z.string(), z.unknown())
    .nullish()
    .transform((given) => given ?? {}),
)

/** All that a query says under one name, separated by commas or said again. */
export function listed(c: Context<AppEnv>, ...names: string[]): string[] {
  const { searchParams } = new URL(c.req.url)
  return names
    .flatMap((name) => [...searchParams.getAll(name), ...searchParams.getAll(`${name}[]`)])
    .flatMap((text) => text.split(','))
    .map((part) => part.trim())
    .filter(Boolean)
}

export const isTrue = (c: Context<AppEnv>, name: string): boolean => c.req.query(name) === 'true'

/** A page that was asked for by its number; `undefined`: all rows are wanted. */
export interface NumberedPage {
  readonly page: number
  readonly pageSize: number
}

export function numberedPage(c: Context<AppEnv>): NumberedPage | undefined {
  const page = Number(c.req.query('page') ?? 1)
  const pageSize = Number(c.req.query('pageSize') ?? Number.NaN)
  if (!Number.isInteger(page) || page < 1 || !(pageSize >= 1)) return undefined
  return { page, pageSize: Math.floor(pageSize) }
}
