import * as z from 'zod'
import { ServiceError } from '../../core/errors.ts'
import type { ActionFunction, Call } from '../run.ts'
import { type NewBlock, toBlocks } from './notion-blocks.ts'
import { readMarkdown } from './notion-markdown.ts'
import {
  Columns,
  columnOf,
  idOf,
  PlainProperty,
  toFilter,
  toPlainRow,
  toProperties,
} from './notion-properties.ts'
import { functions as databaseFunctions } from './notion-schema.ts'
import { toRichText } from './notion-text.ts'
import { readAnswer, readArguments } from './read.ts'

/** Blocks that Notion takes in one request. */
const MAX_BLOCKS = 100

const Id = z.string().transform(idOf)
const Cells = z.array(PlainProperty).default([])
const Looks = { icon: z.string().optional(), cover: z.string().optional() }
const Object_ = z.record(z.string(), z.unknown())
const Made = z.looseObject({ id: z.string() })

const path = (collection: string, id: string, rest = ''): string =>
  `/${collection}/${encodeURIComponent(id)}${rest}`

/** An emoji, or the address of an image, as icon and cover of a page. */
function looksOf({ icon, cover }: { icon?: string | undefined; cover?: string | undefined }) {
  const external = (url: string) => ({ type: 'external', external: { url } })
  const isUrl = icon?.startsWith('https://')
  return {
    ...(icon && { icon: isUrl ? external(icon) : { type: 'emoji', emoji: icon } }),
    ...(cover && { cover: external(cover) }),
  }
}

/** Appends any number of blocks, a hundred a request, each batch after the one before. */
async function append(call: Call, parent: string, blocks: readonly NewBlock[], after?: string) {
  const results: unknown[] = []
  let last = after
  for (let start = 0; start < blocks.length; start += MAX_BLOCKS) {
    const body = { children: blocks.slice(start, start + MAX_BLOCKS), after: last }
    const answer = await call({ method: 'PATCH', path: path('blocks', parent, '/children'), body })
    const page = readAnswer(z.looseObject({ results: z.array(Made).default([]) }), answer)
    results.push(...page.results)
    if (after !== undefined) last = page.results.at(-1)?.id
  }
  return { results }
}

async function readColumns(call: Call, id: string): Promise<Columns> {
  const answer = await call({ path: path('databases', id) })
  return readAnswer(z.looseObject({ properties: Columns }), answer).properties
}

/** A page or a database: as blocks of their parents, both answer to one address. */
async function parentOf(call: Call, id: string): Promise<object> {
  const answer = await call({ path: path('blocks', id) })
  const { type } = readAnswer(z.looseObject({ type: z.string() }), answer)
  return type === 'child_database' ? { database_id: id } : { page_id: id }
}

/** Makes a page, and writes what does not fit into its first request behind it. */
async function make(call: Call, page: object, markdown: string | undefined): Promise<unknown> {
  const blocks = toBlocks(markdown ?? '')
  const body = { ...page, children: blocks.slice(0, MAX_BLOCKS) }
  const made = await call({ method: 'POST', path: '/pages', body })
  const rest = blocks.slice(MAX_BLOCKS)
  if (rest.length > 0) await append(call, readAnswer(Made, made).id, rest)
  return made
}

const createPage: ActionFunction = async (args, call) => {
  const Arguments = z.object({
    ...{ parent_id: Id, title: z.string(), markdown: z.string().optional(), ...Looks },
  })
  const { parent_id, title, markdown, ...looks } = readArguments(Arguments, args)
  const parent = await parentOf(call, parent_id)
  const properties = { title: { title: toRichText(title) } }
  return make(call, { parent, properties, ...looksOf(looks) }, markdown)
}

/** A block as callers write it: Notion's own shape, or a text and what kind of block it is. */
function blockOf(given: Readonly<Record<string, unknown>>): NewBlock {
  const { type, content, block_property } = given
  if (typeof content !== 'string') return { object: 'block', type: String(type), ...given }
  const kind = typeof block_property === 'string' ? block_property : 'paragraph'
  return { object: 'block', type: kind, [kind]: { rich_text: toRichText(content) } }
}

