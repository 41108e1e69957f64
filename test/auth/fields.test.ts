import { describe, expect, it } from 'vitest'
import {
  Field,
  isSecret,
  publicValues,
  readFields,
  requireFields,
  splitFields,
} from '../../src/auth/fields.ts'
import { compile } from '../../src/catalogue/compile.ts'
import { APPS } from '../../src/catalogue/shipped.ts'

const field = (more: object = {}): Field => Field.parse({ name: 'site', label: 'Site', ...more })
const read = (more: object, value: unknown) => readFields([field(more)], { site: value })
const ok = (value: string) => ({ values: { site: value } })
const none = { values: {} }
const bad = (problem: string) => ({
  faults: [{ field: 'site', problem: expect.stringContaining(problem) }],
})

describe('what was given for a field', () => {
  it.each([
    ['a text', {}, 'acme', ok('acme')],
    ['a text with space around', {}, '  acme\n', ok('acme')],
    ['a number', {}, 7, ok('7')],
    ['a boolean', {}, true, ok('true')],
    ['nothing', {}, undefined, bad('Site is needed.')],
    ['blanks', {}, '   ', bad('Site is needed.')],
    ['nothing, where nothing is needed', { required: false }, undefined, none],
    ['nothing, and there is a default', { default: 'eu' }, undefined, ok('eu')],
    ['a text, and there is a default', { default: 'eu' }, 'us', ok('us')],
    ['too much', {}, 'x'.repeat(16_385), bad('too long')],
    ['as much as there may be', {}, 'x'.repeat(16_384), ok('x'.repeat(16_384))],
    ['lines', {}, 'a\nb', bad('one line')],
    ['a carriage return', { type: 'password' }, 'a\rb', bad('one line')],
    ['a NUL', {}, 'a\0b', bad('one line')],
    ['lines, where lines are wanted', { type: 'multiline' }, 'a\nb', ok('a\nb')],
  ])('is read: %s', (_, more, value, result) => {
    expect(read(more, value)).toEqual(result)
  })

  it.each([
    ['acme', true],
    ['acme-2', true],
    ['acme.evil.test/', false],
    ['acme#', false],
    ['acme@evil', false],
    ['acme/../x', false],
    ['%2e%2e', false],
    ['acme\u3002x', false],
    ['xacme acme', false],
    ['acme|x', false],
  ])('must fit the pattern as a whole: %j %j (E4)', (value, fits) => {
    const more = { pattern: '[a-z0-9-]{1,63}', help: 'What stands before .acme.test.' }
    expect(read(more, value)).toEqual(fits ? ok(value) : bad('What stands before .acme.test.'))
  })

  it('must fit one of several patterns as a whole, not their ends', () => {
    const more = { pattern: 'eu|us' }
    expect(['eu', 'us', 'eux', 'xus'].map((v) => 'values' in read(more, v))).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  it('may only be one of the options', () => {
    const more = {
      type: 'select',
      options: [
        { value: 'eu', label: 'Europe' },
        { value: 'us', label: 'America' },
      ],
    }
    expect(read(more, 'eu')).toEqual(ok('eu'))
    expect(read(more, 'Europe')).toEqual(bad('Choose one of: Europe, America.'))
  })

  it('is told wrong field by field, all at once, without its value (B14)', () => {
    const fields = [field(), field({ name: 'key', label: 'Key', pattern: 'k-.*' })]
    const result = readFields(fields, { key: 'canary' })
    expect(result).toMatchObject({ faults: [{ field: 'site' }, { field: 'key' }] })
    expect(JSON.stringify(result)).not.toContain('canary')
  })

  it('is never found in the prototype', () => {
    const fields = [field({ name: 'constructor', label: 'X', required: false })]
    expect(readFields(fields, {})).toEqual({ values: {} })
  })
})

describe('what a caller of the API gives', () => {
  it('is its values', () => {
    expect(requireFields([field()], { site: ' acme ' })).toEqual({ site: 'acme' })
  })

  it.each([
    ['missing', {}, [{ field: 'site', problem: 'Site is needed.' }]],
    [
      'unknown',
      { site: 'a', sight: 'canary' },
      [{ field: 'sight', problem: 'There is no such field.' }],
    ],
    ['both', { sight: 'canary' }, [{ field: 'site' }, { field: 'sight' }]],
  ])('is refused, fault by fault: %s', (_, given, errors) => {
    const require = () => requireFields([field()], given)
    expect(require).toThrow(expect.objectContaining({ code: 'fields-invalid' }))
    expect(require).toThrow(
      expect.objectContaining({
        facts: { errors: errors.map((it) => expect.objectContaining(it)) },
      }),
    )
    expect(require).not.toThrow('canary')
  })
})

describe('what is shown and what is sealed', () => {
  const fields = [
    field(),
    field({ name: 'password', type: 'password' }),
    field({ name: 'pem', type: 'multiline' }),
    field({ name: 'token', secret: true }),
    field({ name: 'note', type: 'multiline', secret: false }),
  ]
  const values = { site: 'a', password: 'p', pem: 'k', token: 't', note: 'n' }

  it('are parted, and nothing is in both or in neither (B13)', () => {
    const { data, secrets } = splitFields(fields, values)
    expect(data).toEqual({ site: 'a', note: 'n' })
    expect(secrets).toEqual({ password: 'p', pem: 'k', token: 't' })
    expect(publicValues(fields, values)).toEqual(data)
    expect(fields.map(isSecret)).toEqual([false, true, true, true, false])
  })
})

describe('a field as an app’s file says it', () => {
  it.each([
    ['a name with a dash', { name: 'a-b' }],
    ['a name in capitals', { name: 'Site' }],
    ['a name that no template can hold', { name: '1st' }],
    ['a long name', { name: 'a'.repeat(41) }],
    ['no label', { label: '' }],
    ['an unknown type', { type: 'colour' }],
    ['a misspelt fact', { secrect: true }],
    ['a long pattern', { pattern: 'a'.repeat(201) }],
  ])('is refused with %s', (_, more) => {
    expect(Field.safeParse({ name: 'site', label: 'Site', ...more }).success).toBe(false)
  })
})

describe('the patterns of our own apps, the only ones that are run (E8)', () => {
  const specs = compile(APPS, () => 'v').map(({ spec }) => spec)
  const patterns = specs.flatMap(({ slug, auth }) =>
    auth.flatMap(({ fields, settings }) =>
      [...fields, ...settings].flatMap(({ name, pattern }) =>
        pattern ? [{ slug, name, pattern }] : [],
      ),
    ),
  )

  it('repeat nothing that repeats, so that none backtracks without end', () => {
    for (const { slug, name, pattern } of patterns) {
      expect(pattern, `${slug}.${name}`).not.toMatch(/[*+}]\)[*+{]/)
      expect(pattern, `${slug}.${name}`).not.toMatch(/\\[1-9]/)
    }
  })

  it('are patterns', () => {
    for (const { pattern } of patterns)
      expect(() => new RegExp(`^(?:${pattern})$`, 'u')).not.toThrow()
  })
})
