import { type CompileOptions, compileDocument } from '../../src/importing/compile.ts'
import {
  type ApiDocument,
  ImportFault,
  type Located,
  type Operation,
  type Resolved,
} from '../../src/importing/operation.ts'
import { isRecord, own } from '../../src/importing/values.ts'

/** An operation of which only what matters is said. */
export const operation = (said: Partial<Operation> = {}): Operation => ({
  ...{ method: 'GET', path: '/pets', pointer: '#/paths/~1pets/get', groups: [], scopes: [] },
  ...{ parameters: [], summary: 'Lists all pets of the shop' },
  ...said,
})

export const at = (raw: unknown): Located => ({ raw, file: '' })

export const query = (name: string, schema: unknown, said: object = {}) =>
  ({ name, in: 'query', required: false, schema: at(schema), ...said }) as const

export const inPath = (name: string, schema: unknown = { type: 'string' }) =>
  ({ name, in: 'path', required: true, schema: at(schema) }) as const

export const json = (schema: unknown, mediaType = 'application/json') => ({
  required: true,
  contents: [{ mediaType, schema: at(schema) }],
})

/** Follows `#/schemas/Name` of the schemas at hand. */
export const resolver =
  (schemas: Readonly<Record<string, unknown>>) =>
  ({ raw, file }: Located): Resolved => {
    const reference = own(raw, '$ref')
    if (typeof reference !== 'string') return { raw: isRecord(raw) ? raw : {}, file }
    const name = reference.replace('#/schemas/', '')
    const found = own(schemas, name)
    if (!isRecord(found)) throw new ImportFault(`${reference} leads nowhere`)
    return { raw: found, file, id: reference, name }
  }

export const document = (
  operations: readonly Operation[],
  schemas: Readonly<Record<string, unknown>> = {},
  said: Partial<ApiDocument> = {},
): ApiDocument => ({
  ...{ kind: 'openapi-3.1', title: 'Shop', baseUrl: 'https://api.shop.example' },
  ...{ variables: {}, auth: [], credentials: [] },
  operations: () => operations,
  resolve: resolver(schemas),
  ...said,
})

/** The action that one operation becomes. */
export function compiled(
  one: Operation,
  schemas: Readonly<Record<string, unknown>> = {},
  options: Partial<CompileOptions> = {},
) {
  const { actions, report } = compileDocument(document([one], schemas), {
    slug: 'shop',
    ...options,
  })
  const [action] = actions
  if (!action) throw new Error(JSON.stringify(report))
  return action
}