const addContent: ActionFunction = async (args, call) => {
  const Arguments = z
    .object({
      parent_block_id: Id,
      markdown: z.string().optional(),
      content_block: Object_.optional(),
      after: Id.optional(),
    })
    .refine((it) => it.markdown ?? it.content_block, {
      path: ['markdown'],
      message: 'give `markdown` or `content_block`',
    })
  const { parent_block_id, markdown, content_block, after } = readArguments(Arguments, args)
  const blocks = [...toBlocks(markdown ?? ''), ...(content_block ? [blockOf(content_block)] : [])]
  return append(call, parent_block_id, blocks, after)
}

const readPage: ActionFunction = async (args, call) => {
  const { page_id } = readArguments(z.object({ page_id: Id }), args)
  const [page, content] = await Promise.all([
    call({ path: path('pages', page_id) }),
    readMarkdown(call, page_id),
  ])
  return { ...toPlainRow(page), ...content }
}

/** The pages of no database have one property: their title. */
async function propertiesOf(call: Call, page: string, cells: PlainProperty[]): Promise<object> {
  if (cells.length === 0) return {}
  const answer = await call({ path: path('pages', page) })
  const { properties } = readAnswer(z.looseObject({ properties: Columns }), answer)
  return toProperties(properties, cells)
}

const updatePage: ActionFunction = async (args, call) => {
  const Arguments = z.object({
    ...{ page_id: Id, title: z.string().optional(), properties: Cells, ...Looks },
    archived: z.boolean().optional(),
  })
  const given = readArguments(Arguments, args)
  const cells = await propertiesOf(call, given.page_id, given.properties)
  const title = given.title === undefined ? {} : { title: { title: toRichText(given.title) } }
  const { archived } = given
  const body = { properties: { ...cells, ...title }, archived, ...looksOf(given) }
  return call({ method: 'PATCH', path: path('pages', given.page_id), body })
}

const updateRow: ActionFunction = async (args, call) => {
  const Arguments = z.looseObject({ row_id: z.string(), delete_row: z.boolean().optional() })
  const { row_id, delete_row, ...rest } = readArguments(Arguments, args)
  return updatePage({ ...rest, page_id: row_id, archived: delete_row }, call)
}

const insertRow: ActionFunction = async (args, call) => {
  const Arguments = z.object({
    ...{ database_id: Id, properties: Cells, markdown: z.string().optional(), ...Looks },
    child_blocks: z.array(Object_).default([]),
  })
  const given = readArguments(Arguments, args)
  const { database_id } = given
  const columns = await readColumns(call, database_id)
  const properties = toProperties(columns, given.properties)
  const page = { parent: { database_id }, properties, ...looksOf(given) }
  const made = await make(call, page, given.markdown)
  const blocks = given.child_blocks.map(blockOf)
  if (blocks.length > 0) await append(call, readAnswer(Made, made).id, blocks)
  return toPlainRow(made) ?? made
}

const Sort = z.object({
  property: z.string().optional(),
  property_name: z.string().optional(),
  direction: z.enum(['ascending', 'descending']).optional(),
  ascending: z.boolean().optional(),
})

function sortOf(columns: Columns, sort: z.infer<typeof Sort>): object {
  const name = sort.property ?? sort.property_name ?? ''
  const direction = sort.direction ?? (sort.ascending === false ? 'descending' : 'ascending')
  const isTime = name === 'created_time' || name === 'last_edited_time'
  if (isTime && !columns[name]) return { timestamp: name, direction }
  return { property: columnOf(columns, name).name, direction }
}

