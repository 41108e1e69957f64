import { describe, expect, it } from 'vitest'
import * as ids from '../../src/core/ids.ts'
import { randomToken } from '../../src/core/random.ts'

const { ConnectionId, EntityId, IntegrationId, ProjectId } = ids
const { entityName, splitEntityName } = ids

describe('the id of an entity', () => {
  it.each([
    ['one letter', 'a'],
    ['an e-mail address', 'ada@example.test'],
    ['slashes and dots', '../a/b'],
    ['three dots', '...'],
    ['a space', ' '],
    ['256 bytes of ASCII', 'a'.repeat(256)],
    ['256 bytes in letters of two', 'ë'.repeat(128)],
    ['255 bytes in letters of three', '愛'.repeat(85)],
    ['256 bytes in letters of four', '🔑'.repeat(64)],
    ['256 bytes, the last letter of four', `${'a'.repeat(252)}🔑`],
  ])('may be %s', (_, id) => {
    expect(EntityId.safeParse(id).success).toBe(true)
  })

  it.each([
    ['empty', ''],
    ['257 bytes of ASCII', 'a'.repeat(257)],
    ['258 bytes in letters of two', 'ë'.repeat(129)],
    ['258 bytes in letters of three', '愛'.repeat(86)],
    ['260 bytes in letters of four', '🔑'.repeat(65)],
    ['257 bytes, the last letter of four', `${'a'.repeat(253)}🔑`],
    ['half a surrogate pair: the first', 'a\ud83d'],
    ['half a surrogate pair: the second', '\udd11a'],
    ['a pair the wrong way round', '\udd11\ud83d'],
    ['one dot, which no path can hold', '.'],
    ['two dots, which no path can hold: /v1/entities/../connections is /v1/connections', '..'],
    ['no text', 5],
  ])('may not be %s', (_, id) => {
    expect(EntityId.safeParse(id).success).toBe(false)
  })
})

describe('the id of a project', () => {
  it.each(['a', '0', 'acme', 'a-b', 'a--b', '1-2', 'a'.repeat(40)])('may be %s', (id) => {
    expect(ProjectId.safeParse(id).success).toBe(true)
  })

  it.each(['', '-', '-a', 'a-', 'A', 'a_b', 'a/b', 'a.b', 'a b', 'é', 'a\n', 'a'.repeat(41)])(
    'may not be %j',
    (id) => {
      expect(ProjectId.safeParse(id).success).toBe(false)
    },
  )
})

describe('an id that we mint', () => {
  it.each([
    ['conn', ids.newConnectionId, ConnectionId],
    ['int', ids.newIntegrationId, IntegrationId],
  ] as const)('is read as what it is: %s_…', (prefix, mint, schema) => {
    const id = mint()
    expect(id).toMatch(new RegExp(`^${prefix}_[\\w-]{22}$`))
    for (const wrong of [id.slice(1), `${id}x`, `${id}\n`, ` ${id}`, id.replace('_', '-'), 'x']) {
      expect(schema.safeParse(wrong).success, wrong).toBe(false)
    }
  })

  it.each([
    ['key', ids.newKeyId],
    ['log', () => ids.newLogId(1_790_000_000_000)],
    ['req', ids.newRequestId],
  ])('says what it names: %s_…', (prefix, mint) => {
    expect(mint()).toMatch(new RegExp(`^${prefix}_[\\w-]{22}$`))
  })

  it('of the log is in the order of time, whatever else it is', () => {
    const times = [0, 1, 63, 64, 4095, 1_790_000_000_000, 1_790_000_000_001, 2 ** 48 - 1]
    const minted = times.map(ids.newLogId)
    expect(minted.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(minted)
    const ofOneMoment = Array.from({ length: 10_000 }, () => ids.newLogId(1_790_000_000_000))
    expect(new Set(ofOneMoment).size).toBe(10_000)
  })

  it('never comes twice', () => {
    expect(new Set(Array.from({ length: 10_000 }, ids.newConnectionId)).size).toBe(10_000)
  })
})

describe('a random token', () => {
  it.each([
    [16, 22],
    [32, 43],
    [1, 2],
  ])('of %i bytes has %i letters of base64url', (bytes, length) => {
    expect(randomToken(bytes)).toMatch(new RegExp(`^[\\w-]{${length}}$`))
  })
})

describe('the name of an entity’s object', () => {
  const project = ProjectId.parse('acme')

  it.each(['ada', 'a/b', '/', '//x', 'acme/ada', '🔑', ' '])('is parted again: %j', (id) => {
    const entity = EntityId.parse(id)
    expect(splitEntityName(entityName(project, entity))).toEqual({ project, entity })
  })

  it('is never that of another project’s entity (D1)', () => {
    const other = ProjectId.parse('acme-2')
    const names = [
      entityName(project, EntityId.parse('ada')),
      entityName(project, EntityId.parse('-2/ada')),
      entityName(project, EntityId.parse('2/ada')),
      entityName(other, EntityId.parse('ada')),
    ]
    expect(new Set(names).size).toBe(names.length)
  })
})
