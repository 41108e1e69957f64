import { describe, expect, it } from 'vitest'
import { functions as jira, readable } from '../../src/catalogue/functions/jira.ts'
import { fakeApp, refused, run } from './_fake-app.ts'

const API = '/rest/api/3'
const ADA = '5b10a2844c20165700ede21g'
const ADAS = '5b10a2844c20165700ede21f'
const paragraph = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})

describe('Jira', () => {
  it('answers rich text as Markdown, and leaves out what nobody reads', () => {
    const issue = {
      self: 'https://acme.atlassian.net/rest/api/3/issue/1',
      key: 'ENG-1',
      fields: {
        description: paragraph('Broken'),
        customfield_1: null,
        assignee: { displayName: 'Ada', avatarUrls: { '48x48': 'https://a' } },
        comment: { comments: [{ id: '7', body: paragraph('Seen') }] },
      },
    }
    expect(readable(issue)).toEqual({
      key: 'ENG-1',
      fields: {
        description: 'Broken',
        assignee: { displayName: 'Ada' },
        comment: { comments: [{ id: '7', body: 'Seen' }] },
      },
    })
  })

  it('searches with the fields that a list is read for', async () => {
    const app = fakeApp({ [`GET ${API}/search/jql`]: { issues: [], isLast: true } })
    await run(jira, 'jira.search', { jql: 'project = ENG' }, app.call)
    await run(jira, 'jira.search', { jql: 'x', fields: ['key,summary', 'labels'] }, app.call)
    expect(app.requests.map(({ query }) => query)).toMatchObject([
      { jql: 'project = ENG', fields: 'summary,status,assignee,priority,updated', maxResults: 50 },
      { fields: 'key,summary,labels' },
    ])
  })

  it('creates an issue in Markdown, for somebody who is named by e-mail address', async () => {
    const app = fakeApp({
      [`GET ${API}/user/assignable/search`]: [{ accountId: ADA, displayName: 'Ada' }],
      [`POST ${API}/issue`]: { id: '1', key: 'ENG-1', self: 'https://x' },
    })
    const args = {
      ...{ project_key: 'ENG', summary: 'Fix', issue_type: 'Bug', description: 'Now' },
      ...{ assignee: 'ada@acme.example', parent: 'ENG-0', components: ['UI'] },
      custom_fields: { customfield_10016: 5 },
    }
    expect(await run(jira, 'jira.create-issue', args, app.call)).toEqual({ id: '1', key: 'ENG-1' })
    const [lookup, create] = app.requests
    expect(lookup?.query).toEqual({ project: 'ENG', query: 'ada@acme.example' })
    expect(create?.body).toEqual({
      fields: {
        project: { key: 'ENG' },
        summary: 'Fix',
        issuetype: { name: 'Bug' },
        description: paragraph('Now'),
        assignee: { accountId: ADA },
        parent: { key: 'ENG-0' },
        components: [{ name: 'UI' }],
        customfield_10016: 5,
      },
    })
  })

  it('changes what is given and nothing else, and takes people and dates away', async () => {
    const app = fakeApp({ [`PUT ${API}/issue/ENG-1`]: null })
    const args = { issueIdOrKey: 'ENG-1', assignee: 'unassigned', due_date: '', add_labels: ['ui'] }
    const answer = await run(jira, 'jira.edit-issue', args, app.call)
    expect(answer).toEqual({ issue: 'ENG-1', changed: ['assignee', 'duedate', 'labels'] })
    expect(app.requests[0]?.body).toEqual({
      fields: { assignee: null, duedate: null },
      update: { labels: [{ add: 'ui' }] },
    })
  })

  it('refuses an edit that changes nothing', async () => {
    const edit = run(jira, 'jira.edit-issue', { issueIdOrKey: 'ENG-1' })
    await expect(edit).rejects.toEqual(refused('summary'))
  })

  describe('moves an issue', () => {
    const path = `${API}/issue/ENG-1/transitions`
    const transitions = [
      { id: '11', name: 'Start', to: { name: 'In Progress' } },
      { id: '21', name: 'Finish', to: { name: 'Done' } },
    ]
    const story = () =>
      fakeApp({
        [`GET ${path}`]: { transitions },
        [`POST ${path}`]: null,
        [`POST ${API}/issue/ENG-1/comment`]: { id: '9' },
      })

    it.each(['21', 'finish', 'DONE'])('by %s', async (transition) => {
      const app = story()
      const args = { issueIdOrKey: 'ENG-1', transition, resolution: 'Fixed' }
      const answer = await run(jira, 'jira.transition', args, app.call)
      expect(answer).toEqual({ issue: 'ENG-1', transition: 'Finish', status: 'Done' })
      const fields = { resolution: { name: 'Fixed' } }
      expect(app.requests[1]?.body).toEqual({ transition: { id: '21' }, fields })
    })

    it('and says why, once it is moved', async () => {
      const app = story()
      const args = { issueIdOrKey: 'ENG-1', transition: 'Done', comment: 'Shipped' }
      await run(jira, 'jira.transition', args, app.call)
      expect(app.requests.map(({ method }) => method)).toEqual([undefined, 'POST', 'POST'])
      expect(app.requests[2]?.body).toEqual({ body: paragraph('Shipped') })
    })

    it('not to where the workflow does not lead', async () => {
      const args = { issueIdOrKey: 'ENG-1', transition: 'Blocked' }
      const app = story()
      await expect(run(jira, 'jira.transition', args, app.call)).rejects.toEqual(
        refused('transition'),
      )
      expect(app.requests).toHaveLength(1)
    })
  })

  describe('finds whom is meant', () => {
    const found = (...people: object[]) =>
      fakeApp({
        [`GET ${API}/user/assignable/search`]: people,
        [`GET ${API}/myself`]: { accountId: ADA },
        [`PUT ${API}/issue/ENG-1/assignee`]: null,
      })
    const assign = (assignee: string, app: ReturnType<typeof found>) =>
      run(jira, 'jira.assign', { issueIdOrKey: 'ENG-1', assignee }, app.call)
    const two = [
      { accountId: ADA, displayName: 'Ada Byron' },
      { accountId: ADAS, displayName: 'Ada' },
    ]

    it('by id, without asking', async () => {
      const app = found()
      const id = '712020:8e5d6f5c-2a1b-4c3d'
      expect(await assign(id, app)).toEqual({ issue: 'ENG-1', assignee: id })
      expect(app.requests).toHaveLength(1)
    })

    it('by `me`', async () => {
      expect(await assign('me', found())).toMatchObject({ assignee: ADA })
    })

    it('by the whole name, where another begins with it', async () => {
      expect(await assign('ada', found(...two))).toMatchObject({ assignee: ADAS })
    })

    it.each([
      ['several fit', two],
      ['nobody fits', []],
    ])('not where %s', async (_, people) => {
      await expect(assign('Ad', found(...people))).rejects.toMatchObject({
        code: 'invalid-arguments',
      })
    })
  })

  it('records time as Jira spells it', async () => {
    const app = fakeApp({ [`POST ${API}/issue/ENG-1/worklog`]: { id: '3' } })
    const args = { issueIdOrKey: 'ENG-1', time_spent: '2h', started: '2026-01-31T10:00:00+01:00' }
    await run(jira, 'jira.add-worklog', args, app.call)
    expect(app.requests[0]?.body).toEqual({
      timeSpent: '2h',
      started: '2026-01-31T09:00:00.000+0000',
    })
  })

  it('keeps an issue key within its place in the path', async () => {
    const app = fakeApp({ [`GET ${API}/issue/..%2Fuser`]: {} })
    expect(await run(jira, 'jira.get-issue', { issueIdOrKey: '../user' }, app.call)).toEqual({})
  })
})
