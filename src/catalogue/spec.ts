import * as z from 'zod'
import { AuthFacts } from '../auth/facts.ts'
import { ServiceError } from '../core/errors.ts'
import { plainText } from '../core/plain-text.ts'
import { fillText, fillUrl, hostFits } from '../core/template.ts'
import { HookFacts } from '../hooks/facts.ts'
import { UrlTemplate } from '../oauth/provider.ts'

/**
 * What an app's file may say. Parsed when the catalogue is compiled, trusted from there on; strict,
 * so that a misspelt field is an error and not a silent nothing.
 */

/** Words that a model or a person reads, whoever wrote them: nothing is hidden in them. */
const Words = z.string().overwrite(plainText)

/** Whose account was connected: a request, and where its answer says what (dotted paths). */
const IdentitySpec = z.lazy(() =>
  z.strictObject({
    url: UrlTemplate,
    method: z.enum(['GET', 'POST']).default('GET'),
    /** JSON. */
    body: z.unknown().optional(),
    id: z.string(),
    name: z.string().optional(),
    email: z.string().optional(),
    avatar: z.string().optional(),
  }),
)

/** How an API says no with status 200: a dotted path, and what stands there then. */
const FailureSpec = z.lazy(() =>
  z.strictObject({
    path: z.string(),
    /** Anything but `null`, if not given. */
    equals: z.union([z.string(), z.number(), z.boolean()]).optional(),
    /** Dotted path of the words for it. */
    message: z.string(),
  }),
)

/** JSON Schema of one argument, or of a part of one: the subset that every model provider takes. */
export interface ArgumentSchema {
  type: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object'
  description?: string
  enum?: (string | number)[]
  default?: unknown
  examples?: unknown[]
  format?: string
  pattern?: string
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  items?: ArgumentSchema
  properties?: Record<string, ArgumentSchema>
  required?: string[]
  additionalProperties?: boolean
  /** The API tells `null` from not given: models are told, and their `null` is sent. */
  nullable?: boolean
}

const ArgumentSchema: z.ZodType<ArgumentSchema> = z.lazy(() =>
  z
    .strictObject({
      type: z.enum(['string', 'integer', 'number', 'boolean', 'array', 'object']),
      description: Words.max(256).optional(),
      enum: z.array(z.union([z.string(), z.number()])).optional(),
      default: z.unknown().optional(),
      examples: z.array(z.unknown()).optional(),
      format: z.string().optional(),
      pattern: z.string().optional(),
      minimum: z.number().optional(),
      maximum: z.number().optional(),
      minLength: z.number().optional(),
      maxLength: z.number().optional(),
      minItems: z.number().optional(),
      maxItems: z.number().optional(),
      items: ArgumentSchema.optional(),
      properties: z.record(z.string(), ArgumentSchema).optional(),
      required: z.array(z.string()).optional(),
      additionalProperties: z.boolean().optional(),
      nullable: z.boolean().optional(),
    })
    .refine((schema) => schema.type !== 'array' || schema.items, 'an array needs items'),
) as z.ZodType<ArgumentSchema>

/**
 * How a value is written outside of JSON, in OpenAPI's words (3.1, section 4.8.12.1 and appendix C):
 * `form` and exploded in a query or form body, `simple` in a path or header where nothing is said.
 * `deepObject` goes all the way down (`a[b][0]=1`); `tabDelimited` is Swagger's `tsv`; `json` is a
 * parameter with a `content`.
 */
const Style = z.lazy(() =>
  z.strictObject({
    style: z
      .enum([
        ...(['form', 'simple', 'label', 'matrix', 'spaceDelimited', 'pipeDelimited'] as const),
        ...(['tabDelimited', 'deepObject', 'json'] as const),
      ])
      .optional(),
    explode: z.boolean().optional(),
    /** Reserved characters stay as they are: `{+name}` of a URI template (RFC 6570 section 3.2.3). */
    allowReserved: z.boolean().optional(),
  }),
)
export type Style = z.infer<typeof Style>

