import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Whole from 'minisearch'
import { afterAll, describe, expect, it } from 'vitest'
import { buildBundle, modulesOf } from '../../scripts/bundle.ts'
import {
  withIdleConstants,
  withKnownKeys,
  withoutReference,
  withoutRouters,
  withPlainSchemas,
  withSearchAlone,
  withTerseSql,
} from '../../scripts/leave-out.ts'
import { app } from '../../src/app.ts'
import { MIGRATIONS as OF_ENTITIES } from '../../src/entity/migrations.ts'
import { MIGRATIONS as OF_PROJECTS } from '../../src/project/migrations.ts'
import { openApiDocument } from '../../src/reference/openapi.ts'
import { operationsOf } from '../../src/reference/operations.ts'

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

describe('a module for the bundle', () => {
  it('keeps of an operation what is enforced', () => {
    const code = `const one = operation(() => ({
      tag, summary: 'Read it', needs: 'read', description: told(), params: Owner,
      answers: { 200: pageSchema(View) }, once: 'entity', takes: 'A file' }))`
    expect(lines(withoutReference(code))).toEqual([
      'const one = operation(() => ({',
      `needs: 'read', params: Owner,`,
      `once: 'entity',  }))`,
    ])
  })

  it('loses only what stands in the declaration itself', () => {
    const code = `const one = operation(() => ({ ...common, body: z.object({ tag: z.string() }) }), { tag: 1 })`
    expect(withoutReference(code)).toBe(code)
    const other = `operations({ tag: 'a' }); operation.of(() => ({ tag: 'a' }))`
    expect(withoutReference(other)).toBe(other)
  })

  it('has schemas that say nothing of themselves', () => {
    const code = `z.object({ a: z.string().describe('An a').optional(), b: B }).describe(\`All\`)`
    expect(withoutReference(code)).toBe('z.object({ a: z.string().optional(), b: B })')
  })

  it('may lose a constant of a library that makes it without side effects', () => {
    expect(withIdleConstants('const a = b(1), c = 2\nd()')).toBe(
      'const a = /* @__PURE__ */ (() => (b(1)))(), c = 2\nd()',
    )
  })
})

