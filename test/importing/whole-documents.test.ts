import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseAction } from '../../src/catalogue/compile.ts'
import { compileDocument } from '../../src/importing/compile.ts'
import { importDocument } from '../../src/importing/import.ts'
import { type ApiDocument, ImportFault } from '../../src/importing/operation.ts'
import { readDocument } from '../../src/importing/read.ts'
import { faultsOf } from './_legal.ts'

const { resolve } = createRequire(import.meta.url)
const EXAMPLES = dirname(resolve('@readme/oas-examples/package.json'))
const examples = readdirSync(EXAMPLES, { recursive: true })
  .map(String)
  .filter((file) => /^\d\.\d\/(?:json|yaml)\/.*\.(?:json|yaml)$/.test(file))
  .map((file) => `@readme/oas-examples/${file}`)
const FILES = [
  '@octokit/openapi/generated/api.github.com.json',
  '@figma/rest-api-spec/openapi/openapi.yaml',
  '@blockfrost/openapi/openapi.yaml',
  ...examples,
]

const pathOf = (file: string) =>
  file.startsWith('@readme/') ? file.replace('@readme/oas-examples', EXAMPLES) : resolve(file)
const documentOf = (file: string) => readDocument(readFileSync(pathOf(file), 'utf8'))

/** For documents that do not say where they are served. */
const overlay = { baseUrl: 'https://api.example.com' }

/** What may be left out: what the document says is on its way out, and what no model would call. */
const BY_DESIGN =
  /^(?:deprecated|(?:HEAD|OPTIONS|TRACE) says nothing to a model|a preview|a token endpoint)$/

/**
 * What cannot be called: a GET with a body (RFC 9110 section 9.3.1), names that stand for no host (RFC
 * 2606), and servers of single operations at a port of their own.
 */
const IMPOSSIBLE =
  /^(?:a GET cannot have a body|The server https:\/\/\S+ is not on the public internet|its server https:\/\/[\w.]+:\d+\/\S+ is none)/

describe.each(FILES)('the whole of %s', (file) => {
  it('becomes actions that any model provider takes', { timeout: 60_000 }, async () => {
    const document = await documentOf(file)
    const { spec, actions, names, report } = importDocument(document, { slug: 'app', overlay })

    const left = report.skipped.filter(({ reason }) => !BY_DESIGN.test(reason))
    const faults = report.faults.filter(({ reason }) => !IMPOSSIBLE.test(reason))
    expect(left.length + faults.length).toBeLessThanOrEqual(0.005 * actions.length)

    expect(actions.flatMap((action) => faultsOf(action))).toEqual([])
    const all = Object.values(names)
    expect(new Set(all).size).toBe(all.length)
    expect(all.filter((name) => name.length > 64)).toEqual([])
    for (const action of actions) expect(parseAction(spec, action).name).toBe(action.name)
  })
})

/** The document with other operations, or the same ones in another order. */
const having = (
  document: ApiDocument,
  change: (operations: Listed[]) => readonly Listed[],
): ApiDocument => ({ ...document, operations: () => change([...document.operations()]) })
type Listed = ReturnType<ApiDocument['operations']> extends Iterable<infer One> ? One : never

const everySecond = (all: Listed[]) => all.filter((_, i) => i % 2 === 0)

describe.each(FILES.slice(0, 3))('names, once published, in %s', (file) => {
  const namesOf = (document: ApiDocument, published: Readonly<Record<string, string>> = {}) =>
    compileDocument(document, { slug: 'app', published }).names

  it('stay when the document is imported again', { timeout: 60_000 }, async () => {
    const document = await documentOf(file)
    const names = namesOf(document)
    expect(namesOf(document, names)).toEqual(names)
    expect(namesOf(having(document, (all) => all.reverse()))).toEqual(names)
  })

  it('stay when operations come and go', { timeout: 60_000 }, async () => {
    const document = await documentOf(file)
    const half = having(document, everySecond)
    const first = namesOf(half)
    const second = namesOf(document, first)
    expect(second).toMatchObject(first)
    expect(new Set(Object.values(second)).size).toBe(Object.keys(second).length)
    const third = namesOf(half, second)
    expect(third).toEqual(first)
  })

  it('are not given to another operation while theirs is gone', { timeout: 60_000 }, async () => {
    const document = await documentOf(file)
    const names = namesOf(document)
    const [gone] = [...document.operations()]
    if (!gone || 'fault' in gone) throw new ImportFault('the first operation cannot be read')
    const twin = { ...gone, path: `${gone.path}/twin` }
    const later = namesOf(
      having(document, ([, ...others]) => [...others, twin]),
      names,
    )
    const { [`${gone.method} ${gone.path}`]: name } = names
    expect(Object.values(later)).not.toContain(name)
  })
})
