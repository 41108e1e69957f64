import { parseEnv } from 'node:util'

/** The values of a `.env` file. */
export const readEnv = (text: string): Readonly<Record<string, string | undefined>> =>
  parseEnv(text) as Record<string, string>

/**
 * Sets some names of a `.env` file. Every other line stays as it is, comments and order too.
 *
 * @returns the new text
 */
export function withValues(text: string, values: Readonly<Record<string, string>>): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  let result = text
  for (const [name, value] of Object.entries(values)) {
    const line = `${name}=${quoted(value)}`
    const there = new RegExp(`^[ \\t]*(?:export[ \\t]+)?${name}[ \\t]*=[^\\r\\n]*`, 'gm')
    if (there.test(result)) {
      result = result.replace(there, () => line)
    } else {
      const gap = result === '' || result.endsWith('\n') ? '' : newline
      result += `${gap}${line}${newline}`
    }
  }
  return result
}

/** A value as `.env` readers agree on it: quoted where it holds more than plain letters. */
const quoted = (value: string): string => (/^[\w.:/@%+=~-]*$/.test(value) ? value : `'${value}'`)
