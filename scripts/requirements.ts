/**
 * Holds tests and README against the requirements: `npm run requirements`. Fails where one that must
 * hold has no test that bears its number, where one that should has neither a test nor a reason in the
 * README, and where the README's table of security has no row for it.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import process from 'node:process'
import { REQUIREMENTS } from '../test/requirements.ts'
import { ROOT } from './wrangler.ts'

const known = new Set(REQUIREMENTS.map(([id]) => id))

/** Numbers in a list, with ranges: `A3`, `B8, B9`, `F1-F3`, `D4, RFC 9457 section 3`. */
function numbersIn(list: string): string[] {
  return list.split(/,\s*/).flatMap((part) => {
    const [, from = '', first = 0, to = from, last = first] =
      /^([A-F])(\d+)(?:\s*[-–]\s*([A-F])?(\d+))?$/.exec(part.trim()) ?? []
    if (from === '' || to !== from) return []
    const count = Math.max(0, Number(last) - Number(first) + 1)
    return Array.from({ length: count }, (_, i) => `${from}${Number(first) + i}`)
  })
}

/** A string of the source, as `it`, `describe` and tables of cases have it for a title. */
const STRINGS = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g

/** By number, the test files with a title that bears it in brackets. */
function numbersInTests(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  const folder = join(ROOT, 'test')
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.ts')) continue
    const path = join(entry.parentPath ?? entry.path, entry.name)
    const titles = readFileSync(path, 'utf8').match(STRINGS) ?? []
    for (const [, list = ''] of titles.flatMap((title) => [...title.matchAll(/\(([^()]+)\)/g)])) {
      for (const id of numbersIn(list)) {
        found.set(id, (found.get(id) ?? new Set()).add(relative(ROOT, path)))
      }
    }
  }
  return found
}

/** What the README says: the numbers of its table's rows, and those that it gives a reason for. */
function numbersInReadme(): { readonly rows: Set<string>; readonly reasons: Set<string> } {
  const text = readFileSync(join(ROOT, 'README.md'), 'utf8')
  const [, section = ''] = /\n## Security\n([\s\S]*?)\n## /.exec(text) ?? []
  const [table = '', notDone = ''] = section.split('Not done, and why:')
  const rows = [...table.matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, list = '']) => numbersIn(list))
  const reasons = [...notDone.matchAll(/^- ([A-F]\d+)/gm)].map(([, id = '']) => id)
  return { rows: new Set(rows), reasons: new Set(reasons) }
}

const tests = numbersInTests()
const { rows, reasons } = numbersInReadme()
const faults: string[] = []
for (const [id, priority, what] of REQUIREMENTS) {
  const tested = tests.has(id)
  const excused = priority !== 'P0' && reasons.has(id)
  if (!tested && !excused && priority !== 'P2')
    faults.push(`${id} (${priority}) has no test: ${what}`)
  if (!rows.has(id) && !excused && priority !== 'P2')
    faults.push(`${id} has no row in the README: ${what}`)
}
for (const id of [...tests.keys(), ...rows, ...reasons]) {
  if (!known.has(id)) faults.push(`${id} is no requirement that is known`)
}
if (process.argv.includes('--list')) {
  for (const [id, priority, what] of REQUIREMENTS) {
    const where = [...(tests.get(id) ?? [])].map((path) => path.replace(/^test\//, '')).join(' ')
    console.log(`${id.padEnd(4)} ${priority} ${what}\n        ${where || 'nowhere'}`)
  }
}
for (const fault of new Set(faults)) console.error(fault)
console.log(
  `requirements: ${REQUIREMENTS.length}, ${tests.size} with tests, ${faults.length} faults`,
)
process.exitCode = faults.length === 0 ? 0 : 1
