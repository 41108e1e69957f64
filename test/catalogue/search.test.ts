import { beforeAll, describe, expect, it } from 'vitest'
import { completeActions } from '../../scripts/complete-actions.ts'
import { compile } from '../../src/catalogue/compile.ts'
import { type SearchFilter, searchActions } from '../../src/catalogue/search.ts'
import { searchFile } from '../../src/catalogue/search-file.ts'
import { APPS } from '../../src/catalogue/shipped.ts'
import type { ActionSummary, AppSummary, CustomApps, Library } from '../../src/catalogue/stores.ts'
import { FURTHER_QUERIES, QUERIES } from './_search-queries.ts'

/** The real catalogue's index, as the build writes it. */
let written = ''
/** All names by which its actions go, and their own ones. */
let names: ReadonlyMap<string, string> = new Map()
beforeAll(async () => {
  const apps = compile(APPS, () => 'v1', await completeActions())
  const actions = apps.flatMap((app) => app.actions)
  names = new Map(actions.flatMap(({ name, aliases }) => [name, ...aliases].map((n) => [n, name])))
  written = searchFile(apps)
}, 120_000)

const action = (name: string, description: string, tags: string[] = []): ActionSummary => ({
  ...{ name, app: name.split('_')[0]?.toLowerCase() ?? '', description, tags },
})

/** What a project made itself, by slug; `reads` tells which apps' actions were asked for. */
function customApps(
  apps: Record<string, { version: string; name?: string; actions: ActionSummary[] }>,
): CustomApps & { reads: string[] } {
  const reads: string[] = []
  const entries = Object.entries(apps)
  return {
    reads,
    versions: async () => new Map(entries.map(([slug, { version }]) => [slug, version])),
    summaries: async () =>
      entries
        .filter(([, { name }]) => name !== undefined)
        .map(([slug, { name, version }]) => ({ slug, name, version }) as AppSummary),
    actions: async (slug) => {
      reads.push(slug)
      return apps[slug]?.actions ?? []
    },
    app: async () => undefined,
    action: async () => undefined,
  }
}

const libraryWith = (custom: CustomApps = customApps({})): Library => ({
  stores: {
    ASSETS: { fetch: async () => new Response(written) },
    SPECS: { get: async () => null, put: async () => undefined },
  },
  custom,
})

const search = async (query: string, filter?: SearchFilter, custom?: CustomApps) =>
  (await searchActions(libraryWith(custom), query, filter)).map(({ name }) => name)

/** The queries that have none of their actions among the first five. */
async function misses(queries: typeof QUERIES): Promise<string[]> {
  const missed: string[] = []
  for (const [query, ...wanted] of queries) {
    const found = await search(query)
    const own = wanted.map((name) => names.get(name))
    if (found.slice(0, 5).some((name) => own.includes(name))) continue
    missed.push(`${query}: ${found.slice(0, 5).join(' ')}`)
  }
  return missed
}

describe('a search over all that is shipped', () => {
  it.each([
    { name: 'what was written first', queries: QUERIES },
    { name: 'what was written apart from it', queries: FURTHER_QUERIES },
  ])('has the action among the first five for 97 of 100 queries: $name', async ({ queries }) => {
    const missed = await misses(queries)
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(0.03 * queries.length)
  })

  it.each([
    ['GITHUB_STAR_A_REPOSITORY_FOR_THE_AUTHENTICATED_USER', 'star a repo'],
    ['GMAIL_REPLY_TO_THREAD', 'reply to an email thread'],
    ['SLACK_SENDS_A_MESSAGE_TO_A_SLACK_CHANNEL', 'please send a message in slack'],
    ['STRIPE_CREATE_REFUND', 'refund a payment'],
    [
      'GITHUB_LIST_DELIVERIES_FOR_AN_ORGANIZATION_WEBHOOK',
      'list all webhook deliveries of an organization',
    ],
  ])('has %s first for "%s"', async (name, query) => {
    expect((await search(query))[0]).toBe(name)
  })

  it.each([
    ['a whole name', 'GMAIL_REPLY_TO_THREAD', 'GMAIL_REPLY_TO_THREAD'],
    ['a name with spaces', 'gmail reply to thread', 'GMAIL_REPLY_TO_THREAD'],
    ['signs between', 'reply, to: gmail (thread)!', 'GMAIL_REPLY_TO_THREAD'],
    ['another name of it', 'slack chat post message', 'SLACK_SENDS_A_MESSAGE_TO_A_SLACK_CHANNEL'],
    ['capital letters', 'MERGE A PULL REQUEST', 'GITHUB_MERGE_A_PULL_REQUEST'],
    ['camel case', 'mergePullRequest', 'GITHUB_MERGE_A_PULL_REQUEST'],
    ['the beginning of a word', 'update gmail vacat', 'GMAIL_UPDATE_VACATION_SETTINGS'],
  ])('takes %s: %s', async (_, query, name) => {
    expect((await search(query)).slice(0, 2)).toContain(name)
  })

  it.each([
    ['slak mesage', 'SLACK_SEARCH_FOR_MESSAGES_WITH_QUERY'],
    ['send slack mesage', 'SLACK_SENDS_A_MESSAGE_TO_A_SLACK_CHANNEL'],
    ['calender', 'GOOGLECALENDAR_LIST_CALENDARS'],
    ['create a calender event', 'GOOGLECALENDAR_CREATE_EVENT'],
    ['gmial send emial', 'GMAIL_SEND_EMAIL'],
    ['creat githb isue', 'GITHUB_CREATE_AN_ISSUE'],
    ['add a trelo card', 'TRELLO_ADD_CARDS'],
    ['merge pull requst', 'GITHUB_MERGE_A_PULL_REQUEST'],
    ['stripe custmer create', 'STRIPE_CREATE_CUSTOMER'],
  ])('forgives what is misspelt: %s', async (query, name) => {
    expect((await search(query)).slice(0, 5)).toContain(name)
  })

  it.each(['', '   ', '?!', '_-*/', '...', '—', 'the', 'please can you'])(
    'finds nothing for %j, which asks for nothing',
    async (query) => {
      expect(await search(query)).toEqual([])
    },
  )

  it('does as well with what looks like code', async () => {
    for (const query of [
      'constructor',
      '__proto__',
      'hasOwnProperty toString',
      '{"a":[1]}',
      '.*',
    ]) {
      expect(Array.isArray(await search(query))).toBe(true)
    }
  })

  it('answers all of an app where only the app is named, the important ones first', async () => {
    const found = await searchActions(libraryWith(), 'notion')
    expect(new Set(found.map(({ app }) => app))).toEqual(new Set(['notion']))
    expect(found[0]?.tags).toContain('important')
  })

  it('answers what lists say of an action, and nothing of how it was found', async () => {
    const [first] = await searchActions(libraryWith(), 'merge a pull request')
    expect(Object.keys(first ?? {})).toEqual(['name', 'app', 'description', 'tags'])
  })
})

