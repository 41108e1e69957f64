import { describe, expect, it } from 'vitest'
import type { ArgumentSchema } from '../../src/catalogue/spec.ts'
import { inputSchema, readArguments } from '../../src/execute/arguments.ts'
import { acmeWith, faults } from './_acme.ts'

const { action } = acmeWith({
  argumentAliases: { repository: 'repo', name_of_repo: 'repo', to: 'recipients' },
  splits: { repo: { into: ['owner', 'repo'], at: '/' } },
  input: {
    required: ['owner', 'repo'],
    properties: {
      owner: { type: 'string', description: 'Who owns it, e.g. `ada`.' },
      repo: { type: 'string', minLength: 1 },
      recipients: { type: 'array', items: { type: 'string', format: 'email' } },
      state: { type: 'string', enum: ['OPEN', 'CLOSED'] },
      count: { type: 'integer', minimum: 1, maximum: 10, default: 5 },
      author: { type: 'object', properties: { age: { type: 'integer' } } },
    },
  },
})
const read = (given: unknown) => readArguments(action, given)
const named = { owner: 'o', repo: 'r' }

describe('a model’s arguments', () => {
  it.each([
    ['as they should be', named, named],
    ['with an alias', { owner: 'o', repository: 'r' }, named],
    ['with another alias', { owner: 'o', name_of_repo: 'r' }, named],
    ['with name and alias: the name counts', { ...named, repository: 'x' }, named],
    ['with two in one', { repo: 'o/r' }, named],
    ['with two in one, under an alias', { repository: 'o/r' }, named],
    ['with null for the name, and an alias', { owner: 'o', repo: null, repository: 'r' }, named],
    ['with null for an alias', { ...named, repository: null }, named],
    ['with null for the other of two in one', { owner: null, repo: 'o/r' }, named],
    [
      'with two in one beside the other: kept',
      { owner: 'x', repo: 'o/r' },
      { owner: 'x', repo: 'o/r' },
    ],
    ['with nulls', { ...named, state: null, count: null }, named],
    ['with what nobody knows', { ...named, reasoning: 'because' }, named],
    ['with an enum in other case', { ...named, state: 'open' }, { ...named, state: 'OPEN' }],
    ['with a number in a text', { ...named, count: '7' }, { ...named, count: 7 }],
    [
      'with one value for a list',
      { ...named, to: 'a@b.test' },
      { ...named, recipients: ['a@b.test'] },
    ],
    [
      'with an object in JSON',
      { ...named, author: '{"age":"3"}' },
      { ...named, author: { age: 3 } },
    ],
    ['with numbers for texts', { owner: 1, repo: 2 }, { owner: '1', repo: '2' }],
  ])('are read: %s', (_, given, taken) => {
    expect(read(given)).toEqual(taken)
  })

  it('are never filled with defaults: those are shown, not sent', () => {
    expect(read(named)).not.toHaveProperty('count')
  })

  it.each([undefined, null, {}])('may be %j where none is required', (given) => {
    expect(readArguments(acmeWith({}).action, given)).toEqual({})
  })

  it.each(['a text', 5, true, [], [{}], '{"owner":"o"}'])('are no JSON object: %j', (given) => {
    expect(faults(() => read(given)).message).toBe('ACME_DO takes its arguments as one JSON object')
  })

  it.each([
    ['o/r/x', 'three parts'],
    ['o', 'one part'],
  ])('are not parted where the parts do not come out: %j', (repo) => {
    expect(faults(() => read({ repo })).message).toContain('owner: missing')
  })

  it('do not reach the prototype of anything', () => {
    const given = JSON.parse('{"__proto__":{"owner":"o","repo":"r"},"constructor":1}') as unknown
    expect(faults(() => read(given)).message).toContain('owner: missing')
  })

  it('are left as they were given', () => {
    const given = Object.freeze({ repository: 'o/r', count: '5', state: null })
    read(given)
    expect(given).toEqual({ repository: 'o/r', count: '5', state: null })
  })
})