/** What a request's body is, where it is not a JSON object of arguments. */
const BodySpec = z.lazy(() =>
  z.strictObject({
    /** Media type on the wire; anything that ends in `json` is JSON, and forms are forms. */
    type: z.string().default('application/json'),
    /** The one argument that is the whole body: a list, a text, a file. */
    argument: z.string().optional(),
  }),
)

/** What every call of an action sends, whatever the arguments: never shown to a model. */
const FixedSpec = z.lazy(() =>
  z.strictObject({
    query: z.record(z.string(), z.string()).default({}),
    headers: z.record(z.string(), z.string()).default({}),
    /** By wire name, dotted as in `wire`. */
    body: z.record(z.string(), z.unknown()).default({}),
  }),
)

export const ActionSpec = z.lazy(() =>
  z
    .strictObject({
      /** `APP_RESOURCE_VERB` in capitals; once published it stays, as an alias if need be. */
      name: z.string().regex(/^[A-Z][A-Z0-9_]{0,63}$/),
      /** Other names that callers hold. */
      aliases: z.array(z.string().regex(/^[A-Z][A-Z0-9_]*$/)).default([]),
      /** For the model: what it does, when to use it, what comes back. Our own words. */
      description: Words.min(30).max(1024),
      tags: z.array(z.enum(['important', 'read-only', 'destructive', 'idempotent'])).default([]),
      /**
       * `METHOD /path/{argument}`, relative to the app's base URL or with an origin of its own. An
       * argument that the path names goes there; others into the query of a GET, HEAD or DELETE and
       * else into the JSON body, unless `place` says otherwise.
       */
      request: z
        .string()
        .regex(/^(?:GET|HEAD|POST|PUT|PATCH|DELETE) (?:https:\/\/[\w.-]+)?\/\S*$/)
        .optional(),
      place: z.record(z.string(), z.enum(['path', 'query', 'header', 'body'])).default({}),
      /**
       * The wire's name of an argument, where it differs from ours. In a JSON body, dots nest
       * (`author.name`); a list of keys nests too, and leaves the dots in them alone.
       */
      wire: z.record(z.string(), z.union([z.string(), z.array(z.string()).min(1)])).default({}),
      /** How an argument in path, query, header or form body is written, where not as usual. */
      style: z.record(z.string(), Style).default({}),
      body: BodySpec.optional(),
      fixed: FixedSpec.optional(),
      /** Arguments that are files, or lists of files: `FILE` of `files.ts` is their schema. */
      files: z.array(z.string()).default([]),
      /** `true`: the API wants no credentials for this, and no connection is needed. */
      anonymous: z.boolean().default(false),
      /** Words that people use for it and that stand in neither name nor description: for search. */
      keywords: z.array(z.string()).default([]),
      /** Argument names seen in callers' code, and what we call them: `{ to: 'recipient_email' }`. */
      argumentAliases: z.record(z.string(), z.string()).default({}),
      /** One argument that callers give for several: `{ repo: { into: ['owner', 'repo'], at: '/' } }`. */
      splits: z
        .record(
          z.string(),
          z.strictObject({ into: z.array(z.string()).min(2), at: z.string().min(1) }),
        )
        .default({}),
      /** One of these is enough, the widest first; none means that any connection will do. */
      scopes: z.array(z.string()).default([]),
      /** Instead of `request`: the name of a function in `functions.ts`, for what one request can't do. */
      run: z.string().optional(),
      input: z.strictObject({
        required: z.array(z.string()).default([]),
        properties: z.record(z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/), ArgumentSchema).default({}),
      }),
    })
    .refine(
      (action) => !action.request !== !action.run,
      'an action has a request or a run, not both',
    ),
)

/** How people speak of an app, beyond its slug and name: for search. All in lower case. */
const Spoken = z.lazy(() =>
  z.strictObject({
    /** What they call it too: `gh`. */
    names: z.array(z.string()).optional(),
    /** Those of its names that are everyday words: it is meant only behind `in`, `on`, `with`. */
    everyday: z.array(z.string()).optional(),
    /** Words that make one think of it where no app is named: `repo`. */
    hints: z.array(z.string()).optional(),
    /** What several apps are called together: `google`. */
    family: z.string().optional(),
    /** Another app does the same, with the account that people usually connect. */
    secondChoice: z.boolean().optional(),
  }),
)
export type Spoken = z.infer<typeof Spoken>

