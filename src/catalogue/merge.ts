import { PLACEHOLDER } from './places.ts'
import type { ActionSpec } from './spec.ts'

/** Which call of an API a request is, whatever its path calls its arguments. */
export const callOf = ({ request }: Pick<ActionSpec, 'request'>): string | undefined =>
  request?.replace(PLACEHOLDER, '{}').replace(/\/$/, '')

/** Whether it does only a part of what its call can do: a meeting's status is set to `end`. */
const isNarrowed = ({ fixed }: ActionSpec): boolean =>
  fixed !== undefined && Object.keys({ ...fixed.query, ...fixed.body }).length > 0

/**
 * The actions written by hand, and behind them those of a whole API that are not among them. Where
 * both are the same call, the first one written by hand that does all of it takes the other's names
 * too.
 */
export function merge(own: readonly ActionSpec[], all: readonly ActionSpec[]): ActionSpec[] {
  const taken = new Set(own.flatMap(({ name, aliases }) => [name, ...aliases]))
  const heirs = new Map<string, string>()
  for (const action of own) {
    const call = callOf(action)
    if (call !== undefined && !heirs.has(call) && !isNarrowed(action)) heirs.set(call, action.name)
  }
  const inherited = new Map<string, string[]>()
  const rest: ActionSpec[] = []
  for (const action of all) {
    const names = [action.name, ...action.aliases].filter((name) => !taken.has(name))
    for (const name of names) taken.add(name)
    const [name, ...aliases] = names
    const heir = heirs.get(callOf(action) ?? '')
    if (heir !== undefined) inherited.set(heir, [...(inherited.get(heir) ?? []), ...names])
    else if (name !== undefined) rest.push({ ...action, name, aliases })
  }
  const heirsOf = (action: ActionSpec) => inherited.get(action.name) ?? []
  return [
    ...own.map((action) => ({ ...action, aliases: [...action.aliases, ...heirsOf(action)] })),
    ...rest,
  ]
}
