import * as z from 'zod'
import type { Operation } from '../routes/operation.ts'
import { Problem } from '../routes/problem.ts'
import type { DocumentedOperation } from './operations.ts'

type Json = Record<string, unknown>

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return json
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'The request is done once under it; within 24 hours, others get the same answer, with Idempotency-Replayed: true',
  schema: { type: 'string', maxLength: 255 },
}

function parametersOf({ params, query, path, once }: DocumentedOperation): Json[] {
  const fields = (place: string, object: z.ZodType | undefined) => {
    const { properties = {}, required = [] } = object ? schemaOf(object, 'input') : {}
    return Object.entries(properties as Record<string, Json>).map(([name, schema]) => {
      const { description, ...rest } = schema
      const needed = place === 'path' || (required as string[]).includes(name)
      return {
        name,
        in: place,
        required: needed,
        ...(description ? { description } : {}),
        schema: rest,
      }
    })
  }
  const wildcard = path.endsWith('/{path}')
    ? [
        {
          name: 'path',
          in: 'path',
          required: true,
          description: 'May contain slashes',
          schema: { type: 'string' },
        },
      ]
    : []
  const headers = once ? [IDEMPOTENCY_KEY] : []
  return [...fields('path', params), ...wildcard, ...fields('query', query), ...headers]
}

function responsesOf({ answers }: Operation): Json {
  const good = Object.entries(answers).map(([status, answer]) => {
    if (typeof answer === 'string') return [status, { description: answer }]
    const schema = schemaOf(answer, 'output')
    const description = (schema['description'] as string | undefined) ?? 'Done'
    return [status, { description, content: { 'application/json': { schema } } }]
  })
  const bad = ['401', '403'].map((status) => [status, { $ref: '#/components/responses/Problem' }])
  const rest = ['default', { $ref: '#/components/responses/Problem' }]
  return Object.fromEntries([...good, ...bad, rest]) as Json
}

function operationObject(it: DocumentedOperation, method: string): Json {
  const { tag, summary, description, body, takes, path, needs } = it
  const id = `${method}${path.replace(/[{}]/g, '').replace(/[^a-zA-Z0-9]+(\w?)/g, (_, c: string) => c.toUpperCase())}`
  const parameters = parametersOf(it)
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description ? { description } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body
      ? { requestBody: { content: { 'application/json': { schema: schemaOf(body, 'input') } } } }
      : {}),
    ...(takes
      ? { requestBody: { description: takes, content: { '*/*': { schema: { type: 'string' } } } } }
      : {}),
    security: [{ apiKey: [needs] }, { bearer: [needs] }],
    responses: responsesOf(it),
  }
}

/** The API as OpenAPI 3.1, from the very schemas that validate; a deployment says where it runs. */
export function openApiDocument(operations: readonly DocumentedOperation[]): Json {
  const paths: Record<string, Json> = {}
  for (const it of operations) {
    const methods = it.method === 'all' ? ['get', 'post', 'put', 'patch', 'delete'] : [it.method]
    for (const method of methods) {
      paths[it.path] = { ...paths[it.path], [method]: operationObject(it, method) }
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Behalf',
      version: '1',
      description: 'Act on behalf of a user in the services that the user has connected.',
    },
    servers: [],
    security: [{ apiKey: [] }, { bearer: [] }],
    paths,
    components: {
      securitySchemes: {
        apiKey: { type: 'apiKey', in: 'header', name: 'x-api-key' },
        bearer: { type: 'http', scheme: 'bearer' },
      },
      responses: {
        Problem: {
          description: 'What went wrong, and what to do',
          content: { 'application/problem+json': { schema: schemaOf(Problem, 'output') } },
        },
      },
    },
  }
}
