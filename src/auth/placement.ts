import * as z from 'zod'
import { ServiceError } from '../core/errors.ts'
import { canFill, fillText, namesIn } from '../core/template.ts'
import type { FieldValues } from './fields.ts'

const Texts = z.lazy(() => z.record(z.string(), z.string()))

/** Where credentials go on a request; values are templates such as `Bearer {accessToken}`. */
export const Placement = z.lazy(() =>
  z.strictObject({
    headers: Texts.default({}),
    query: Texts.default({}),
    cookies: Texts.default({}),
    /** Fields of JSON bodies, for APIs that want their key there. */
    json: Texts.default({}),
  }),
)
export type Placement = z.infer<typeof Placement>

/** A placement, filled: ready to be put on any request. */
export type Placed = Readonly<
  Record<'headers' | 'query' | 'cookies', Readonly<Record<string, string>>> & {
    json?: Readonly<Record<string, string>>
  }
>

/** What a header can hold (RFC 9110 section 5.5), and a cookie (RFC 6265 section 4.1.1). */
const IN_HEADER = /^[\t\x20-\x7e\x80-\xff]*$/
const IN_COOKIE = /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*$/

/**
 * Fills every place. A template that needs a value nobody gave (an optional field) is left out.
 *
 * @throws {ServiceError} `fields-invalid` where a value cannot stand in its place
 */
export function place(placement: Placement, values: FieldValues): Placed {
  const fill = (templates: Record<string, string>, allowed?: RegExp) =>
    Object.fromEntries(
      Object.entries(templates).flatMap(([name, template]) => {
        if (!canFill(template, values)) return []
        const text = fillText(template, values)
        if (allowed && !allowed.test(text)) throw misplaced(template)
        return [[name, text]]
      }),
    )
  const { headers, query, cookies, json } = placement
  return {
    headers: fill(headers, IN_HEADER),
    query: fill(query),
    cookies: fill(cookies, IN_COOKIE),
    ...(Object.keys(json).length > 0 && { json: fill(json) }),
  }
}

function misplaced(template: string): ServiceError {
  const [field = ''] = namesIn(template)
  const problem = 'It has a character that no key has: copy it again.'
  return new ServiceError('fields-invalid', `${field}: ${problem}`, {
    errors: [{ field, problem }],
  })
}
