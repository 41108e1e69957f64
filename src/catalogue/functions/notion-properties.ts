import * as z from 'zod'
import { ServiceError } from '../../core/errors.ts'
import { AnsweredText, toInlineMarkdown, toPlainText, toRichText } from './notion-text.ts'

/** A cell of a database in plain words: what models write, and what they read. */
export const PlainProperty = z.object({ name: z.string(), value: z.string() })
export type PlainProperty = z.infer<typeof PlainProperty>

/** The columns of a database, by name. */
export const Columns = z.record(
  z.string(),
  z.looseObject({ id: z.string(), name: z.string().optional(), type: z.string() }),
)
export type Columns = z.infer<typeof Columns>

const wrong = (detail: string) =>
  new ServiceError('invalid-arguments', `argument properties: ${detail}`)

/** Notion's dashed form of an id that stands in an address, or that lost its dashes. */
export function idOf(text: string): string {
  const hex = /[0-9a-f]{32}(?=[?#/]|$)/i.exec(text.trim().replaceAll('-', ''))?.[0]
  if (!hex) return text.trim()
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5').toLowerCase()
}

const words = (value: string): string[] =>
  value
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean)

const isTrue = (value: string): boolean => /^(?:true|yes|1|x|done|checked)$/i.test(value.trim())

function dateOf(value: string): object {
  const [start, end] = value.split(/\s*(?:\/|\.\.|→)\s*/)
  return end ? { start, end } : { start: value.trim() }
}

function numberOf(value: string, name: string): number {
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number)) {
    throw wrong(`"${name}" wants a number, not ${JSON.stringify(value)}`)
  }
  return number
}

/** How each type of column is written; `''` empties a cell. */
const WRITE: Readonly<Record<string, (value: string, name: string) => unknown>> = {
  title: (value) => toRichText(value),
  rich_text: (value) => toRichText(value),
  number: (value, name) => (value === '' ? null : numberOf(value, name)),
  select: (value) => (value === '' ? null : { name: value }),
  status: (value) => (value === '' ? null : { name: value }),
  multi_select: (value) => words(value).map((name) => ({ name })),
  date: (value) => (value === '' ? null : dateOf(value)),
  checkbox: (value) => isTrue(value),
  url: (value) => value || null,
  email: (value) => value || null,
  phone_number: (value) => value || null,
  people: (value) => words(value).map((id) => ({ object: 'user', id: idOf(id) })),
  relation: (value) => words(value).map((id) => ({ id: idOf(id) })),
  files: (value) =>
    words(value).map((url) => ({ name: url.slice(-100), type: 'external', external: { url } })),
}

/** The column that a name means, in its own case or in any other. */
export function columnOf(columns: Columns, name: string): { name: string; type: string } {
  const exact = columns[name]
  if (exact) return { name, type: exact.type }
  const [found] = Object.entries(columns).filter(
    ([key]) => key.toLowerCase() === name.trim().toLowerCase(),
  )
  if (found) return { name: found[0], type: found[1].type }
  throw wrong(`there is no "${name}"; there are ${Object.keys(columns).join(', ')}`)
}

/**
 * Plain cells as Notion takes them.
 *
 * @throws {ServiceError} `invalid-arguments` for a column that is not there, or that Notion computes
 */
export function toProperties(columns: Columns, cells: readonly PlainProperty[]) {
  return Object.fromEntries(
    cells.map((cell) => {
      const { name, type } = columnOf(columns, cell.name)
      const write = WRITE[type]
      if (!write) throw wrong(`"${name}" is a ${type}, which Notion fills by itself`)
      return [name, { [type]: write(cell.value, name) }]
    }),
  )
}