describe('the queries here', () => {
  it('are a hundred at least, over all apps that matter, and expect what there is', () => {
    const all = [...QUERIES, ...FURTHER_QUERIES]
    expect(new Set(all.map(([query]) => query)).size).toBe(all.length)
    const expected = all.flatMap(([, ...wanted]) => wanted)
    expect(expected.filter((name) => !names.has(name))).toEqual([])
    expect(new Set(expected.map((name) => name.split('_')[0])).size).toBeGreaterThan(25)
  })
})

describe('a search in some apps', () => {
  it('stays in them', async () => {
    const found = await search('create a task', { apps: new Set(['asana', 'clickup']) })
    expect(found.slice(0, 2).toSorted()).toEqual(['ASANA_CREATE_A_TASK', 'CLICKUP_CREATE_TASK'])
    expect(found.every((name) => /^(?:ASANA|CLICKUP)_/.test(name))).toBe(true)
  })

  it('stays in them also where the query names another one', async () => {
    const found = await search('send an email with gmail', { apps: new Set(['outlook']) })
    expect(found[0]).toBe('OUTLOOK_OUTLOOK_SEND_EMAIL')
  })

  it('finds nothing in none', async () => {
    expect(await search('create a task', { apps: new Set() })).toEqual([])
  })

  it('keeps to a tag', async () => {
    const found = await searchActions(libraryWith(), 'github issues', { tag: 'read-only' })
    expect(found.length).toBeGreaterThan(3)
    expect(found.every(({ tags }) => tags.includes('read-only'))).toBe(true)
  })
})

