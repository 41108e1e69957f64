import { describe, expect, it } from 'vitest'
import { merge } from '../../src/catalogue/merge.ts'
import { ActionSpec } from '../../src/catalogue/spec.ts'

const action = (name: string, request: string | undefined, more: object = {}) =>
  ActionSpec.parse({
    name,
    description: 'Does what the test at hand wants to see done.',
    ...(request === undefined ? { run: 'acme.do' } : { request }),
    input: {},
    ...more,
  })

const namesOf = (actions: ActionSpec[]) =>
  actions.map(({ name, aliases }) => [name, ...aliases].join(' '))

describe('the actions of a whole API, behind those written by hand', () => {
  it('are there, but for calls that are there already: those take their names', () => {
    const own = [action('A_READ', 'GET /things/{thing_id}', { aliases: ['A_OLD'] })]
    const all = [
      action('A_GET_THING', 'GET /things/{id}', { aliases: ['A_THING'] }),
      action('A_LIST', 'GET /things/'),
    ]
    expect(namesOf(merge(own, all))).toEqual(['A_READ A_OLD A_GET_THING A_THING', 'A_LIST'])
  })

  it('leave several actions of one call apart, and give the first of them the names', () => {
    const own = [action('A_ONE', 'POST /graphql'), action('A_TWO', 'POST /graphql')]
    const merged = merge(own, [action('A_QUERY', 'POST /graphql')])
    expect(namesOf(merged)).toEqual(['A_ONE A_QUERY', 'A_TWO'])
  })

  it('stay, where the one by hand does only a part of the call', () => {
    const ending = { fixed: { body: { action: 'end' } } }
    const own = [action('A_END', 'PUT /meetings/{id}/status', ending), action('A_RUN', undefined)]
    const merged = merge(own, [action('A_SET_STATUS', 'PUT /meetings/{id}/status')])
    expect(namesOf(merged)).toEqual(['A_END', 'A_RUN', 'A_SET_STATUS'])
  })

  it('give way where a name is taken', () => {
    const own = [action('A_LIST', 'GET /mine', { aliases: ['A_FIND'] })]
    const all = [
      action('A_FIND', 'GET /found'),
      action('A_LIST', 'GET /all', { aliases: ['A_ALL'] }),
    ]
    expect(namesOf(merge(own, all))).toEqual(['A_LIST A_FIND', 'A_ALL'])
  })

  it('changes neither of the lists', () => {
    const own = [action('A_READ', 'GET /a')]
    merge(own, [action('A_GET', 'GET /a')])
    expect(own[0]?.aliases).toEqual([])
  })
})