const queryDatabase: ActionFunction = async (args, call) => {
  const Arguments = z.object({
    ...{ database_id: Id, where: Cells, filter: Object_.optional() },
    sorts: z.array(Sort).default([]),
    page_size: z.number().default(50),
    start_cursor: z.string().optional(),
  })
  const given = readArguments(Arguments, args)
  const named = given.where.length > 0 || given.sorts.length > 0
  const columns = named ? await readColumns(call, given.database_id) : {}
  const where = toFilter(columns, given.where)
  const filter = where && given.filter ? { and: [where, given.filter] } : (where ?? given.filter)
  const body = {
    filter,
    sorts: given.sorts.map((sort) => sortOf(columns, sort)),
    page_size: given.page_size,
    start_cursor: given.start_cursor,
  }
  const answer = await call({
    method: 'POST',
    path: path('databases', given.database_id, '/query'),
    body,
  })
  const Rows = z.looseObject({
    results: z.array(z.unknown()),
    has_more: z.boolean().default(false),
    next_cursor: z.string().nullish(),
  })
  const { results, has_more, next_cursor } = readAnswer(Rows, answer)
  return { rows: results.map(toPlainRow), has_more, next_cursor: next_cursor ?? null }
}

const search: ActionFunction = async (args, call) => {
  const Arguments = z.object({
    query: z.string().optional(),
    filter_value: z.string().optional(),
    direction: z.string().optional(),
    page_size: z.number().optional(),
    start_cursor: z.string().optional(),
  })
  const { filter_value: value, direction, ...rest } = readArguments(Arguments, args)
  const body = {
    ...rest,
    ...(value && { filter: { value, property: 'object' } }),
    ...(direction && { sort: { direction, timestamp: 'last_edited_time' } }),
  }
  return call({ method: 'POST', path: '/search', body })
}

const createComment: ActionFunction = async (args, call) => {
  const Arguments = z
    .object({
      parent_page_id: Id.optional(),
      discussion_id: z.string().optional(),
      comment: z.string(),
    })
    .refine((it) => !it.parent_page_id !== !it.discussion_id, {
      path: ['parent_page_id'],
      message: 'give either it or `discussion_id`',
    })
  const { parent_page_id, discussion_id, comment } = readArguments(Arguments, args)
  const place = parent_page_id ? { parent: { page_id: parent_page_id } } : { discussion_id }
  const body = { ...place, rich_text: toRichText(comment) }
  return call({ method: 'POST', path: '/comments', body })
}

const updateBlock: ActionFunction = async (args, call) => {
  const Arguments = z.object({
    block_id: Id,
    block_type: z.string(),
    content: z.string(),
    additional_properties: Object_.default({}),
  })
  const given = readArguments(Arguments, args)
  const content = { rich_text: toRichText(given.content), ...given.additional_properties }
  const body = { [given.block_type]: content }
  return call({ method: 'PATCH', path: path('blocks', given.block_id), body })
}

const duplicatePage: ActionFunction = async (args, call) => {
  const Arguments = z.object({ page_id: Id, parent_id: Id, title: z.string().optional() })
  const { page_id, parent_id, title } = readArguments(Arguments, args)
  const page = toPlainRow(await call({ path: path('pages', page_id) }))
  const { markdown, cut } = await readMarkdown(call, page_id)
  if (cut) throw new ServiceError('invalid-arguments', 'argument page_id: the page is too long')
  const name = title ?? `Copy of ${String(page?.title ?? '')}`
  return createPage({ parent_id, title: name, markdown }, call)
}

/** Notion's actions that Markdown, plain cells or a lookup make of its API. */
export const functions: Readonly<Record<string, ActionFunction>> = {
  ...databaseFunctions,
  'notion.add-content': addContent,
  'notion.create-comment': createComment,
  'notion.create-page': createPage,
  'notion.duplicate-page': duplicatePage,
  'notion.insert-row': insertRow,
  'notion.query-database': queryDatabase,
  'notion.read-page': readPage,
  'notion.search': search,
  'notion.update-block': updateBlock,
  'notion.update-page': updatePage,
  'notion.update-row': updateRow,
}