export const AppSpec = z.lazy(() =>
  z.strictObject({
    slug: z.string().regex(/^[a-z][a-z0-9_]{1,39}$/),
    name: Words,
    description: Words.min(20).max(300),
    categories: z.array(z.string()).min(1),
    /** The vendor's page that the facts were read from, and when. */
    docs: z.url(),
    logo: z.url().optional(),
    /** May hold `{names}` of fields, settings and connection data: one base URL a connection. */
    baseUrl: UrlTemplate,
    /**
     * Further hosts of the app that its actions may call. Where the base URL comes from the app itself
     * (`{instance_url}`), the patterns that it must fit, e.g. `*.salesforce.com`.
     */
    hosts: z.array(z.string()).default([]),
    /**
     * What paths and queries of actions take from the connection rather than from a model:
     * `{ AccountSid: '{account_sid}' }` fills `/Accounts/{AccountSid}/Calls`.
     */
    parameters: z.record(z.string(), z.string()).default({}),
    /** Sent with every request, e.g. the API version that the actions were written for. */
    headers: z.record(z.string(), z.string()).default({}),
    /** The first one is meant where a caller names none. */
    auth: z.array(AuthFacts).min(1),
    identity: IdentitySpec.optional(),
    failure: FailureSpec.optional(),
    /** It counts calls of each endpoint for itself: that it refuses one says nothing of the others. */
    limitsByEndpoint: z.boolean().optional(),
    /** How it signs the webhooks that it sends, where it can be told to send some. */
    hooks: HookFacts.optional(),
    spoken: Spoken.optional(),
    /** The vendor's own API document, which a project can have imported: OpenAPI or Discovery. */
    apiDocument: z.url().optional(),
  }),
)

/** As compiled: defaults filled in. The actions lie beside it, each for itself. */
export type AppSpec = z.infer<typeof AppSpec>
export type ActionSpec = z.infer<typeof ActionSpec>

/** As written in an app's file: defaults may be left out. */
export type AppDefinition = z.input<typeof AppSpec> & { actions: readonly ActionDefinition[] }
export type ActionDefinition = z.input<typeof ActionSpec>

/** All hosts that a connection's credentials may be sent to, once the app's templates are filled. */
export function hostsOf(app: AppSpec): readonly string[] {
  const known = hosts.get(app)
  if (known) return known
  const all = [new URL(app.baseUrl).host, ...app.hosts]
  hosts.set(app, all)
  return all
}

/** Read once: calls ask for them over and over. */
const hosts = new WeakMap<AppSpec, readonly string[]>()

/** The app as a connection sees it: made once, since calls share what was leased to them. */
export function appAt(app: AppSpec, target: Target): AppSpec {
  const known = targeted.get(target)
  if (known?.of === app) return known.seen
  const seen = { ...app, ...target }
  targeted.set(target, { of: app, seen })
  return seen
}

const targeted = new WeakMap<Target, { readonly of: AppSpec; readonly seen: AppSpec }>()

/** What of an app differs from connection to connection. */
export type Target = Pick<AppSpec, 'baseUrl' | 'hosts' | 'headers' | 'parameters'>

/**
 * The app as one connection sees it: its own base URL and hosts.
 *
 * @throws {ServiceError} `fields-invalid` where a value is missing or leads elsewhere
 */
export function targetOf(app: AppSpec, values: Readonly<Record<string, string>>): Target {
  const baseUrl = fillUrl(app.baseUrl, values)
  const { host } = new URL(baseUrl)
  if (app.baseUrl.startsWith('{') && !hostFits(host, app.hosts)) {
    throw new ServiceError('upstream-refused', `${host} is not a host of ${app.slug}`)
  }
  const fill = (text: string) => fillText(text, values)
  const hosts = app.hosts.filter((pattern) => !pattern.startsWith('*.')).map(fill)
  const filled = (texts: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, fill(text)]))
  return { baseUrl, hosts, headers: filled(app.headers), parameters: filled(app.parameters) }
}
