import { join } from 'node:path'
import type { CallExpression, Expression, Super, VariableDeclarator } from 'acorn'
import { type Edit, edited, nameOf, parsed } from './edits.ts'
import { ROOT } from './wrangler.ts'

const LATE = JSON.stringify(join(ROOT, 'scripts/late-schema.ts'))

/** A module whose own schemas are made when they are asked for. Those that nobody uses may fall away. */
export function withLateSchemas(code: string): string {
  const edits: Edit[] = []
  for (const statement of parsed(code).body) {
    const declaration =
      statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    if (declaration?.type !== 'VariableDeclaration' || declaration.kind !== 'const') continue
    for (const declarator of declaration.declarations) edits.push(...deferring(declarator))
  }
  if (edits.length === 0) return code
  return `import { lateSchema } from ${LATE}\n${edited(code, edits)}`
}

/** `z.lazy(() => schema)` is what it makes; any other chain of calls on `z` is that. */
function* deferring({ init }: VariableDeclarator): Generator<Edit> {
  if (init?.type !== 'CallExpression' || !madeByZod(init)) return
  const { start, end, callee } = init
  const lazy = callee.type === 'MemberExpression' && nameOf(callee.object) === 'z'
  if (lazy && nameOf(callee.property) === 'lazy') {
    yield { start, end: callee.end, text: `${PURE} lateSchema` }
    yield { start: end - 1, end, text: ', true)' }
    return
  }
  yield { start, end: start, text: `${PURE} lateSchema(() => ` }
  yield { start: end, end, text: ')' }
}

const PURE = '/* @__PURE__ */'
/** What methods of schemas are called that do not answer a schema. */
const ANSWERS = /^(?:parse|encode|decode|safe)/

function madeByZod(call: CallExpression): boolean {
  let at: Expression | Super = call
  while (at.type === 'CallExpression' || at.type === 'MemberExpression') {
    if (at.type === 'MemberExpression' && ANSWERS.test(nameOf(at.property) ?? '')) return false
    at = at.type === 'CallExpression' ? at.callee : at.object
  }
  return nameOf(at) === 'z'
}
