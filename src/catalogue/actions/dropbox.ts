import { FILE } from '../files.ts'
import type { ActionDefinition, ArgumentSchema } from '../spec.ts'

type Arguments = Record<string, ArgumentSchema>

const file: Arguments = {
  path: {
    type: 'string',
    minLength: 1,
    description: 'Path of the file from the top, e.g. `/Reports/2026.txt`, or its id (`id:...`).',
  },
}
const entry: Arguments = {
  path: {
    type: 'string',
    minLength: 1,
    description: 'Path of the file or folder, e.g. `/Reports`, or its id (`id:...`).',
  },
}
const fileAliases = { file_path: 'path', filePath: 'path' }

const autorename: ArgumentSchema = {
  type: 'boolean',
  default: false,
  description: 'Whether to take another name where there is one already.',
}
const cursor: ArgumentSchema = {
  type: 'string',
  description: 'The `cursor` of the answer before.',
}
/** What goes into JSON text within a URL: no quotes, backslashes and control characters. */
const plainPath: ArgumentSchema = {
  type: 'string',
  pattern: '^/[^"\\\\\\u0000-\\u001f]+$',
  description: 'Where the file goes, with its name, e.g. `/Reports/2026.txt`.',
}

const listingActions: ActionDefinition[] = [
  {
    name: 'DROPBOX_LIST_FILES_IN_FOLDER',
    description:
      'Lists what is in a folder: files with size and time of change, and folders. Comes back with a cursor if there is more.',
    tags: ['important', 'read-only'],
    request: 'POST /files/list_folder',
    argumentAliases: { folder_path: 'path' },
    scopes: ['files.metadata.read'],
    keywords: ['directory', 'ls', 'documents'],
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
          description: 'How many entries come back, roughly.',
        },
        include_deleted: {
          type: 'boolean',
          default: false,
          description: 'Whether to list what was deleted too.',
        },
      },
    },
  },
  {
    name: 'DROPBOX_LIST_FILES_IN_FOLDER_CONTINUE',
    description:
      'Reads the next page of a listing, or what has changed in the folder since, by the cursor that the listing came back with.',
    tags: ['important', 'read-only'],
    request: 'POST /files/list_folder/continue',
    scopes: ['files.metadata.read'],
    keywords: ['next page', 'changes', 'sync'],
    input: { required: ['cursor'], properties: { cursor } },
  },
  {
    name: 'DROPBOX_LIST_FOLDERS',
    description:
      'Lists the folders in a folder, without its files, and those below them if wanted: to find where something belongs.',
    tags: ['important', 'read-only'],
    run: 'dropbox.list-folders',
    argumentAliases: { folder_path: 'path' },
    scopes: ['files.metadata.read'],
    keywords: ['directories', 'tree'],
    input: {
      properties: {
        path: {
          type: 'string',
          default: '',
          description: 'The folder; the uppermost one if left out.',
        },
        recursive: {
          type: 'boolean',
          default: false,
          description: 'Whether to list folders in folders too.',
        },
      },
    },
  },
  {
    name: 'DROPBOX_SEARCH_FILE_OR_FOLDER',
    description:
      'Searches names of files and folders, and what stands in files, for words. Comes back with the path of each match, and a cursor if there is more.',
    tags: ['important', 'read-only'],
    request: 'POST /files/search_v2',
    wire: {
      path: 'options.path',
      max_results: 'options.max_results',
      filename_only: 'options.filename_only',
      file_status: 'options.file_status',
      file_extensions: 'options.file_extensions',
      order_by: 'options.order_by',
      include_highlights: 'match_field_options.include_highlights',
    },
    scopes: ['files.metadata.read'],
    keywords: ['find', 'documents'],
    input: {
      required: ['query'],
      properties: {
        query: {
          type: 'string',
          minLength: 1,
          maxLength: 1000,
          description: 'Words to find, e.g. `invoice 2026`.',
        },
        path: { type: 'string', description: 'Only in this folder; everywhere if left out.' },
        max_results: {
          type: 'integer',
          minimum: 1,
          maximum: 1000,
          default: 100,
          description: 'How many matches come back at most.',
        },
        filename_only: {
          type: 'boolean',
          default: false,
          description: 'Whether to look at names only.',
        },
        file_extensions: {
          type: 'array',
          items: { type: 'string' },
          description: 'Only files that end so, e.g. `pdf`.',
        },
        file_status: {
          type: 'string',
          enum: ['active', 'deleted'],
          default: 'active',
          description: 'What is there, or what was deleted.',
        },
        order_by: {
          type: 'string',
          enum: ['relevance', 'last_modified_time'],
          default: 'relevance',
          description: 'What to sort by.',
        },
        include_highlights: {
          type: 'boolean',
          default: false,
          description: 'Whether to show where the words stand.',
        },
      },
    },
  },
  {
    name: 'DROPBOX_SEARCH_CONTINUE',
    description: 'Reads the next page of a search, by the cursor that it came back with.',
    tags: ['read-only'],
    request: 'POST /files/search/continue_v2',
    scopes: ['files.metadata.read'],
    keywords: ['next page', 'find'],
    input: { required: ['cursor'], properties: { cursor } },
  },
  {
    name: 'DROPBOX_GET_METADATA',
    aliases: ['DROPBOX_GET_FILE_METADATA'],
    description:
      'Reads what is known of a file or folder without its content: id, size, revision, times of change, sharing.',
    tags: ['important', 'read-only'],
    request: 'POST /files/get_metadata',
    argumentAliases: fileAliases,
    scopes: ['files.metadata.read'],
    keywords: ['info', 'stat', 'details', 'exists'],
    input: {
      required: ['path'],
      properties: {
        ...entry,
        include_deleted: {
          type: 'boolean',
          default: false,
          description: 'Whether something deleted counts too.',
        },
      },
    },
  },
]

