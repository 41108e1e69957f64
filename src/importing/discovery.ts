import { methodPlaces, readMethod } from './discovery-methods.ts'
import { discoveryReferences } from './discovery-schemas.ts'
import type { Source } from './openapi-document.ts'
import type { Faulty } from './openapi-operations.ts'
import { attempt } from './openapi-operations.ts'
import type { ApiDocument, Operation } from './operation.ts'
import { tooLarge } from './parse.ts'
import { chooseScopes } from './security.ts'
import { defined, own, type Raw, record, text } from './values.ts'

/**
 * Google's API Discovery documents (https://developers.google.com/discovery/v1/reference/apis, read
 * in November 2026). They name scopes and no OAuth URLs, which are the same for all of Google.
 */
export function readDiscovery({ root, file, limits, warnings }: Source): ApiDocument {
  const places = [...methodPlaces(root)]
  if (places.length > limits.operations) {
    throw tooLarge(
      `The document has ${places.length} methods, and at most ${limits.operations} are taken`,
    )
  }
  const references = discoveryReferences(root, file)
  const rootUrl = withoutSlash((text(root['rootUrl']) ?? '').slice(0, 2000)).replace(
    /^http:/,
    'https:',
  )
  const service = (text(root['servicePath']) ?? '').slice(0, 2000).replace(/^\/+|\/+$/g, '')
  const baseUrl = service === '' ? rootUrl : `${rootUrl}/${service}`
  const document = { root, file, rootUrl, baseUrl, find: references.find }
  const docs = text(root['documentationLink'])
  return {
    kind: 'discovery',
    ...defined<Pick<ApiDocument, 'title' | 'description' | 'version' | 'docs' | 'baseUrl'>>({
      title: text(root['title']) ?? text(root['name']) ?? 'Google API',
      description: text(root['description']),
      version: text(root['version']),
      docs: docs !== undefined && URL.canParse(docs) ? docs : undefined,
      baseUrl: rootUrl === '' ? undefined : baseUrl,
    }),
    variables: {},
    auth: authOf(root),
    credentials: CREDENTIALS,
    warnings,
    *operations(): Generator<Operation | Faulty> {
      for (const place of places) {
        const read = attempt(place.pointer, () => readMethod(place, document))
        if ('fault' in read) yield read
        else yield* read.value
      }
    },
    resolve: references.resolve,
  }
}

const withoutSlash = (url: string): string => url.replace(/\/+$/, '')

const CREDENTIALS = ['Authorization', 'key', 'access_token', 'oauth_token', 'bearer_token']

/** OAuth where the document names scopes, else the key that every Google API takes. */
function authOf(root: Raw): ApiDocument['auth'] {
  const scopes = Object.keys(record(own(own(root['auth'], 'oauth2'), 'scopes')))
  if (scopes.length === 0) {
    const fields = [{ name: 'api_key', label: 'API key', type: 'password' as const }]
    return [{ scheme: 'API_KEY', put: { query: { key: '{api_key}' } }, fields }]
  }
  return [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
      tokenUrl: 'https://oauth2.googleapis.com/token',
      clientAuth: 'client_secret_post',
      authorizationParams: { access_type: 'offline', prompt: 'consent' },
      scopes: chooseScopes(scopes),
      revocation: { url: 'https://oauth2.googleapis.com/revoke', clientAuth: 'none' },
    },
  ]
}
