import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { atExit } from '../../scripts/at-exit.ts'
import { ROOT } from '../../scripts/wrangler.ts'
import { type Sample, WrongAnswer } from './drive.ts'
import type { Made, Wanted } from './noise-maker.ts'

/** Makes a noise in the other process. @throws {WrongAnswer} where it got one */
export type MakeNoise = (wanted: Wanted) => Promise<Sample>

/** Starts the process that makes noise, one at a time. */
export function startNoise(): MakeNoise {
  const child = fork(join(ROOT, 'test/bench/noise-maker.ts'), { execArgv: ['--import', 'tsx'] })
  atExit(() => child.kill('SIGKILL'))
  return async (wanted) => {
    const answered = once(child, 'message')
    child.send(wanted)
    const [made] = (await answered) as [Made] // as our own program sends it
    if ('failed' in made) throw new WrongAnswer(made.failed)
    return made.sample
  }
}
