import type { Api } from '../../scripts/api.ts'
import type { Shot } from './drive.ts'
import { asanaToken, fingerprint, tokenOf } from './tokens.ts'

const json = 'application/json'

/** The name of the nth entity. */
export const entityName = (n: number): string => `e${n}`

/** The names of the first entities. */
export const entityNames = (count: number): string[] =>
  Array.from({ length: count }, (_, n) => entityName(n))

/** What proves that an issue was read with the entity's own token. */
const proof = (entity: string): string[] => [
  `"login":"${entity}"`,
  `"seen":"${fingerprint(tokenOf(entity))}"`,
]

/** An issue, read by our tool call. */
export const callOf = ({ key }: Api, entity: string): Shot => ({
  method: 'POST',
  path: `/v1/entities/${entity}/actions/GITHUB_GET_AN_ISSUE`,
  headers: { 'x-api-key': key, 'content-type': json },
  body: JSON.stringify({ arguments: { owner: entity, repo: 'hello', issue_number: 7 } }),
  expects: ['"successful":true', ...proof(entity)],
})

/** The same by our proxy. */
export const proxyOf = ({ key }: Api, entity: string): Shot => ({
  method: 'GET',
  path: `/v1/entities/${entity}/proxy/github/repos/${entity}/hello/issues/7`,
  headers: { 'x-api-key': key },
  expects: proof(entity),
})

/** The same by a rival. */
export const rivalOf = (entity: string): Shot => ({
  method: 'GET',
  path: `/${entity}/github/repos/${entity}/hello/issues/7`,
  expects: proof(entity),
})

/** The same by a rival that takes tool calls. */
export const rivalCallOf = (entity: string): Shot => ({
  method: 'POST',
  path: `/${entity}/github/repos/${entity}/{repo}/issues/7`,
  headers: { 'content-type': json },
  body: JSON.stringify({ arguments: { owner: entity, repo: 'hello', issue_number: 7 } }),
  expects: ['"successful":true', ...proof(entity)],
})

/** A task of Asana, whose tokens end, read by our tool call. */
export const taskOf = ({ key }: Api, entity: string): Shot => ({
  method: 'POST',
  path: `/v1/entities/${entity}/actions/ASANA_GET_A_TASK`,
  headers: { 'x-api-key': key, 'content-type': json },
  body: JSON.stringify({ arguments: { task_gid: entity } }),
  expects: ['"successful":true', `"seen":"${entity}"`],
})

/** Connects an entity to GitHub, with a token from elsewhere. */
export const connectOf = ({ key }: Api, integrationId: string, entity: string): Shot =>
  connection(key, entity, { integrationId, credentials: { access_token: tokenOf(entity) } })

/** Connects an entity to Asana, with a token that ended long ago. */
export const connectExpired = ({ key }: Api, integrationId: string, entity: string): Shot =>
  connection(key, entity, {
    integrationId,
    credentials: {
      access_token: asanaToken('access', entity, 0),
      refresh_token: asanaToken('refresh', entity, 0),
      expires_at: '2026-01-01T00:00:00Z',
    },
  })

const connection = (key: string, entity: string, body: object): Shot => ({
  method: 'POST',
  path: `/v1/entities/${entity}/connections`,
  headers: { 'x-api-key': key, 'content-type': json },
  body: JSON.stringify(body),
  status: 201,
  expects: ['"status":"ACTIVE"'],
})

/** Connects an entity to Exa, whose key nobody checks. */
export const connectKey = ({ key }: Api, integrationId: string, entity: string): Shot =>
  connection(key, entity, { integrationId, fields: { api_key: `key-of-${entity}` } })
