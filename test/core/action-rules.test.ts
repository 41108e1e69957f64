import { describe, expect, it } from 'vitest'
import { ActionRules, objection } from '../../src/core/action-rules.ts'

const rules = (given: object) => ActionRules.parse(given)
const passes = (given: object, name: string, aliases: string[] = []) =>
  objection(rules(given), { name, aliases }) === undefined

describe('a list of actions', () => {
  it.each([
    ['GITHUB_*', 'GITHUB_CREATE_AN_ISSUE', true],
    ['GITHUB_*', 'GITHUB', false],
    ['GITHUB_*', 'GITLAB_GET_X', false],
    ['*_DELETE_*', 'GITHUB_DELETE_A_REPO', true],
    ['*_DELETE_*', 'GITHUB_DELETE', false],
    ['*_LIST', 'GITHUB_LIST', true],
    ['*_LIST', 'GITHUB_LIST_ALL', false],
    ['A_*_C', 'A_B_C', true],
    ['A_*_C', 'A_C', false],
    ['A*A', 'A', false],
    ['A*A', 'AA', true],
    ['*B*B*', 'AB', false],
    ['*', 'ANYTHING', true],
    ['gmail_send_email', 'GMAIL_SEND_EMAIL', true],
    ['GMAIL_SEND', 'GMAIL_SEND_EMAIL', false],
    ['.*', 'X', undefined],
    ['', 'X', undefined],
  ])('with %j knows %s: %s', (pattern, name, fits) => {
    const parsed = ActionRules.safeParse({ allow: [pattern] })
    expect(parsed.success).toBe(fits !== undefined)
    if (parsed.success) expect(objection(parsed.data, { name }) === undefined).toBe(fits)
  })

  it('takes no time to speak of, whatever its stars', () => {
    const pattern = '*A'.repeat(50)
    const before = performance.now()
    expect(passes({ allow: [pattern] }, `${'A'.repeat(49)}B`)).toBe(false)
    expect(performance.now() - before).toBeLessThan(100)
  })

  it.each([
    ['nothing is said', {}, true],
    ['it is allowed', { allow: ['A_*'] }, true],
    ['another one is', { allow: ['B_*'] }, false],
    ['none is', { allow: [] }, false],
    ['it is denied', { deny: ['A_*'] }, false],
    ['another one is denied', { deny: ['B_*'] }, true],
    ['it is allowed and denied', { allow: ['A_*'], deny: ['A_X'] }, false],
  ])('decides about an action where %s', (_, given, passing) => {
    expect(passes(given, 'A_X')).toBe(passing)
  })

  it('denies by any name, and allows by the own one only', () => {
    expect(passes({ deny: ['OLD_X'] }, 'A_X', ['OLD_X'])).toBe(false)
    expect(passes({ allow: ['OLD_X'] }, 'A_X', ['OLD_X'])).toBe(false)
  })

  it('says what stands against it', () => {
    expect(objection(rules({ deny: ['A_*'] }), { name: 'A_X' })).toBe('A_X is denied by A_*')
    expect(objection(rules({ allow: [] }), { name: 'A_X' })).toBe(
      'A_X is not among the allowed actions',
    )
    expect(objection(null, { name: 'A_X' })).toBeUndefined()
  })
})
