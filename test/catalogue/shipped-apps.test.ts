import { describe, expect, it } from 'vitest'
import { APPS } from '../../src/catalogue/apps.ts'
import { compile } from '../../src/catalogue/compile.ts'
import type { ArgumentSchema } from '../../src/catalogue/spec.ts'
import { inputSchema } from '../../src/execute/arguments.ts'
import { openAITool } from '../../src/tools/openai.ts'

/** Names of actions that examples on the web call today: they must go on working. */
const IN_USE: Record<string, string> = {
  github: `
    GITHUB_ACCEPT_A_REPOSITORY_INVITATION
    GITHUB_ACTIONS_GET_SELF_HOSTED_RUNNER_FOR_ORG
    GITHUB_ACTIVITY_LIST_REPO_S_STARRED_BY_AUTHENTICATED_USER
    GITHUB_ACTIVITY_LIST_STARGAZERS_FOR_REPO
    GITHUB_ACTIVITY_STAR_REPO_FOR_AUTHENTICATED_USER
    GITHUB_CREATE_AN_ISSUE
    GITHUB_CREATE_AN_ISSUE_COMMENT
    GITHUB_CREATE_A_COMMIT
    GITHUB_CREATE_A_PULL_REQUEST
    GITHUB_CREATE_A_REVIEW_COMMENT_FOR_A_PULL_REQUEST
    GITHUB_CREATE_A_REVIEW_FOR_A_PULL_REQUEST
    GITHUB_CREATE_ISSUE
    GITHUB_CREATE_OR_UPDATE_CUSTOM_PROPERTIES_FOR_AN_ORGANIZATION
    GITHUB_GET_AN_ISSUE
    GITHUB_GET_A_COMMIT
    GITHUB_GET_A_PULL_REQUEST
    GITHUB_GET_A_REPOSITORY
    GITHUB_GET_CODE_CHANGES_IN_PR
    GITHUB_GET_OCTOCAT
    GITHUB_GET_THE_AUTHENTICATED_USER
    GITHUB_GET_THE_ZEN_OF_GITHUB
    GITHUB_GITHUB_API_ROOT
    GITHUB_ISSUES_CREATE
    GITHUB_ISSUES_GET
    GITHUB_ISSUES_LIST
    GITHUB_LIST_COMMITS_ON_A_PULL_REQUEST
    GITHUB_LIST_ISSUES_ASSIGNED_TO_THE_AUTHENTICATED_USER
    GITHUB_LIST_REPOSITORIES_FOR_A_USER
    GITHUB_LIST_REPOSITORY_CONTRIBUTORS
    GITHUB_LIST_REPOSITORY_ISSUES
    GITHUB_LIST_REVIEW_COMMENTS_ON_A_PULL_REQUEST
    GITHUB_LIST_STARGAZERS
    GITHUB_META_ROOT
    GITHUB_PULLS_CREATE
    GITHUB_PULLS_CREATE_REVIEW_COMMENT
    GITHUB_SEARCH_REPOSITORIES
    GITHUB_SEARCH_REPO_S
    GITHUB_STAR_A_REPOSITORY_FOR_THE_AUTHENTICATED_USER
    GITHUB_STAR_REPO
    GITHUB_USERS_GET_AUTHENTICATED
  `,
  gmail: `
    GMAIL_ADD_LABEL_TO_EMAIL
    GMAIL_CREATE_EMAIL_DRAFT
    GMAIL_CREATE_LABEL
    GMAIL_DELETE_DRAFT
    GMAIL_DELETE_MESSAGE
    GMAIL_FETCH_EMAILS
    GMAIL_FETCH_MESSAGE_BY_MESSAGE_ID
    GMAIL_FETCH_MESSAGE_BY_THREAD_ID
    GMAIL_GET_ATTACHMENT
    GMAIL_GET_CONTACTS
    GMAIL_GET_PEOPLE
    GMAIL_GET_PROFILE
    GMAIL_LIST_DRAFTS
    GMAIL_LIST_LABELS
    GMAIL_LIST_THREADS
    GMAIL_MODIFY_THREAD_LABELS
    GMAIL_MOVE_TO_TRASH
    GMAIL_PATCH_LABEL
    GMAIL_REMOVE_LABEL
    GMAIL_REPLY_TO_THREAD
    GMAIL_SEND_EMAIL
  `,
  googlecalendar: `
    GOOGLECALENDAR_CREATE_EVENT
    GOOGLECALENDAR_DELETE_EVENT
    GOOGLECALENDAR_EVENTS_LIST
    GOOGLECALENDAR_FIND_EVENT
    GOOGLECALENDAR_FIND_FREE_SLOTS
    GOOGLECALENDAR_GET_CALENDAR
    GOOGLECALENDAR_GET_CURRENT_DATE_TIME
    GOOGLECALENDAR_LIST_CALENDARS
    GOOGLECALENDAR_PATCH_EVENT
    GOOGLECALENDAR_REMOVE_ATTENDEE
  `,
  hackernews: `
    HACKERNEWS_GET_FRONTPAGE
    HACKERNEWS_GET_LATEST_POSTS
    HACKERNEWS_GET_USER
    HACKERNEWS_SEARCH_POSTS
  `,
  discordbot: 'DISCORDBOT_CREATE_MESSAGE',
  linear: `
    LINEAR_CREATE_LINEAR_ISSUE
    LINEAR_LIST_LINEAR_TEAMS
  `,
  notion: 'NOTION_ARCHIVE_NOTION_PAGE NOTION_SEARCH_NOTION_PAGE',
  slack: `
    SLACK_CHAT_POST_MESSAGE
    SLACK_FETCH_CONVERSATION_HISTORY
    SLACK_LIST_ALL_SLACK_TEAM_CHANNELS_WITH_VARIOUS_FILTERS
    SLACK_SENDS_A_MESSAGE_TO_A_SLACK_CHANNEL
  `,
  slackbot: 'SLACKBOT_CHAT_POST_MESSAGE SLACKBOT_SENDS_A_MESSAGE_TO_A_SLACK_CHANNEL',
}