describe('zod for the bundle', () => {
  const zod = readFileSync('node_modules/zod/v4/classic/schemas.js', 'utf8')

  it('has no formats as methods of strings, and no source of ours asks for one', () => {
    const methods = [
      ...zod.matchAll(/^ {4}(\w+)\(params\) \{\s+return this\.check\(core\._\w+\(Zod/gm),
    ]
    const names = methods.map(([, name]) => name)
    expect(names).toEqual(expect.arrayContaining(['email', 'url', 'datetime']))
    const left = withPlainSchemas(zod)
    for (const name of names) expect(left).not.toContain(`    ${name}(params) {`)
    const asked = new RegExp(`(?<!\\bz)(?<!\\bz\\.iso)\\.(?:${names.join('|')})\\(`)
    for (const [path, text] of sources()) expect(text, path).not.toMatch(asked)
  })

  it('is refused where it is made otherwise than we know', () => {
    expect(() => withPlainSchemas(zod.replaceAll('ZodObjectJIT', 'ZodObject'))).toThrow(/anew/)
  })
})

describe('jose for the bundle', () => {
  const jose = readFileSync('node_modules/jose/dist/webapi/lib/key_management.js', 'utf8')

  it('makes and takes a JWE whose key both sides have, and no other; no source of ours asks for one', () => {
    const left = withKnownKeys(jose)
    const before =
      /return assertNoEncryptedKey\(encryptedKey\), key;|return \[key, void 0, void 0\];/g
    expect(left.match(before)).toEqual(jose.match(before))
    expect(left.match(before)).toHaveLength(2)
    expect(left).not.toMatch(/case "(?:ECDH|RSA-OAEP|PBKDF2|AES-GCM)"/)
    const makers = sources().filter(([, text]) => /Encrypt\b|Decrypt\b|JWE\(/.test(text))
    for (const [path, text] of makers.filter(([, it]) => it.includes("'jose'"))) {
      expect(
        [...text.matchAll(/alg: '([^']+)', enc/g)].map(([, alg]) => alg),
        path,
      ).toEqual(['dir'])
      expect(text).toContain("keyManagementAlgorithms: ['dir']")
    }
  })

  it('is refused where it is made otherwise than we know', () => {
    const other = jose.replaceAll('direct-encryption', 'direct')
    expect(() => withKnownKeys(other)).toThrow(/anew/)
  })
})

describe('minisearch for the bundle', () => {
  it('makes, reads and searches an index as it does whole', async () => {
    const left = withSearchAlone(readFileSync('node_modules/minisearch/dist/es/index.js', 'utf8'))
    const url = `data:text/javascript,${encodeURIComponent(left)}`
    const { default: Left, SearchableMap }: typeof import('minisearch') & Record<string, unknown> =
      await import(/* @vite-ignore */ url)
    const options = { fields: ['text'] }
    const made = new Left<{ id: number; text: string }>(options)
    made.addAll(['send an email', 'send a file', 'read a mail'].map((text, id) => ({ id, text })))
    const read = Left.loadJS(JSON.parse(JSON.stringify(made)), options)
    const whole = Whole.loadJS(JSON.parse(JSON.stringify(made)), options)
    for (const query of ['send', 'mail', 'fil']) {
      const wish = { prefix: true, fuzzy: 0.3 }
      expect(read.search(query, wish)).toEqual(whole.search(query, wish))
      expect(read.search(query, wish).length).toBeGreaterThan(0)
    }
    expect(SearchableMap).toBeTypeOf('function')
    expect(left).not.toMatch(/^ {4}(?:autoSuggest|remove|vacuum)\(/m)
    expect(left).not.toMatch(
      /\bthis\.(?:autoSuggest|remove|discard|maybeAutoVacuum|performVacuuming)\(/,
    )
    expect(() => withSearchAlone(left)).toThrow(/anew/)
  })
})

describe('hono for the bundle', () => {
  it('has our router alone', () => {
    const hono = readFileSync('node_modules/hono/dist/hono.js', 'utf8')
    expect(withoutRouters(hono)).toContain('options.router ?? { add() {} }')
    expect(() => withoutRouters(withoutRouters(hono))).toThrow(/anew/)
  })
})

describe('SQL for the bundle', () => {
  const terse = (sql: string): string => JSON.parse(withTerseSql(`\`${sql}\``))

  it('stands in one line, without comments', () => {
    const sql = `CREATE TABLE a (
      id TEXT, -- it's "one"
      b  INTEGER -- two
    )`
    expect(terse(sql)).toBe('CREATE TABLE a ( id TEXT, b INTEGER )')
  })

  it('keeps what is in quotes', () => {
    const sql = `SELECT '--  a''s  ', "b  --c" -- d`
    expect(terse(sql)).toBe(`SELECT '--  a''s  ', "b  --c" `)
  })

  it.each([...OF_ENTITIES, ...OF_PROJECTS].map((sql) => [lines(sql)[0], sql]))(
    'says the same: %s',
    (_, sql = '') => {
      const bare = sql.replace(/--.*$/gm, '')
      expect(bare.split("'").length % 2, 'no comment begins in quotes').toBe(1)
      const words = bare.split(/\s+/).filter(Boolean)
      expect(terse(sql).split(' ').filter(Boolean)).toEqual(words)
    },
  )
})

describe('the bundle', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'behalf-bundle-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('has no text that only the reference shows, nothing that writes it, and no compiler', async () => {
    await buildBundle({ folder })
    const code = modulesOf(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
    const bundle = code.join('\n')
    const texts = textsOf(openApiDocument(operationsOf(app)))
    expect(texts.size).toBeGreaterThan(200)
    const elsewhere = ['nextCursor of the page before'] // an error says it, too
    expect([...texts].filter((text) => bundle.includes(text))).toEqual(elsewhere)
    expect(bundle).not.toContain('draft-2020-12')
    expect(bundle).not.toContain('newResult')
    expect(bundle.includes('PBES2 Salt Input'), 'keys that are agreed on').toBe(false)
  })
})

/** Our sources by their paths, each call of a method in one line. */
const sources = (): [path: string, text: string][] =>
  readdirSync('src', { recursive: true, withFileTypes: true })
    .filter((entry) => /\.tsx?$/.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => [path, readFileSync(path, 'utf8').replace(/\s+\./g, '.')])

/** The longer texts of a document that a minifier leaves as they are. */
function textsOf(value: unknown, found = new Set<string>()): Set<string> {
  for (const [key, it] of Object.entries(value ?? {})) {
    if (typeof it === 'object') textsOf(it, found)
    const told = typeof it === 'string' && (key === 'summary' || key === 'description')
    if (told && it.length > 20 && /^[\w ,.:;()/-]+$/.test(it)) found.add(it)
  }
  return found
}
