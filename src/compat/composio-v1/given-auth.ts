import * as z from 'zod'
import { readApp } from '../../catalogue/catalogue.ts'
import { type AppSpec, type Target, targetOf } from '../../catalogue/spec.ts'
import { ServiceError } from '../../core/errors.ts'
import type { Outcome } from '../../core/outcome.ts'
import { randomId } from '../../core/random.ts'
import { hostFits } from '../../core/template.ts'
import type { Lease } from '../../entity/lease.ts'
import type { CallLog } from '../../execute/call-log.ts'
import type { CallSite } from '../../execute/execute.ts'

const Parameter = z.lazy(() =>
  z.object({
    in: z.enum(['header', 'path', 'query', 'subdomain', 'metadata']),
    name: z.string().regex(/^[\w.~!#$%&'*+^`|-]{1,200}$/, 'not a name that can be sent'),
    value: z.union([z.string(), z.number(), z.boolean()]).transform(String),
  }),
)

/** Credentials that come with a call (`add_auth`), in place of a connection. */
export const GivenAuth = z.lazy(() =>
  z.object({
    parameters: z.array(Parameter).nullish(),
    base_url: z.string().nullish(),
    body: z.record(z.string(), z.unknown()).nullish(),
  }),
)
export type GivenAuth = z.infer<typeof GivenAuth>

/**
 * What stands for a connection in a call that brings its credentials along. No two calls share it: what
 * an app says of one caller's limits must not hold for another's.
 */
const noConnection = () => `add_auth_${randomId()}`

/** Headers that say how a request travels; not a caller's to give. */
const TRAVEL = /^(?:host|connection|content-length|transfer-encoding|cf-.*|x-forwarded-.*)$/i
const IN_HEADER = /^[\t\x20-\x7e\x80-\xff]*$/

function named(auth: GivenAuth, ...places: z.infer<typeof Parameter>['in'][]) {
  const chosen = (auth.parameters ?? []).filter((it) => places.includes(it.in))
  return Object.fromEntries(chosen.map(({ name, value }) => [name, value]))
}

function headersOf(auth: GivenAuth): Record<string, string> {
  const headers = named(auth, 'header')
  for (const [name, value] of Object.entries(headers)) {
    if (!TRAVEL.test(name) && IN_HEADER.test(value)) continue
    throw new ServiceError('invalid-request', `the header ${name} cannot be given in add_auth`)
  }
  return headers
}

/** The app as such a call sees it: at its own base URL, or at one that fits the app's hosts. */
function targetFor(app: AppSpec, auth: GivenAuth): Target {
  const values = named(auth, 'path', 'subdomain', 'metadata')
  if (!auth.base_url) return targetOf(app, values)
  const url = URL.canParse(auth.base_url) ? new URL(auth.base_url) : undefined
  if (url?.protocol !== 'https:' || !hostOfApp(app, url.host)) {
    throw new ServiceError('proxy-path-refused', `base_url: give an https URL of ${app.name}`)
  }
  const baseUrl = url.href.replace(/\/$/, '')
  const { headers, parameters } = app
  return { baseUrl, hosts: app.hosts.filter((host) => !host.includes('*')), headers, parameters }
}

/** Whether a host may be the app's: names in braces stand for one label. */
function hostOfApp({ baseUrl, hosts }: AppSpec, host: string): boolean {
  const template = /^https:\/\/([^/]+)/.exec(baseUrl)?.[1]
  if (!template) return hostFits(host, hosts)
  const labels = template
    .split(/\{\w+\}/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${labels.join('[a-z0-9-]+')}$`).test(host) || hostFits(host, hosts)
}

const textsIn = (body: GivenAuth['body']): Record<string, string> =>
  Object.fromEntries(Object.entries(body ?? {}).map(([name, value]) => [name, String(value)]))

/**
 * Where a call happens that brings its credentials along. They are held nowhere: what stands in for
 * the entity hands them out, and logs the call as one without a connection.
 */
export async function siteWith(
  site: CallSite,
  appName: string,
  auth: GivenAuth,
): Promise<{ site: CallSite; connectionId: string }> {
  const app = await readApp(site.library, appName)
  const placed = {
    ...{ headers: headersOf(auth), query: named(auth, 'query'), cookies: {} },
    json: textsIn(auth.body),
  }
  const connectionId = noConnection()
  const lease: Lease = {
    ...{ connectionId, integrationId: connectionId, version: 0, scopes: null },
    ...{ usable: { placed }, secrets: [], target: targetFor(app, auth) },
  }
  const refused: Outcome<Lease> = {
    ok: false,
    code: 'refresh-impossible',
    detail: 'the credentials came with the call',
    facts: '{}',
  }
  const holder: unknown = {
    lease: async (): Promise<Outcome<Lease>> => ({ ok: true, value: lease }),
    renew: async () => refused,
  }
  const entity = () => holder as ReturnType<CallSite['entity']> // all that a call asks of it
  const log: CallLog = {
    take: () => [],
    add: (entry) => site.log.add({ ...entry, connectionId: null }),
  }
  return {
    site: { ...site, log, entity },
    connectionId,
  }
}
