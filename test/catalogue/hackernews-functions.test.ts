import { describe, expect, it } from 'vitest'
import { functions as hackernews, todaysPosts } from '../../src/catalogue/functions/hackernews.ts'
import { fakeApp, refused, run } from './_fake-app.ts'

describe('Hacker News', () => {
  const hit = (objectID: string, points: number | null, more: object = {}) => ({
    objectID,
    title: `Post ${objectID}`,
    points,
    ...more,
  })

  it('shows the front page by points, from 40 on', async () => {
    const app = fakeApp({ 'GET /search': { hits: [hit('1', 41), hit('2', 39), hit('3', 300)] } })
    const answer = await run(hackernews, 'hackernews.frontpage', {}, app.call)
    expect(answer).toMatchObject({ posts: [{ id: '3' }, { id: '1' }] })
    expect(app.requests[0]?.query).toMatchObject({ tags: 'front_page' })
  })

  it('takes 24 hours for today', async () => {
    const app = fakeApp({ 'GET /search': { hits: [hit('1', 500), hit('2', null)] } })
    const answer = await todaysPosts({}, app.call, 1_767_225_600_000)
    expect(answer).toMatchObject({ posts: [{ id: '1' }] })
    expect(app.requests[0]?.query).toMatchObject({ numericFilters: 'created_at_i>1767139200' })
  })

  it('finds any of the kinds, by one author', async () => {
    const hits = [hit('1', 1, { story_text: '<p>Hello&#x27;s' })]
    const app = fakeApp({ 'GET /search': { hits, nbPages: 3 } })
    const args = { query: 'rust', tags: ['story', 'ask_hn', 'author_pg'], size: 7 }
    const answer = await run(hackernews, 'hackernews.search-posts', args, app.call)
    expect(answer).toMatchObject({ posts: [{ text: "Hello's" }], next_page: 1 })
    expect(app.requests[0]?.query).toEqual({
      query: 'rust',
      tags: '(story,ask_hn),author_pg',
      page: 0,
      hitsPerPage: 7,
    })
  })

  it('takes no tag that would change the filter', async () => {
    const refusal = run(hackernews, 'hackernews.latest-posts', { tags: ['story),(comment'] })
    await expect(refusal).rejects.toEqual(refused('tags'))
  })

  it('cuts a discussion in width, depth and length, and says so', async () => {
    const comment = (id: number, children: object[] = []) => ({
      id,
      author: 'a',
      text: 'c',
      children,
    })
    const app = fakeApp({
      'GET /items/1': {
        id: 1,
        author: 'a',
        text: 'x'.repeat(600),
        children: [comment(2, [comment(5, [comment(6)])]), { id: 3, author: null }, comment(4)],
      },
    })
    const args = { item_id: '1', max_children: 1 }
    const answer = await run(hackernews, 'hackernews.item', args, app.call)
    expect(JSON.parse(JSON.stringify(answer))).toMatchObject({
      text: `${'x'.repeat(500)}…`,
      children: [{ id: 2, children: [{ id: 5, children_left_out: 1 }] }],
      children_left_out: 1,
    })
  })
})
