import * as z from 'zod'

/** A colour as people write it. */
export const HexColor = z.string().regex(/^#[\da-f]{6}$/i, 'must be a colour such as #1a73e8')

/** The same as Google's documents hold it: three parts from 0 to 1. */
export const rgb = (hex: string): { red: number; green: number; blue: number } => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(
    (at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255,
  )
  return { red, green, blue }
}
