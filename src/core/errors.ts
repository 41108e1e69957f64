/** Every way this service fails on purpose: stable code, HTTP status, title for humans. */
export const ERRORS = {
  'invalid-request': [400, 'The request does not fit the schema'],
  'invalid-arguments': [400, 'The arguments do not fit the action'],
  'fields-invalid': [400, 'A value does not fit its field'],
  'credentials-refused': [400, 'The app does not accept these credentials'],
  'project-required': [400, 'The project is not named in a way we can use'],
  'redirect-url-refused': [400, 'Browsers cannot be sent to this URL'],
  'proxy-path-refused': [400, 'The proxy only reaches the hosts of the app'],
  unauthorized: [401, 'No valid API key'],
  'hook-refused': [401, 'This delivery is not taken'],
  forbidden: [403, 'This key may not do that'],
  'action-not-allowed': [403, 'This action may not be executed here'],
  'proxy-not-allowed': [403, 'The proxy may not be used here'],
  'insufficient-scope': [403, 'The user did not grant what this action needs'],
  'route-not-found': [404, 'No such resource'],
  'project-not-found': [404, 'No such project'],
  'key-not-found': [404, 'No such API key'],
  'app-not-found': [404, 'No such app'],
  'action-not-found': [404, 'No such action'],
  'integration-not-found': [404, 'No such integration'],
  'shared-client-not-found': [404, 'The operator lends no client of this app'],
  'connection-not-found': [404, 'No such connection'],
  'webhook-not-found': [404, 'No such webhook endpoint'],
  'delivery-not-found': [404, 'No such delivery'],
  'event-not-found': [404, 'No such event'],
  'hook-not-found': [404, 'No such hook'],
  'log-not-found': [404, 'No such log entry'],
  'file-not-found': [404, 'No such file'],
  'method-not-allowed': [405, 'The resource does not take this method'],
  'request-incomplete': [408, 'The request did not arrive whole'],
  'key-retired': [409, 'The API key works no more, or was replaced'],
  'project-stays': [409, 'This project cannot be deleted'],
  'project-exists': [409, 'The project exists already'],
  'app-exists': [409, 'There is an app by that name already'],
  'app-in-use': [409, 'The app still has integrations'],
  'integration-ambiguous': [409, 'Several integrations fit: name one'],
  'integration-disabled': [409, 'The integration is disabled'],
  'connection-ambiguous': [409, 'Several connections fit: name one'],
  'connection-missing': [409, 'The entity has no active connection of the app'],
  'connection-not-active': [409, 'The connection is not active'],
  'confirmation-unknown': [409, 'Nothing waits for this confirmation'],
  'user-not-confirmed': [409, 'Another user came back from the app'],
  'payload-gone': [409, 'What the app sent is not kept any more'],
  'webhook-disabled': [409, 'The webhook endpoint is disabled'],
  'hook-secret-missing': [409, 'The hook has no such secret'],
  'consent-revoked': [409, 'The user must connect this app again'],
  'refresh-impossible': [409, 'The credentials cannot be refreshed'],
  'client-misconfigured': [409, 'The app refused the OAuth client of the integration'],
  'request-in-progress': [409, 'The same request is still running'],
  'outcome-unknown': [409, 'Nobody knows what became of this request'],
  'idempotency-key-reused': [422, 'The Idempotency-Key names another request'],
  'hooks-unsupported': [422, 'How the app signs its webhooks is not known'],
  'document-unreadable': [422, 'This is no API document that can be imported'],
  'document-too-large': [422, 'The document is too large to import here'],
  'scheme-unsupported': [422, 'The app cannot be connected that way'],
  'payload-too-large': [413, 'The request is too large'],
  'rate-limited': [429, 'Too many calls'],
  'upstream-rate-limited': [429, 'The app takes no more calls of this connection for now'],
  'upstream-unavailable': [502, 'The app did not answer as it should'],
  'upstream-refused': [502, 'The app sent us where we do not go'],
  'upstream-too-large': [502, 'The app answered more than is read here'],
  'upstream-timeout': [504, 'The app took too long'],
  'temporarily-unavailable': [503, 'The service is interrupted or has too much to do: try again'],
  'not-configured': [503, 'The deployment lacks a setting'],
} as const satisfies Record<string, readonly [status: number, title: string]>

export type ErrorCode = keyof typeof ERRORS

/** Facts that ride along with an error into its problem document, e.g. `candidates`. No secrets. */
export type ErrorFacts = Readonly<Record<string, unknown>>

/**
 * A failure on purpose. Branch on `code`, never on the class: the class is lost when an error
 * crosses a Durable Object. No secret, token or upstream body may stand in the message.
 */
export class ServiceError extends Error {
  override readonly name = 'ServiceError'
  readonly code: ErrorCode
  readonly facts: ErrorFacts

  constructor(code: ErrorCode, detail?: string, facts: ErrorFacts = {}, options?: ErrorOptions) {
    super(detail ?? ERRORS[code][1], options)
    this.code = code
    this.facts = facts
  }
}

const known = (code: unknown): code is ErrorCode =>
  typeof code === 'string' && Object.hasOwn(ERRORS, code)

/**
 * What the platform says of an object that moves, restarts or has too much to do: it passes.
 * https://developers.cloudflare.com/durable-objects/best-practices/error-handling/ (2026-11)
 */
const PASSING = ['durableObjectReset', 'overloaded', 'retryable']

const passes = (error: Error): boolean => PASSING.some((name) => Reflect.get(error, name) === true)

/** The code of a deliberate failure, or of one of the platform's; `undefined`: a bug of ours. */
export function errorCode(error: unknown): ErrorCode | undefined {
  if (!(error instanceof Error)) return undefined
  if ('code' in error && known(error.code)) return error.code
  return passes(error) ? 'temporarily-unavailable' : undefined
}

/** What is told of a failure that has a code. */
export const errorDetail = (error: unknown): string => {
  if (!(error instanceof Error)) return ''
  return passes(error) ? ERRORS['temporarily-unavailable'][1] : error.message
}

/** The facts of a deliberate failure, whichever side of an RPC threw it. */
export function errorFacts(error: unknown): ErrorFacts {
  if (error instanceof ServiceError) return error.facts
  return error instanceof Error && passes(error) ? { retry_after: 1 } : {}
}
