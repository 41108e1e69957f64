import type { Asked, Reply, Stage } from './_stage.ts'

export const basic = (user: string, pass: string) =>
  `Basic ${Buffer.from(`${user}:${pass}`).toString('base64')}`
export const header = (name: string, value: string) => (asked: Asked) =>
  asked.headers[name] === value
export const bearer =
  (slug: string, prefix = 'Bearer ', name = 'authorization') =>
  (asked: Asked, stage: Stage) => {
    const value = asked.headers[name] ?? ''
    return value.startsWith(prefix) && stage.of(slug).access.has(value.slice(prefix.length))
  }

/** Who is let in to an API, and what it answers. */
export interface Api {
  readonly slug: string
  readonly base: string
  lets(asked: Asked, stage: Stage): boolean
  /** By method and path below the base. */
  readonly routes: Readonly<Record<string, (asked: Asked) => unknown>>
  /** Said to those who are not let in, where it is not a 401. */
  refusal?(asked: Asked): Reply | undefined
}

/* Routes of apps that have several schemes. */

export const viewer = { data: { viewer: { id: 'l1', name: 'Ada', email: 'ada@acme.example' } } }
export const graphql = ({ json }: Asked) => {
  const { query = '', variables } = json as { query?: string; variables?: unknown }
  if (query.includes('viewer')) return viewer
  if (query.includes('issueCreate(')) {
    const { input } = variables as { input: object }
    return { data: { issueCreate: { success: true, issue: { identifier: 'ENG-1', ...input } } } }
  }
  if (query.includes('broken')) return { errors: [{ message: 'Cannot query field "broken"' }] }
  return { data: { variables } }
}
export const slackRoutes = (user: string) => ({
  'GET /auth.test': () => ({ ok: true, user_id: user, user: 'ada', team_id: 'T1' }),
  'POST /chat.postMessage': ({ fields }: Asked) =>
    fields['channel'] === 'C404'
      ? { ok: false, error: 'channel_not_found' }
      : { ok: true, channel: fields['channel'], ts: '1.2', message: { text: fields['text'] } },
})
export const zendeskRoutes = {
  'GET /users/me.json': () => ({ user: { id: 9, name: 'Ada', email: 'ada@acme.example' } }),
  'POST /tickets': ({ json }: Asked) => ({
    ticket: { id: 1, ...(json as { ticket: object }).ticket },
  }),
}
export const zendeskAnonymous = ({ path }: Asked) =>
  path.endsWith('/users/me.json')
    ? { status: 200, body: { user: { id: null, name: 'Anonymous user' } } }
    : undefined
export const shop = {
  'GET /shop.json': () => ({ shop: { id: 5, name: 'Acme', email: 'a@acme.example' } }),
}
export const pipedriveRoutes = {
  'GET /v1/users/me': () => ({
    success: true,
    data: { id: 3, name: 'Ada', email: 'ada@acme.example' },
  }),
  'POST /v2/deals': ({ json }: Asked) => ({ success: true, data: { id: 8, ...(json as object) } }),
}
export const pipedrive = { base: 'acme.pipedrive.com/api', routes: pipedriveRoutes }
export const me = { id: 'd1', username: 'ada', email: 'ada@acme.example' }
export const stripeRoutes = {
  'GET /account': () => ({ id: 'acct_1', email: 'ada@acme.example' }),
  'GET /balance': () => ({ available: [{ amount: 5, currency: 'eur' }] }),
}
export const lin = { slug: 'linear', base: 'api.linear.app', routes: { 'POST /graphql': graphql } }
export const trello = {
  slug: 'trello',
  base: 'api.trello.com/1',
  routes: {
    'GET /members/me': () => ({ id: 't1', username: 'ada' }),
    'POST /cards': ({ query }: Asked) => ({ id: 'c1', name: query.get('name') }),
  },
}
