import { BehalfError } from '../sdk/errors.ts'
import { Failure, reasonOf, UsageError } from './failure.ts'
import { json, type Paint, plain } from './terminal.ts'

/** What the failed command was about, so that a remedy can name it. */
export interface Subject {
  readonly app?: string | undefined
  readonly entity?: string | undefined
}

/** The commands that help, by the code of the service. */
const REMEDIES: Readonly<Record<string, (subject: Subject) => string>> = {
  unauthorized: () => 'behalf init   (or set BEHALF_API_KEY to a key of this deployment)',
  forbidden: () => 'set BEHALF_ROOT_API_KEY to the root key of the deployment',
  'not-configured': () => 'set the secret at the deployment, then: behalf doctor',
  'app-not-found': () => 'behalf apps',
  'action-not-found': () => 'behalf actions search "what is to be done"',
  'integration-not-found': ({ app = '<app>' }) => `behalf integrations add ${app}`,
  'integration-ambiguous': ({ app = '<app>' }) =>
    `behalf integrations --app ${app}   then name one with --integration`,
  'shared-client-not-found': ({ app = '<app>' }) =>
    `behalf integrations add ${app} --client-id <id>   with an OAuth client of your own`,
  'connection-missing': connectAgain,
  'connection-not-active': connectAgain,
  'consent-revoked': connectAgain,
  'connection-ambiguous': ({ entity = '<entity>' }) =>
    `behalf connections --entity ${entity}   then name one with --connection`,
  'document-too-large': () => 'compile it on your machine: see "Any API document" in the README',
  network: () => 'is the URL right, and the service up? behalf doctor says more',
}

function connectAgain({ app = '<app>', entity = '<entity>' }: Subject): string {
  return `behalf connect ${app} --entity ${entity}`
}

/** The command that helps against a code of the service, if there is one. */
export const remedyFor = (code: string, subject: Subject): string | undefined =>
  REMEDIES[code]?.(subject)

/** What the service told, if it is its error. */
export const toldBy = (error: unknown): BehalfError | undefined =>
  error instanceof BehalfError ? error : undefined

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const unreached = toldBy(error)?.code === 'network' ? reasonOf(error.cause) : undefined
  return unreached && !error.message.includes(unreached)
    ? `${error.message} (${unreached})`
    : error.message
}

/** An error as a person reads it: what is wrong, then what helps. */
export function describeError(error: unknown, subject: Subject, paint: Paint): string {
  const told = toldBy(error)
  const message = messageOf(error)
  const remedy = remedyOf(error, told, subject)
  const facts = [told?.code, told?.requestId].filter(Boolean).join(', ')
  return [
    `${paint.red('error:')} ${plain(message)}${facts ? paint.dim(` (${plain(facts)})`) : ''}`,
    ...(remedy ? [`  ${paint.bold('→')} ${remedy}`] : []),
  ].join('\n')
}

/** The same for a program. */
export function errorJson(error: unknown, subject: Subject): string {
  const told = toldBy(error)
  const code = told?.code ?? (error instanceof UsageError ? 'usage' : 'failed')
  const detail = messageOf(error)
  const rest = { status: told?.status, requestId: told?.requestId }
  return json({ error: { code, detail, ...rest, remedy: remedyOf(error, told, subject) } })
}

function remedyOf(
  error: unknown,
  told: BehalfError | undefined,
  subject: Subject,
): string | undefined {
  if (error instanceof Failure) return error.remedy
  return told && remedyFor(told.code, subject)
}
