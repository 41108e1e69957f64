import { placeOf } from '../../src/catalogue/places.ts'
import type { ActionSpec, AppSpec } from '../../src/catalogue/spec.ts'
import { whole } from '../../src/catalogue/thin.ts'
import type { Outgoing } from '../../src/core/http.ts'
import { origins } from '../../src/core/origins.ts'
import { readArguments } from '../../src/execute/arguments.ts'
import { buildRequest } from '../../src/execute/build-request.ts'
import { loadFiles } from '../../src/execute/files.ts'
import { importDocument } from '../../src/importing/import.ts'
import { parseText } from '../../src/importing/parse.ts'
import { readDocument } from '../../src/importing/read.ts'
import { type Raw, record } from '../../src/importing/values.ts'
import { argumentsFor, type Extent } from './_arguments.ts'
import { objections, prismOperation } from './_prism.ts'

/** A call of an imported operation, and what the document has against the request. */
export interface Checked {
  /** `GET /pets (all)` */
  readonly call: string
  readonly objections: readonly string[]
}

/** Where requests go to, whatever the document says: Prism only looks at what is behind it. */
const BASE = 'https://api.example.com'

/** The request that a model's arguments become, from the first step to the last. */
export async function requestOf(app: AppSpec, action: ActionSpec, args: Raw): Promise<Outgoing> {
  const files = await loadFiles(action, readArguments(action, args), origins(undefined))
  return buildRequest(app, action, files)
}

/** What there is to call an operation with. */
interface Callable {
  readonly route: string
  readonly app: AppSpec
  readonly action: ActionSpec
  readonly objectionsTo: (request: Outgoing) => string[]
}

/** Every operation of a document, and what the document says of requests for it. */
async function* callables(text: string): AsyncGenerator<Callable> {
  const raw = record(parseText(text))
  const document = await readDocument(raw)
  const overlay = { baseUrl: BASE }
  const { spec, actions, names } = importDocument(document, { slug: 'app', overlay })
  const routes = new Map(Object.entries(names).map(([route, name]) => [name, route]))
  for (const action of actions.map(whole)) {
    const route = routes.get(action.name) ?? ''
    const [method = '', path = ''] = route.split(' ')
    const operation = prismOperation(raw, path, method.toLowerCase())
    const objectionsTo = (request: Outgoing) =>
      objections(operation, withCredentials(request, document.credentials))
    yield { route, app: spec, action, objectionsTo }
  }
}

/** Calls every operation of a document with the arguments that it must have, and with all. */
export async function checkDocument(text: string): Promise<Checked[]> {
  const checked: Checked[] = []
  for await (const { route, app, action, objectionsTo } of callables(text)) {
    for (const extent of ['required', 'all'] as Extent[]) {
      const request = await requestOf(app, action, argumentsFor(action, extent))
      checked.push({ call: `${route} (${extent})`, objections: objectionsTo(request) })
    }
  }
  return checked
}

/** Calls operations without the first argument that their JSON body must have. */
export async function withoutArgument(text: string): Promise<Checked[]> {
  const checked: Checked[] = []
  for await (const { route, app, action, objectionsTo } of callables(text)) {
    const { required, properties } = action.input
    const left = required.find((name) => placeOf(action, name) === 'body')
    if (left === undefined || action.body) continue
    const lax = { ...action, input: { properties, required: required.filter((n) => n !== left) } }
    const { [left]: _, ...args } = argumentsFor(action, 'required')
    const request = await requestOf(app, lax, args)
    checked.push({ call: `${route} without ${left}`, objections: objectionsTo(request) })
  }
  return checked
}

/** Some documents describe their credentials as parameters too: a connection puts them there. */
function withCredentials(request: Outgoing, names: readonly string[]): Outgoing {
  for (const name of [...names, 'authorization']) {
    if (!request.url.searchParams.has(name)) request.url.searchParams.set(name, 'secret')
    if (!request.headers.has(name)) request.headers.set(name, 'secret')
  }
  return request
}
