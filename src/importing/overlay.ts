import * as z from 'zod'
import { AuthFacts } from '../auth/facts.ts'
import { placeOf, wireName } from '../catalogue/places.ts'
import type { AppSpec } from '../catalogue/spec.ts'
import { type ThinAction, whole } from '../catalogue/thin.ts'
import { ServiceError } from '../core/errors.ts'
import { plainText } from '../core/plain-text.ts'

const ActionOverlay = z.lazy(() =>
  z.strictObject({
    name: z
      .string()
      .regex(/^[A-Z][A-Z0-9_]{0,63}$/)
      .optional()
      .describe('Its new name; the old one goes on working'),
    hide: z.boolean().optional().describe('Neither listed, nor found, nor callable'),
    description: z.string().overwrite(plainText).min(30).max(1024).optional(),
    scopes: z.array(z.string()).optional().describe('One of these is enough, the widest first'),
    tags: z.array(z.enum(['important', 'read-only', 'destructive', 'idempotent'])).optional(),
    keywords: z.array(z.string()).optional().describe('Words that a search should find it by'),
  }),
)

/** What a developer says over a document: it belongs to the app, and outlives every import. */
export const Overlay = z.lazy(() =>
  z.strictObject({
    name: z.string().overwrite(plainText).min(1).max(120).optional(),
    description: z.string().overwrite(plainText).min(20).max(300).optional(),
    logo: z.url({ protocol: /^https?$/ }).optional(),
    baseUrl: z.string().optional().describe('In place of the document’s servers'),
    hosts: z.array(z.string()).optional().describe('Further hosts that its actions may call'),
    headers: z.record(z.string(), z.string()).optional().describe('Sent with every request'),
    auth: z.array(AuthFacts).min(1).optional().describe('In place of the document’s security'),
    parameters: z
      .record(z.string(), z.string())
      .optional()
      .describe('What paths and queries take from the connection: {"accountId":"{account_id}"}'),
    actions: z
      .record(z.string(), ActionOverlay)
      .optional()
      .describe('By name, or by METHOD and path as in the document'),
  }),
)
export type Overlay = z.infer<typeof Overlay>

/** The app's facts with what the overlay says in place of the document's. */
export function overlaidSpec(spec: AppSpec, overlay: Overlay): AppSpec {
  const { actions: _, parameters, headers, hosts = [], ...facts } = overlay
  const given = Object.fromEntries(Object.entries(facts).filter(([, v]) => v !== undefined))
  return {
    ...spec,
    ...given,
    hosts: [...new Set([...spec.hosts, ...hosts])],
    headers: { ...spec.headers, ...headers },
    parameters: { ...spec.parameters, ...parameters },
  }
}

/**
 * An action as the overlay has it.
 *
 * @param call `METHOD /path` as in the document
 * @returns `undefined` where it is hidden
 */
export function overlaidAction(
  action: ThinAction,
  call: string | undefined,
  overlay: Overlay,
): ThinAction | undefined {
  const said = overlay.actions ?? {}
  const key = [action.name, call ?? ''].find((name) => Object.hasOwn(said, name))
  const { hide, name: wanted, ...changes } = (key === undefined ? undefined : said[key]) ?? {}
  if (hide) return undefined
  const name = wanted === action.name ? undefined : wanted
  const given = Object.fromEntries(Object.entries(changes).filter(([, v]) => v !== undefined))
  const aliases = name ? [...(action.aliases ?? []), action.name] : action.aliases
  const renamed = { ...action, ...given, ...(name && { name }), ...(aliases && { aliases }) }
  return withoutParameters(renamed, Object.keys(overlay.parameters ?? {}))
}

/** What the connection knows is not asked of a model; it fills paths and queries only. */
function withoutParameters(action: ThinAction, known: readonly string[]): ThinAction {
  const asked = known.filter(
    (name) =>
      Object.hasOwn(action.input.properties, name) &&
      ['path', 'query'].includes(placeOf(whole(action), name)),
  )
  if (asked.length === 0) return action
  const kept = <T>(record: Readonly<Record<string, T>> | undefined) => without(record ?? {}, asked)
  const queried = asked.filter((name) => placeOf(whole(action), name) === 'query')
  return {
    ...action,
    ...(queried.length > 0 && { request: withQuery(action, queried) }),
    place: kept(action.place),
    ...(action.style && { style: without(action.style, queried) }),
    wire: kept(action.wire),
    input: {
      properties: kept(action.input.properties),
      required: action.input.required.filter((name) => !asked.includes(name)),
    },
  }
}

const without = <T>(record: Readonly<Record<string, T>>, names: readonly string[]) =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)))

/** The connection fills placeholders of a request, in its query too. */
const withQuery = (action: ThinAction, names: readonly string[]): string => {
  const { request = '' } = action
  const wireOf = (name: string) => encodeURIComponent(wireName(whole(action), name))
  const pairs = names.map((name) => `${wireOf(name)}={${name}}`)
  return `${request}${request.includes('?') ? '&' : '?'}${pairs.join('&')}`
}

/** @throws {ServiceError} `invalid-request` where an overlay would change a shipped app's own facts */
export function assertOnlyActions(overlay: Overlay): void {
  const { actions: _, ...facts } = overlay
  const [name] = Object.keys(facts)
  if (name === undefined) return
  const detail = `overlay.${name}: a shipped app keeps its facts; only actions can be said here`
  throw new ServiceError('invalid-request', detail)
}

/** @throws {ServiceError} `invalid-request` where an overlay speaks of an action that is not there */
export function assertKnown(overlay: Overlay, known: ReadonlySet<string>): void {
  const lost = Object.keys(overlay.actions ?? {}).find((key) => !known.has(key))
  if (lost === undefined) return
  const detail = `overlay: there is no action "${lost.slice(0, 100)}"; name it as listed, or as METHOD /path`
  throw new ServiceError('invalid-request', detail)
}
