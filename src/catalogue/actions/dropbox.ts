import type { ActionDefinition } from '../spec.ts'

/** Actions of Dropbox's API v2. */
export const dropboxActions: ActionDefinition[] = [
  {
    name: 'DROPBOX_GET_ABOUT_ME',
    description: 'Reads whose Dropbox is connected: id, name, e-mail address, country and kind.',
    tags: ['read-only'],
    request: 'POST /users/get_current_account',
    scopes: ['account_info.read'],
    input: {},
  },
  {
    name: 'DROPBOX_LIST_FILES_IN_FOLDER',
    description:
      'Lists what is in a folder: files with size and time of change, and folders. Comes back with a cursor if there is more.',
    tags: ['important', 'read-only'],
    request: 'POST /files/list_folder',
    scopes: ['files.metadata.read'],
    input: {
      required: ['path'],
      properties: {
        path: {
          type: 'string',
          description: 'The folder; empty for the uppermost one.',
          examples: ['', '/Reports'],
        },
        recursive: { type: 'boolean', default: false, description: 'Whether to go into folders.' },
        limit: {
          type: 'integer',
          minimum: 1,
          maximum: 2000,
          description: 'Entries, roughly.',
        },
      },
    },
  },
  {
    name: 'DROPBOX_CREATE_FOLDER',
    description: 'Creates a folder. Comes back with its id and path; fails where one is already.',
    request: 'POST /files/create_folder_v2',
    scopes: ['files.content.write'],
    input: {
      required: ['path'],
      properties: {
        path: { type: 'string', description: 'The new folder.', examples: ['/Reports/2026'] },
        autorename: {
          type: 'boolean',
          default: false,
          description: 'Whether to take another name where there is one already.',
        },
      },
    },
  },
]
