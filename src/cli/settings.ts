import { UsageError } from './failure.ts'

/** What every command takes. */
export interface Globals {
  readonly url?: string
  readonly apiKey?: string
  readonly project?: string
  readonly json?: boolean
}

/** Where the service is, and how to be let in. */
export interface Settings {
  /** Its origin, and a path where it has one; without a slash at the end. */
  readonly url: string
  readonly apiKey: string
  /** Of the root key: the project that it acts on. */
  readonly project: string | undefined
}

type Values = Readonly<Record<string, string | undefined>>

const NO_URL = 'say where the service is: run "behalf init", set BEHALF_URL, or give --url'
const NO_KEY = 'an API key is needed: run "behalf init", set BEHALF_API_KEY, or give --api-key'

/**
 * Flags go before the environment, and that before `.env` of the current folder.
 *
 * A key that lies in the environment is not sent to a URL that a folder's `.env` names: whoever
 * wrote that folder would get it.
 *
 * @throws {UsageError}
 */
export function settingsFrom(flags: Globals, env: Values, dotEnv: Values): Settings {
  const url = urlFrom(flags, env, dotEnv)
  const apiKey = flags.apiKey ?? given(env, 'BEHALF_API_KEY') ?? given(dotEnv, 'BEHALF_API_KEY')
  if (apiKey === undefined) throw new UsageError(NO_KEY)
  refuseForeignUrl(flags, env, dotEnv, apiKey)
  const project = flags.project ?? given(env, 'BEHALF_PROJECT') ?? given(dotEnv, 'BEHALF_PROJECT')
  return { url, apiKey, project }
}

/** The same for the root key, which may stand beside a project's own as BEHALF_ROOT_API_KEY. */
export function rootSettingsFrom(flags: Globals, env: Values, dotEnv: Values): Settings {
  return settingsFrom(flags, rootFirst(env), rootFirst(dotEnv))
}

function rootFirst(values: Values): Values {
  const root = given(values, 'BEHALF_ROOT_API_KEY')
  return root === undefined ? values : { ...values, BEHALF_API_KEY: root }
}

/** Where the service is, as far as anybody says. @throws {UsageError} where nobody does */
function urlFrom(flags: Globals, env: Values, dotEnv: Values): string {
  const url = flags.url ?? given(env, 'BEHALF_URL') ?? given(dotEnv, 'BEHALF_URL')
  if (url === undefined) throw new UsageError(NO_URL)
  return checkedUrl(url)
}

function refuseForeignUrl(flags: Globals, env: Values, dotEnv: Values, apiKey: string): void {
  const fromFolder = flags.url === undefined && given(env, 'BEHALF_URL') === undefined
  const ownKey = flags.apiKey === undefined && given(env, 'BEHALF_API_KEY') === apiKey
  if (!fromFolder || !ownKey || given(dotEnv, 'BEHALF_API_KEY') === apiKey) return
  throw new UsageError(
    `.env of this folder says ${given(dotEnv, 'BEHALF_URL')}, but the key is of your environment: give --url, or set BEHALF_URL beside the key`,
  )
}

/** An empty value is none, as in a `.env` that waits to be filled in. */
const given = (values: Values, name: string): string | undefined =>
  values[name]?.trim() || undefined

const isLoopback = (host: string): boolean =>
  /^(localhost|127(\.\d+){3}|\[::1\])$/.test(host) || host.endsWith('.localhost')

/** @throws {UsageError} where a key must not be sent */
function checkedUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(`"${text}" is no URL of a service: write https://behalf.example.com`)
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw new UsageError(`${text}: a key goes over https only, but for this machine`)
  }
  if (url.username || url.password) throw new UsageError('the URL must not hold a password')
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '')
}
