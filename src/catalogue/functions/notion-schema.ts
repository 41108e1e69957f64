import * as z from 'zod'
import { ServiceError } from '../../core/errors.ts'
import type { ActionFunction } from '../run.ts'
import { idOf } from './notion-properties.ts'
import { toRichText } from './notion-text.ts'
import { readAnswer, readArguments } from './read.ts'

/** A column as models write it. */
const Column = z.object({
  name: z.string(),
  type: z.string().optional(),
  options: z.array(z.string()).default([]),
  new_name: z.string().optional(),
  database_id: z.string().optional(),
  remove: z.boolean().default(false),
})
type Column = z.infer<typeof Column>

const Id = z.string().transform(idOf)
const WITH_OPTIONS = new Set(['select', 'multi_select'])

/** https://developers.notion.com/reference/property-object */
function configurationOf({ name, type, options, database_id, new_name }: Column): object {
  const rename = new_name === undefined ? {} : { name: new_name }
  if (type === undefined) return rename
  if (WITH_OPTIONS.has(type)) {
    return { [type]: { options: options.map((option) => ({ name: option })) }, ...rename }
  }
  if (type !== 'relation') return { [type]: {}, ...rename }
  if (database_id === undefined) {
    const detail = `argument properties: the relation "${name}" needs a database_id`
    throw new ServiceError('invalid-arguments', detail)
  }
  return { relation: { database_id: idOf(database_id), single_property: {} }, ...rename }
}

const schemaOf = (columns: readonly Column[]): Record<string, object | null> =>
  Object.fromEntries(
    columns.map((column) => [column.name, column.remove ? null : configurationOf(column)]),
  )

const createDatabase: ActionFunction = async (args, call) => {
  const Arguments = z.object({
    parent_id: Id,
    title: z.string(),
    properties: z.array(Column).default([]),
  })
  const { parent_id, title, properties } = readArguments(Arguments, args)
  const titled = properties.some(({ type }) => type === 'title')
  const schema = { ...(!titled && { Name: { title: {} } }), ...schemaOf(properties) }
  const parent = { type: 'page_id', page_id: parent_id }
  const body = { parent, title: toRichText(title), properties: schema }
  return call({ method: 'POST', path: '/databases', body })
}

const updateDatabase: ActionFunction = async (args, call) => {
  const Arguments = z.object({
    database_id: Id,
    title: z.string().optional(),
    description: z.string().optional(),
    properties: z.array(Column).optional(),
  })
  const { database_id, title, description, properties } = readArguments(Arguments, args)
  const body = {
    ...(title !== undefined && { title: toRichText(title) }),
    ...(description !== undefined && { description: toRichText(description) }),
    ...(properties && { properties: schemaOf(properties) }),
  }
  return call({ method: 'PATCH', path: `/databases/${encodeURIComponent(database_id)}`, body })
}

const readColumn: ActionFunction = async (args, call) => {
  const Arguments = z.object({ database_id: Id, property_id: z.string() })
  const { database_id, property_id } = readArguments(Arguments, args)
  const Database = z.looseObject({
    properties: z.record(z.string(), z.looseObject({ id: z.string() })),
  })
  const answer = await call({ path: `/databases/${encodeURIComponent(database_id)}` })
  const { properties } = readAnswer(Database, answer)
  const found =
    properties[property_id] ?? Object.values(properties).find(({ id }) => id === property_id)
  if (found) return found
  const detail = `argument property_id: there are ${Object.keys(properties).join(', ')}`
  throw new ServiceError('invalid-arguments', detail)
}

/** What says of a Notion database which columns it has. */
export const functions: Readonly<Record<string, ActionFunction>> = {
  'notion.create-database': createDatabase,
  'notion.update-database': updateDatabase,
  'notion.read-column': readColumn,
}
