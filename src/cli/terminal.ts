import type { Stream } from './world.ts'

/** What may be painted. */
export interface Paint {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly red: (text: string) => string
  readonly green: (text: string) => string
  readonly yellow: (text: string) => string
}

const painted = (on: boolean, code: number, end: number) => (text: string) =>
  on ? `\u001b[${code}m${text}\u001b[${end}m` : text

/** Colours for a stream: none where it is no terminal, or NO_COLOR is set (no-color.org). */
export function paintFor(
  { isTTY }: Stream,
  env: Readonly<Record<string, string | undefined>>,
): Paint {
  const on = isTTY && !env['NO_COLOR'] && env['TERM'] !== 'dumb'
  return {
    bold: painted(on, 1, 22),
    dim: painted(on, 2, 22),
    red: painted(on, 31, 39),
    green: painted(on, 32, 39),
    yellow: painted(on, 33, 39),
  }
}

/**
 * A text from elsewhere, safe to print: control characters could move the cursor, or make a
 * terminal say what nobody said. @returns it on one line
 */
export const plain = (text: string): string =>
  text.replace(/[\s\p{Cc}\p{Bidi_Control}]+/gu, ' ').trim()

/** JSON for people and programs, without characters that a terminal would obey. @param indent 0: a line */
export const json = (value: unknown, indent = 2): string =>
  JSON.stringify(value, null, indent).replace(
    /[^\P{Cc}\n]|\p{Bidi_Control}/gu,
    (it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']
const FRAME_MS = 80

/**
 * Shows that something goes on, while `work` does. Where nobody looks, the text is printed once.
 */
export async function spinning<T>(
  stream: Stream,
  text: string,
  work: () => Promise<T>,
): Promise<T> {
  if (!stream.isTTY) {
    stream.write(`${text}\n`)
    return work()
  }
  let frame = 0
  const draw = () => stream.write(`\r\u001b[2K${FRAMES[frame++ % FRAMES.length]} ${text}`)
  draw()
  const timer = setInterval(draw, FRAME_MS)
  try {
    return await work()
  } finally {
    clearInterval(timer)
    stream.write('\r\u001b[2K')
  }
}
