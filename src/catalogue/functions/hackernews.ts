import * as z from 'zod'
import { ServiceError } from '../../core/errors.ts'
import type { ActionFunction, Call } from '../run.ts'
import { htmlToText } from './html-text.ts'
import { readAnswer, readArguments } from './read.ts'

const Hit = z.looseObject({
  objectID: z.string(),
  title: z.string().nullish(),
  url: z.string().nullish(),
  author: z.string().nullish(),
  points: z.number().nullish(),
  num_comments: z.number().nullish(),
  created_at: z.string().nullish(),
  story_text: z.string().nullish(),
  comment_text: z.string().nullish(),
  story_id: z.number().nullish(),
  story_title: z.string().nullish(),
})
type Hit = z.infer<typeof Hit>

const Hits = z.looseObject({
  hits: z.array(Hit),
  page: z.number().optional(),
  nbPages: z.number().optional(),
})

/** Where people read it and talk about it. */
const pageOf = (id: string | number): string => `https://news.ycombinator.com/item?id=${id}`

const orUndefined = <Value>(value: Value | null | undefined): Value | undefined =>
  value ?? undefined

const postOf = (hit: Hit) => {
  const html = hit.story_text ?? hit.comment_text
  return {
    id: hit.objectID,
    title: orUndefined(hit.title),
    url: orUndefined(hit.url),
    author: orUndefined(hit.author),
    points: orUndefined(hit.points),
    comments: orUndefined(hit.num_comments),
    created_at: orUndefined(hit.created_at),
    text: html ? htmlToText(html) : undefined,
    // Comments say which story they belong to.
    story_id: hit.comment_text ? orUndefined(hit.story_id) : undefined,
    story_title: hit.comment_text ? orUndefined(hit.story_title) : undefined,
    discussion: pageOf(hit.objectID),
  }
}

/** Points are compared here: Algolia has been seen to refuse `points` among its numeric filters. */
const withPoints = (hits: readonly Hit[], least: number): Hit[] =>
  hits
    .filter(({ points }) => (points ?? 0) >= least)
    .toSorted((a, b) => (b.points ?? 0) - (a.points ?? 0))

/** Kinds of posts are alternatives, `(a,b)`; an author and a story narrow down (https://hn.algolia.com/api). */
const tagFilter = (tags: readonly string[]): string | undefined => {
  if (tags.some((tag) => !/^[\w-]+$/.test(tag))) {
    throw new ServiceError(
      'invalid-arguments',
      'argument tags must hold words such as story, ask_hn, author_pg or story_8863',
    )
  }
  const kinds = tags.filter((tag) => !/^(?:author|story)_/.test(tag))
  const others = tags.filter((tag) => /^(?:author|story)_/.test(tag))
  const filter = [...(kinds.length ? [`(${kinds.join(',')})`] : []), ...others]
  return filter.length ? filter.join(',') : undefined
}

const frontpage: ActionFunction = async (args, call) => {
  const { min_points } = readArguments(z.object({ min_points: z.number().default(40) }), args)
  const query = { tags: 'front_page', hitsPerPage: 50 }
  const { hits } = readAnswer(Hits, await call({ path: '/search', query }))
  return { posts: withPoints(hits, min_points).map(postOf) }
}

/**
 * Stories of the last 24 hours. Without words `/search` goes by popularity, so the first page holds
 * what has the points. `now` in milliseconds.
 */
export const todaysPosts = async (
  args: Readonly<Record<string, unknown>>,
  call: Call,
  now: number = Date.now(),
): Promise<unknown> => {
  const { min_points } = readArguments(z.object({ min_points: z.number().default(200) }), args)
  const since = Math.floor(now / 1000) - 86_400
  const query = { tags: 'story', numericFilters: `created_at_i>${since}`, hitsPerPage: 100 }
  const { hits } = readAnswer(Hits, await call({ path: '/search', query }))
  return { posts: withPoints(hits, min_points).map(postOf) }
}

const Search = z.object({
  query: z.string().optional(),
  tags: z.array(z.string()).optional(),
  page: z.number().default(0),
  size: z.number().default(5),
})

const search =
  (path: '/search' | '/search_by_date', defaultTags: readonly string[]): ActionFunction =>
  async (args, call) => {
    const { query, tags, page, size } = readArguments(Search, args)
    const filter = tagFilter(tags?.length ? tags : defaultTags)
    const found = { query, tags: filter, page, hitsPerPage: size }
    const answer = readAnswer(Hits, await call({ path, query: found }))
    const more = page + 1 < (answer.nbPages ?? 0)
    return { posts: answer.hits.map(postOf), ...(more && { next_page: page + 1 }) }
  }

interface Item {
  id: number
  type?: string | null | undefined
  author?: string | null | undefined
  title?: string | null | undefined
  url?: string | null | undefined
  text?: string | null | undefined
  points?: number | null | undefined
  created_at?: string | null | undefined
  children?: Item[] | undefined
}

const Item: z.ZodType<Item> = z.lazy(() =>
  z.looseObject({
    id: z.number(),
    type: z.string().nullish(),
    author: z.string().nullish(),
    title: z.string().nullish(),
    url: z.string().nullish(),
    text: z.string().nullish(),
    points: z.number().nullish(),
    created_at: z.string().nullish(),
    children: z.array(Item).optional(),
  }),
)

const ItemArguments = z.object({
  item_id: z.string().regex(/^\d{1,12}$/, 'must be a number such as 8863'),
  max_children: z.number().default(10),
  max_depth: z.number().default(2),
  truncate_text: z.boolean().default(true),
})

/** Characters of a text that are kept where it is to be cut. */
const SHORT = 500

const itemOf = (item: Item, limits: z.output<typeof ItemArguments>, depth: number): object => {
  const { max_children, max_depth, truncate_text } = limits
  const text = htmlToText(item.text ?? '')
  // A deleted comment has neither author nor text, and often no answers.
  const all = (item.children ?? []).filter((child) => child.author || child.children?.length)
  const shown = depth < max_depth ? all.slice(0, max_children) : []
  return {
    id: item.id,
    type: orUndefined(item.type),
    author: orUndefined(item.author),
    title: orUndefined(item.title),
    url: orUndefined(item.url),
    points: orUndefined(item.points),
    created_at: orUndefined(item.created_at),
    text: truncate_text && text.length > SHORT ? `${text.slice(0, SHORT)}…` : text || undefined,
    children: shown.length ? shown.map((child) => itemOf(child, limits, depth + 1)) : undefined,
    children_left_out: all.length > shown.length ? all.length - shown.length : undefined,
    ...(depth === 0 && { discussion: pageOf(item.id) }),
  }
}

const readItem: ActionFunction = async (args, call) => {
  const given = readArguments(ItemArguments, args)
  return itemOf(readAnswer(Item, await call({ path: `/items/${given.item_id}` })), given, 0)
}

/** Hacker News' actions that answer less than the API does, or ask more. */
export const functions: Record<string, ActionFunction> = {
  'hackernews.frontpage': frontpage,
  'hackernews.todays-posts': (args, call) => todaysPosts(args, call),
  'hackernews.search-posts': search('/search', []),
  'hackernews.latest-posts': search('/search_by_date', ['story']),
  'hackernews.item': readItem,
}
