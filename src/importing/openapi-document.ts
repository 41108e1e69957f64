import {
  attempt,
  type Dialect,
  type Faulty,
  isPreviewPath,
  type OperationPlace,
  operationPlaces,
  readOperation,
} from './openapi-operations.ts'
import { readSchemes } from './openapi-security.ts'
import { type ApiDocument, ImportFault, type Operation } from './operation.ts'
import { type Limits, tooLarge } from './parse.ts'
import type { References } from './pointer.ts'
import { type Choice, chooseServer, type Variable } from './servers.ts'
import { defined, isRecord, own, type Raw, text } from './values.ts'

/** A document whose files are all there. */
export interface Source {
  readonly root: Raw
  /** Name of the file that `root` is. */
  readonly file: string
  /** Where the document came from. */
  readonly url: string | undefined
  readonly references: References
  readonly limits: Limits
  /** What was found out on the way here. */
  readonly warnings: readonly string[]
}

/** What OpenAPI 3 and Swagger 2.0 say in ways of their own. */
interface Version {
  readonly kind: ApiDocument['kind']
  readonly servers: unknown
  readonly schemes: unknown
  readonly input: Dialect['input']
}

/** Puts together what both versions of the specification have alike. */
export function assemble(source: Source, version: Version): ApiDocument {
  const { root, file, url, references, limits } = source
  const places = [...operationPlaces(root, file, references)]
  checkCount(places.length, limits)
  const main = chooseServer(version.servers, url)
  const baseUrl = 'server' in main ? main.server.baseUrl : undefined
  const servers = ownServers(places, baseUrl ?? url)
  const previews = previewPaths(places)
  const variables = variablesOf([main, ...servers.values()])
  const schemes = readSchemes(
    root,
    file,
    places,
    version.schemes,
    references,
    baseUrl ?? url,
    Object.keys(variables),
  )
  const dialect: Dialect = {
    input: version.input,
    security: schemes.ofOperation,
    isPreview: (path) => previews.has(path),
    baseUrl: (place) => ownBaseUrl(place, servers, baseUrl),
  }
  const problem = 'problem' in main ? main.problem : undefined
  return {
    kind: version.kind,
    ...describe(root, url),
    ...(baseUrl === undefined ? {} : { baseUrl }),
    variables,
    auth: schemes.security.auth,
    credentials: schemes.credentials,
    warnings: [
      ...source.warnings,
      ...(problem === undefined ? [] : [problem]),
      ...schemes.security.warnings,
    ],
    operations: () => read(places, dialect, references),
    resolve: references.resolve,
  }
}

function* read(
  places: Iterable<OperationPlace | Faulty>,
  dialect: Dialect,
  references: References,
): Generator<Operation | Faulty> {
  for (const place of places) {
    if ('fault' in place) yield place
    else {
      const result = attempt(place.pointer, () => readOperation(place, dialect, references))
      yield 'fault' in result ? result : result.value
    }
  }
}

function checkCount(count: number, limits: Limits): void {
  if (count <= limits.operations) return
  throw tooLarge(`The document has ${count} operations, and at most ${limits.operations} are taken`)
}

function describe(
  root: Raw,
  url: string | undefined,
): Pick<ApiDocument, 'title' | 'description' | 'version' | 'docs'> {
  const info = root['info']
  const docs = text(own(root['externalDocs'], 'url'))
  const host = url !== undefined && URL.canParse(url) ? new URL(url).host : undefined
  return defined<Pick<ApiDocument, 'title' | 'description' | 'version' | 'docs'>>({
    title: text(own(info, 'title')) ?? host ?? 'API',
    description: text(own(info, 'description')) ?? text(own(info, 'summary')),
    version: text(own(info, 'version')),
    docs: docs !== undefined && URL.canParse(docs) ? docs : undefined,
  })
}

/** Those that their names mark; none where all are: then the document is what somebody wants. */
function previewPaths(places: Iterable<OperationPlace | Faulty>): ReadonlySet<string> {
  const paths = [...places].flatMap((it) => ('path' in it ? [it.path] : []))
  const previews = paths.filter(isPreviewPath)
  return new Set(previews.length === paths.length ? [] : previews)
}

/** What `servers` of a path or operation come to, by the list itself. */
type OwnServers = ReadonlyMap<unknown, Choice>

function ownServers(
  places: Iterable<OperationPlace | Faulty>,
  url: string | undefined,
): OwnServers {
  const servers = new Map<unknown, Choice>()
  for (const place of places) {
    const given = 'fault' in place ? undefined : serversOf(place)
    if (given !== undefined && !servers.has(given)) servers.set(given, chooseServer(given, url))
  }
  return servers
}

function serversOf({ item, operation }: OperationPlace): unknown {
  const lists = [operation.raw['servers'], item.raw['servers']]
  return lists.find((it) => Array.isArray(it) && it.some(isRecord))
}

function ownBaseUrl(
  place: OperationPlace,
  servers: OwnServers,
  main: string | undefined,
): string | undefined {
  const given = serversOf(place)
  const choice = given === undefined ? undefined : servers.get(given)
  if (!choice) return undefined
  if (main === undefined && 'problem' in choice) return undefined
  if ('server' in choice) return choice.server.baseUrl === main ? undefined : choice.server.baseUrl
  throw new ImportFault(choice.problem ?? 'None of its servers has a URL.')
}

const variablesOf = (choices: readonly Choice[]): Record<string, Variable> =>
  Object.assign(
    {},
    ...choices.map((it) => ('server' in it ? it.server.variables : {})).toReversed(),
  )
