import { describe, expect, it } from 'vitest'
import { functions, meetingPart } from '../../src/catalogue/functions/zoom.ts'
import { fakeApp, run } from './_fake-app.ts'

describe('the id of a meeting of Zoom', () => {
  it.each([
    { id: '85012345678', part: '85012345678' },
    { id: '850 1234 5678', part: '85012345678' },
    { id: '4444AAAiAAAAAiAiAiiAii==', part: '4444AAAiAAAAAiAiAiiAii%3D%3D' },
    { id: 'ab/c==', part: 'ab%2Fc%3D%3D' },
    { id: '/ajXp112QmuoKj4854875==', part: '%252FajXp112QmuoKj4854875%253D%253D' },
    { id: 'a//b==', part: 'a%252F%252Fb%253D%253D' },
  ])('$id stands in a path as $part', ({ id, part }) => {
    expect(meetingPart(id)).toBe(part)
  })

  it('leads to what was recorded, with the rest in the query', async () => {
    const { call, requests } = fakeApp({ 'DELETE /meetings/%252Fa%253D/recordings': null })
    const args = { meetingId: '/a=', action: 'trash' }
    await run(functions, 'zoom.delete-meeting-recordings', args, call)
    expect(requests[0]?.query).toEqual({ action: 'trash' })
  })
})
