import * as z from 'zod'

/** A name of an action, or a part of names: `GITHUB_*`, `*_DELETE_*`. */
const Pattern = z
  .string()
  .toUpperCase()
  .regex(/^[A-Z0-9_*]{1,100}$/, 'a name of an action, in which * stands for anything')
const Patterns = z.lazy(() => z.array(Pattern).max(200))

/** Which actions may be executed through a key or an integration. */
export const ActionRules = z.lazy(() =>
  z
    .strictObject({
      allow: Patterns.optional().describe('These only, e.g. GITHUB_*; all, if not given'),
      deny: Patterns.optional().describe('Never these, e.g. *_DELETE_*; wins over allow'),
      proxy: z
        .boolean()
        .default(false)
        .describe('Whether the proxy may be used, which no list binds'),
    })
    .describe('Lists of actions: enforced wherever actions are executed or offered to a model'),
)
export type ActionRules = z.infer<typeof ActionRules>

/** As stored: JSON that was parsed when it came in. */
export const rulesOf = (json: string | null): ActionRules | null =>
  json === null ? null : (JSON.parse(json) as ActionRules) // written by us

/** What rules are asked about. */
export interface NamedAction {
  readonly name: string
  /** Other names that callers hold. */
  readonly aliases?: readonly string[]
}

/**
 * Why the rules do not let an action through; `undefined` where they do. A denial holds for all names
 * of an action, a permission for its own name only.
 */
export function objection(
  rules: ActionRules | null,
  { name, aliases = [] }: NamedAction,
): string | undefined {
  if (!rules) return undefined
  const { allow, deny = [] } = rules
  const denied = deny.find((pattern) => [name, ...aliases].some((one) => fits(pattern, one)))
  if (denied !== undefined) return `${name} is denied by ${denied}`
  const allowed = !allow || allow.some((pattern) => fits(pattern, name))
  return allowed ? undefined : `${name} is not among the allowed actions`
}

/** Whether a name is what a pattern says; in time that grows with their lengths only. */
function fits(pattern: string, name: string): boolean {
  const [head = '', ...parts] = pattern.split('*')
  const tail = parts.pop()
  if (tail === undefined) return name === pattern
  if (!name.startsWith(head)) return false
  let at = head.length
  for (const part of parts) {
    const found = name.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return name.length - tail.length >= at && name.endsWith(tail)
}
