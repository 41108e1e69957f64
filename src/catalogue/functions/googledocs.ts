import * as z from 'zod'
import type { ActionFunction, Call } from '../run.ts'
import { edits } from './docs-edits.ts'
import { endOf, GoogleDocument, indexedPartsOf, markdownOf, plainTextOf } from './docs-reading.ts'
import { markdownRequests, tableRequests } from './docs-writing.ts'
import { DRIVE, DriveSearch, searchDrive } from './drive-search.ts'
import { readAnswer, readArguments } from './read.ts'

const documentPath = (id: string): string => `/documents/${encodeURIComponent(id)}`

/** Where people read it. */
const pageOf = (id: string): string => `https://docs.google.com/document/d/${id}/edit`

const readDocument = async (call: Call, id: string) =>
  readAnswer(GoogleDocument, await call({ path: documentPath(id) }))

const change = (call: Call, id: string, requests: readonly object[]): Promise<unknown> =>
  call({ method: 'POST', path: `${documentPath(id)}:batchUpdate`, body: { requests } })

const create = async (call: Call, title: string, requests: readonly object[]) => {
  const answer = await call({ method: 'POST', path: '/documents', body: { title } })
  const { documentId } = readAnswer(GoogleDocument, answer)
  if (requests.length > 0) await change(call, documentId, requests)
  return { documentId, title, url: pageOf(documentId) }
}

const createDocument: ActionFunction = async (args, call) => {
  const Arguments = z.object({ title: z.string(), text: z.string().default('') })
  const { title, text } = readArguments(Arguments, args)
  const insertText = { location: { index: 1 }, text }
  return create(call, title, text === '' ? [] : [{ insertText }])
}

const createFromMarkdown: ActionFunction = async (args, call) => {
  const Arguments = z.object({ title: z.string(), markdown_text: z.string() })
  const { title, markdown_text } = readArguments(Arguments, args)
  return create(call, title, markdownRequests(markdown_text, 1))
}

const Rewrite = z.object({ document_id: z.string(), new_markdown_text: z.string() })

const replaceWithMarkdown: ActionFunction = async (args, call) => {
  const { document_id, new_markdown_text } = readArguments(Rewrite, args)
  const { index: endIndex } = endOf(await readDocument(call, document_id))
  // The last line break belongs to the body and cannot be deleted.
  const emptied =
    endIndex > 1 ? [{ deleteContentRange: { range: { startIndex: 1, endIndex } } }] : []
  const requests = [...emptied, ...markdownRequests(new_markdown_text, 1)]
  if (requests.length > 0) await change(call, document_id, requests)
  return { documentId: document_id, url: pageOf(document_id) }
}

/** Requests for a new paragraph at the end, and where it begins. */
const newEnd = async (call: Call, id: string): Promise<{ index: number; opening: object[] }> => {
  const { index, open } = endOf(await readDocument(call, id))
  if (!open) return { index, opening: [] }
  return { index: index + 1, opening: [{ insertText: { location: { index }, text: '\n' } }] }
}

const appendMarkdown: ActionFunction = async (args, call) => {
  const Arguments = z.object({ document_id: z.string(), markdown_text: z.string() })
  const { document_id, markdown_text } = readArguments(Arguments, args)
  const { index, opening } = await newEnd(call, document_id)
  await change(call, document_id, [...opening, ...markdownRequests(markdown_text, index)])
  return { documentId: document_id, url: pageOf(document_id) }
}

const InsertTable = z.object({
  document_id: z.string(),
  rows: z.number().optional(),
  columns: z.number().optional(),
  cells: z.array(z.array(z.string())).default([]),
  index: z.number().optional(),
})

const insertTable: ActionFunction = async (args, call) => {
  const it = readArguments(InsertTable, args)
  const height = Math.max(it.rows ?? 1, it.cells.length)
  const width = Math.max(it.columns ?? 1, ...it.cells.map((row) => row.length))
  const rows = Array.from({ length: height }, (_, r) =>
    Array.from({ length: width }, (_none, c) => [{ text: it.cells[r]?.[c] ?? '' }]),
  )
  const { index, opening } =
    it.index === undefined ? await newEnd(call, it.document_id) : { index: it.index, opening: [] }
  return change(call, it.document_id, [...opening, ...tableRequests(rows, index, false)])
}

const Read = z.object({
  document_id: z.string(),
  format: z.enum(['markdown', 'text', 'indexed']).default('markdown'),
})

const read: ActionFunction = async (args, call) => {
  const { document_id, format } = readArguments(Read, args)
  const document = await readDocument(call, document_id)
  const about = { documentId: document.documentId, title: document.title, url: pageOf(document_id) }
  if (format === 'indexed') return { ...about, parts: indexedPartsOf(document) }
  const text = format === 'text' ? plainTextOf(document.body.content) : markdownOf(document)
  return { ...about, [format]: text }
}

const DOCUMENT = 'application/vnd.google-apps.document'

/** The Docs API cannot search, so Drive is asked. */
const searchDocuments: ActionFunction = async (args, call) =>
  searchDrive(call, DRIVE, { ...readArguments(DriveSearch, args), mime_type: DOCUMENT })

const Created = z.looseObject({ replies: z.array(z.record(z.string(), z.unknown())).default([]) })
const Reply = z.looseObject({
  headerId: z.string().optional(),
  footerId: z.string().optional(),
  footnoteId: z.string().optional(),
})

/** Headers, footers and footnotes come empty: their text is a second change. */
const createSegment =
  (request: 'createHeader' | 'createFooter' | 'createFootnote'): ActionFunction =>
  async (args, call) => {
    const Arguments = z.object({
      document_id: z.string(),
      text: z.string().default(''),
      index: z.number().optional(),
    })
    const { document_id, text, index } = readArguments(Arguments, args)
    const place = index === undefined ? { endOfSegmentLocation: {} } : { location: { index } }
    const options = request === 'createFootnote' ? place : { type: 'DEFAULT' }
    const answer = readAnswer(Created, await change(call, document_id, [{ [request]: options }]))
    const { headerId, footerId, footnoteId } = readAnswer(Reply, answer.replies[0]?.[request] ?? {})
    const segmentId = headerId ?? footerId ?? footnoteId
    if (segmentId && text) {
      const endOfSegmentLocation = { segmentId }
      await change(call, document_id, [{ insertText: { endOfSegmentLocation, text } }])
    }
    return { headerId, footerId, footnoteId }
  }

/** One change of a document that its arguments say whole. */
const edit =
  (requestsOf: (typeof edits)[string]): ActionFunction =>
  async (args, call) => {
    const { document_id } = readArguments(z.object({ document_id: z.string() }), args)
    return change(call, document_id, [requestsOf(args)])
  }

/** Google Docs' actions that take more than one plain request. */
export const functions: Record<string, ActionFunction> = {
  ...Object.fromEntries(
    Object.entries(edits).map(([name, of]) => [`googledocs.${name}`, edit(of)]),
  ),
  'googledocs.create-document': createDocument,
  'googledocs.create-from-markdown': createFromMarkdown,
  'googledocs.replace-with-markdown': replaceWithMarkdown,
  'googledocs.append-markdown': appendMarkdown,
  'googledocs.insert-table': insertTable,
  'googledocs.read': read,
  'googledocs.search-documents': searchDocuments,
  'googledocs.create-header': createSegment('createHeader'),
  'googledocs.create-footer': createSegment('createFooter'),
  'googledocs.create-footnote': createSegment('createFootnote'),
}
