import * as z from 'zod'
import { ServiceError } from '../../core/errors.ts'
import type { Call } from '../run.ts'

const Answer = z.object({ data: z.record(z.string(), z.unknown()) })

/**
 * One GraphQL document and its variables.
 *
 * @returns what `field` of the answer's data holds
 * @throws {ServiceError} `upstream-unavailable` where the answer has no data
 */
export async function ask(
  call: Call,
  query: string,
  variables: object,
  field: string,
): Promise<unknown> {
  const said = await call({ method: 'POST', path: '/graphql', body: { query, variables } })
  const answer = Answer.safeParse(said).data
  if (answer) return answer.data[field]
  throw new ServiceError('upstream-unavailable', 'Linear did not answer with data')
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

const same = (text: string) => ({ eqIgnoreCase: text })

/** The filter for a team: by id, key or name. */
export const teamFilter = (text: string): object =>
  UUID.test(text) ? { id: { eq: text } } : { or: [{ key: same(text) }, { name: same(text) }] }

/** The filter for a person: `me`, or by id, e-mail address or name. */
export function userFilter(text: string): object {
  if (text.toLowerCase() === 'me') return { isMe: { eq: true } }
  if (UUID.test(text)) return { id: { eq: text } }
  return { or: [{ email: same(text) }, { name: same(text) }, { displayName: same(text) }] }
}

/** The filter for anything else that has a name: by it, or by id. */
export const nameFilter = (text: string): object =>
  UUID.test(text) ? { id: { eq: text } } : { name: same(text) }

/** What can be named: the field of the API that lists it, the type of its filter, and how it is shown. */
const KINDS = {
  team: { field: 'teams', type: 'TeamFilter', shown: 'id name', filter: teamFilter },
  project: { field: 'projects', type: 'ProjectFilter', shown: 'id name', filter: nameFilter },
  user: { field: 'users', type: 'UserFilter', shown: 'id name', filter: userFilter },
  state: {
    field: 'workflowStates',
    type: 'WorkflowStateFilter',
    shown: 'id name',
    filter: nameFilter,
  },
  label: { field: 'issueLabels', type: 'IssueLabelFilter', shown: 'id name', filter: nameFilter },
} as const
export type Kind = keyof typeof KINDS

const Named = z.object({
  nodes: z.array(z.object({ id: z.string(), name: z.string().nullish() })),
})

async function list(call: Call, kind: Kind, filter: object | undefined) {
  const { field, type, shown } = KINDS[kind]
  const query = `query($filter: ${type}) {
  ${field}(first: 25, filter: $filter) { nodes { ${shown} } }
}`
  return Named.safeParse(await ask(call, query, { filter }, field)).data?.nodes
}

/**
 * The id of what a text means. An id costs no request; where Linear lists nothing, the text is left
 * for Linear itself to refuse.
 *
 * @param team id of the team whose state or label is meant
 * @throws {ServiceError} `invalid-arguments` that says which names there are
 */
export async function idOf(
  call: Call,
  kind: Kind,
  text: string,
  argument: string,
  team?: string,
): Promise<string> {
  if (UUID.test(text)) return text
  const within = team === undefined ? {} : { team: { id: { eq: team } } }
  const inTeam = kind === 'state' ? within : {}
  const nodes = await list(call, kind, { ...KINDS[kind].filter(text), ...inTeam })
  if (!nodes) return text
  const [found] = nodes
  if (found) return found.id
  const others = (await list(call, kind, kind === 'state' ? within : undefined)) ?? []
  const names = others.map(({ name }) => name).join(', ')
  throw new ServiceError(
    'invalid-arguments',
    `argument ${argument}: there is no ${kind} ${JSON.stringify(text)}; there are ${names}`,
  )
}
