import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildBundle, MAIN } from '../../scripts/bundle.ts'
import { freePort } from '../../scripts/free-port.ts'
import { heading, say } from '../../scripts/say.ts'
import { drive } from './drive.ts'
import { type CpuProfile, profileDuring } from './inspector.ts'
import { callOf, connectOf, entityNames, proxyOf } from './shots.ts'
import { integrate, openStage, scratch } from './stage.ts'
import { table } from './tables.ts'

const CALLERS = 16
const MILLIS = 5000
const SHOWN = 45

/**
 * Where the time of a call goes: V8's own samples while 16 callers call, function by function and
 * file by file, both by the time spent in them and not below. The bundle is built readable for it.
 *
 * @param path of the profile to be written, for `chrome://inspect` and other viewers
 */
export async function profileCalls(what: 'call' | 'proxy', path: string): Promise<void> {
  const folder = join(scratch(), 'readable')
  await buildBundle({ readable: true, folder })
  const inspector = `127.0.0.1:${await freePort()}`
  const { api } = await openStage({ modules: folder, flags: [`--inspector-addr=${inspector}`] })
  const integration = await integrate(api, 'github')
  const entities = entityNames(4)
  const connects = entities.map((entity) => connectOf(api, integration, entity))
  await drive(api.base, connects, 1, { calls: connects.length })
  const shots = entities.map((entity) => (what === 'call' ? callOf : proxyOf)(api, entity))
  await drive(api.base, shots, CALLERS, { millis: MILLIS / 2 })
  let calls = 0
  const profile = await profileDuring(inspector, async () => {
    calls = (await drive(api.base, shots, CALLERS, { millis: MILLIS })).calls
  })
  writeFileSync(path, JSON.stringify(profile))
  tell(profile, readFileSync(join(folder, MAIN), 'utf8'), calls)
  say(`the profile: ${path}`)
}

function tell(profile: CpuProfile, module: string, calls: number): void {
  const places = placesOf(profile, module)
  const byFunction = new Map<string, number>()
  const byFile = new Map<string, number>()
  const add = (to: Map<string, number>, key: string, micros: number) =>
    to.set(key, (to.get(key) ?? 0) + micros)
  let all = 0
  for (const [at, sample] of profile.samples.entries()) {
    const place = places.get(sample)
    if (!place || place.name === '(idle)') continue
    const micros = profile.timeDeltas[at + 1] ?? 0 // a delta is told before its sample
    add(byFunction, `${place.name}\t${place.where}`, micros)
    add(byFile, place.file, micros)
    all += micros
  }
  const top = (from: Map<string, number>) => [...from].sort(([, a], [, b]) => b - a).slice(0, SHOWN)
  const shares = (micros: number) => [micros / calls, (100 * micros) / all]
  heading(`Where ${(all / calls).toFixed(0)} µs of a call go (${calls} calls)`)
  table(
    ['function', 'where', 'µs/call', '%'],
    top(byFunction).map(([key, micros]) => [...key.split('\t'), ...shares(micros)]),
  )
  say('With what the runtime does for them:')
  table(
    ['file', 'µs/call', '%'],
    top(byFile).map(([key, micros]) => [key, ...shares(micros)]),
  )
}

/** A function of the profile. What the runtime does counts for the file that called it. */
interface Place {
  readonly name: string
  readonly file: string
  readonly where: string
}

/** Every node of the profile, in words, by its id. */
function placesOf({ nodes }: CpuProfile, module: string): Map<number, Place> {
  const files = filesByLine(module)
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const places = new Map<number, Place>()
  const visit = (id: number, caller: Place | undefined) => {
    const node = byId.get(id)
    if (!node) return
    const { functionName, url, lineNumber } = node.callFrame
    const name = functionName || '(anonymous)'
    const own = files[lineNumber] || url
    const place: Place =
      url !== ''
        ? { name, file: own, where: `${own}:${lineNumber + 1}` }
        : { name, file: caller?.file ?? '(runtime)', where: caller ? `from ${caller.name}` : '' }
    places.set(id, place)
    for (const child of node.children ?? [])
      visit(child, functionName === '(root)' ? undefined : place)
  }
  const [root] = nodes
  if (root) visit(root.id, undefined)
  return places
}

/** The source file of every line of a readable bundle: esbuild names each before its code. */
function filesByLine(module: string): string[] {
  let file = ''
  return module.split('\n').map((line) => {
    const [, named] =
      /^(?:\s{0,4})\/\/ ((?:\.\.\/)*(?:src|node_modules|\.wrangler)\/\S+)$/.exec(line) ?? []
    if (named !== undefined) file = named.replace(/^.*node_modules\//, '')
    return file
  })
}
