import { InvalidArgumentError } from 'commander'

/** A number of things, at least one. */
export function count(text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && value > 0) return value
  throw new InvalidArgumentError('a whole number above 0 is needed.')
}

/** An option that may be given several times. */
export const repeated = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  text,
]
