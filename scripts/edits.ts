import { type Program, parse } from 'acorn'

/** The syntax tree of a module. */
export const parsed = (code: string): Program =>
  parse(code, { ecmaVersion: 2024, sourceType: 'module' })

/** The name that a node is, if it is one. */
export const nameOf = (node: { type: string; name?: string }): string | undefined =>
  node.type === 'Identifier' ? node.name : undefined

/** A piece of a text, and what stands there instead. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The text with its edits; one inside of another goes with that. */
export function edited(code: string, edits: readonly Edit[]): string {
  let result = ''
  let at = 0
  for (const { start, end, text } of edits.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < at) continue
    result += code.slice(at, start) + text
    at = end
  }
  return result + code.slice(at)
}
