import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import type { CallExpression } from 'acorn'
import { simple } from 'acorn-walk'
import { type Plugin, type PluginBuild, transform } from 'esbuild'
import type { Told } from '../src/routes/operation.ts'
import { type Edit, edited, nameOf, parsed } from './edits.ts'
import { withLateSchemas } from './late-schemas.ts'

/**
 * Leaves out of the Worker what nothing in it reads. Of our sources: what only the reference tells,
 * which the build has made of them by now, comments in SQL, and schemas until they are asked for. Of
 * zod: what writes JSON Schema, compiles schemas, follows cycles, or is there for code of zod 3. Of
 * js-yaml: the kinds of YAML that nobody asks for. Of jose: ways to agree on the key of a JWE; ours have
 * their key (`dir`). Of hono: its choice of routers. Of minisearch: changing an index, and its map
 * where it is once more.
 */
export const leaveOutUnread: Plugin = {
  name: 'leave-out-unread',
  setup(build) {
    change(build, /[\\/]src[\\/](?:entity|project)[\\/]migrations\.ts$/, withTerseSql)
    change(build, /[\\/]src[\\/].*\.ts$/, (code) => withLateSchemas(withoutReference(code)))
    change(
      build,
      /[\\/]zod[\\/].*[\\/](?:to-json-schema|json-schema-processors)\.js$/,
      withoutBodies,
    )
    change(build, /[\\/]zod[\\/]v4[\\/]classic[\\/]schemas\.js$/, withPlainSchemas)
    change(build, /[\\/]hono[\\/]dist[\\/]hono\.js$/, withoutRouters)
    change(build, /[\\/]minisearch[\\/]dist[\\/]es[\\/]index\.js$/, withSearchAlone)
    change(build, /[\\/]minisearch[\\/]dist[\\/]es[\\/]SearchableMap\.js$/, () => SAME_MAP)
    change(build, /[\\/]js-yaml[\\/]dist[\\/]js-yaml\.mjs$/, withIdleConstants)
    change(build, /[\\/]jose[\\/].*[\\/]key_management\.js$/, withKnownKeys)
  },
}

/** What becomes of a module. @param code JavaScript */
type Change = (code: string, path: string) => string | Promise<string>

/** Changes modules by their paths. The build fails where there is none: then its library has moved. */
function change(build: PluginBuild, filter: RegExp, changed: Change): void {
  let met = false
  build.onLoad({ filter, namespace: 'file' }, async ({ path }) => {
    met = true
    const text = await readFile(path, 'utf8')
    const { code } = path.endsWith('.ts') ? await transform(text, { loader: 'ts' }) : { code: text }
    return { contents: await changed(code, path), loader: 'js' }
  })
  build.onEnd(() => {
    if (!met) throw new Error(`nothing to leave out of: ${filter} fits no module`)
  })
}

/** A module of ours without texts of schemas, and without what is {@link Told} of operations. */
export function withoutReference(code: string): string {
  const edits: Edit[] = []
  simple(parsed(code), {
    CallExpression(call) {
      edits.push(...describing(call), ...telling(call))
    },
  })
  return edited(code, edits)
}

/** `schema.describe('...')` is the schema. */
function* describing({ callee, end }: CallExpression): Generator<Edit> {
  if (callee.type !== 'MemberExpression' || nameOf(callee.property) !== 'describe') return
  yield { start: callee.object.end, end, text: '' }
}

const TOLD: ReadonlySet<string | undefined> = new Set<keyof Told>([
  ...(['tag', 'summary', 'description', 'takes', 'answers'] as const),
])

/** `operation(() => ({ ... }))` without what is {@link TOLD}. */
function* telling({ callee, arguments: [declare] }: CallExpression): Generator<Edit> {
  if (nameOf(callee) !== 'operation' || declare?.type !== 'ArrowFunctionExpression') return
  if (declare.body.type !== 'ObjectExpression') return
  const { properties } = declare.body
  for (const [i, property] of properties.entries()) {
    if (property.type !== 'Property' || !TOLD.has(nameOf(property.key))) continue
    yield { start: property.start, end: properties[i + 1]?.start ?? property.end, text: '' }
  }
}

const QUOTED_OR_GAP = /'(?:[^']|'')*'|"(?:[^"]|"")*"|(?:\s|--[^\n]*)+/g

