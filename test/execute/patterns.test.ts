import { describe, expect, it } from 'vitest'
import { APPS } from '../../src/catalogue/shipped.ts'
import { ActionSpec, type ArgumentSchema } from '../../src/catalogue/spec.ts'
import { stepsOf } from '../../src/core/pattern.ts'
import { readArguments } from '../../src/execute/arguments.ts'

const actionWith = (properties: Record<string, ArgumentSchema>) =>
  ActionSpec.parse({
    name: 'ACME_TRY',
    description: 'Tries what the patterns of its arguments do.',
    request: 'POST /try',
    input: { properties },
  })

describe('patterns of arguments', () => {
  const code: ArgumentSchema = { type: 'string', pattern: '^[A-Z]{3}$' }
  const action = actionWith({
    code,
    codes: { type: 'array', items: code },
    inner: { type: 'object', properties: { code } },
  })

  it.each([
    [{ code: 'eur' }, 'code'],
    [{ codes: ['EUR', 'usd'] }, 'codes.1'],
    [{ inner: { code: 'x' } }, 'inner.code'],
  ])('hold wherever they stand: %j', (args, argument) => {
    const problem = 'does not match the pattern ^[A-Z]{3}$'
    expect(() => readArguments(action, args)).toThrowError(
      expect.objectContaining({
        code: 'invalid-arguments',
        facts: { errors: [{ argument, problem }] },
      }),
    )
  })

  it('let through what fits', () => {
    const args = { code: 'EUR', codes: ['USD'], inner: { code: 'CHF' } }
    expect(readArguments(action, args)).toEqual(args)
  })

  it.each(['^(a+)+$', '^((a+)b?)+$', '^(a|aa)+$', '(x+x+)+y', '^(\\w+\\s?)*$'])(
    'of a stranger end, whatever they are: %s (E8)',
    (pattern) => {
      const hostile = actionWith({ text: { type: 'string', pattern } })
      const args = { text: `${'a'.repeat(5_000)}!` }
      expect(readArguments(hostile, args)).toEqual(args)
    },
  )

  it('have one bound for all of a call (E8)', () => {
    const slow: ArgumentSchema = { type: 'string', pattern: '^.*,.*,.*x$' }
    const many = actionWith({ texts: { type: 'array', items: slow } })
    const texts = Array.from({ length: 5_000 }, () => ','.repeat(90))
    expect(() => readArguments(many, { texts })).toThrow('texts.0') // the first ones were looked at
  })

  it('are held to for all apps of a release, for texts of a usual length (E8)', () => {
    const patternsIn = (it: ArgumentSchema): string[] => [
      ...(it.pattern === undefined ? [] : [it.pattern]),
      ...(it.items ? patternsIn(it.items) : []),
      ...Object.values(it.properties ?? {}).flatMap(patternsIn),
    ]
    // as written: parsed, they are the same
    const all = APPS.flatMap(({ actions }) =>
      actions.flatMap(({ input }) =>
        (Object.values(input.properties ?? {}) as ArgumentSchema[]).flatMap(patternsIn),
      ),
    )
    expect(all.length).toBeGreaterThan(0)
    expect(all.filter((pattern) => !(stepsOf(pattern, 64) <= 10_000_000))).toEqual([])
  })
})
