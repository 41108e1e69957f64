import { ServiceError } from './errors.ts'

/**
 * Templates of app specs: a closed grammar of `{name}` and nothing else. What a value may be depends
 * on where it stands, so that no value can lead to another host or out of its path segment.
 */

const PLACEHOLDER = /\{([a-zA-Z]\w*)\}/g

/** One label of a host name: what `{subdomain}` in `https://{subdomain}.zendesk.com` may be. */
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i
/** A whole host name of at least two labels, as of a self-hosted app. */
const HOST =
  /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i

type Values = Readonly<Record<string, string>>

/** The names that a template needs. */
export const namesIn = (template: string): string[] =>
  [...template.matchAll(PLACEHOLDER)].map(([, name = '']) => name)

const refused = (name: string, why: string) =>
  new ServiceError('fields-invalid', `${name}: ${why}`, { errors: [{ field: name, problem: why }] })

/** A value that was given, and not one of `Object`'s own. */
const own = (values: Values, name: string): string =>
  Object.hasOwn(values, name) ? (values[name] ?? '') : ''

/** Whether every value that a template needs was given. */
export const canFill = (template: string, values: Values): boolean =>
  namesIn(template).every((name) => own(values, name) !== '')

function needed(values: Values, name: string): string {
  const value = own(values, name)
  if (value === '') throw refused(name, 'A value is needed.')
  if (!value.isWellFormed()) throw refused(name, 'It is not well-formed Unicode.')
  return value
}

/** Fills a text that is no URL, such as a header. @throws {ServiceError} for a line break */
export function fillText(template: string, values: Values): string {
  return template.replace(PLACEHOLDER, (_, name: string) => {
    const value = needed(values, name)
    if (/[\r\n\0]/.test(value)) throw refused(name, 'It must be one line.')
    return value
  })
}

/**
 * Fills a URL: in the host a value must be a label (or, where it is the whole host, a host name), at
 * the very beginning a whole HTTPS URL, and behind the host it is percent-encoded.
 *
 * @throws {ServiceError} `fields-invalid` where a value is missing or does not fit its place
 */
export function fillUrl(template: string, values: Values): string {
  const [, start, rest = ''] = /^\{([a-zA-Z]\w*)\}(.*)$/.exec(template) ?? []
  if (start) return `${wholeUrl(start, needed(values, start))}${fillPath(rest, values)}`
  const [, scheme = '', host = '', path = ''] = /^(https?:\/\/)([^/?#]*)(.*)$/.exec(template) ?? []
  const filled = host.replace(PLACEHOLDER, (placeholder, name: string) => {
    const value = needed(values, name)
    const whole =
      placeholder === host || `${placeholder}:` === host.slice(0, placeholder.length + 1)
    if ((whole ? HOST : LABEL).test(value)) return value.toLowerCase()
    throw refused(name, whole ? 'It must be a host name.' : 'Letters, digits and dashes only.')
  })
  return `${scheme}${filled}${fillPath(path, values)}`
}

function wholeUrl(name: string, value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined
  const plain = url && url.protocol === 'https:' && !url.username && !url.password && !url.port
  if (plain && HOST.test(url.hostname)) return `${url.origin}${url.pathname}`.replace(/\/+$/, '')
  throw refused(name, 'It must be an https URL of a public host.')
}

const fillPath = (template: string, values: Values): string =>
  template.replace(PLACEHOLDER, (_, name: string) => {
    const value = needed(values, name)
    if (value === '.' || value === '..') throw refused(name, 'It cannot be dots.')
    return encodeURIComponent(value)
  })

/** Whether a host fits one of the patterns: a name, or `*.` and a name for any label before it. */
export const hostFits = (host: string, patterns: readonly string[]): boolean =>
  patterns.some((pattern) =>
    pattern.startsWith('*.')
      ? host.endsWith(pattern.slice(1)) && host.length > pattern.length - 1
      : host === pattern,
  )
