/** Something we promised ourselves, beside what was measured. */
export interface Goal {
  readonly what: string
  readonly measured: number
  readonly unit: string
  readonly limit: number
  /** Whether more is better. */
  readonly atLeast: boolean
}

/** Measured at the limit or above it. */
export const atLeast = (limit: number, what: string, measured: number, unit = ''): Goal => ({
  ...{ what, measured, unit, limit },
  atLeast: true,
})

/** Measured at the limit or below it. */
export const atMost = (limit: number, what: string, measured: number, unit = ''): Goal => ({
  ...{ what, measured, unit, limit },
  atLeast: false,
})

/** Whether it was reached. A goal that was missed is told, and fails nothing: clocks differ. */
export const reached = ({ measured, limit, atLeast: more }: Goal): boolean =>
  more ? measured >= limit : measured <= limit

/** The middle one of some numbers; of an even count, the mean of the two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low = Number.NaN, high = Number.NaN] = [sorted[middle - 1], sorted[middle]]
  return sorted.length % 2 === 1 ? high : (low + high) / 2
}
