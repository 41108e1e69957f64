import { env } from 'cloudflare:workers'
import type { Strain } from '../stand-ins/strained.ts'
import { type Answer, call, newProject } from '../worker.ts'

const { STRAINED } = env as unknown as { STRAINED: string }

/** What the app saw so far. */
export const seen = async (): Promise<Strain> =>
  (await (await fetch(`${STRAINED}/_seen`)).json()) as Strain

const text = (name: string) => ({ name, in: 'query', schema: { type: 'string' } })

const operation = (operationId: string, ...names: string[]) => ({
  operationId,
  summary: `Does what is called ${operationId} at the app that strains us.`,
  parameters: [...names, 'as', 'delay'].map(text),
  responses: { 200: { description: 'Done' } },
})

/** The app that strains whoever calls it, as a document. */
const DOCUMENT = {
  openapi: '3.0.3',
  info: { title: 'Strained', version: '1' },
  servers: [{ url: 'https://api.strained.io' }],
  security: [{ key: [] }],
  components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } } },
  paths: {
    '/things': { post: operation('makeThing'), get: operation('listThings') },
    '/drop': { post: operation('dropThing'), get: operation('readDropped') },
    '/stall': { get: operation('stall') },
    '/huge': { get: operation('huge', 'bytes', 'type', 'encoding') },
    '/limited': {
      get: operation('limited', 'status', 'retry-after'),
      post: operation('makeLimited', 'status'),
    },
  },
}

let projects = 0

/** A project whose entities can act with the app. */
export async function strainedProject(...entities: string[]): Promise<string> {
  const key = await newProject(`limits-${++projects}-${Math.floor(Math.random() * 1e6)}`)
  await must(call(key, 'POST', '/v1/apps', { slug: 'strained', document: DOCUMENT }))
  await must(call(key, 'POST', '/v1/integrations', { app: 'strained', connect: false }))
  for (const entity of entities) await connect(key, entity)
  return key
}

/** A connection of an entity; its id. */
export async function connect(key: string, entity: string): Promise<string> {
  const wish = { app: 'strained', fields: { api_key: `key of ${entity}` } }
  const { body } = await must(call(key, 'POST', `/v1/entities/${entity}/connections`, wish))
  return body.id
}

async function must(asked: Promise<Answer>): Promise<Answer> {
  const answer = await asked
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body))
  return answer
}

/** A tool call of an entity. */
export const act = (
  key: string,
  entity: string,
  action: string,
  args: object = {},
  headers: Record<string, string> = {},
): Promise<Answer> => {
  const path = `/v1/entities/${entity}/actions/STRAINED_${action}`
  return call(key, 'POST', path, { arguments: args }, headers)
}
