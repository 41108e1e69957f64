import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BUNDLE, MAIN, MOST } from '../../scripts/bundle.ts'
import { newSecrets } from '../../scripts/dev-keys.ts'
import { freePort } from '../../scripts/free-port.ts'
import { dim, heading, say } from '../../scripts/say.ts'
import { serveBundle } from '../../scripts/serve-bundle.ts'
import type { Workerd } from '../../scripts/workerd.ts'
import { type WeighedBundle, weighBundle } from './bundle-parts.ts'
import { atMost, type Goal } from './goals.ts'
import { costOf } from './process-cost.ts'
import { scratch } from './stage.ts'
import { table } from './tables.ts'

/** What a start takes until its first answer, in milliseconds. */
interface Start {
  readonly cpu: number
  readonly wall: number
}

/** How heavy the bundle is, and what its start costs beyond that of a Worker that is empty. */
export async function measureCold(
  starts: number,
): Promise<{ size: WeighedBundle; start: Start; goals: Goal[] }> {
  heading('Cold start')
  const size = await weighBundle()
  const kilo = (bytes: number) => bytes / 1000
  table(
    ['part', 'loaded', 'KB minified', 'KB of gzip'],
    [
      ...size.parts.map(({ name, starts, bytes, gzip }) => [
        ...[name, starts ? 'at the start' : 'when needed'],
        ...[kilo(bytes), kilo(gzip)],
      ]),
      ['what starts', '', kilo(size.start.bytes), kilo(size.start.gzip)],
      ['all', '', kilo(size.all.bytes), kilo(size.all.gzip)],
    ],
  )
  const start = await startUp(starts)
  return {
    ...{ size, start },
    goals: [
      atMost(kilo(MOST), 'gzip of what an isolate starts with', kilo(size.start.gzip), 'KB'),
      atMost(kilo(MOST), 'gzip of all that is uploaded', kilo(size.all.gzip), 'KB'),
      atMost(50, 'start-up CPU', start.cpu, 'ms'),
    ],
  }
}

/** The best start of several, less the best one of the empty Worker: what is left is ours. */
async function startUp(times: number): Promise<Start> {
  const ours: Start[] = []
  const empty: Start[] = []
  for (let n = 0; n < times; n++) {
    ours.push(await timed(serve))
    empty.push(await timed(serveEmpty))
  }
  const best = (all: readonly Start[], of: keyof Start) => Math.min(...all.map((it) => it[of]))
  const less = (of: keyof Start) => best(ours, of) - best(empty, of)
  say(
    `best of ${times} starts until the first answer: ${best(ours, 'cpu').toFixed(0)} ms CPU, ${best(ours, 'wall').toFixed(0)} ms`,
  )
  say(
    `the same of an empty Worker: ${best(empty, 'cpu').toFixed(0)} ms CPU, ${best(empty, 'wall').toFixed(0)} ms`,
  )
  say(dim('start-up CPU is the difference: parsing, top-level code, and the first request (a 401)'))
  return { cpu: less('cpu'), wall: less('wall') }
}

async function timed(start: (folder: string) => Promise<Workerd>): Promise<Start> {
  const folder = join(scratch(), 'served')
  mkdirSync(folder)
  const before = performance.now()
  const workerd = await start(folder)
  const wall = performance.now() - before
  const cpu = costOf(workerd.pid).cpuMicros / 1000
  await workerd.stop()
  return { cpu, wall }
}

/** Answers, and does nothing; with objects by the names of ours, so that the same config serves it. */
const EMPTY = `export class Entity {}
export class Project {}
export default { fetch: () => new Response('ok') }`

async function serve(folder: string, modules = BUNDLE): Promise<Workerd> {
  const served = { name: 'behalf', port: await freePort(), settings: { ...newSecrets() } }
  return serveBundle([served], { folder, modules, probe: '/v1/apps' })
}

function serveEmpty(folder: string): Promise<Workerd> {
  const modules = join(folder, 'empty')
  mkdirSync(modules)
  writeFileSync(join(modules, MAIN), EMPTY)
  return serve(folder, modules)
}
