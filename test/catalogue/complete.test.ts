import { beforeAll, describe, expect, it } from 'vitest'
import { completeActions } from '../../scripts/complete-actions.ts'
import { type CompiledApp, compile } from '../../src/catalogue/compile.ts'
import { APPS } from '../../src/catalogue/shipped.ts'
import { inputSchema } from '../../src/execute/arguments.ts'
import { faultsOf } from '../importing/_legal.ts'
import { NAMES_IN_USE } from './_names-in-use.ts'

let apps: CompiledApp[]
beforeAll(async () => {
  apps = compile(APPS, () => 'version', await completeActions())
}, 60_000)

const all = () => apps.flatMap(({ spec, actions }) => actions.map((action) => ({ spec, action })))

describe('the whole catalogue', () => {
  it('is 150 apps and more, 6,000 actions and more, 500 of them important', () => {
    const actions = all()
    expect(apps.length).toBeGreaterThanOrEqual(150)
    expect(actions.length).toBeGreaterThanOrEqual(6_000)
    const important = actions.filter(({ action }) => action.tags.includes('important'))
    expect(important.length).toBeGreaterThanOrEqual(500)
  })

  it('has GitHub whole, and what Figma publishes', () => {
    const countOf = (slug: string) =>
      apps.find(({ spec }) => spec.slug === slug)?.actions.filter(({ request }) => request).length
    expect(countOf('github')).toBeGreaterThan(1_180)
    expect(countOf('figma')).toBeGreaterThan(45)
  })

  it('gives every action a name that is legal, begins with its app, and is the only one', () => {
    const names = all().map(({ action }) => action.name)
    expect(new Set(names).size).toBe(names.length)
    const wrong = all().filter(
      ({ spec, action }) =>
        !new RegExp(`^${spec.slug.toUpperCase()}_[A-Z0-9_]+$`).test(action.name) ||
        action.name.length > 64,
    )
    expect(wrong.map(({ action }) => action.name)).toEqual([])
  })

  it('gives every action a schema that OpenAI, Anthropic and Gemini take at once', () => {
    const wrong = all().flatMap(({ action }) => {
      const faults = faultsOf({ ...action, input: inputSchema(action) })
      return faults.length > 0 ? [`${action.name}: ${faults[0]}`] : []
    })
    expect(wrong).toEqual([])
  })

  it('says of every action what it does, in 30 to 1,024 characters', () => {
    const wrong = all().filter(
      ({ action: { description } }) => description.length < 30 || description.length > 1_024,
    )
    expect(wrong.map(({ action }) => action.name)).toEqual([])
  })

  it('marks what only reads; a GET that destroys is a procedure by name', () => {
    const wrong = all().filter(({ action: { request = '', tags } }) => {
      const gets = /^(?:GET|HEAD) /.test(request)
      const reads = tags.includes('read-only')
      return gets !== reads && !(reads && !/^(?:PUT|PATCH|DELETE) /.test(request))
    })
    expect(wrong.map(({ action }) => action.name)).toEqual([
      'SLACK_REVOKES_A_TOKEN_WITH_OPTIONAL_TEST_MODE',
      'SLACKBOT_REVOKES_A_TOKEN_WITH_OPTIONAL_TEST_MODE',
    ])
  })
})

describe('the names that examples call', () => {
  const used = NAMES_IN_USE.trim()
    .split('\n')
    .map((line) => line.split(' ') as [string, ...string[]])

  it('are all there, each of its own app', () => {
    const known = new Map(
      all().flatMap(({ spec, action }) =>
        [action.name, ...action.aliases].map((name) => [name, spec.slug.toUpperCase()]),
      ),
    )
    const lost = used.filter(([name]) => !name.startsWith(`${known.get(name)}_`))
    expect(lost.map(([name]) => name)).toEqual([])
  })

  it('take the arguments that were seen', () => {
    const refused = used.flatMap(([name, ...seen]) => {
      const found = all().find(
        ({ action }) => action.name === name || action.aliases.includes(name),
      )?.action
      const taken = { ...found?.input.properties, ...found?.argumentAliases, ...found?.splits }
      return seen.filter((key) => !Object.hasOwn(taken, key)).map((key) => `${name}: ${key}`)
    })
    expect(refused).toEqual([])
  })
})
