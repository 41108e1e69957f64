import * as z from 'zod'
import type { ActionFunction } from '../run.ts'
import { DriveSearch, FILE_FIELDS, FOLDER, searchDrive } from './drive-search.ts'
import { readAnswer, readArguments } from './read.ts'

const findFile: ActionFunction = async (args, call) =>
  searchDrive(call, '', readArguments(DriveSearch, args))

const findFolder: ActionFunction = async (args, call) =>
  searchDrive(call, '', { ...readArguments(DriveSearch, args), mime_type: FOLDER })

const filePath = (id: string): string => `/files/${encodeURIComponent(id)}`

const File = z.looseObject({
  id: z.string(),
  name: z.string().default(''),
  mimeType: z.string().default(''),
  size: z.string().optional(),
  parents: z.array(z.string()).default([]),
  webViewLink: z.string().optional(),
})

/**
 * What Google's own formats are read as, where a model did not say: they have no bytes of their own
 * (https://developers.google.com/workspace/drive/api/guides/ref-export-formats).
 */
const EXPORTS: Readonly<Record<string, string>> = {
  'application/vnd.google-apps.document': 'text/markdown',
  'application/vnd.google-apps.spreadsheet': 'text/csv',
  'application/vnd.google-apps.presentation': 'text/plain',
  'application/vnd.google-apps.drawing': 'image/png',
  'application/vnd.google-apps.script': 'application/vnd.google-apps.script+json',
}

/** Reads a file's content: exported where it is a Google document, as it is where it is not. */
const download: ActionFunction = async (args, call) => {
  const Arguments = z.object({ file_id: z.string(), mime_type: z.string().optional() })
  const given = readArguments(Arguments, args)
  const path = filePath(given.file_id)
  const query = { fields: 'id,name,mimeType,size,parents,webViewLink', supportsAllDrives: true }
  const { id, name, mimeType, size, webViewLink } = readAnswer(File, await call({ path, query }))
  const about = { id, name, mimeType, size, webViewLink }
  if (mimeType === FOLDER) {
    return { ...about, note: 'A folder: list it with GOOGLEDRIVE_LIST_FILES and its id.' }
  }
  if (!mimeType.startsWith('application/vnd.google-apps.')) {
    const media = { alt: 'media', supportsAllDrives: true }
    return { ...about, content: await call({ path, query: media }) }
  }
  const as = given.mime_type ?? EXPORTS[mimeType] ?? 'application/pdf'
  const content = await call({ path: `${path}/export`, query: { mimeType: as } })
  return { ...about, exportedAs: as, content }
}

const createFolder: ActionFunction = async (args, call) => {
  const Arguments = z.object({ folder_name: z.string(), parent_id: z.string().optional() })
  const { folder_name: name, parent_id } = readArguments(Arguments, args)
  return call({
    method: 'POST',
    path: '/files',
    query: { fields: FILE_FIELDS, supportsAllDrives: true },
    body: { name, mimeType: FOLDER, ...(parent_id && { parents: [parent_id] }) },
  })
}

/** A file lies in one folder: out of where it is now, unless the caller says out of which. */
const moveFile: ActionFunction = async (args, call) => {
  const Arguments = z.object({
    file_id: z.string(),
    add_parents: z.string(),
    remove_parents: z.string().optional(),
  })
  const given = readArguments(Arguments, args)
  const path = filePath(given.file_id)
  const parents = async () => {
    const query = { fields: 'id,parents', supportsAllDrives: true }
    const file = readAnswer(File, await call({ path, query }))
    return file.parents.filter((id) => id !== given.add_parents).join(',')
  }
  const removeParents = given.remove_parents ?? (await parents())
  const query = {
    addParents: given.add_parents,
    removeParents: removeParents || undefined,
    fields: FILE_FIELDS,
    supportsAllDrives: true,
  }
  return call({ method: 'PATCH', path, query, body: {} })
}

/** Google Drive's actions that take more than one plain request. */
export const functions: Record<string, ActionFunction> = {
  'googledrive.find-file': findFile,
  'googledrive.find-folder': findFolder,
  'googledrive.download-file': download,
  'googledrive.create-folder': createFolder,
  'googledrive.move-file': moveFile,
}
