import * as z from 'zod'
import { ServiceError } from '../../core/errors.ts'
import type { ActionFunction } from '../run.ts'
import { readAnswer, readArguments } from './read.ts'

const Tables = z.object({
  tables: z.array(z.looseObject({ id: z.string(), name: z.string() })),
})

/** https://airtable.com/developers/web/api/get-base-schema, cut down to one table. */
const tableSchema: ActionFunction = async (args, call) => {
  const Arguments = z.object({ baseId: z.string(), tableIdOrName: z.string() })
  const { baseId, tableIdOrName } = readArguments(Arguments, args)
  const path = `/meta/bases/${encodeURIComponent(baseId)}/tables`
  const { tables } = readAnswer(Tables, await call({ path }))
  const found =
    tables.find(({ id, name }) => id === tableIdOrName || name === tableIdOrName) ??
    tables.find(({ name }) => name.toLowerCase() === tableIdOrName.toLowerCase())
  if (found) return found
  const names = tables.map(({ name }) => JSON.stringify(name)).join(', ')
  throw new ServiceError('invalid-arguments', `argument tableIdOrName: the base has only ${names}`)
}

/** A text as formulas write it, with its quotes and backslashes escaped. */
const quoted = (text: string): string =>
  `"${text
    .replace(/[\\"]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')}"`

/** A field as formulas write it; a brace in its name would end it. */
const fieldReference = (name: string): string => `{${name.replace(/[\\}]/g, '\\$&')}}`

/** The formula that is true where a field holds a text, whatever its case and its type. */
export function formulaFor(field: string, text: string, match: 'contains' | 'exact'): string {
  const value = `LOWER(${fieldReference(field)}&"")`
  const wanted = quoted(text.toLowerCase())
  return match === 'exact' ? `${value}=${wanted}` : `FIND(${wanted},${value})>0`
}

/** https://airtable.com/developers/web/api/list-records, with a formula made here. */
const searchRecords: ActionFunction = async (args, call) => {
  const Arguments = z.object({
    baseId: z.string(),
    tableIdOrName: z.string(),
    field: z.string(),
    text: z.string(),
    match: z.enum(['contains', 'exact']).default('contains'),
    fields: z.array(z.string()).optional(),
    maxRecords: z.number().default(20),
  })
  const { baseId, tableIdOrName, field, text, match, fields, maxRecords } = readArguments(
    Arguments,
    args,
  )
  return call({
    method: 'POST',
    path: `/${encodeURIComponent(baseId)}/${encodeURIComponent(tableIdOrName)}/listRecords`,
    body: {
      filterByFormula: formulaFor(field, text, match),
      maxRecords,
      ...(fields && { fields }),
    },
  })
}

/** What Airtable answers only to those who know its formulas, or whole bases. */
export const functions: Readonly<Record<string, ActionFunction>> = {
  'airtable.table-schema': tableSchema,
  'airtable.search-records': searchRecords,
}
