import { describe, expect, it } from 'vitest'
import { functions as clickup, momentOf } from '../../src/catalogue/functions/clickup.ts'
import { fakeApp, refused, run } from './_fake-app.ts'

const NOON = Date.parse('2026-01-31T12:00:00Z')

const task = {
  id: '86b',
  name: 'Fix',
  status: { status: 'open', color: '#fff' },
  priority: null,
  assignees: [{ id: 7, username: 'ada', profilePicture: 'https://x' }],
  tags: [{ name: 'ui', tag_bg: '#000' }],
  due_date: String(NOON),
  list: { id: '901', name: 'Sprint', access: true },
  url: 'https://app.clickup.com/t/86b',
}

const short = {
  id: '86b',
  name: 'Fix',
  status: 'open',
  assignees: [{ id: 7, username: 'ada' }],
  tags: ['ui'],
  due_date: '2026-01-31T12:00:00.000Z',
  list: { id: '901', name: 'Sprint' },
  url: 'https://app.clickup.com/t/86b',
}

describe('ClickUp', () => {
  it.each([
    ['2026-01-31', { ms: Date.parse('2026-01-31T00:00:00Z'), timed: false }],
    ['2026-01-31T13:00:00+01:00', { ms: NOON, timed: true }],
    [String(NOON), { ms: NOON, timed: true }],
  ])('counts %s in milliseconds', (value, moment) => {
    expect(momentOf(value, 'due_date')).toEqual(moment)
  })

  it('refuses a time that is none, and names it', async () => {
    const args = { list_id: '901', name: 'Fix', due_date: 'tomorrow' }
    await expect(run(clickup, 'clickup.create-task', args)).rejects.toEqual(refused('due_date'))
  })

  it('creates a task in Markdown, due on a day that is the same day in America', async () => {
    const app = fakeApp({ 'POST /list/901/task': task })
    const args = {
      ...{ list_id: '901', name: 'Fix', description: '**now**', due_date: '2026-01-31' },
      ...{ assignees: ['7'], priority: 0 },
    }
    expect(await run(clickup, 'clickup.create-task', args, app.call)).toEqual(short)
    expect(app.requests[0]?.body).toEqual({
      name: 'Fix',
      markdown_content: '**now**',
      priority: null,
      due_date: NOON,
      due_date_time: false,
      assignees: [7],
    })
  })

  it('changes what is given and nothing else, and takes a date away', async () => {
    const app = fakeApp({ 'PUT /task/DEV-42': task })
    const args = {
      ...{ task_id: 'DEV-42', custom_task_ids: true, team_id: '9', status: 'done', due_date: '' },
      remove_assignees: ['7'],
    }
    await run(clickup, 'clickup.update-task', args, app.call)
    expect(app.requests[0]).toMatchObject({ query: { custom_task_ids: true, team_id: '9' } })
    expect(app.requests[0]?.body).toEqual({
      status: 'done',
      due_date: null,
      assignees: { add: [], rem: [7] },
    })
  })

  it('lists tasks in short, and says which page is next', async () => {
    const app = fakeApp({ 'GET /list/901/task': { tasks: [task], last_page: false } })
    const args = { list_id: '901', statuses: ['open'], due_date_lt: '2026-01-31', page: 2 }
    const answer = await run(clickup, 'clickup.list-tasks', args, app.call)
    expect(answer).toEqual({ tasks: [short], next_page: 3 })
    expect(app.requests[0]?.query).toMatchObject({
      'statuses[]': ['open'],
      due_date_lt: Date.parse('2026-01-31T00:00:00Z'),
      page: 2,
    })
  })

  it.each([[{ tasks: [task], last_page: true }], [{ tasks: [task] }]])(
    'knows the last page: %#',
    async (page) => {
      const app = fakeApp({ 'GET /team/9/task': page })
      const answer = await run(clickup, 'clickup.search-tasks', { team_id: '9' }, app.call)
      expect(answer).toEqual({ tasks: [short] })
    },
  )

  it('records minutes, which it counts in milliseconds', async () => {
    const app = fakeApp({ 'POST /team/9/time_entries': {} })
    const start = '2026-01-31T12:00:00Z'
    const args = { team_id: '9', start, duration_minutes: 1.5, task_id: '86b' }
    await run(clickup, 'clickup.create-time-entry', args, app.call)
    expect(app.requests[0]?.body).toEqual({ start: NOON, duration: 90_000, tid: '86b' })
  })

  it('lists time between two days', async () => {
    const app = fakeApp({ 'GET /team/9/time_entries': { data: [] } })
    const args = { team_id: '9', start_date: '2026-01-01', end_date: '2026-01-31' }
    await run(clickup, 'clickup.list-time-entries', args, app.call)
    expect(app.requests[0]?.query).toEqual({
      start_date: Date.parse('2026-01-01T00:00:00Z'),
      end_date: Date.parse('2026-01-31T00:00:00Z'),
    })
  })

  it('lets no id out of its place in the path', async () => {
    const list = run(clickup, 'clickup.list-tasks', { list_id: '..' })
    await expect(list).rejects.toEqual(refused('list_id'))
  })
})
