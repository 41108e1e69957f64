import type { Style } from '../catalogue/spec.ts'
import { type Body, styleOf } from './openapi-parameters.ts'
import type { BodyContent } from './operation.ts'
import type { Found, References } from './pointer.ts'
import { isRecord, isTrue, own, type Raw, record, text } from './values.ts'

/** Media types as they are compared: in small letters, without a character set. */
export const mediaTypeOf = (name: string): string =>
  name
    .slice(0, 200)
    .trim()
    .toLowerCase()
    .replace(/\s*;\s*charset=[^;]*/g, '')
    .replace(/\s*;\s*/g, '; ')

const BINARY = { type: 'string', format: 'binary' }

/** The body of an OpenAPI 3 operation: `requestBody`, or what older documents left behind. */
export function readBody(
  operation: Found,
  declared: readonly Found[],
  { follow }: References,
): Body | undefined {
  if (!isRecord(operation.raw['requestBody'])) return bodyOfParameters(declared)
  const { raw, file } = follow(operation.raw['requestBody'], operation.file)
  const contents = Object.entries(record(raw['content'])).flatMap(([name, value]) => {
    if (!isRecord(value)) return []
    return [contentOf(mediaTypeOf(name), follow(value, file))]
  })
  return contents.length > 0 ? { required: isTrue(raw['required']), contents } : undefined
}

function contentOf(name: string, { raw, file }: Found): BodyContent {
  const isData = /json|xml|form|text|^\*\/\*$/.test(name)
  const schema = raw['schema'] ?? (isData ? {} : BINARY)
  const styles = stylesOf(record(raw['encoding']))
  return {
    mediaType: name === '*/*' ? mediaTypeOfAny(schema) : name,
    schema: { raw: schema, file },
    ...(styles ? { styles } : {}),
  }
}

/** What is sent where a server says that it takes everything. */
const mediaTypeOfAny = (schema: unknown): string =>
  own(schema, 'format') === 'binary' ? 'application/octet-stream' : 'application/json'

function stylesOf(encoding: Raw): Readonly<Record<string, Style>> | undefined {
  const styles = Object.entries(encoding).flatMap(([property, value]) => {
    const style = styleOf(record(value), 'query')
    return style ? [[property, style] as const] : []
  })
  return styles.length > 0 ? Object.fromEntries(styles) : undefined
}

/** `in: body` and `in: formData` in a document of version 3: somebody moved it only halfway. */
function bodyOfParameters(declared: readonly Found[]): Body | undefined {
  const body = declared.find(({ raw }) => raw['in'] === 'body')
  if (body) {
    const schema = { raw: body.raw['schema'] ?? {}, file: body.file }
    const contents = [{ mediaType: 'application/json', schema }]
    return { required: isTrue(body.raw['required']), contents }
  }
  const fields = declared.filter(({ raw }) => raw['in'] === 'formData' && text(raw['name']))
  return fields.length > 0 ? formOf(fields, 'multipart/form-data') : undefined
}

/** A form whose fields were declared as parameters. */
export function formOf(fields: readonly Found[], mediaType: string): Body {
  const named = fields.flatMap(({ raw }) => {
    const name = text(raw['name'])
    return name === undefined ? [] : [{ name, raw }]
  })
  const required = named.filter(({ raw }) => isTrue(raw['required'])).map(({ name }) => name)
  const properties = Object.fromEntries(named.map(({ name, raw }) => [name, fieldSchema(raw)]))
  const schema = { type: 'object', properties, required }
  const contents = [{ mediaType, schema: { raw: schema, file: fields[0]?.file ?? '' } }]
  return { required: required.length > 0, contents }
}

/** What of a form's field is not of its schema. */
const NOT_SCHEMA = new Set(['name', 'in', 'required', 'collectionFormat', 'allowEmptyValue'])

function fieldSchema(raw: Raw): Raw {
  if (isRecord(raw['schema'])) return raw['schema']
  const schema = Object.fromEntries(Object.entries(raw).filter(([key]) => !NOT_SCHEMA.has(key)))
  return raw['type'] === 'file' ? { ...schema, ...BINARY } : schema
}
