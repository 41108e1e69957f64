import process from 'node:process'

const paint = (code: number) => (text: string) =>
  process.stdout.isTTY && !process.env['NO_COLOR'] ? `\u001b[${code}m${text}\u001b[0m` : text

export const bold = paint(1)
export const dim = paint(2)

/** Says something, and nothing more. */
export const say = (text = ''): void => console.log(text)

/** Begins a part of what is told. */
export const heading = (text: string): void => say(`\n${bold(text)}\n`)

/** The same text, moved in. */
export const indented = (text: string, by = '  '): string => text.replace(/^(?=.)/gm, by)

/** A text cut to one line. */
export const shortened = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length - 1)}…` : text

/** Any value as a person reads it: one line where it fits, else one a member. */
export function pretty(value: unknown, width = 96): string {
  const flat = spaced(value)
  if (flat.length <= width || typeof value !== 'object' || value === null) return flat
  const room = width - 2
  if (Array.isArray(value)) {
    return `[\n${value.map((item) => indented(pretty(item, room))).join(',\n')}\n]`
  }
  const members = Object.entries(value).map(
    ([name, member]) => `"${name}": ${pretty(member, room)}`,
  )
  return `{\n${members.map((member) => indented(member)).join(',\n')}\n}`
}

/** JSON on one line, with the spaces that people put in. */
function spaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  return `{ ${members.map(([name, member]) => `"${name}": ${spaced(member)}`).join(', ')} }`
}
