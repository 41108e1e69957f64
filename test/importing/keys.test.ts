import { describe, expect, it } from 'vitest'
import { argumentKey, freeKey } from '../../src/importing/keys.ts'

describe('the key of an argument', () => {
  it.each([
    ['petId', 'petId'],
    ['on-behalf-of', 'on-behalf-of'],
    ['filter[status]', 'filter_status'],
    ['include[]', 'include'],
    ['StartTime<', 'StartTime_lt'],
    ['StartTime>=', 'StartTime_gte'],
    ['id:in', 'id_in'],
    ['$filter', 'filter'],
    ['author.name', 'author_name'],
  ])('of %s is %s', (wire, key) => {
    expect(argumentKey(wire)).toBe(key)
  })

  it.each(['', '名前', '[]', 'x'.repeat(200), 'a.'.repeat(90)])('is legal for %j', (wire) => {
    expect(argumentKey(wire)).toMatch(/^[a-zA-Z0-9_-]{1,64}$/)
  })

  it('is another one where the first is taken', () => {
    expect(freeKey('id', 'path', new Set(['id']))).toBe('id__path')
    const third = freeKey('id', 'path', new Set(['id', 'id__path']))
    expect(third).toMatch(/^id__path_[0-9a-f]{6}$/)
  })
})
