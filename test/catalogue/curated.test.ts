import { describe, expect, it } from 'vitest'
import { parseAction } from '../../src/catalogue/compile.ts'
import { parseApp } from '../../src/catalogue/parse-app.ts'
import { APPS } from '../../src/catalogue/shipped.ts'
import type { ActionSpec, AppSpec } from '../../src/catalogue/spec.ts'

/** What models are shown first: the actions that an app's file calls important. */
const apps = APPS.map(({ actions, ...facts }) => {
  const app = parseApp(facts)
  const important = actions.filter(({ tags }) => tags?.includes('important'))
  return { slug: app.slug, app, important: important.map((action) => parseAction(app, action)) }
})

/** The most used apps, of which each must be able to do what people do with it every day. */
const MAJOR = [
  ...['airtable', 'asana', 'clickup', 'discord', 'dropbox', 'github', 'gmail', 'googlecalendar'],
  ...['googledocs', 'googledrive', 'googlesheets', 'hubspot', 'intercom', 'jira', 'linear'],
  ...['notion', 'outlook', 'salesforce', 'slack', 'stripe', 'trello', 'twitter', 'youtube'],
  ...['zendesk', 'zoom'],
]

/** Discord's users can do little over OAuth: its bots count. */
const STANDS_FOR: Record<string, readonly string[]> = { discord: ['discord', 'discordbot'] }

const LEAST_EACH = 18
const LEAST_ALL = 500

/** What every request has, or what credentials are: never for a model to fill in. */
const TRANSPORT = new Set([
  ...['accept', 'accept_encoding', 'accept_language', 'authorization', 'content_length'],
  ...['content_type', 'cookie', 'if_match', 'if_none_match', 'idempotency_key', 'user_agent'],
  ...['access_token', 'api_key', 'api_version', 'x_api_key', 'x_api_version', 'x_request_id'],
])

/** Apps with one scope for all of their API, which a connection has or is none. */
const ONE_SCOPE: Record<string, string> = {
  gitlab: '`api`: reading, writing and all projects',
  quickbooks: '`com.intuit.quickbooks.accounting`: the whole API',
  salesforce: '`api`: what a user may do is set in the profile',
  todoist: '`data:read_write`: all tasks and projects',
}

/** Apps that let any token read what is public, and hide rather than refuse the rest. */
const OPEN_TO_READ: readonly string[] = ['github']

/** Actions for which any token will do, or of which no scope can be told beforehand. */
const ANY_TOKEN: Record<string, string> = {
  AIRTABLE_GET_USER_INFO: 'whose token it is, every token may ask',
  DISCORD_GET_INVITE: 'invitations are open to all',
  DISCORD_GET_MY_OAUTH2_AUTHORIZATION: 'what a token may do, every token may ask',
  GOOGLECALENDAR_GET_CURRENT_DATE_TIME: 'asks nobody',
  HUBSPOT_ASSOCIATE_OBJECTS: 'depends on the kinds of objects',
  HUBSPOT_RETRIEVE_ALL_PIPELINES_FOR_SPECIFIED_OBJECT_TYPE: 'depends on the kind of object',
  LINEAR_RUN_QUERY_OR_MUTATION: 'depends on the query',
  SLACK_RETRIEVE_MESSAGE_PERMALINK_URL: 'the method has no scope',
  SLACKBOT_RETRIEVE_MESSAGE_PERMALINK_URL: 'the method has no scope',
}

const asksForScopes = ({ auth: [first] }: AppSpec): boolean =>
  first?.scheme === 'OAUTH2' && first.scopes.length > 0

/** A rule for one action: what is wrong with it, if anything. */
type Rule = (action: ActionSpec, app: AppSpec) => string | undefined

const RULES: Record<string, Rule> = {
  'says what it does in 60 to 300 characters': ({ description: { length } }) =>
    length < 60 || length > 300 ? `${length} characters` : undefined,

  'says what each argument is': ({ input: { properties } }) =>
    Object.entries(properties).find(([, { description }]) => !description?.trim())?.[0],

  'lists the arguments first that it cannot do without': ({ input }) => {
    const { required, properties } = input
    const first = Object.keys(properties).slice(0, required.length)
    return first.find((name) => !required.includes(name))
  },

  'has no argument that belongs to the transport': ({ input: { properties } }) =>
    Object.keys(properties).find((name) => TRANSPORT.has(name.toLowerCase().replaceAll('-', '_'))),

  'begins with the name of its app': ({ name }, { slug }) =>
    name.startsWith(`${slug.toUpperCase()}_`) ? undefined : name,

  'names the scopes that it needs, where the app is asked for any': (action, app) => {
    if (!asksForScopes(app) || action.scopes.length > 0) return undefined
    const open = OPEN_TO_READ.includes(app.slug) && action.tags.includes('read-only')
    const excused = app.slug in ONE_SCOPE || action.name in ANY_TOKEN || action.anonymous
    return open || excused ? undefined : 'no scopes'
  },
}

const curated = apps.filter(({ important }) => important.length > 0)

describe.each(curated)('every important action of $slug', ({ app, important }) => {
  it.each(Object.entries(RULES))('%s', (_, rule) => {
    const faults = important.flatMap((action) => {
      const fault = rule(action, app)
      return fault === undefined ? [] : [`${action.name}: ${fault}`]
    })
    expect(faults).toEqual([])
  })
})

describe('the important actions', () => {
  const counts = MAJOR.map((slug) => {
    const those = apps.filter((app) => (STANDS_FOR[slug] ?? [slug]).includes(app.slug))
    return { slug, count: Math.max(0, ...those.map(({ important }) => important.length)) }
  })

  it.each(counts)(`are at least ${LEAST_EACH} in $slug`, ({ count }) => {
    expect(count).toBeGreaterThanOrEqual(LEAST_EACH)
  })

  it(`are at least ${LEAST_ALL} in the ${MAJOR.length} most used apps`, () => {
    const all = counts.reduce((sum, { count }) => sum + count, 0)
    expect(all).toBeGreaterThanOrEqual(LEAST_ALL)
  })
})