describe('what a model is told of a fault', () => {
  it.each([
    ['missing', {}, 'owner', 'missing; give a value of type string. Who owns it, e.g. `ada`.'],
    ['missing, as null', { owner: null }, 'owner', 'missing; give a value of type string'],
    ['of another type', { count: 'five' }, 'count', 'Expected "integer"'],
    ['no whole number', { count: 1.5 }, 'count', 'integer'],
    ['too small', { count: 0 }, 'count', 'less than 1'],
    ['too large', { count: 11 }, 'count', 'greater than 10'],
    ['no value of the enum', { state: 'ajar' }, 'state', '["OPEN","CLOSED"]'],
    ['too short', { repo: '' }, 'repo', 'too short'],
    ['wrong inside a list', { recipients: ['a@b.test', 'x'] }, 'recipients.1', 'email'],
    ['wrong inside an object', { author: { age: 'x' } }, 'author.age', 'Expected "integer"'],
  ])('names the argument and what to do: %s', (_, wrong, argument, remedy) => {
    const given: Record<string, unknown> =
      'owner' in wrong || !Object.keys(wrong).length ? wrong : { ...named, ...wrong }
    const { message, errors } = faults(() => read(given))
    const own = { argument, problem: expect.stringContaining(remedy) }
    expect(errors).toContainEqual(own)
    expect(message).toContain(`${argument}: `)
    expect(message).toMatch(/^ACME_DO: /)
  })

  it.each([
    ['an object', { author: {} }, 'author', 'age'],
    ['an object in JSON', { author: '{"name":"x"}' }, 'author', 'age'],
    ['null in an object', { author: { age: null } }, 'author', 'age'],
    ['an object in a list', { people: [{ id: 1 }, {}] }, 'people.1', 'id'],
  ])('names what is missing deep inside: %s', (_, given, argument, lost) => {
    const author = { type: 'object' as const, properties: { age: { type: 'integer' as const } } }
    const person = { type: 'object' as const, properties: { id: { type: 'integer' as const } } }
    const properties = {
      author: { ...author, required: ['age'] },
      people: { type: 'array' as const, items: { ...person, required: ['id'] } },
    }
    const nested = acmeWith({ input: { properties } }).action
    const { message, errors } = faults(() => readArguments(nested, given))
    const problem = expect.stringContaining(`"${lost}"`)
    expect(errors).toEqual([{ argument, problem }])
    expect(message).toContain(lost)
  })

  it('is all that is wrong, at once', () => {
    const { errors } = faults(() => read({ state: 'ajar', count: 0 }))
    const named = (errors as { argument: string }[]).map(({ argument }) => argument)
    expect(named).toEqual(['owner', 'repo', 'state', 'count'])
  })

  it('says each thing once', () => {
    const { errors } = faults(() => read({ ...named, author: { age: 'x' } }))
    expect(errors).toHaveLength(1)
  })
})

describe('the schema that a model is shown', () => {
  it('is the one that is enforced', () => {
    expect(inputSchema(action)).toEqual({ type: 'object', ...action.input })
  })
})

describe('an argument that may be null', () => {
  const nullable = { type: 'string', nullable: true } as const
  const properties: Record<string, ArgumentSchema> = {
    due: { ...nullable, description: 'Day, e.g. `2026-11-23`.' },
    state: { ...nullable, enum: ['OPEN'] },
    tags: { type: 'array', nullable: true, items: { ...nullable, type: 'integer' } },
    owner: { type: 'object', properties: { id: { ...nullable, description: 'x'.repeat(256) } } },
    name: { type: 'string' },
  }
  const nulls = acmeWith({ input: { properties }, argumentAliases: { deadline: 'due' } }).action

  it.each([
    [
      'null is kept',
      { due: null, state: null, tags: null },
      { due: null, state: null, tags: null },
    ],
    ['null is kept under an alias', { deadline: null }, { due: null }],
    [
      'null is kept deep inside',
      { owner: { id: null }, tags: [null, '2'] },
      { owner: { id: null }, tags: [null, 2] },
    ],
    ['null elsewhere is not given', { name: null, owner: null }, {}],
  ])('%s', (_, given, taken) => {
    expect(readArguments(nulls, given)).toEqual(taken)
  })

  it('still has its type, and its enum', () => {
    const { errors } = faults(() => readArguments(nulls, { due: {}, state: 'AJAR' }))
    expect(errors).toMatchObject([{ argument: 'due' }, { argument: 'state' }])
  })

  it('is shown in words, at all depths', () => {
    const { properties: shown } = inputSchema(nulls)
    expect(JSON.stringify(shown)).not.toContain('nullable')
    expect([
      shown['due']?.description,
      shown['state']?.description,
      shown['name']?.description,
    ]).toEqual(['Day, e.g. `2026-11-23`. May be null.', 'May be null.', undefined])
    const deep = shown['owner']?.properties?.['id']?.description
    expect([deep?.length, deep?.endsWith('x… May be null.')]).toEqual([256, true])
    expect(shown['tags']?.items).toEqual({ type: 'integer', description: 'May be null.' })
  })
})
