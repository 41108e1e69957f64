import { readBody } from './openapi-body.ts'
import { assemble, type Source } from './openapi-document.ts'
import { queryIn, readParameter, readParameters } from './openapi-parameters.ts'
import type { ApiDocument } from './operation.ts'
import { own, record } from './values.ts'

/** OpenAPI 3.0 and 3.1; what comes after is read as 3.1. */
export function readOpenApi(source: Source, kind: 'openapi-3.0' | 'openapi-3.1'): ApiDocument {
  const { root, references } = source
  return assemble(source, {
    kind,
    servers: root['servers'],
    schemes: own(record(root['components']), 'securitySchemes'),
    input: (operation, declared, path, written) => {
      const body = readBody(operation, declared, references)
      const parameters = readParameters(declared, path, queryIn(written), readParameter)
      return body ? { parameters, body } : { parameters }
    },
  })
}
