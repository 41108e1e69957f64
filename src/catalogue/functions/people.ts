import * as z from 'zod'
import { ServiceError } from '../../core/errors.ts'
import type { ActionFunction } from '../run.ts'
import { readArguments } from './read.ts'

/** The People API, which holds the contacts of a Gmail account. */
const PEOPLE = 'https://people.googleapis.com/v1'

const PersonFields = z.string().default('emailAddresses,names,birthdays,genders')

/** `people/me` and the like; its slash belongs to the path, so it cannot be encoded. */
const resourcePath = (name: string): string => {
  if (/^(?:people|otherContacts)\/[\w-]+$/.test(name)) return `${PEOPLE}/${name}`
  throw new ServiceError(
    'invalid-arguments',
    'argument resource_name must be people/me or come from another answer, such as people/c123',
  )
}

/** https://developers.google.com/people/api/rest/v1/people/get */
export const readPerson: ActionFunction = async (args, call) => {
  const Arguments = z.object({
    resource_name: z.string().default('people/me'),
    person_fields: PersonFields,
  })
  const given = readArguments(Arguments, args)
  const query = { personFields: given.person_fields }
  return call({ path: resourcePath(given.resource_name), query })
}

/** https://developers.google.com/people/api/rest/v1/people.connections/list */
export const readContacts: ActionFunction = async (args, call) => {
  const Arguments = z.object({
    resource_name: z.string().default('people/me'),
    person_fields: PersonFields,
    page_token: z.string().optional(),
    page_size: z.number().default(50),
  })
  const given = readArguments(Arguments, args)
  return call({
    path: `${resourcePath(given.resource_name)}/connections`,
    query: {
      personFields: given.person_fields,
      pageToken: given.page_token,
      pageSize: given.page_size,
    },
  })
}

/**
 * Searches by the beginnings of words. Google wants an empty search first, which makes its cache
 * current (https://developers.google.com/people/v1/contacts#search_the_users_contacts).
 */
export const searchPeople: ActionFunction = async (args, call) => {
  const Arguments = z.object({ query: z.string(), person_fields: PersonFields })
  const given = readArguments(Arguments, args)
  const path = `${PEOPLE}/people:searchContacts`
  const search = (query: string) => call({ path, query: { query, readMask: given.person_fields } })
  await search('')
  return search(given.query)
}