/** Apps whose vendor refuses a challenge by RFC 7636 (A1: they are listed). */
const WITHOUT_PKCE = ['tiktok']

const { index, specs } = compile(APPS, () => 'version')
const actions = specs.flatMap((app) =>
  app.actions.map((action) => ({ name: action.name, action, app })),
)

/** A schema and all schemas in it, each with its place. */
function* everySchema(schema: ArgumentSchema, place: string): Generator<[string, ArgumentSchema]> {
  yield [place, schema]
  if (schema.items) yield* everySchema(schema.items, `${place}[]`)
  for (const [name, inner] of Object.entries(schema.properties ?? {})) {
    yield* everySchema(inner, `${place}.${name}`)
  }
}

describe.each(specs.map((app) => ({ slug: app.slug, app })))('the app $slug', ({ slug, app }) => {
  it('compiles, and is in the index', () => {
    const summary = index.apps.find((it) => it.slug === slug)
    expect(summary).toMatchObject({ name: app.name, actions: app.actions.length })
    expect(app.actions.length).toBeGreaterThan(0)
  })

  it('has names of its own for all its actions, and says what each is for', () => {
    for (const { name, aliases, description } of app.actions) {
      for (const one of [name, ...aliases])
        expect(one).toMatch(new RegExp(`^${slug.toUpperCase()}_`))
      expect(description.length, name).toBeGreaterThanOrEqual(30)
      expect(description.length, name).toBeLessThanOrEqual(1024)
    }
  })

  it('reads whose account it is at a host of its own (E5)', () => {
    const { identity, baseUrl } = app
    const start = /^(?:https:\/\/[^/?]+|\{\w+\})/
    const own = [start.exec(baseUrl)?.[0], ...app.hosts.map((host) => `https://${host}`)]
    if (identity) expect(own).toContain(start.exec(identity.url)?.[0])
  })

  it('uses PKCE, where the vendor does not refuse it, and never the implicit flow (A1, A11)', () => {
    for (const auth of app.auth) {
      if (auth.scheme !== 'OAUTH2') continue
      expect(auth.pkce).toBe(!WITHOUT_PKCE.includes(slug))
      expect(auth.authorizationParams).not.toHaveProperty('response_type')
    }
  })
})

describe('the shipped names', () => {
  it('are unique, old ones among them', () => {
    const names = index.actions.flatMap(({ name, aliases }) => [name, ...aliases])
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  })

  const known = new Map(
    index.actions.flatMap(({ name, aliases, app }) => [name, ...aliases].map((it) => [it, app])),
  )
  const inUse = Object.entries(IN_USE).flatMap(([app, names]) =>
    names
      .trim()
      .split(/\s+/)
      .map((name) => ({ name, app })),
  )

  it.each(inUse)('hold $name, which examples call', ({ name, app }) => {
    expect(known.get(name)).toBe(app)
  })
})

describe.each(actions)('the tool $name', ({ action }) => {
  it('fits what OpenAI, Anthropic and Gemini take', () => {
    const { name, description, parameters } = openAITool(action).function
    expect(name).toMatch(/^[a-zA-Z_][a-zA-Z0-9_-]{0,63}$/)
    expect(description.length).toBeLessThanOrEqual(1024)
    expect(parameters).toEqual({
      type: 'object',
      properties: expect.any(Object),
      required: expect.any(Array),
    })
    for (const [place, schema] of everySchema(inputSchema(action), name)) {
      expect(schema.type, place).toMatch(/^(?:string|integer|number|boolean|array|object)$/)
      expect(schema.type === 'array' && !schema.items, `${place} has items`).toBe(false)
      for (const key of Object.keys(schema.properties ?? {})) {
        expect(key, place).toMatch(/^[a-zA-Z0-9_-]{1,64}$/)
      }
      for (const key of schema.required ?? []) {
        expect(Object.keys(schema.properties ?? {}), place).toContain(key)
      }
    }
  })

  it('says what each argument is, in 256 letters, and lists no value twice', () => {
    for (const [place, schema] of everySchema(inputSchema(action), action.name)) {
      const top = place.split('.').length === 2 && !place.endsWith('[]')
      if (top) expect(schema.description, place).toEqual(expect.any(String))
      expect((schema.description ?? '').length, place).toBeLessThanOrEqual(256)
      expect(new Set(schema.enum).size, place).toBe((schema.enum ?? []).length)
    }
  })

  it('only splits into arguments that there are', () => {
    const parts = Object.values(action.splits).flatMap(({ into }) => into)
    expect(Object.keys(action.input.properties)).toEqual(expect.arrayContaining(parts))
  })

  it('has no body where its method has none', () => {
    const placed = Object.values(action.place)
    if (/^(?:GET|HEAD) /.test(action.request ?? '')) expect(placed).not.toContain('body')
  })

  it('is marked as what its method makes it', () => {
    const readOnly = action.tags.includes('read-only')
    if (/^(?:GET|HEAD) /.test(action.request ?? '')) expect(readOnly).toBe(true)
    if (/^(?:PUT|PATCH|DELETE) /.test(action.request ?? '')) expect(readOnly).toBe(false)
    expect(readOnly && action.tags.includes('destructive')).toBe(false)
  })
})
