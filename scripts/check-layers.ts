/**
 * Holds the source to its order: `npm run layers`. Fails where an import goes up or in a circle,
 * where a library or global stands outside its place, and where a file has grown too long.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix, relative } from 'node:path'
import process from 'node:process'
import { ROOT } from './wrangler.ts'

/** Lowest first: a file may import its own row and those above it in this list. */
const ROWS = [
  ...['sdk', 'cli'],
  ...['core', 'observe', 'oauth', 'auth', 'hooks', 'catalogue', 'importing', 'project', 'entity'],
  ...['execute', 'tools'],
  ...['connect', 'env.ts', 'routes', 'compat', 'mcp', 'pages', 'app.ts', 'reference', 'index.ts'],
]
const MAX_LINES = 300

/** Where something may stand: rows, by what the import or the text looks like. */
const LIBRARIES: readonly (readonly [name: RegExp, rows: readonly string[]])[] = [
  [/^hono(\/|$)/, ['routes', 'compat', 'mcp', 'pages', 'app.ts', 'reference']],
  [/^cloudflare:workers$/, ['entity', 'project']],
  [/^(commander|node:.*)$/, ['cli']],
]
const CLOCKS = ['observe', 'entity', 'project', 'routes', 'execute', 'mcp']

interface SourceFile {
  /** Below `src`, with slashes. */
  readonly path: string
  readonly row: string
  readonly text: string
  /** The text without its comments, line by line as long as it was. */
  readonly code: string
}

interface Import {
  readonly specifier: string
  readonly line: number
}

const SOURCE = join(ROOT, 'src')

function readSources(): SourceFile[] {
  const entries = readdirSync(SOURCE, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  return files
    .map((file) => relative(SOURCE, join(file.parentPath ?? file.path, file.name)))
    .map((name) => name.replaceAll('\\', '/'))
    .sort()
    .map((path) => {
      const text = readFileSync(join(SOURCE, path), 'utf8')
      return { path, row: path.split('/')[0] ?? path, text, code: withoutComments(text) }
    })
}

/** Comments become blanks, so that their words count for nothing and lines keep their numbers. */
const withoutComments = (text: string): string =>
  text.replace(/(^|\s)\/\*.*?\*\/|(^|\s)\/\/[^\n]*/gs, (comment) => comment.replace(/[^\n]/g, ' '))

const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length

const IMPORT =
  /^[ \t]*(?:import|export)\b[^'"`;=()]*?\bfrom\s*['"]([^'"]+)['"]|^[ \t]*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm

const importsOf = ({ code }: SourceFile): Import[] =>
  [...code.matchAll(IMPORT)].map((match) => ({
    specifier: match[1] ?? match[2] ?? match[3] ?? '',
    line: lineAt(code, match.index + match[0].length),
  }))

const targetOf = (file: SourceFile, specifier: string): string =>
  posix.join(posix.dirname(file.path), specifier)

function* importFaults(file: SourceFile): Generator<string> {
  for (const { specifier, line } of importsOf(file)) {
    const place = `src/${file.path}:${line}`
    if (specifier.startsWith('.')) yield* relativeFaults(file, specifier, place)
    for (const [name, rows] of LIBRARIES) {
      if (name.test(specifier) && !rows.includes(file.row)) {
        yield `${place}: ${specifier} belongs in ${rows.join(', ')}`
      }
    }
  }
}

function* relativeFaults(file: SourceFile, specifier: string, place: string): Generator<string> {
  if (!/\.(?:tsx?|json)$/.test(specifier)) yield `${place}: ${specifier} lacks its .ts or .tsx`
  const target = targetOf(file, specifier)
  const row = target.split('/')[0] ?? target
  if (target.startsWith('..')) yield `${place}: ${specifier} lies outside src`
  else if (!ROWS.includes(row)) yield `${place}: ${row} is not a row of scripts/check-layers.ts`
  else if (ROWS.indexOf(row) > ROWS.indexOf(file.row)) {
    yield `${place}: ${file.row} must not import ${target}, which stands above it`
  }
}

function* textFaults(file: SourceFile): Generator<string> {
  const { path, row, code, text } = file
  if (!ROWS.includes(row)) yield `src/${path}: ${row} is not a row of scripts/check-layers.ts`
  const lines = text.split('\n').length - 1
  if (lines > MAX_LINES && !/^catalogue\/(?:actions|apps)\//.test(path)) {
    yield `src/${path}: ${lines} lines, at most ${MAX_LINES}`
  }
  if (path !== 'core/http.ts') {
    for (const { index } of code.matchAll(/(?<![.\w#$])fetch\(/g)) {
      if (isCall(code, index + 'fetch'.length)) {
        yield `src/${path}:${lineAt(code, index)}: only src/core/http.ts calls fetch()`
      }
    }
  }
  for (const { index } of code.matchAll(/\bDate\.now\(\)/g)) {
    if (CLOCKS.includes(row) || isFunctionDefault(path, code, index)) continue
    yield `src/${path}:${lineAt(code, index)}: take the time as a parameter`
  }
}

/** Actions as code have nobody who hands the time in, but tests that do. */
const isFunctionDefault = (path: string, code: string, index: number): boolean =>
  path.startsWith('catalogue/functions/') && /:\s*number\s*=\s*$/.test(code.slice(0, index))

/** Whether the parentheses that open at `open` are a call's, not those of a method's definition. */
function isCall(code: string, open: number): boolean {
  let depth = 0
  for (let i = open; i < code.length; i++) {
    if (code[i] === '(') depth++
    if (code[i] === ')') depth--
    if (depth === 0) return !/^\s*[:{]/.test(code.slice(i + 1))
  }
  return true
}

/** Circles of imports, types included, each told once. */
function cycleFaults(files: readonly SourceFile[]): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const done = new Set<string>()
  const faults: string[] = []
  const visit = (path: string, trail: readonly string[]): void => {
    const file = byPath.get(path)
    const start = trail.indexOf(path)
    if (start >= 0) {
      faults.push(`circle: ${[...trail.slice(start), path].map((it) => `src/${it}`).join(' -> ')}`)
    } else if (file && !done.has(path)) {
      for (const { specifier } of importsOf(file)) {
        if (specifier.startsWith('.')) visit(targetOf(file, specifier), [...trail, path])
      }
      done.add(path)
    }
  }
  for (const { path } of files) visit(path, [])
  return faults
}

const sources = readSources()
const faults = [
  ...sources.flatMap((file) => [...importFaults(file), ...textFaults(file)]),
  ...cycleFaults(sources),
]
for (const fault of faults) console.error(fault)
if (faults.length > 0) {
  console.error(`\n${faults.length} faults`)
  process.exit(1)
}
console.log(`layers: ${sources.length} files in order`)
