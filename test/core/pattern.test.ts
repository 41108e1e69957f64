import { describe, expect, it } from 'vitest'
import { fitsPattern, STEPS_ALLOWED, stepsOf } from '../../src/core/pattern.ts'

/** Patterns that end no text, or not soon, as reported against well-known libraries; and a text each. */
const ENDLESS: readonly (readonly [pattern: string, text: string])[] = [
  ['^(a+)+$', `${'a'.repeat(60)}!`],
  ['^(a*)*$', `${'a'.repeat(60)}!`],
  ['^((a+)b?)+$', `${'a'.repeat(60)}!`],
  ['^(a+b?)+$', `${'a'.repeat(60)}!`],
  ['^(a|a)*$', `${'a'.repeat(60)}!`],
  ['^(a|aa)+$', `${'a'.repeat(60)}!`],
  ['^(a|a?)+$', `${'a'.repeat(60)}!`],
  ['^(.*a){30}$', 'a'.repeat(60)],
  [`^${'a?'.repeat(40)}${'a'.repeat(40)}$`, 'a'.repeat(40)],
  ['^(?:a?){40}a{40}$', 'a'.repeat(40)],
  ['^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+$', `${'a'.repeat(60)}!`],
  ['^(([a-z])+.)+[A-Z]([a-z])+$', 'a'.repeat(60)],
  ['^(?:[\\w.]+\\s?)*$', `${'a'.repeat(60)}!`],
  ['(x+x+)+y', 'x'.repeat(60)],
  ['^(\\w+\\s?)*$', `${'a '.repeat(40)}!`],
  ['^(?=(a+)+$)a', `${'a'.repeat(60)}!`],
  ['^(?<n>a|\\w)+$', `${'a'.repeat(60)}!`],
  ['^((?:\\p{L}+|\\d+)-?)+$', `${'a'.repeat(60)}!`],
  ['^([^"]|\\\\.)*"$', `${'\\a'.repeat(40)}`],
  ['\\s+$', `${' '.repeat(100_000)}x`],
  ['.*.*.*.*=.*', 'x'.repeat(5_000)],
  ['^.*,.*,.*,.*,.*$', ','.repeat(5_000)],
  ['(?:a{0,5000}){0,5000}b', 'a'.repeat(5_000)],
]

describe('a pattern that nobody here wrote (E8)', () => {
  it.each(ENDLESS)('is not run where it would keep on: %s', (pattern, text) => {
    expect(() => new RegExp(pattern, 'u')).not.toThrow()
    expect(stepsOf(pattern, text.length)).toBeGreaterThan(STEPS_ALLOWED)
    expect(fitsPattern(pattern, text)).toBeUndefined()
  })

  it.each([
    ['^[a-z]+$', 'abc', true],
    ['^[a-z]+$', 'ab1', false],
    ['^#?[0-9a-fA-F]{6}$', '#00ff00', true],
    ['^\\S+$', 'x'.repeat(1_000_000), true],
    ['^(?:cus|sub)_\\w{14,}$', `cus_${'a'.repeat(14)}`, true],
    ['^[\\w.+-]+@[\\w-]+\\.[\\w.]+$', 'ada@example.com', true],
    ['^\\d{4}-\\d{2}-\\d{2}$', '2026-11-23', true],
    ['^[)(|*+?{}]+$', '(|)', true],
    ['^\\(\\|\\)$', '(|)', true],
    ['^a{2,3}?b$', 'aab', true],
    ['^(?!-)[a-z-]{1,63}$', 'a-b', true],
    ['^\\u{61}\\p{L}$', 'ab', true],
    ['', 'anything', true],
    ['^[^\\]]+$', 'ab', true],
  ])('is run where it ends soon: %s', (pattern, text, fits) => {
    expect(fitsPattern(pattern, text)).toBe(fits)
  })

  it.each(['(', '[a', '(?i)a', 'a**', '\\', 'x{2,1}', '(?<a>b)(?<a>c)'])(
    'is none, and never run: %s',
    (pattern) => {
      expect(fitsPattern(pattern, 'a')).toBeUndefined()
    },
  )

  it('is run on short texts and not on long ones, where its cost grows with them', () => {
    expect(fitsPattern('\\s+$', 'a ')).toBe(true)
    expect(fitsPattern('\\s+$', ' '.repeat(100_000))).toBeUndefined()
  })
})