const fileActions: ActionDefinition[] = [
  {
    name: 'DROPBOX_READ_FILE',
    aliases: ['DROPBOX_DOWNLOAD_FILE'],
    description:
      'Reads the content of a file as text. Of what is no text, such as pictures and PDF, it comes back with a link that works for four hours.',
    tags: ['important', 'read-only'],
    run: 'dropbox.read-file',
    argumentAliases: fileAliases,
    scopes: ['files.content.read'],
    keywords: ['download', 'open', 'get', 'content'],
    input: { required: ['path'], properties: file },
  },
  {
    name: 'DROPBOX_UPLOAD_FILE',
    description:
      'Writes a file from a text or from a public address; folders on its way are created. Comes back with path, id and revision.',
    tags: ['important'],
    // the arguments of the content host, as JSON: {"path":...,"mode":...,"autorename":...,"mute":...}
    request:
      'POST https://content.dropboxapi.com/2/files/upload?arg=%7B%22path%22%3A%22{path}%22%2C%22mode%22%3A%22{mode}%22%2C%22autorename%22%3A{autorename}%2C%22mute%22%3A{mute}%7D',
    body: { type: 'application/octet-stream', argument: 'content' },
    files: ['content'],
    argumentAliases: { ...fileAliases, file: 'content', text: 'content' },
    scopes: ['files.content.write'],
    keywords: ['save', 'write', 'create', 'document'],
    input: {
      required: ['path', 'content'],
      properties: {
        path: plainPath,
        content: FILE,
        mode: {
          type: 'string',
          enum: ['add', 'overwrite'],
          default: 'add',
          description: 'What to do where there is a file already: keep it, or write over it.',
        },
        autorename,
        mute: {
          type: 'boolean',
          default: false,
          description: 'Whether to spare the user a notification.',
        },
      },
    },
  },
  {
    name: 'DROPBOX_SAVE_URL',
    description:
      'Saves what is at a public address as a file, without it passing through here. Comes back with the file, or with a job that goes on.',
    tags: ['important'],
    request: 'POST /files/save_url',
    argumentAliases: fileAliases,
    scopes: ['files.content.write'],
    keywords: ['download', 'import', 'fetch', 'upload'],
    input: {
      required: ['path', 'url'],
      properties: {
        path: {
          type: 'string',
          description: 'Where the file goes, with its name, e.g. `/In/a.pdf`.',
        },
        url: { type: 'string', format: 'uri', description: 'Public address of the content.' },
      },
    },
  },
  {
    name: 'DROPBOX_CHECK_SAVE_URL',
    description: 'Asks whether a job that saves from an address is done, and how it went.',
    tags: ['read-only'],
    request: 'POST /files/save_url/check_job_status',
    scopes: ['files.content.write'],
    keywords: ['status', 'job'],
    input: {
      required: ['async_job_id'],
      properties: { async_job_id: { type: 'string', description: 'Id of the job.' } },
    },
  },
  {
    name: 'DROPBOX_GET_TEMPORARY_LINK',
    description:
      'Makes an address under which anybody can download a file for four hours. For links that last, share the file.',
    tags: ['important', 'read-only'],
    request: 'POST /files/get_temporary_link',
    argumentAliases: fileAliases,
    scopes: ['files.content.read'],
    keywords: ['download', 'url', 'stream'],
    input: { required: ['path'], properties: file },
  },
  {
    name: 'DROPBOX_CREATE_PAPER',
    description:
      'Creates a Paper document from HTML, Markdown or plain text. Comes back with its address and id.',
    tags: ['important'],
    // the arguments, as JSON: {"path":...,"import_format":...}
    request:
      'POST /files/paper/create?arg=%7B%22path%22%3A%22{path}%22%2C%22import_format%22%3A%22{import_format}%22%7D',
    body: { type: 'application/octet-stream', argument: 'content' },
    scopes: ['files.content.write'],
    keywords: ['document', 'note', 'write'],
    input: {
      required: ['path', 'content'],
      properties: {
        path: {
          ...plainPath,
          pattern: '^/[^"\\\\\\u0000-\\u001f]+\\.paper$',
          description: 'Where the document goes; ends in `.paper`, e.g. `/Notes/plan.paper`.',
        },
        content: { type: 'string', minLength: 1, description: 'The text of the document.' },
        import_format: {
          type: 'string',
          enum: ['html', 'markdown', 'plain_text'],
          default: 'html',
          description: 'What the text is.',
        },
      },
    },
  },
  {
    name: 'DROPBOX_CREATE_FOLDER',
    description: 'Creates a folder. Comes back with its id and path; fails where one is already.',
    tags: ['important'],
    request: 'POST /files/create_folder_v2',
    argumentAliases: { folder_path: 'path' },
    scopes: ['files.content.write'],
    keywords: ['directory', 'mkdir'],
    input: {
      required: ['path'],
      properties: {
        path: { type: 'string', description: 'The new folder.', examples: ['/Reports/2026'] },
        autorename,
      },
    },
  },
  {
    name: 'DROPBOX_MOVE_FILE_OR_FOLDER',
    description:
      'Moves or renames a file, or a folder with all that is in it. Comes back with what it is now.',
    tags: ['important'],
    request: 'POST /files/move_v2',
    scopes: ['files.content.write'],
    keywords: ['rename', 'mv'],
    input: {
      required: ['from_path', 'to_path'],
      properties: {
        from_path: { type: 'string', description: 'Where it is, e.g. `/In/a.txt`.' },
        to_path: { type: 'string', description: 'Where it goes, with its name.' },
        autorename,
        allow_ownership_transfer: {
          type: 'boolean',
          default: false,
          description: 'Whether it may become somebody else’s by the move.',
        },
      },
    },
  },
  {
    name: 'DROPBOX_COPY_FILE_OR_FOLDER',
    description:
      'Copies a file, or a folder with all that is in it, to another place. Comes back with the copy.',
    tags: ['important'],
    request: 'POST /files/copy_v2',
    scopes: ['files.content.write'],
    keywords: ['duplicate', 'cp'],
    input: {
      required: ['from_path', 'to_path'],
      properties: {
        from_path: { type: 'string', description: 'What to copy, e.g. `/In/a.txt`.' },
        to_path: { type: 'string', description: 'Where the copy goes, with its name.' },
        autorename,
      },
    },
  },
  {
    name: 'DROPBOX_DELETE_FILE_OR_FOLDER',
    description:
      'Deletes a file, or a folder with all that is in it. It can be restored for some weeks; comes back with what was deleted.',
    tags: ['important', 'destructive'],
    request: 'POST /files/delete_v2',
    argumentAliases: fileAliases,
    scopes: ['files.content.write'],
    keywords: ['remove', 'trash', 'rm'],
    input: { required: ['path'], properties: entry },
  },
  {
    name: 'DROPBOX_LIST_REVISIONS',
    description:
      'Lists earlier versions of a file, newest first, with revision, size and time: also of a file that was deleted.',
    tags: ['important', 'read-only'],
    request: 'POST /files/list_revisions',
    argumentAliases: fileAliases,
    scopes: ['files.metadata.read'],
    keywords: ['versions', 'history'],
    input: {
      required: ['path'],
      properties: {
        ...file,
        limit: {
          type: 'integer',
          minimum: 1,
          maximum: 100,
          default: 10,
          description: 'How many versions come back at most.',
        },
      },
    },
  },
  {
    name: 'DROPBOX_RESTORE_FILE',
    description:
      'Brings an earlier version of a file back, or a file that was deleted, by its revision. Comes back with the file.',
    tags: ['important', 'idempotent'],
    request: 'POST /files/restore',
    argumentAliases: fileAliases,
    scopes: ['files.content.write'],
    keywords: ['undelete', 'version', 'recover', 'revert'],
    input: {
      required: ['path', 'rev'],
      properties: {
        path: { type: 'string', description: 'Where the file goes, e.g. `/In/a.txt`.' },
        rev: { type: 'string', description: 'The revision, e.g. `a1c10ce0dd78`.' },
      },
    },
  },
]