/** A module whose templates are SQL: each in one line, without comments; what is in quotes stays. */
export function withTerseSql(code: string): string {
  const edits: Edit[] = []
  simple(parsed(code), {
    TemplateLiteral({ quasis: [text, ...more], start, end }) {
      const sql = text?.value.cooked
      if (typeof sql !== 'string' || more.length > 0) return
      const line = sql.replace(QUOTED_OR_GAP, (it) => (/^['"]/.test(it) ? it : ' '))
      edits.push({ start, end, text: JSON.stringify(line) })
    },
  })
  return edited(code, edits)
}

const MADE = ['CallExpression', 'NewExpression', 'ObjectExpression', 'TemplateLiteral']

/** A module whose constants are made without side effects: those that nobody uses fall away. */
export function withIdleConstants(code: string): string {
  const edits: Edit[] = []
  for (const statement of parsed(code).body) {
    if (statement.type !== 'VariableDeclaration') continue
    for (const { init } of statement.declarations) {
      if (!init || !MADE.includes(init.type)) continue
      const { start, end } = init
      edits.push({ start, end, text: `/* @__PURE__ */ (() => (${code.slice(start, end)}))()` })
    }
  }
  return edited(code, edits)
}

/** A module in which each export throws. */
async function withoutBodies(_: string, path: string): Promise<string> {
  const names = Object.keys(await import(pathToFileURL(path).href))
  const none = `const none = () => { throw new Error('left out by scripts/leave-out.ts') }`
  return `${none}\nexport { ${names.map((name) => `none as ${name}`).join(', ')} }`
}

/**
 * Zod's schemas without what compiles them, since Workers forbid to make code, and without formats as
 * methods of strings, which zod 4 has as `z.email()` and keeps as `z.string().email()` for old code. And
 * without what follows cycles of values: JSON has none.
 */
export function withPlainSchemas(code: string): string {
  const edits: Edit[] = []
  simple(parsed(code), {
    MemberExpression({ property }) {
      const { start, end } = property
      if (nameOf(property) === '$ZodObjectJIT') edits.push({ start, end, text: '$ZodObject' })
    },
    VariableDeclarator({ id, init }) {
      if (nameOf(id) !== 'ZodString' || init?.type !== 'CallExpression') return
      const [, , methods] = init.arguments
      if (methods) edits.push({ start: methods.start, end: methods.end, text: '{}' })
    },
    FunctionDeclaration({ id, body: { start, end } }) {
      if (id?.name === '_ensureDefaultMemoizer') edits.push({ start, end, text: '{}' })
    },
  })
  if (edits.length !== 3) throw new Error('nothing to leave out of schemas: zod makes them anew')
  return edited(code, edits)
}

/**
 * Jose's management of keys without all that comes after it saw that both sides have the key: what
 * only that needs falls away. `core/seal.ts` makes and takes nothing else.
 */
export function withKnownKeys(code: string): string {
  const edits: Edit[] = []
  simple(parsed(code), {
    FunctionDeclaration({ body }) {
      const known = body.body.find(
        ({ type, start, end }) =>
          type === 'IfStatement' &&
          code.slice(start, end).startsWith('if (mode === "direct-encryption")'),
      )
      if (!known) return
      const text = ` throw new Error('left out by scripts/leave-out.ts') `
      edits.push({ start: known.end, end: body.end - 1, text })
    },
  })
  if (edits.length !== 2) throw new Error('nothing to leave out of keys: jose manages them anew')
  return edited(code, edits)
}

/** Hono without a router of its own: ours brings one, and its parts are never asked. */
export function withoutRouters(code: string): string {
  const edits: Edit[] = []
  simple(parsed(code), {
    NewExpression({ callee, start, end }) {
      if (nameOf(callee) === 'SmartRouter') edits.push({ start, end, text: '{ add() {} }' })
    },
  })
  if (edits.length !== 1) throw new Error('nothing to leave out of hono: it chooses routers anew')
  return edited(code, edits)
}

/** Minisearch has its map inlined, and beside it. */
const SAME_MAP = `export { SearchableMap as default } from './index.js'`

/** What of an index is for one that changes, or is read in other ways than ours. */
const UNASKED: ReadonlySet<string | undefined> = new Set([
  ...['addAllAsync', 'remove', 'removeAll', 'discard', 'discardAll', 'replace', 'autoSuggest'],
  ...['maybeAutoVacuum', 'vacuum', 'conditionalVacuum', 'performVacuuming', 'vacuumConditionsMet'],
  ...['loadJSON', 'loadJSONAsync', 'loadJSAsync', 'getDefault'],
])

/** Minisearch, to make an index, read it and search in it. */
export function withSearchAlone(code: string): string {
  const edits: Edit[] = []
  for (const statement of parsed(code).body) {
    if (statement.type !== 'ClassDeclaration' || statement.id.name !== 'MiniSearch') continue
    for (const { type, start, end, ...member } of statement.body.body) {
      if (type !== 'MethodDefinition' || !('key' in member)) continue
      if (UNASKED.has(nameOf(member.key))) edits.push({ start, end, text: '' })
    }
  }
  if (edits.length !== UNASKED.size) throw new Error('nothing to leave out of search: it is anew')
  return `${edited(code, edits)}\nexport { SearchableMap }`
}
