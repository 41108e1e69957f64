import * as z from 'zod'
import { ServiceError } from '../../core/errors.ts'
import type { ActionFunction, Call } from '../run.ts'
import { readAnswer, readArguments } from './read.ts'
import { pathSegment } from './segment.ts'

/** Every record says again of which type it is and where: left out, inner records' too. */
function withoutAttributes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAttributes)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([key]) => key !== 'attributes')
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutAttributes(inner)]))
}

const ask = async (call: Call, soql: string): Promise<unknown> =>
  withoutAttributes(await call({ path: '/query', query: { q: soql } }))

/** `/services/data/v62.0/query/01g…-2000` of an answer, below the base URL that has the version. */
function nextPath(url: string): string {
  const [, cursor] = /^\/services\/data\/v[\d.]+\/query\/([\w-]+)$/.exec(url) ?? []
  if (cursor !== undefined) return `/query/${cursor}`
  throw new ServiceError(
    'invalid-arguments',
    'argument next_records_url: must be the nextRecordsUrl of an answer',
  )
}

const QueryArguments = z.object({
  soql_query: z.string().optional(),
  next_records_url: z.string().optional(),
})

const runQuery: ActionFunction = async (args, call) => {
  const { soql_query, next_records_url } = readArguments(QueryArguments, args)
  if (next_records_url) return withoutAttributes(await call({ path: nextPath(next_records_url) }))
  if (soql_query) return ask(call, soql_query)
  throw new ServiceError('invalid-arguments', 'argument soql_query: give a query or the next page')
}