const audience: ArgumentSchema = {
  type: 'string',
  enum: ['public', 'team', 'no_one'],
  description: 'Who can open it: anybody with the link, the team, or only those with access.',
}
const expires: ArgumentSchema = {
  type: 'string',
  format: 'date-time',
  description: 'Until when it works, e.g. `2026-12-31T00:00:00Z`.',
}
const url: ArgumentSchema = {
  type: 'string',
  format: 'uri',
  description: 'The link, e.g. `https://www.dropbox.com/scl/fi/...`.',
}

const sharingActions: ActionDefinition[] = [
  {
    name: 'DROPBOX_CREATE_SHARED_LINK',
    description:
      'Makes a lasting link to a file or folder, or finds the one that is there. Comes back with its address and who can open it.',
    tags: ['important', 'idempotent'],
    run: 'dropbox.share-link',
    argumentAliases: fileAliases,
    scopes: ['sharing.write'],
    keywords: ['share', 'url', 'publish'],
    input: {
      required: ['path'],
      properties: {
        ...entry,
        audience,
        expires,
        link_password: { type: 'string', description: 'A password to open it with.' },
        allow_download: { type: 'boolean', description: 'Whether the content may be downloaded.' },
      },
    },
  },
  {
    name: 'DROPBOX_LIST_SHARED_LINKS',
    description:
      'Lists the links that the user has made, all or those to one file or folder, with address, audience and end.',
    tags: ['important', 'read-only'],
    request: 'POST /sharing/list_shared_links',
    argumentAliases: fileAliases,
    scopes: ['sharing.read'],
    keywords: ['share', 'urls'],
    input: {
      properties: {
        path: { type: 'string', description: 'Only links to this file or folder.' },
        direct_only: {
          type: 'boolean',
          description: 'With `path`: whether links to folders above it are left out.',
        },
        cursor,
      },
    },
  },
  {
    name: 'DROPBOX_GET_SHARED_LINK_METADATA',
    description:
      'Reads what a link leads to: name, kind, size, owner and end, also of links that others made.',
    tags: ['read-only'],
    request: 'POST /sharing/get_shared_link_metadata',
    scopes: ['sharing.read'],
    keywords: ['share', 'info'],
    input: {
      required: ['url'],
      properties: {
        url,
        link_password: { type: 'string', description: 'The password, if the link has one.' },
      },
    },
  },
  {
    name: 'DROPBOX_UPDATE_SHARED_LINK',
    description:
      'Changes who can open a link, until when, and whether they can download. Comes back with the link as it is now.',
    tags: ['important', 'idempotent'],
    request: 'POST /sharing/modify_shared_link_settings',
    wire: {
      audience: 'settings.audience',
      expires: 'settings.expires',
      allow_download: 'settings.allow_download',
    },
    scopes: ['sharing.write'],
    keywords: ['share', 'permissions', 'settings'],
    input: {
      required: ['url'],
      properties: {
        url,
        audience,
        expires,
        allow_download: { type: 'boolean', description: 'Whether the content may be downloaded.' },
        remove_expiration: {
          type: 'boolean',
          default: false,
          description: 'Whether it shall have no end.',
        },
      },
    },
  },
  {
    name: 'DROPBOX_REVOKE_SHARED_LINK',
    description: 'Ends a link: nobody can open it any more. The file or folder itself stays.',
    tags: ['important', 'destructive', 'idempotent'],
    request: 'POST /sharing/revoke_shared_link',
    scopes: ['sharing.write'],
    keywords: ['unshare', 'remove', 'disable'],
    input: { required: ['url'], properties: { url } },
  },
  {
    name: 'DROPBOX_SHARE_FOLDER',
    description:
      'Makes a folder one that can be shared with people. Comes back with its `shared_folder_id`, or with a job for a large one.',
    tags: ['important'],
    request: 'POST /sharing/share_folder',
    argumentAliases: { folder_path: 'path' },
    scopes: ['sharing.write'],
    keywords: ['collaborate', 'team'],
    input: {
      required: ['path'],
      properties: {
        path: { type: 'string', minLength: 1, description: 'The folder, e.g. `/Reports`.' },
        force_async: {
          type: 'boolean',
          default: false,
          description: 'Whether to answer with a job at once.',
        },
      },
    },
  },
  {
    name: 'DROPBOX_ADD_FOLDER_MEMBERS',
    description:
      'Invites people by e-mail address to a shared folder, to look or to edit. They are told by mail unless `quiet`.',
    tags: ['important'],
    run: 'dropbox.add-folder-members',
    argumentAliases: { message: 'custom_message' },
    scopes: ['sharing.write'],
    keywords: ['share', 'invite', 'collaborate', 'access'],
    input: {
      required: ['shared_folder_id', 'emails'],
      properties: {
        shared_folder_id: { type: 'string', description: 'Id of the shared folder.' },
        emails: {
          type: 'array',
          minItems: 1,
          items: { type: 'string' },
          description: 'Addresses of the people.',
        },
        access_level: {
          type: 'string',
          enum: ['viewer', 'editor'],
          default: 'viewer',
          description: 'What they may do.',
        },
        custom_message: { type: 'string', description: 'A text that goes with the invitation.' },
        quiet: { type: 'boolean', default: false, description: 'Whether no mail is sent.' },
      },
    },
  },
  {
    name: 'DROPBOX_LIST_FOLDER_MEMBERS',
    description: 'Lists who has access to a shared folder: people and groups, and who is invited.',
    tags: ['read-only'],
    request: 'POST /sharing/list_folder_members',
    scopes: ['sharing.read'],
    keywords: ['share', 'people', 'access'],
    input: {
      required: ['shared_folder_id'],
      properties: {
        shared_folder_id: { type: 'string', description: 'Id of the shared folder.' },
        limit: {
          type: 'integer',
          minimum: 1,
          maximum: 1000,
          default: 1000,
          description: 'How many come back at most.',
        },
      },
    },
  },
  {
    name: 'DROPBOX_CREATE_FILE_REQUEST',
    description:
      'Makes a page on which others, without Dropbox too, can hand in files. Comes back with its address.',
    request: 'POST /file_requests/create',
    scopes: ['file_requests.write'],
    keywords: ['collect', 'receive', 'inbox'],
    input: {
      required: ['title', 'destination'],
      properties: {
        title: { type: 'string', minLength: 1, description: 'What the page asks for.' },
        destination: { type: 'string', description: 'Folder that the files go to.' },
        open: { type: 'boolean', default: true, description: 'Whether files are taken.' },
        description: { type: 'string', description: 'A text on the page.' },
      },
    },
  },
]

/** Actions of Dropbox's API v2. */
export const dropboxActions: ActionDefinition[] = [
  {
    name: 'DROPBOX_GET_ABOUT_ME',
    description: 'Reads whose Dropbox is connected: id, name, e-mail address, country and kind.',
    tags: ['important', 'read-only'],
    request: 'POST /users/get_current_account',
    scopes: ['account_info.read'],
    keywords: ['whoami', 'account', 'profile'],
    input: {},
  },
  {
    name: 'DROPBOX_GET_SPACE_USAGE',
    description: 'Reads how much space the account has, and how much of it is used, in bytes.',
    tags: ['important', 'read-only'],
    request: 'POST /users/get_space_usage',
    scopes: ['account_info.read'],
    keywords: ['quota', 'storage', 'free'],
    input: {},
  },
  ...listingActions,
  ...fileActions,
  ...sharingActions,
]
