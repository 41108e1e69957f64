import type { ApiDocument, Operation } from '../../src/importing/operation.ts'
import { type ReadOptions, readDocument } from '../../src/importing/read.ts'

const HEAD = `openapi: 3.1.0
info: { title: Pets, version: '1' }
servers: [{ url: https://api.pets.io/v1 }]
`

/** A document of OpenAPI 3.1 of which only the rest is said, in YAML. */
export const pets = (rest: string, options?: ReadOptions): Promise<ApiDocument> =>
  readDocument(`${HEAD}${rest}`, options)

/** The operations that could be read. */
export const operationsOf = (document: ApiDocument): Operation[] =>
  [...document.operations()].filter((it): it is Operation => !('fault' in it))

/** Where something is wrong, and what. */
export const faultsOf = (document: ApiDocument): string[] =>
  [...document.operations()].flatMap((it) =>
    'fault' in it ? [`${it.pointer} ${it.fault.message}`] : [],
  )

/** The one operation of a document. @throws where there is none */
export function only(document: ApiDocument): Operation {
  const [operation] = operationsOf(document)
  if (!operation) throw new Error(faultsOf(document).join() || 'there is no operation')
  return operation
}
