import { MASK } from '../auth/mask.ts'
import type { CallBody } from '../entity/log.ts'
import type { Session } from './send-as.ts'

/** How much of arguments, and of a result, is kept: characters of their JSON. */
const KEPT = 8_192
/** Texts as short as this are no secrets, and would be found everywhere. */
const TOO_SHORT = 6

/**
 * The beginning of what was sent and of what came back. Credentials never are in arguments; where an
 * app says them back, they are masked.
 */
export function callBody(args: unknown, data: unknown, lease: Session['lease']): CallBody {
  const secrets = lease ? secretsIn(lease.usable) : []
  const head = (value: unknown): string => {
    let text = JSON.stringify(value) ?? 'null'
    for (const secret of secrets) text = text.replaceAll(secret, MASK)
    return text.slice(0, KEPT)
  }
  return { arguments: head(args), result: data === undefined ? null : head(data) }
}

/** All texts in it, longest first; of headers, each word too. As they stand in JSON. */
function secretsIn(value: unknown): string[] {
  const found = new Set<string>()
  const visit = (one: unknown): void => {
    if (typeof one === 'string') for (const text of [one, ...one.split(' ')]) found.add(text)
    else if (typeof one === 'object' && one !== null) Object.values(one).forEach(visit)
  }
  visit(value)
  return [...found]
    .filter((text) => text.length > TOO_SHORT)
    .map((text) => JSON.stringify(text).slice(1, -1))
    .sort((a, b) => b.length - a.length)
}
