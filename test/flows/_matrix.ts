import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect } from 'vitest'
import { app } from '../../src/app.ts'
import type { Env } from '../../src/env.ts'
import { call, newProject, ORIGIN, ROOT } from '../worker.ts'
import { connected, lendGithub } from './_github.ts'
import { HOUSE, type Ids, type Line } from './_line.ts'
import { linesFor } from './_routes.ts'

/** Every scope. */
export const ALL = ['read', 'connect', 'execute', 'admin', 'keys', 'credentials:read']
const settings = env as unknown as Env // as wrangler.toml and vitest.config.ts bind them
const PROJECT = { 'x-project': 'matrix' }

/** A new key of the project `matrix`, or of another one. */
export const made = async (wish: object, project = 'matrix') =>
  (await call(ROOT, 'POST', '/v1/keys', wish, { 'x-project': project })).body

/** Of the things that nobody else may see; there once {@link setUp} has run. */
export let ids: Ids
/** The table, for these ids. */
export let lines: [route: string, line: Line][]
/** What is no key: nobody gets in with it, anywhere. */
export const worthless: Record<string, string> = {}
/** Keys that may do all, elsewhere. */
export const strangers: Record<'project' | 'entities' | 'apps', string> = {
  project: '',
  entities: '',
  apps: '',
}
/** Of what opens one page or endpoint. */
export const tokens: Record<string, string> = {}

/** One project with one of everything, keys of others, and what is no key. */
export async function setUp(): Promise<void> {
  const usual = await newProject('matrix')
  await lendGithub()
  const connection = await connected(usual, 'acme/ada', 'ada')
  const ada = '/v1/entities/acme%2Fada'
  const { integrationId } = (await call(usual, 'GET', `/v1/connections/${connection}`)).body
  const acted = await call(usual, 'POST', `${ada}/actions/GITHUB_GET_THE_AUTHENTICATED_USER`, {})
  const token = (await call(usual, 'POST', `${ada}/mcp-tokens`, {})).body
  await call(usual, 'POST', '/v1/apps', { slug: 'house', document: HOUSE })
  const session = (await call(usual, 'POST', '/v1/connect-sessions', { entityId: 'acme/ada' })).body
  const begun = (await call(usual, 'POST', `${ada}/connections`, { app: 'github' })).body
  const { id: key } = await made({ scopes: ['read'] })
  const added = { url: 'https://hooks.acme.example/behalf' }
  const { id: webhook } = (await call(usual, 'POST', '/v1/webhooks', added)).body
  const inbound = `/v1/integrations/${integrationId}/hooks`
  const { id: hook } = (await call(usual, 'POST', inbound, {})).body
  const { logId: log } = acted.body
  ids = { connection, integration: integrationId, log, token: token.id, key, webhook, hook }
  lines = Object.entries(linesFor(ids))

  await newProject('elsewhere')
  strangers.project = (await made({ scopes: ALL }, 'elsewhere')).key
  strangers.entities = (await made({ scopes: ALL, entityPrefix: 'globex/' })).key
  strangers.apps = (await made({ scopes: ALL, apps: ['gmail'] })).key

  tokens['a session'] = session.token
  tokens['an MCP client'] = token.token
  tokens['a link'] = begun.redirectUrl.split('/connect/')[1]
  const gone = await made({ scopes: ALL })
  await call(ROOT, 'DELETE', `/v1/keys/${gone.id}`, undefined, PROJECT)
  const over = await made({ scopes: ALL, expiresAt: '2020-01-01T00:00:00Z' })
  Object.assign(worthless, tokens, {
    ...{ 'no key': undefined, 'a wrong key': `bhf_matrix_${'A'.repeat(49)}` },
    ...{ 'a revoked key': gone.key, 'a key that is over': over.key },
  })
}

const methodOf = (route: string) => route.split(' ')[0]?.replace('ALL', 'GET') ?? ''

/**
 * Sends a line's request, right to the Worker's handler: each hop through the test pool's own entry
 * makes all later ones of the file slower, and a matrix has many.
 *
 * @param change what is to stand in the place of its ids
 */
export async function send(
  route: string,
  { url, body }: Line,
  headers: Record<string, string>,
  change = (text: string) => text,
) {
  const method = methodOf(route)
  const init: RequestInit = {
    method,
    headers: { 'x-entity-id': 'acme/ada', 'content-type': 'application/json', ...headers },
    redirect: 'manual',
  }
  const sent = change(JSON.stringify(body ?? (method === 'POST' ? {} : undefined)) ?? '')
  if (sent !== '') init.body = sent
  const context = createExecutionContext()
  const request = new Request(`${ORIGIN}${change(url)}`, init)
  const response = await app.fetch(request, settings, context)
  const text = await response.text()
  await waitOnExecutionContext(context)
  return { status: response.status, text }
}

/** The header that bears a key. */
export const key = (value: string): Record<string, string> => ({ 'x-api-key': value })

/** Whatever was tried: all is as it was. */
export async function expectAllThere(): Promise<void> {
  const usual = (await made({ scopes: ALL })).key
  const { body } = await call(usual, 'GET', `/v1/connections/${ids.connection}`)
  expect(body).toMatchObject({ status: 'ACTIVE', entityId: 'acme/ada', label: null })
  expect((await call(usual, 'GET', '/v1/apps/house')).status).toBe(200)
  expect((await call(usual, 'GET', `/v1/integrations/${ids.integration}`)).status).toBe(200)
  expect((await call(usual, 'GET', `/v1/webhooks/${ids.webhook}`)).body.enabled).toBe(true)
  const { items } = (await call(usual, 'GET', `/v1/integrations/${ids.integration}/hooks`)).body
  expect(items).toMatchObject([{ id: ids.hook, name: 'github' }])
}
