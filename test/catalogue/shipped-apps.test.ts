import { describe, expect, it } from 'vitest'
import { compile } from '../../src/catalogue/compile.ts'
import { APPS } from '../../src/catalogue/shipped.ts'
import type { ArgumentSchema } from '../../src/catalogue/spec.ts'
import { inputSchema } from '../../src/execute/arguments.ts'

/** Apps whose vendor refuses a challenge by RFC 7636 (A1: they are listed). */
const WITHOUT_PKCE = ['tiktok']

const apps = compile(APPS, () => 'version')
const actions = apps.flatMap((app) => app.actions.map((action) => ({ name: action.name, action })))

/** A schema and all schemas in it, each with its place. */
function* everySchema(schema: ArgumentSchema, place: string): Generator<[string, ArgumentSchema]> {
  yield [place, schema]
  if (schema.items) yield* everySchema(schema.items, `${place}[]`)
  for (const [name, inner] of Object.entries(schema.properties ?? {})) {
    yield* everySchema(inner, `${place}.${name}`)
  }
}

describe.each(
  apps.map(({ spec, summary, actions }) => ({ slug: spec.slug, app: spec, summary, actions })),
)('the app $slug', ({ slug, app, summary, actions }) => {
  it('compiles, and is in the lists', () => {
    expect(summary).toMatchObject({ slug, name: app.name, actions: actions.length })
  })

  it('has names of its own for all its actions, and says what each is for', () => {
    for (const { name, aliases, description } of actions) {
      for (const one of [name, ...aliases])
        expect(one).toMatch(new RegExp(`^${slug.toUpperCase()}_`))
      expect(description.length, name).toBeGreaterThanOrEqual(30)
      expect(description.length, name).toBeLessThanOrEqual(1024)
    }
  })

  it('reads whose account it is at a host of its own (E5)', () => {
    const { identity, baseUrl } = app
    const start = /^(?:https:\/\/[^/?]+|\{\w+\})/
    const own = [start.exec(baseUrl)?.[0], ...app.hosts.map((host) => `https://${host}`)]
    if (identity) expect(own).toContain(start.exec(identity.url)?.[0])
  })

  it('uses PKCE, where the vendor does not refuse it, and never the implicit flow (A1, A11)', () => {
    for (const auth of app.auth) {
      if (auth.scheme !== 'OAUTH2') continue
      expect(auth.pkce).toBe(!WITHOUT_PKCE.includes(slug))
      expect(auth.authorizationParams).not.toHaveProperty('response_type')
    }
  })
})

describe('the shipped names', () => {
  it('are unique, old ones among them', () => {
    const names = actions.flatMap(({ action }) => [action.name, ...action.aliases])
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  })
})

describe.each(actions)('the tool $name', ({ action }) => {
  it('fits what OpenAI, Anthropic and Gemini take', () => {
    const { name, description } = action
    const parameters = inputSchema(action)
    expect(name).toMatch(/^[a-zA-Z_][a-zA-Z0-9_-]{0,63}$/)
    expect(description.length).toBeLessThanOrEqual(1024)
    expect(parameters).toEqual({
      type: 'object',
      properties: expect.any(Object),
      required: expect.any(Array),
    })
    for (const [place, schema] of everySchema(inputSchema(action), name)) {
      expect(schema.type, place).toMatch(/^(?:string|integer|number|boolean|array|object)$/)
      expect(schema.type === 'array' && !schema.items, `${place} has items`).toBe(false)
      for (const key of Object.keys(schema.properties ?? {})) {
        expect(key, place).toMatch(/^[a-zA-Z0-9_-]{1,64}$/)
      }
      for (const key of schema.required ?? []) {
        expect(Object.keys(schema.properties ?? {}), place).toContain(key)
      }
    }
  })

  it('says what each argument is, in 256 letters, and lists no value twice', () => {
    for (const [place, schema] of everySchema(inputSchema(action), action.name)) {
      const top = place.split('.').length === 2 && !place.endsWith('[]')
      if (top) expect(schema.description, place).toEqual(expect.any(String))
      expect((schema.description ?? '').length, place).toBeLessThanOrEqual(256)
      expect(new Set(schema.enum).size, place).toBe((schema.enum ?? []).length)
    }
  })

  it('only splits into arguments that there are', () => {
    const parts = Object.values(action.splits).flatMap(({ into }) => into)
    expect(Object.keys(action.input.properties)).toEqual(expect.arrayContaining(parts))
  })

  it('has no body where its method has none', () => {
    const placed = Object.values(action.place)
    if (/^(?:GET|HEAD) /.test(action.request ?? '')) expect(placed).not.toContain('body')
  })

  it('is marked as what its method makes it', () => {
    const readOnly = action.tags.includes('read-only')
    if (/^(?:GET|HEAD) /.test(action.request ?? '')) expect(readOnly).toBe(true)
    if (/^(?:PUT|PATCH|DELETE) /.test(action.request ?? '')) expect(readOnly).toBe(false)
    expect(readOnly && action.tags.includes('destructive')).toBe(false)
  })
})
