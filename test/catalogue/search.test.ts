import { describe, expect, it } from 'vitest'
import type { ActionSummary } from '../../src/catalogue/catalogue.ts'
import { searchActions } from '../../src/catalogue/search.ts'

const action = (name: string, description = '', more: Partial<ActionSummary> = {}) => ({
  ...{ name, app: 'acme', description, tags: [], aliases: [] },
  ...more,
})

const ALL: ActionSummary[] = [
  action('ACME_CREATE_AN_ISSUE', 'Opens an issue with a title.', {
    aliases: ['ACME_ISSUES_CREATE'],
  }),
  action('ACME_GET_AN_ISSUE', 'Reads one.', { tags: ['important'] }),
  action('ACME_LIST_COMMENTS', 'Lists what people said under an issue.'),
  action('ACME_STAR_REPO', 'Stars a repository.', { aliases: ['ACME_ACTIVITY_STAR'] }),
  action('ACME_SEND_MAIL', 'Sends a message; issuers like it. Für Größe auch.'),
]
const found = (query: string) => searchActions(ALL, query).map(({ name }) => name)

describe('a search', () => {
  it.each([
    ['a word of a name', 'star', ['ACME_STAR_REPO']],
    ['any case', 'STAR', ['ACME_STAR_REPO']],
    ['a whole name', 'ACME_STAR_REPO', ['ACME_STAR_REPO']],
    ['a name with spaces', 'acme star repo', ['ACME_STAR_REPO']],
    ['words in any order', 'repo star', ['ACME_STAR_REPO']],
    ['the beginning of a word', 'rep', ['ACME_STAR_REPO']],
    ['a word of another name of it', 'activity', ['ACME_STAR_REPO']],
    ['a word of the description', 'people', ['ACME_LIST_COMMENTS']],
    ['words from name and description', 'star repository', ['ACME_STAR_REPO']],
    ['letters from elsewhere', 'größe', ['ACME_SEND_MAIL']],
    ['words parted by anything', 'star,repo!', ['ACME_STAR_REPO']],
    ['the middle of a word', 'epo', []],
    ['one word that fits and one that does not', 'star mail', []],
    ['nothing of ours', 'zebra', []],
    ['nothing', '', []],
    ['blanks', '  ', []],
    ['signs', '?!_-*', []],
    ['what looks like a pattern', 'star.*', ['ACME_STAR_REPO']],
  ])('by %s: %j', (_, query, names) => {
    expect(found(query)).toEqual(names)
  })

  it('ranks a word of the name over one of the description, and that over a beginning', () => {
    expect(found('issue')).toEqual([
      ...['ACME_GET_AN_ISSUE', 'ACME_CREATE_AN_ISSUE'], // the important one first
      'ACME_LIST_COMMENTS',
      'ACME_SEND_MAIL',
    ])
  })

  it('ranks a whole word of a name over its beginning', () => {
    const some = [action('A_ISSUES'), action('B_ISSUE')]
    expect(searchActions(some, 'issue').map(({ name }) => name)).toEqual(['B_ISSUE', 'A_ISSUES'])
  })

  it('puts equals in the order of their names', () => {
    const some = [action('C_X'), action('A_X'), action('B_X')]
    expect(searchActions(some, 'x').map(({ name }) => name)).toEqual(['A_X', 'B_X', 'C_X'])
  })

  it('lets importance decide among equals only where all words fit', () => {
    expect(found('star issue')).toEqual([])
  })

  it('leaves the list as it was', () => {
    const before = ALL.map(({ name }) => name)
    searchActions(ALL, 'issue')
    expect(ALL.map(({ name }) => name)).toEqual(before)
  })
})