describe("a search with a project's own actions", () => {
  const acme = (version: string) => ({
    ...{ version, name: 'Acme Warehouse' },
    actions: [
      action('ACME_LIST_PALLETS', 'Lists the pallets that stand in a warehouse.', ['read-only']),
      action('ACME_GET_PALLET', 'Reads one of pallets by `id`. GET /pallets/{id}.'),
      action('ACME_SEND_EMAIL', 'Sends an e-mail to the keeper of a warehouse.'),
      action('ACME_CREATE_DELIVERY', 'Calls deliveries. POST /deliveries.'),
    ],
  })

  it('finds them by what they do', async () => {
    const custom = customApps({ acme: acme('a1') })
    expect((await search('list pallets', {}, custom))[0]).toBe('ACME_LIST_PALLETS')
    expect((await search('show one pallet', {}, custom)).slice(0, 2)).toContain('ACME_GET_PALLET')
  })

  it('finds them by the name of their app, or by its slug', async () => {
    const custom = customApps({ acme: acme('a2') })
    expect((await search('send an email in acme', {}, custom))[0]).toBe('ACME_SEND_EMAIL')
    expect((await search('acme warehouse deliveries', {}, custom))[0]).toBe('ACME_CREATE_DELIVERY')
  })

  it.each([
    ['show the repos', 'WORDS_LIST_REPOSITORIES'],
    ['get rid of a repo', 'WORDS_DELETE_REPOSITORY'],
    ['make a new repo', 'WORDS_CREATE_REPOSITORY'],
    ['rename the repo', 'WORDS_UPDATE_REPOSITORY'],
    ['erase an appointment', 'WORDS_DELETE_EVENT'],
    ['write a direct message', 'WORDS_SEND_DM'],
    ['look up the client', 'WORDS_SEARCH_CUSTOMERS'],
    ['bills', 'WORDS_LIST_INVOICES'],
    ['respond to a ticket', 'WORDS_ANSWER_ISSUE'],
  ])(
    'finds them by other words for the same, and by what is to be done: %s',
    async (query, name) => {
      const things = (names: string) =>
        names.split(' ').map((n) => action(`WORDS_${n}`, `Calls it. POST /${n.toLowerCase()}.`))
      const custom = customApps({
        words: {
          ...{ version: 'w1', name: 'Words' },
          actions: things(
            'LIST_REPOSITORIES DELETE_REPOSITORY CREATE_REPOSITORY UPDATE_REPOSITORY DELETE_EVENT CREATE_EVENT SEND_DM SEARCH_CUSTOMERS CREATE_CUSTOMER LIST_INVOICES ANSWER_ISSUE CREATE_ISSUE',
          ),
        },
      })
      expect((await search(query, { apps: new Set(['words']) }, custom))[0]).toBe(name)
    },
  )

  it('ranks them among the shipped ones', async () => {
    const found = await search('send an email', {}, customApps({ acme: acme('a3') }))
    expect(found.slice(0, 2)).toContain('GMAIL_SEND_EMAIL')
    expect(found.slice(0, 5)).toContain('ACME_SEND_EMAIL')
  })

  it('filters them as the others', async () => {
    const custom = customApps({ acme: acme('a4') })
    const filter = { apps: new Set(['acme']), tag: 'read-only' }
    expect(await search('pallets', filter, custom)).toEqual(['ACME_LIST_PALLETS'])
    expect(await search('pallets', { apps: new Set(['gmail']) }, custom)).not.toContain(
      'ACME_LIST_PALLETS',
    )
  })

  it('finds what a project added to a shipped app, and nothing twice', async () => {
    const custom = customApps({
      slack: {
        version: 's1',
        actions: [
          action('SLACK_ORBIT_TELESCOPE', 'Turns the telescope of a workspace.'),
          action('SLACK_ADD_REACTION_TO_AN_ITEM', 'Adds a reaction. POST /reactions.add.'),
        ],
      },
    })
    expect((await search('turn the telescope in slack', {}, custom))[0]).toBe(
      'SLACK_ORBIT_TELESCOPE',
    )
    const found = await searchActions(libraryWith(custom), 'add a reaction in slack')
    const twice = found.filter(({ name }) => name === 'SLACK_ADD_REACTION_TO_AN_ITEM')
    expect(twice).toHaveLength(1)
    expect(twice[0]?.tags).toContain('important')
  })

  it('reads an app again when its version is a new one, and not before', async () => {
    const custom = customApps({ acme: acme('a5') })
    await search('pallets', {}, custom)
    await search('deliveries', {}, custom)
    expect(custom.reads).toEqual(['acme'])

    const { name, actions } = acme('a6')
    const changed = customApps({
      acme: { ...{ version: 'a6', name }, actions: actions.slice(1) },
    })
    expect(await search('pallets', {}, changed)).not.toContain('ACME_LIST_PALLETS')
    expect(changed.reads).toEqual(['acme'])
  })

  it('keeps what two projects call by one slug apart', async () => {
    const theirs = customApps({
      acme: {
        version: 'b1',
        name: 'Acme',
        actions: [action('ACME_PAINT_PALLET', 'Paints a pallet.')],
      },
    })
    expect(await search('acme pallet', {}, theirs)).toEqual(['ACME_PAINT_PALLET'])
    const ours = await search('acme pallet', {}, customApps({ acme: acme('a7') }))
    expect(ours).not.toContain('ACME_PAINT_PALLET')
  })
})

describe('the cost of a search', () => {
  const millisecondsOf = async (query: string) => {
    const times: number[] = []
    for (let i = 0; i < 5; i++) {
      const begun = performance.now()
      await search(query)
      times.push(performance.now() - begun)
    }
    return Math.min(...times)
  }

  it('does not run away with the longest and worst queries', async () => {
    const long = QUERIES.map(([query]) => query)
      .join(' ')
      .slice(0, 300)
    const worst = 'user list get file '.repeat(15)
    const plain = await millisecondsOf('reply to an email thread')
    for (const query of [long, worst, 'x'.repeat(300), '?'.repeat(300), 'ab '.repeat(100)]) {
      expect((await millisecondsOf(query)) / plain, query.slice(0, 20)).toBeLessThan(60)
    }
  })

  it('is an index of less than 6 MB', () => {
    expect(written.length).toBeLessThan(6_000_000)
  })
})
