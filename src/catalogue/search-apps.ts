import SearchableMap from 'minisearch/SearchableMap'
import { stemOf } from './search-words.ts'

/** What people call apps, beyond slug and name. */
const NICKNAMES: Readonly<Record<string, string>> = {
  x: 'twitter',
  'drop box': 'dropbox',
  'google cal': 'googlecalendar',
  gcal: 'googlecalendar',
  'google mail': 'gmail',
  gdrive: 'googledrive',
  drive: 'googledrive',
  'google doc': 'googledocs',
  gdoc: 'googledocs',
  gdocs: 'googledocs',
  'google sheet': 'googlesheets',
  gsheet: 'googlesheets',
  gsheets: 'googlesheets',
  'google slide': 'googleslides',
  'google form': 'googleforms',
  'google task': 'googletasks',
  'google contact': 'googlecontacts',
  'google meeting': 'googlemeet',
  bigquery: 'googlebigquery',
  gh: 'github',
  sfdc: 'salesforce',
  yt: 'youtube',
  discord: 'discordbot',
  teams: 'microsoft_teams',
  'ms teams': 'microsoft_teams',
  mandrill: 'mailchimp_transactional',
  whatsapp: 'whatsapp',
  hotmail: 'outlook',
  'office 365': 'outlook',
}

/** Names of apps that are everyday words: meant only where the query says `in`, `on`, `with`. */
const EVERYDAY = new Set(
  `amazon cal close copper exa front harvest hunter lever mcp monday neon plaid ramp resend
  segment square x gong teams excel`.split(/\s+/),
)

/** Words that make one think of an app, where the query names none. */
const HINTS: Readonly<Record<string, string>> = {
  inbox: 'gmail outlook',
  email: 'gmail outlook',
  mail: 'gmail outlook',
  gmail: 'gmail',
  calendar: 'googlecalendar outlook',
  event: 'googlecalendar outlook',
  meeting: 'googlecalendar zoom outlook',
  appointment: 'googlecalendar',
  free: 'googlecalendar',
  guest: 'googlecalendar',
  webinar: 'zoom',
  drive: 'googledrive',
  file: 'googledrive dropbox',
  folder: 'googledrive dropbox',
  doc: 'googledocs',
  document: 'googledocs googledrive',
  spreadsheet: 'googlesheets',
  sheet: 'googlesheets',
  row: 'googlesheets',
  cell: 'googlesheets',
  channel: 'slack discordbot',
  dm: 'slack discordbot',
  emoji: 'slack',
  workspace: 'slack notion',
  guild: 'discordbot',
  server: 'discordbot',
  page: 'notion',
  database: 'notion',
  block: 'notion',
  wiki: 'notion confluence',
  board: 'trello',
  card: 'trello',
  checklist: 'trello',
  issue: 'github linear jira',
  bug: 'linear jira github',
  sprint: 'jira linear',
  jql: 'jira',
  epic: 'jira',
  worklog: 'jira',
  cycle: 'linear',
  task: 'asana clickup',
  subtask: 'asana',
  ticket: 'zendesk jira',
  macro: 'zendesk',
  conversation: 'intercom slack',
  repo: 'github',
  repository: 'github',
  pr: 'github',
  commit: 'github',
  branch: 'github',
  gist: 'github',
  workflow: 'github',
  release: 'github',
  code: 'github',
  fork: 'github',
  organization: 'github',
  tweet: 'twitter',
  retweet: 'twitter',
  follow: 'twitter',
  timeline: 'twitter',
  video: 'youtube',
  playlist: 'spotify youtube',
  song: 'spotify',
  soql: 'salesforce',
  opportunity: 'salesforce',
  lead: 'salesforce hubspot',
  contact: 'hubspot salesforce',
  deal: 'hubspot',
  company: 'hubspot',
  crm: 'hubspot salesforce',
  customer: 'stripe hubspot',
  payment: 'stripe',
  refund: 'stripe',
  invoice: 'stripe',
  subscription: 'stripe',
  charge: 'stripe',
  coupon: 'stripe',
  record: 'airtable salesforce',
  base: 'airtable',
  table: 'airtable',
  droplet: 'digital_ocean',
  oncall: 'pagerduty',
  incident: 'pagerduty',
  deployment: 'vercel netlify',
  phone: 'twilio',
  sms: 'twilio',
  reminder: 'slack',
}

/** Where another app does the same with the account that people usually connect. */
const SECOND_CHOICE = new Set(['slackbot', 'linear_mcp', 'discord', 'mailchimp_transactional'])

const BEFORE_APP = new Set('in on with via using through from at to into for my our'.split(' '))