/** The condition that finds a plain value in each type of column. */
const CONDITIONS: Readonly<Record<string, (value: string, name: string) => object>> = {
  title: (value) => ({ contains: value }),
  rich_text: (value) => ({ contains: value }),
  number: (value, name) => ({ equals: numberOf(value, name) }),
  checkbox: (value) => ({ equals: isTrue(value) }),
  multi_select: (value) => ({ contains: value }),
  people: (value) => ({ contains: idOf(value) }),
  relation: (value) => ({ contains: idOf(value) }),
}

/** Notion's filter for rows in which all these cells stand; an empty value means an empty cell. */
export function toFilter(columns: Columns, cells: readonly PlainProperty[]): object | undefined {
  if (cells.length === 0) return undefined
  const and = cells.map((cell) => {
    const { name, type } = columnOf(columns, cell.name)
    const condition = CONDITIONS[type] ?? ((value: string) => ({ equals: value }))
    return {
      property: name,
      [type]: cell.value === '' ? { is_empty: true } : condition(cell.value, name),
    }
  })
  return { and }
}

const Named = z.looseObject({ name: z.string() })
const Person = z.looseObject({ id: z.string(), name: z.string().nullish() })
const Dates = z.looseObject({ start: z.string(), end: z.string().nullish() })

function nameOf(value: unknown): unknown {
  return Named.safeParse(value).data?.name ?? null
}

function read(type: string, value: unknown): unknown {
  switch (type) {
    case 'title':
      return toPlainText(AnsweredText.safeParse(value).data ?? [])
    case 'rich_text':
      return toInlineMarkdown(AnsweredText.safeParse(value).data ?? [])
    case 'select':
    case 'status':
      return nameOf(value)
    case 'multi_select':
    case 'files':
      return Array.isArray(value) ? value.map(nameOf) : []
    case 'date': {
      const date = Dates.safeParse(value).data
      return date ? (date.end ? `${date.start}/${date.end}` : date.start) : null
    }
    case 'people':
      return (
        z
          .array(Person)
          .safeParse(value)
          .data?.map(({ id, name }) => name ?? id) ?? []
      )
    case 'created_by':
    case 'last_edited_by': {
      const person = Person.safeParse(value).data
      return person?.name ?? person?.id ?? null
    }
    case 'relation':
      return (
        z
          .array(Person)
          .safeParse(value)
          .data?.map(({ id }) => id) ?? []
      )
    case 'formula':
    case 'rollup':
    case 'unique_id':
      return computed(value)
    default:
      return value ?? null
  }
}

/** A formula or rollup tells its own type; an id of a row is a number behind a prefix. */
function computed(value: unknown): unknown {
  const id = z.looseObject({ number: z.number(), prefix: z.string().nullish() }).safeParse(value)
  const typed = z.looseObject({ type: z.string() }).safeParse(value).data
  if (typed?.type === 'array') {
    const items = z.array(z.looseObject({ type: z.string() })).safeParse(typed['array']).data ?? []
    return items.map((item) => read(item.type, item[item.type]))
  }
  if (typed) return read(typed.type, typed[typed.type])
  return id.success ? `${id.data.prefix ? `${id.data.prefix}-` : ''}${id.data.number}` : null
}

const Cell = z.looseObject({ type: z.string() })
const Row = z.looseObject({
  id: z.string(),
  url: z.string().optional(),
  created_time: z.string().optional(),
  last_edited_time: z.string().optional(),
  properties: z.record(z.string(), Cell).default({}),
})

/** A page with its properties in plain words; `null` where it is none. */
export function toPlainRow(page: unknown) {
  const row = Row.safeParse(page).data
  if (!row) return null
  const { id, url, created_time, last_edited_time, properties } = row
  const cells = Object.entries(properties).map(([name, cell]) => [
    name,
    read(cell.type, cell[cell.type]),
  ])
  const title = Object.values(properties).find(({ type }) => type === 'title')
  return {
    ...{ id, url, created_time, last_edited_time },
    title: title ? read('title', title['title']) : '',
    properties: Object.fromEntries(cells) as Record<string, unknown>,
  }
}