/** A text within quotes of SOQL; within LIKE, `%` and `_` stand for any letters. */
const quoted = (text: string): string => text.replace(/[\\']/g, (letter) => `\\${letter}`)
const likely = (text: string): string => `%${quoted(text).replace(/[%_]/g, (it) => `\\${it}`)}%`

const CONTACT = 'Id, Name, Title, Email, Phone, MobilePhone, AccountId, Account.Name'

/** https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/ */
const contactsByName: ActionFunction = async (args, call) => {
  const Arguments = z.object({ name: z.string().min(1), limit: z.number().int().default(20) })
  const { name, limit } = readArguments(Arguments, args)
  const where = `Name LIKE '${likely(name)}'`
  return ask(call, `SELECT ${CONTACT} FROM Contact WHERE ${where} ORDER BY Name LIMIT ${limit}`)
}

const SObjects = z.object({
  sobjects: z.array(
    z.looseObject({
      name: z.string(),
      label: z.string(),
      custom: z.boolean().optional(),
      queryable: z.boolean().optional(),
    }),
  ),
})

/** Names only: what Salesforce says of its thousand types fills a megabyte. */
const listObjects: ActionFunction = async (args, call) => {
  const { name } = readArguments(z.object({ name: z.string().default('') }), args)
  const { sobjects } = readAnswer(SObjects, await call({ path: '/sobjects' }))
  const wanted = name.toLowerCase()
  const found = sobjects.filter(
    (it) => it.queryable !== false && `${it.name} ${it.label}`.toLowerCase().includes(wanted),
  )
  return { objects: found.map((it) => ({ name: it.name, label: it.label, custom: it.custom })) }
}

const Described = z.looseObject({
  name: z.string(),
  label: z.string(),
  fields: z.array(
    z.looseObject({
      name: z.string(),
      label: z.string(),
      type: z.string(),
      length: z.number().optional(),
      nillable: z.boolean().optional(),
      defaultedOnCreate: z.boolean().optional(),
      createable: z.boolean().optional(),
      updateable: z.boolean().optional(),
      referenceTo: z.array(z.string()).default([]),
      relationshipName: z.string().nullish(),
      picklistValues: z
        .array(z.looseObject({ value: z.string(), active: z.boolean().optional() }))
        .default([]),
    }),
  ),
})

/** A field as far as one who writes or queries it wants to know; most flags are left out. */
const fieldOf = (field: z.infer<typeof Described>['fields'][number]) => {
  const values = field.picklistValues.filter(({ active }) => active !== false)
  const needed = field.createable && !field.nillable && !field.defaultedOnCreate
  return {
    name: field.name,
    label: field.label,
    type: field.type,
    ...(field.length && { length: field.length }),
    ...(needed && { required: true }),
    ...(field.updateable === false && { read_only: true }),
    ...(field.referenceTo.length && {
      refers_to: field.referenceTo,
      relationship: field.relationshipName ?? undefined,
    }),
    ...(values.length && { values: values.map(({ value }) => value) }),
  }
}

const describe: ActionFunction = async (args, call) => {
  const { sobject } = readArguments(z.object({ sobject: z.string() }), args)
  const path = `/sobjects/${pathSegment(sobject, 'sobject')}/describe`
  const { name, label, fields } = readAnswer(Described, await call({ path }))
  return { name, label, fields: fields.map(fieldOf) }
}

const Bag = z.object({ custom_fields: z.record(z.string(), z.unknown()).default({}) })

const fieldsOf = (args: Readonly<Record<string, unknown>>): Record<string, unknown> => {
  const { custom_fields } = readArguments(Bag, args)
  const { custom_fields: _, ...fields } = args
  return { ...fields, ...custom_fields }
}

const create =
  (sobject: string): ActionFunction =>
  (args, call) =>
    call({ method: 'POST', path: `/sobjects/${sobject}`, body: fieldsOf(args) })

/** Salesforce says nothing where it worked, so the answer says what was changed. */
const update =
  (sobject: string): ActionFunction =>
  async (args, call) => {
    const { id } = readArguments(z.object({ id: z.string() }), args)
    const { id: _, ...body } = fieldsOf(args)
    if (Object.keys(body).length === 0) {
      throw new ServiceError('invalid-arguments', 'argument custom_fields: give at least one field')
    }
    await call({ method: 'PATCH', path: `/sobjects/${sobject}/${pathSegment(id, 'id')}`, body })
    return { id, changed: Object.keys(body) }
  }

const SearchArguments = z.object({
  q: z.string(),
  sobject: z.string().optional(),
  fields: z.string().optional(),
  limit: z.number().default(20),
})

/** https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_search_parameterized_get.htm */
const search: ActionFunction = async (args, call) => {
  const { q, sobject, fields, limit } = readArguments(SearchArguments, args)
  if (fields !== undefined && sobject === undefined) {
    throw new ServiceError('invalid-arguments', 'argument fields: only together with sobject')
  }
  const ofType = sobject !== undefined && { sobject, [`${sobject}.fields`]: fields }
  const query = { q, overallLimit: limit, ...ofType }
  const Found = z.object({
    searchRecords: z.array(
      z.looseObject({ attributes: z.looseObject({ type: z.string() }).optional() }),
    ),
  })
  const path = '/parameterizedSearch'
  const { searchRecords } = readAnswer(Found, await call({ path, query }))
  return {
    records: searchRecords.map(({ attributes, ...record }) => ({
      type: attributes?.type,
      ...(withoutAttributes(record) as object),
    })),
  }
}

/** Salesforce's actions that answer less than the API does, and those that take fields one by one. */
export const functions: Readonly<Record<string, ActionFunction>> = {
  'salesforce.query': runQuery,
  'salesforce.search': search,
  'salesforce.contacts-by-name': contactsByName,
  'salesforce.list-objects': listObjects,
  'salesforce.describe': describe,
  'salesforce.create-lead': create('Lead'),
  'salesforce.update-lead': update('Lead'),
  'salesforce.create-contact': create('Contact'),
  'salesforce.update-contact': update('Contact'),
  'salesforce.create-account': create('Account'),
  'salesforce.update-account': update('Account'),
  'salesforce.create-opportunity': create('Opportunity'),
  'salesforce.update-opportunity': update('Opportunity'),
  'salesforce.create-campaign': create('Campaign'),
  'salesforce.update-campaign': update('Campaign'),
  'salesforce.create-note': create('Note'),
  'salesforce.update-note': update('Note'),
  'salesforce.create-task': create('Task'),
  'salesforce.update-task': update('Task'),
  'salesforce.create-event': create('Event'),
}
