import { beforeAll, describe, expect, it } from 'vitest'
import { expectAllThere, ids, key, lines, send, setUp, strangers } from './_matrix.ts'

beforeAll(setUp)

describe('every route, to a good key of somebody else (D1, D4)', () => {
  const columns = ['project', 'entities', 'apps'] as const
  it.each(columns)('gives away nothing to a key of another one: %s', async (column) => {
    const shared = { integration: 'shared by all', hook: 'of an integration' }
    const hidden = { ...ids, ...(column === 'entities' && shared) }
    for (const [route, line] of lines) {
      const { status, text } = await send(route, line, key(strangers[column]))
      expect(status, `${route}: ${text.slice(0, 200)}`).toBe(line.answers[columns.indexOf(column)])
      if (status >= 400 || line.url === '/v1/audit' || line.url === '/v1/audit/export') continue // own tries
      for (const id of Object.values(hidden)) expect(text, route).not.toContain(id)
    }
  })

  it.each(columns)(
    'says of what is not there the same as of what is not theirs: %s',
    async (column) => {
      const absent: Record<string, string> = { house: 'hovel', HOUSE: 'HOVEL' }
      for (const id of Object.values(ids)) absent[id] = `${id.slice(0, -22)}${'A'.repeat(22)}`
      const change = (text: string) =>
        Object.entries(absent).reduce((all, [one, other]) => all.replaceAll(one, other), text)
      const plain = (text: string) => change(text).replace(/req_[\w-]{22}/g, 'req')
      for (const [route, line] of lines) {
        if (line.answers[columns.indexOf(column)] !== 404) continue
        const theirs = await send(route, line, key(strangers[column]))
        const none = await send(route, line, key(strangers[column]), change)
        expect({ ...theirs, text: plain(theirs.text) }, route).toEqual({
          ...none,
          text: plain(none.text),
        })
      }
    },
  )

  it('leaves all as it was', expectAllThere)
})
