import * as z from 'zod'
import { type Api, ask } from '../../scripts/api.ts'
import type { Shot } from './drive.ts'
import { fingerprint, tokenOf } from './tokens.ts'

/** The host of all apps that the bench makes up; the upstream's GitHub stands behind it. */
export const MADE_UP_HOST = 'https://api.benchapp.com'

/** An OpenAPI document: one operation that reads an issue, and as many others as are wanted. */
const documentOf = (operations: number): object => ({
  openapi: '3.1.0',
  info: { title: 'An app of the bench', version: '1' },
  servers: [{ url: MADE_UP_HOST }],
  security: [{ token: [] }],
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  paths: {
    '/repos/{owner}/hello/issues/7': operation('readIssue', ['owner']),
    ...Object.fromEntries(
      Array.from({ length: operations - 1 }, (_, n) => [
        `/things${n}/{id}`,
        operation(`readThing${n}`, ['id']),
      ]),
    ),
  },
})

const operation = (operationId: string, parameters: readonly string[]) => ({
  get: {
    operationId,
    summary: `Does what ${operationId} says`,
    parameters: parameters.map((name) => ({
      ...{ name, in: 'path', required: true },
      schema: { type: 'string' },
    })),
    responses: { 200: { description: 'It' } },
  },
})

/** Imports an app and makes an integration of it. @returns the integration's id */
export async function importApp(api: Api, slug: string, operations: number): Promise<string> {
  const { report } = await ask(api, {
    method: 'POST',
    path: '/v1/apps',
    body: { slug, document: documentOf(operations) },
    answer: z.object({ report: z.object({ published: z.int() }) }),
  })
  if (report.published !== operations) {
    throw new Error(`${slug}: of ${operations} actions, ${report.published} were imported`)
  }
  const made = await ask(api, {
    method: 'POST',
    path: '/v1/integrations',
    body: { app: slug, connect: false },
    answer: z.object({ id: z.string() }),
  })
  return made.id
}

/** Connects an entity to such an app. @returns the connection's id */
export async function connectApp(api: Api, integrationId: string, entity: string): Promise<string> {
  const made = await ask(api, {
    method: 'POST',
    path: `/v1/entities/${entity}/connections`,
    body: { integrationId, fields: { token: tokenOf(entity) } },
    answer: z.object({ id: z.string(), status: z.literal('ACTIVE') }),
  })
  return made.id
}

/** The same for whoever is driven, many at a time. */
export const connectShot = ({ key }: Api, integrationId: string, entity: string): Shot => ({
  method: 'POST',
  path: `/v1/entities/${entity}/connections`,
  headers: { 'x-api-key': key, 'content-type': 'application/json' },
  body: JSON.stringify({ integrationId, fields: { token: tokenOf(entity) } }),
  status: 201,
  expects: ['"status":"ACTIVE"'],
})

/** The issue, read through such an app. */
export const madeUpCall = (
  { key }: Api,
  slug: string,
  entity: string,
  connectionId?: string,
): Shot => ({
  method: 'POST',
  path: `/v1/entities/${entity}/actions/${slug.toUpperCase()}_READ_ISSUE`,
  headers: { 'x-api-key': key, 'content-type': 'application/json' },
  body: JSON.stringify({ arguments: { owner: entity }, ...(connectionId && { connectionId }) }),
  expects: ['"successful":true', `"seen":"${fingerprint(tokenOf(entity))}"`],
})
