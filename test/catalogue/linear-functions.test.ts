import { describe, expect, it } from 'vitest'
import { functions } from '../../src/catalogue/functions/linear.ts'
import { fakeApp, refused, run } from './_fake-app.ts'

const TEAM = '00000000-0000-4000-8000-000000000001'
const STATE = '00000000-0000-4000-8000-000000000002'
const ADA = '00000000-0000-4000-8000-000000000003'

interface Asked {
  readonly body?: unknown
}
interface Document {
  readonly query: string
  readonly variables: { readonly filter?: unknown; readonly input?: unknown }
}

/** Linear, as far as names and issues go. `nowhere` and the like are in no list. */
const linear = () => {
  const named = (id: string, name: string) => ({ nodes: [{ id, name }] })
  const lists: Record<string, unknown> = {
    teams: named(TEAM, 'Engineering'),
    workflowStates: named(STATE, 'In Progress'),
    users: named(ADA, 'Ada'),
    issue: { team: { id: TEAM } },
    issueCreate: { success: true },
    issueUpdate: { success: true },
    issues: { nodes: [] },
    projectCreate: { success: true },
  }
  const { call, requests } = fakeApp({
    'POST /graphql': ({ body }: Asked) => {
      const { query, variables } = body as Document
      const field = /\{\s*(\w+)/.exec(query.replace(/^[^{]*/, ''))?.[1] ?? ''
      const lost = /nowhere/.test(JSON.stringify(variables.filter ?? ''))
      return { data: { [field]: lost ? { nodes: [] } : lists[field] } }
    },
  })
  return { call, asked: () => requests.map(({ body }) => body as Document) }
}

describe('an issue of Linear', () => {
  it('is created by the names of team, state and person', async () => {
    const { call, asked } = linear()
    const args = {
      ...{ team_id: 'ENG', title: 'Fix', state_id: 'In Progress', assignee_id: 'me' },
      ...{ project_id: 'none', priority: 1, due_date: '2026-01-31' },
    }
    expect(await run(functions, 'linear.create-issue', args, call)).toEqual({ success: true })
    expect(asked().at(-1)?.variables).toEqual({
      input: {
        ...{ teamId: TEAM, title: 'Fix', stateId: STATE, assigneeId: ADA },
        ...{ projectId: null, priority: 1, dueDate: '2026-01-31' },
      },
    })
    const filters = asked().map(({ variables }) => variables.filter)
    expect(filters).toContainEqual({ isMe: { eq: true } })
    expect(filters).toContainEqual({
      name: { eqIgnoreCase: 'In Progress' },
      team: { id: { eq: TEAM } },
    })
  })

  it('costs one request where ids are given', async () => {
    const { call, asked } = linear()
    await run(functions, 'linear.create-issue', { team_id: TEAM, title: 'Fix' }, call)
    expect(asked().length).toBe(1)
  })

  it('changes state by name, in the team that it is in', async () => {
    const { call, asked } = linear()
    await run(functions, 'linear.update-issue', { issue_id: 'ENG-42', state_id: 'Done' }, call)
    expect(asked().at(-1)?.variables).toEqual({ id: 'ENG-42', input: { stateId: STATE } })
  })

  it('tells which names there are, where one is not among them', async () => {
    const { call } = linear()
    const args = { team_id: TEAM, title: 'Fix', assignee_id: 'nowhere' }
    await expect(run(functions, 'linear.create-issue', args, call)).rejects.toEqual(
      refused('there is no user "nowhere"; there are Ada'),
    )
  })
})

describe('the issues of Linear', () => {
  it.each([
    { args: {}, filter: {} },
    { args: { assignee: 'me' }, filter: { assignee: { isMe: { eq: true } } } },
    { args: { assignee: 'none' }, filter: { assignee: { null: true } } },
    {
      args: { team_id: 'ENG', state_type: 'started', label: 'Bug' },
      filter: {
        team: { or: [{ key: { eqIgnoreCase: 'ENG' } }, { name: { eqIgnoreCase: 'ENG' } }] },
        state: { type: { eq: 'started' } },
        labels: { name: { eqIgnoreCase: 'Bug' } },
      },
    },
    { args: { project_id: ADA }, filter: { project: { id: { eq: ADA } } } },
    { args: { updated_after: '-P1W' }, filter: { updatedAt: { gte: '-P1W' } } },
  ])('are listed by $args', async ({ args, filter }) => {
    const { call, asked } = linear()
    await run(functions, 'linear.list-issues', args, call)
    expect(asked()[0]?.variables).toEqual({ first: 50, filter })
  })
})

describe('a project of Linear', () => {
  it('belongs to the teams that are named', async () => {
    const { call, asked } = linear()
    await run(functions, 'linear.create-project', { name: 'Launch', team_ids: ['ENG', TEAM] }, call)
    expect(asked().at(-1)?.variables.input).toEqual({ name: 'Launch', teamIds: [TEAM, TEAM] })
  })
})
