import * as z from 'zod'
import { ServiceError } from '../../core/errors.ts'
import type { Call } from '../run.ts'
import { readAnswer } from './read.ts'

/** Whom Jira offers: those who may be assigned to this issue, or in this project; else everybody. */
export interface Where {
  readonly issueKey?: string
  readonly project?: string
}

const User = z.looseObject({
  accountId: z.string(),
  displayName: z.string().nullish(),
  emailAddress: z.string().nullish(),
})

/** `712020:8e5d6f5c-…`, or 24 hexadecimal digits and the like: no name, no e-mail address. */
const isAccountId = (text: string): boolean => /^(?:\d+:[\w-]{8,}|[0-9a-f]{24,128})$/i.test(text)

const isSame = (one: string | null | undefined, other: string): boolean =>
  one?.toLowerCase() === other.toLowerCase()

/**
 * The account id of somebody who is named as people name each other: `me`, an e-mail address, a name,
 * or the id itself. `null` for `unassigned`.
 *
 * @throws {ServiceError} `invalid-arguments` where nobody fits, or several do
 */
export async function accountIdOf(who: string, where: Where, call: Call): Promise<string | null> {
  const query = who.trim()
  if (/^(?:|none|nobody|unassigned)$/i.test(query)) return null
  if (isAccountId(query)) return query
  if (/^me$/i.test(query)) {
    return readAnswer(User, await call({ path: '/rest/api/3/myself' })).accountId
  }
  const scoped = where.issueKey !== undefined || where.project !== undefined
  const path = scoped ? '/rest/api/3/user/assignable/search' : '/rest/api/3/user/search'
  const found = readAnswer(z.array(User), await call({ path, query: { ...where, query } }))
  // Jira hides most e-mail addresses, but finds people by them
  const exact = found.filter(
    ({ emailAddress, displayName }) => isSame(emailAddress, query) || isSame(displayName, query),
  )
  const [one, another] = exact.length ? exact : found
  if (one && !another) return one.accountId
  const why = one ? 'several people fit' : 'nobody fits'
  throw new ServiceError(
    'invalid-arguments',
    `${why} that name or e-mail address; JIRA_FIND_USERS tells account ids`,
  )
}
