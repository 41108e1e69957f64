import * as z from 'zod'
import type { ActionFunction } from '../run.ts'
import { readAnswer, readArguments } from './read.ts'

const DOWNLOAD = 'https://content.dropboxapi.com/2/files/download'

/** What stands for bytes that are no text. */
const Bytes = z.object({
  contentType: z.string(),
  size: z.number().nullable(),
  note: z.string(),
})
const TemporaryLink = z.object({ link: z.string() })

/**
 * A file's text, or a link to what is no text. Arguments of the content host may stand in the query:
 * https://www.dropbox.com/developers/documentation/http/documentation#formats
 */
const readFile: ActionFunction = async (args, call) => {
  const { path } = readArguments(z.object({ path: z.string() }), args)
  const content = await call({
    method: 'POST',
    path: DOWNLOAD,
    query: { arg: JSON.stringify({ path }) },
  })
  const bytes = Bytes.safeParse(content)
  if (!bytes.success) return { path, content }
  const answer = await call({ method: 'POST', path: '/files/get_temporary_link', body: { path } })
  const { link } = readAnswer(TemporaryLink, answer)
  return { path, size: bytes.data.size, link, note: 'Not text: the link gives it for four hours.' }
}

const Listing = z.object({
  entries: z.array(z.looseObject({ '.tag': z.string() })),
  cursor: z.string(),
  has_more: z.boolean(),
})

/** Pages that are read at most; a folder can have very many files beside its folders. */
const MAX_PAGES = 10

/** https://www.dropbox.com/developers/documentation/http/documentation#files-list_folder, folders only. */
const listFolders: ActionFunction = async (args, call) => {
  const Arguments = z.object({
    path: z.string().default(''),
    recursive: z.boolean().default(false),
  })
  const { path, recursive } = readArguments(Arguments, args)
  const first = { method: 'POST', path: '/files/list_folder' } as const
  let page = readAnswer(Listing, await call({ ...first, body: { path, recursive, limit: 2000 } }))
  const folders = page.entries.filter((entry) => entry['.tag'] === 'folder')
  for (let read = 1; page.has_more && read < MAX_PAGES; read++) {
    const next = { path: `${first.path}/continue`, body: { cursor: page.cursor } }
    page = readAnswer(Listing, await call({ ...first, ...next }))
    folders.push(...page.entries.filter((entry) => entry['.tag'] === 'folder'))
  }
  return { folders, has_more: page.has_more, ...(page.has_more && { cursor: page.cursor }) }
}

const Links = z.object({ links: z.array(z.unknown()) })

/**
 * A link to a file or folder. There can be but one of each kind, and asking for another one is an
 * error: where nothing special is wanted, the one that is there will do.
 */
const shareLink: ActionFunction = async (args, call) => {
  const Arguments = z.object({
    path: z.string(),
    audience: z.enum(['public', 'team', 'no_one']).optional(),
    expires: z.string().optional(),
    link_password: z.string().optional(),
    allow_download: z.boolean().optional(),
  })
  const { path, link_password, ...rest } = readArguments(Arguments, args)
  const settings = {
    ...rest,
    ...(link_password !== undefined && { require_password: true, link_password }),
  }
  if (Object.values(settings).every((value) => value === undefined)) {
    const query = { path, direct_only: true }
    const answer = await call({ method: 'POST', path: '/sharing/list_shared_links', body: query })
    const [present] = readAnswer(Links, answer).links
    if (present !== undefined) return present
  }

  const create = '/sharing/create_shared_link_with_settings'
  return call({ method: 'POST', path: create, body: { path, settings } })
}

/** https://www.dropbox.com/developers/documentation/http/documentation#sharing-add_folder_member */
const addFolderMembers: ActionFunction = async (args, call) => {
  const Arguments = z.object({
    shared_folder_id: z.string(),
    emails: z.array(z.string()),
    access_level: z.enum(['viewer', 'editor']).default('viewer'),
    custom_message: z.string().optional(),
    quiet: z.boolean().default(false),
  })
  const { emails, access_level, ...rest } = readArguments(Arguments, args)
  const members = emails.map((email) => ({ member: { '.tag': 'email', email }, access_level }))
  return call({ method: 'POST', path: '/sharing/add_folder_member', body: { ...rest, members } })
}

/** What takes Dropbox's content host, several requests, or its tagged unions. */
export const functions: Readonly<Record<string, ActionFunction>> = {
  'dropbox.read-file': readFile,
  'dropbox.list-folders': listFolders,
  'dropbox.share-link': shareLink,
  'dropbox.add-folder-members': addFolderMembers,
}