/** Slug to name, of all apps that may be meant. */
export type AppNames = Readonly<Record<string, string>>

/** Slugs by how people call the apps. */
export type AppLexicon = SearchableMap<Set<string>>

/** By what people write in lower case, the slugs that they may mean: `google calendar`. */
export function appLexicon(apps: AppNames): AppLexicon {
  const lexicon: AppLexicon = new SearchableMap<Set<string>>()
  const put = (text: string, slug: string) =>
    lexicon.set(text, (lexicon.get(text) ?? new Set()).add(slug))
  for (const [slug, name] of Object.entries(apps)) {
    const plain = name.toLowerCase().replace(/\(.*?\)|\.(?:com|io|ai)\b/g, ' ')
    const spaced = plain.match(/[\p{L}\p{N}]+/gu)?.join(' ') ?? slug
    if (slug.startsWith('google')) put('google', slug)
    for (const text of [slug, slug.replaceAll('_', ' '), spaced, spaced.replaceAll(' ', '')]) {
      put(text, slug)
    }
  }
  for (const [text, slug] of Object.entries(NICKNAMES)) if (slug in apps) put(text, slug)
  return lexicon
}

/** The apps that a query names, and its words without their names. */
export interface Mentions {
  readonly apps: ReadonlySet<string>
  readonly rest: readonly string[]
  /** Those of them that are part of an app's name: `calendar` of Google's. */
  readonly shared: ReadonlySet<string>
}

const LONGEST = 4

/** @param words in lower case, in order */
export function mentionsIn(
  words: readonly string[],
  lexicon: AppLexicon,
  isWord: (word: string) => boolean,
): Mentions {
  const apps = new Set<string>()
  const rest: string[] = []
  const shared = new Set<string>()
  for (let at = 0; at < words.length; ) {
    const length = lengthOfName(words, at, lexicon)
    const text = words.slice(at, at + Math.max(length, 1)).join(' ')
    const name = length > 0 ? text : misspelt(text, lexicon, isWord)
    for (const slug of lexicon.get(name ?? '') ?? []) apps.add(slug)
    const last = words[at + Math.max(length, 1) - 1] ?? ''
    if (length > 1) shared.add(last)
    if (length > 1 || name === undefined) rest.push(last)
    at += Math.max(length, 1)
  }
  return { apps, rest, shared }
}

/** The app's name that somebody must have meant by what is no word: `slak`, `gmial`. */
function misspelt(
  text: string,
  lexicon: AppLexicon,
  isWord: (word: string) => boolean,
): string | undefined {
  if (text.length < 4) return undefined
  const near = [...lexicon.fuzzyGet(text, 2)]
    .map(([name, [, distance]]) => ({ name, distance }))
    .filter(({ name, distance }) => {
      const close = distance < 2 || text.length > 5 || letters(name) === letters(text)
      return close && name[0] === text[0] && !EVERYDAY.has(name)
    })
    .toSorted((a, b) => a.distance - b.distance)
  return near.length > 0 && !isWord(text) ? near[0]?.name : undefined
}

const letters = (word: string): string => [...word].toSorted().join('')

/** How many words from here are an app's name: 0 is none. */
function lengthOfName(words: readonly string[], at: number, lexicon: AppLexicon): number {
  for (let length = Math.min(LONGEST, words.length - at); length > 0; length--) {
    const text = words.slice(at, at + length).join(' ')
    if (!lexicon.has(text)) continue
    if (!EVERYDAY.has(text) || BEFORE_APP.has(words[at - 1] ?? '')) return length
  }
  return 0
}

/** Whether a query that names apps may well mean this one: Google's are of a family. */
export function isMeant(slug: string, named: ReadonlySet<string>): boolean {
  if (named.has(slug)) return true
  const google = slug.startsWith('google')
  return [...named].some((name) => slug.startsWith(name) || (google && name.startsWith('google')))
}

/** How well an app fits what a query says of apps: a factor. */
export function appFactor(
  slug: string,
  named: ReadonlySet<string>,
  hinted: ReadonlySet<string>,
): number {
  const choice = SECOND_CHOICE.has(slug) ? 0.93 : 1
  if (named.size === 0) return choice * (hinted.has(slug) ? HINTED : 1)
  if (named.has(slug)) return choice
  return isMeant(slug, named) ? RELATED : UNRELATED
}

const HINTED = 1.12
const RELATED = 0.75
const UNRELATED = 0.4

const hints = new Map(
  Object.entries(HINTS).map(([word, slugs]) => [stemOf(word), slugs.split(' ')]),
)

/** The apps that a word makes one think of, by its stem. */
export const hintsOf = (stem: string): readonly string[] => hints.get(stem) ?? []
