import type { ArgumentSchema, Style } from '../catalogue/spec.ts'
import type {
  ApiDocument,
  BodyContent,
  Located,
  Method,
  Operation,
  Parameter,
} from './operation.ts'

/**
 * The facts of a whole API in a compact form, one operation a line; no sentence of a vendor is in it.
 * Lines that begin with `#` say what holds for all:
 *
 * - `# base https://api.acme.com/v1`: what paths are relative to
 * - `# form deepObject`: how lists and objects are written in form bodies
 * - `# scopes https://acme.com/auth/`: what stands before short names of scopes
 * - `# hide pretty token`: parameters that are no business of a caller
 * - `# header notion-version 2025-09-03`: sent with each of these calls, whatever the app sends else
 *
 * Columns are separated by tabs: id, method, path, parameters, body, scopes. A parameter is
 * `name@place:type`, a body is its media type (`json` and `form` for short) and fields `name:type`,
 * both separated by blanks. A type is `string`, `array<string>`, or lists its values,
 * `string(asc|desc)`; `!` at its end: required. Blanks and `%` in names and values are percent-encoded.
 */
export function readFactTable(title: string, text: string): FactTable {
  const lines = text.split('\n').filter((line) => line !== '')
  const facts = settings(lines)
  const rows = lines.filter((line) => !line.startsWith('#'))
  return {
    ...{ kind: 'facts', title, variables: {}, auth: [], warnings: [] },
    ...(facts.base !== undefined && { baseUrl: facts.base }),
    credentials: facts.hide,
    headers: facts.headers,
    *operations() {
      for (const [i, row] of rows.entries())
        yield operation(row.split('\t'), `line ${i + 1}`, facts)
    },
    resolve: ({ raw, file }) => ({ raw: raw as Record<string, unknown>, file }),
  }
}

/** A table, read: a document, and what its requests always send. */
export interface FactTable extends ApiDocument {
  readonly headers: Readonly<Record<string, string>>
}

interface Settings {
  readonly base: string | undefined
  readonly form: Style['style']
  readonly scopes: string
  readonly hide: readonly string[]
  readonly headers: Readonly<Record<string, string>>
}

function settings(lines: readonly string[]): Settings {
  const said = new Map(
    lines.flatMap((line) => {
      const [, name = '', value = ''] = /^# (\w+) (.*)$/.exec(line) ?? []
      return name ? [[name, value] as const] : []
    }),
  )
  const header = said.get('header')
  return {
    base: said.get('base'),
    form: said.get('form') as Style['style'],
    scopes: said.get('scopes') ?? '',
    hide: said.get('hide')?.split(' ') ?? [],
    headers: Object.fromEntries(header ? [header.split(/ (.*)/, 2)] : []) as Record<string, string>,
  }
}

function operation(columns: readonly string[], pointer: string, facts: Settings): Operation {
  const [id = '', method = 'GET', path = '/', parameters = '', body = '', scopes = ''] = columns
  const content = body === '' ? undefined : bodyOf(body, facts)
  return {
    ...{ id, method: method as Method, path, pointer, groups: [] },
    parameters: words(parameters).map(parameterOf),
    ...(content && { body: { required: true, contents: [content] } }),
    scopes: words(scopes).map((name) =>
      name.includes('://') || facts.scopes === '' ? name : `${facts.scopes}${name}`,
    ),
  }
}

const words = (text: string): string[] => text.split(' ').filter(Boolean)

interface Field {
  readonly name: string
  readonly place: Parameter['in'] | undefined
  readonly schema: ArgumentSchema | Record<string, never>
  readonly required: boolean
}

const FIELD = /^(.+?)(?:@(path|query|header|cookie))?:(array<)?([a-z]+)(?:\((.*)\))?>?(!)?$/

const TYPES = new Set([
  ...['string', 'integer', 'number', 'boolean', 'array', 'object', 'any', 'null', 'file'],
])

/** @throws {Error} for what is not written as {@link readFactTable} says: a slip of ours */
function fieldOf(text: string): Field {
  const match = FIELD.exec(text)
  if (!match) throw new Error(`"${text}" is not of the form name@place:type`)
  const [, name = '', place, list, type = '', values, required] = match
  if (!TYPES.has(type)) throw new Error(`"${text}" is of no known type`)
  const one = typeOf(type, values?.split('|').map(decodeURIComponent))
  return {
    name: decodeURIComponent(name),
    place: place as Parameter['in'] | undefined,
    schema: list === undefined ? one : { type: 'array', items: one as ArgumentSchema },
    required: required !== undefined,
  }
}

/** `any` and `null` are schemas that allow all, as in a document. */
function typeOf(type: string, values: string[] | undefined): Field['schema'] {
  if (type === 'any' || type === 'null') return {}
  if (type === 'file') return { type: 'string', format: 'binary' }
  return { type: type as ArgumentSchema['type'], ...(values && { enum: values }) }
}

const located = (raw: object): Located => ({ raw, file: '' })

function parameterOf(text: string): Parameter {
  const { name, place = 'query', schema, required } = fieldOf(text)
  return { name, in: place, required, schema: located(schema) }
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
}

function bodyOf(text: string, { form }: Settings): BodyContent {
  const [media = '', ...rest] = words(text)
  const fields = rest.map(fieldOf)
  const nested = fields.filter(({ schema }) => /array|object/.test(schema.type ?? ''))
  const style = form === undefined ? undefined : { style: form, explode: true }
  const written = media === 'form' && style
  const schema = {
    type: 'object',
    ...(fields.length > 0 && {
      properties: Object.fromEntries(fields.map(({ name, schema: one }) => [name, one])),
      required: fields.filter(({ required }) => required).map(({ name }) => name),
    }),
  }
  return {
    mediaType: MEDIA_TYPES[media] ?? media,
    schema: located(schema),
    ...(written && { styles: Object.fromEntries(nested.map(({ name }) => [name, written])) }),
  }
}
