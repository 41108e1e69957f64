import { googleScope, googleSpelling } from '../apps/google.ts'
import { FILE } from '../files.ts'
import { FILE_FIELDS } from '../functions/drive-search.ts'
import { requiredFirst } from '../required-first.ts'
import type { ActionDefinition, ArgumentSchema } from '../spec.ts'

// Read from the discovery document: one of each list is enough.
const scopes = (...names: string[]): string[] => names.map(googleScope)
const WHOLE = scopes('drive')
const WRITE = scopes('drive', 'drive.file')
const WRITE_ANY = scopes('drive', 'drive.appdata', 'drive.file')
const READ_CONTENT = scopes('drive', 'drive.readonly', 'drive.meet.readonly', 'drive.file')
const READ = scopes(
  ...['drive', 'drive.readonly', 'drive.metadata', 'drive.photos.readonly', 'drive.meet.readonly'],
  ...['drive.appdata', 'drive.file', 'drive.metadata.readonly'],
)
/** Not every scope that reads files reads these too. */
const READ_ABOUT = READ.filter((scope) => !scope.endsWith('drive.meet.readonly'))
const READ_PERMISSIONS = READ.filter((scope) => !scope.endsWith('drive.appdata'))
const READ_DRIVES = scopes('drive', 'drive.readonly')

const UPLOAD = 'https://www.googleapis.com/upload/drive/v3/files'
const DOCUMENT = 'application/vnd.google-apps.document'

/** Query of calls that answer one file. */
const oneFile = { supportsAllDrives: 'true', fields: FILE_FIELDS }
const permissionFields = 'id,type,role,emailAddress,displayName,domain,expirationTime,deleted'
const commentFields =
  'id,content,author(displayName,me),createdTime,modifiedTime,resolved,deleted,anchor,quotedFileContent,replies(id,content,action,author(displayName,me),createdTime,deleted)'
const replyFields = 'id,content,action,author(displayName,me),createdTime,modifiedTime,deleted'

const file_id: ArgumentSchema = {
  type: 'string',
  minLength: 1,
  description: 'Id of the file or folder: from GOOGLEDRIVE_FIND_FILE, or out of its address.',
}
const comment_id: ArgumentSchema = {
  type: 'string',
  minLength: 1,
  description: 'Id of the comment, from GOOGLEDRIVE_LIST_COMMENTS.',
}
const reply_id: ArgumentSchema = {
  type: 'string',
  minLength: 1,
  description: 'Id of the reply, as it stands in its comment.',
}
const permission_id: ArgumentSchema = {
  type: 'string',
  minLength: 1,
  description: 'Id of the permission, from GOOGLEDRIVE_LIST_PERMISSIONS.',
}
const revision_id: ArgumentSchema = {
  type: 'string',
  minLength: 1,
  description: 'Id of the revision, from GOOGLEDRIVE_LIST_REVISIONS; `head` is the current one.',
}
const drive_id: ArgumentSchema = {
  type: 'string',
  minLength: 1,
  description: 'Id of the shared drive, from GOOGLEDRIVE_LIST_SHARED_DRIVES.',
}
const page_token: ArgumentSchema = {
  type: 'string',
  description: '`nextPageToken` of the last answer, to go on from there.',
}
const pageSize = (most: number, usual: number): ArgumentSchema => ({
  type: 'integer',
  minimum: 1,
  maximum: most,
  default: usual,
  description: 'How many at most.',
})
const include_deleted: ArgumentSchema = {
  type: 'boolean',
  default: false,
  description: 'Shows deleted ones too, without their text.',
}
const parents: ArgumentSchema = {
  type: 'array',
  items: { type: 'string' },
  maxItems: 1,
  description: "Id of the folder to put it in, as a list of one; the user's My Drive if not given.",
}
const starred: ArgumentSchema = { type: 'boolean', description: 'Whether it bears a star.' }
const fileTexts: Record<string, ArgumentSchema> = {
  name: { type: 'string', description: 'Name, with its ending where it has one.' },
  description: { type: 'string', description: 'What it is, in a few words.' },
  starred,
}
const role: ArgumentSchema = {
  type: 'string',
  enum: ['reader', 'commenter', 'writer', 'fileOrganizer', 'organizer', 'owner'],
  description:
    'What they may do; fileOrganizer and organizer only in shared drives. A new owner needs `transfer_ownership`.',
}
const transfer_ownership: ArgumentSchema = {
  type: 'boolean',
  default: false,
  description: 'Must be true with the role owner: the user gives the file away.',
}

const conditions: Record<string, ArgumentSchema> = {
  name_contains: {
    type: 'string',
    description: 'Beginning of a word in the name; capitals do not matter.',
  },
  name_exact: { type: 'string', description: 'The whole name.' },
  full_text_contains: {
    type: 'string',
    description: 'Words in name, text or description; "in double quotes" they stay together.',
  },
  modified_after: {
    type: 'string',
    description: 'Only what was changed after this date or time.',
    examples: ['2026-03-01', '2026-03-01T09:00:00Z'],
  },
  starred: { type: 'boolean', description: 'Only with a star, or only without.' },
}
const listing: Record<string, ArgumentSchema> = {
  order_by: {
    type: 'string',
    description:
      'Order: name, modifiedTime, createdTime, viewedByMeTime, recency, folder, quotaBytesUsed ..., each with ` desc` if wanted, commas between. Ignored with full_text_contains.',
    examples: ['modifiedTime desc', 'folder,name'],
  },
  page_size: pageSize(1000, 25),
  page_token,
  drive_id: { ...drive_id, description: 'Only this shared drive, by its id.' },
}
const folder_id: ArgumentSchema = {
  type: 'string',
  description: 'Only what lies directly in this folder: its id, or `root` for My Drive.',
}
const q: ArgumentSchema = {
  type: 'string',
  description: "Further conditions in Drive's search language.",
  examples: ["mimeType contains 'image/'", "'ada@example.com' in owners"],
}
const mime_type: ArgumentSchema = {
  type: 'string',
  description: 'Only of this media type.',
  examples: ['application/pdf', DOCUMENT, 'application/vnd.google-apps.spreadsheet'],
}

const finding: ActionDefinition[] = [
  {
    name: 'GOOGLEDRIVE_FIND_FILE',
    description:
      'Searches files and folders by name, words in the text, type, folder or time of change, in My Drive and shared drives. Comes back with `files` (id, name, type, folder, owner, link) and `nextPageToken` if there are more.',
    tags: ['important', 'read-only'],
    keywords: ['search', 'document', 'query'],
    scopes: READ,
    run: 'googledrive.find-file',
    argumentAliases: {
      query: 'q',
      name: 'name_contains',
      file_name: 'name_contains',
      limit: 'page_size',
    },
    input: {
      properties: {
        ...conditions,
        mime_type,
        folder_id,
        shared_with_me: { type: 'boolean', description: 'Only what others shared with the user.' },
        trashed: { type: 'boolean', default: false, description: 'Looks in the trash instead.' },
        q,
        ...listing,
      },
    },
  },
  {
    name: 'GOOGLEDRIVE_LIST_FILES',
    description:
      'Lists what lies in a folder, or the latest files of all, e.g. to look around. Comes back with `files` and `nextPageToken` if there are more. To search by name use GOOGLEDRIVE_FIND_FILE.',
    tags: ['important', 'read-only'],
    keywords: ['browse', 'directory', 'folder content'],
    scopes: READ,
    run: 'googledrive.find-file',
    argumentAliases: { query: 'q', limit: 'page_size' },
    input: { properties: { folder_id, mime_type, q, ...listing } },
  },
  {
    name: 'GOOGLEDRIVE_FIND_FOLDER',
    description:
      'Searches folders by name or other conditions, e.g. to learn where to put a file. Comes back with the folders and their ids, and `nextPageToken` if there are more.',
    tags: ['important', 'read-only'],
    keywords: ['directory', 'search'],
    scopes: READ,
    run: 'googledrive.find-folder',
    argumentAliases: { folder_name: 'name_contains', parent_id: 'folder_id' },
    input: {
      properties: {
        ...conditions,
        name_not_contains: { type: 'string', description: 'Leaves out names with this in them.' },
        full_text_not_contains: { type: 'string', description: 'Leaves out what has these words.' },
        folder_id: { ...folder_id, description: 'Only folders directly in this one, by its id.' },
        ...listing,
      },
    },
  },
  {
    name: 'GOOGLEDRIVE_GET_FILE_METADATA',
    description:
      'Reads what a file or folder is: name, type, size, folder, owner, times and link, but not its content. For the content use GOOGLEDRIVE_DOWNLOAD_FILE.',
    tags: ['important', 'read-only'],
    keywords: ['file info', 'properties'],
    scopes: READ,
    request: 'GET /files/{file_id}',
    fixed: { query: oneFile },
    input: { required: ['file_id'], properties: { file_id } },
  },
  {
    name: 'GOOGLEDRIVE_DOWNLOAD_FILE',
    aliases: ['GOOGLEDRIVE_PARSE_FILE', 'GOOGLEDRIVE_EXPORT_FILE'],
    description:
      'Reads the content of a file. Google Docs come back as Markdown, Sheets as CSV of the first sheet, Slides as text, unless another type is asked for; other files as they are, text as text.',
    tags: ['important', 'read-only'],
    keywords: ['read', 'open', 'export', 'content', 'get text'],
    scopes: READ_CONTENT,
    run: 'googledrive.download-file',
    argumentAliases: { id: 'file_id' },
    input: {
      required: ['file_id'],
      properties: {
        file_id,
        mime_type: {
          type: 'string',
          description: 'What to export a Google document as; other files are never converted.',
          examples: ['text/plain', 'text/csv', 'application/pdf'],
        },
      },
    },
  },
  {
    name: 'GOOGLEDRIVE_GET_ABOUT',
    description:
      'Tells whose Drive is connected and how full it is. Comes back with the user, and the storage used and allowed in bytes.',
    tags: ['important', 'read-only'],
    keywords: ['quota', 'space', 'account'],
    scopes: READ_ABOUT,
    request: 'GET /about',
    fixed: { query: { fields: 'user(displayName,emailAddress,permissionId),storageQuota' } },
    input: {},
  },
]

const writing: ActionDefinition[] = [
  {
    name: 'GOOGLEDRIVE_UPLOAD_FILE',
    description:
      'Uploads a file to Drive, into a folder if wanted; can turn Office, CSV, HTML or Markdown content into a Google document. Comes back with the new file, its id and link.',
    tags: ['important'],
    keywords: ['save', 'store', 'import', 'add file'],
    scopes: WRITE_ANY,
    request: `POST ${UPLOAD}`,
    body: { type: 'multipart/related' },
    files: ['file_to_upload'],
    fixed: { query: { ...oneFile, uploadType: 'multipart' } },
    wire: { folder_to_upload_to: 'parents', convert_to: 'mimeType' },
    argumentAliases: { file: 'file_to_upload', folder_id: 'folder_to_upload_to' },
    input: {
      required: ['file_to_upload'],
      properties: {
        file_to_upload: FILE,
        name: { type: 'string', description: 'Name in Drive, with its ending.' },
        folder_to_upload_to: parents,
        description: { type: 'string', description: 'What it is, in a few words.' },
        convert_to: {
          type: 'string',
          enum: [
            DOCUMENT,
            'application/vnd.google-apps.spreadsheet',
            'application/vnd.google-apps.presentation',
          ],
          description: 'Makes a Google document of it; the file as it is if not given.',
        },
      },
    },
  },
  {
    name: 'GOOGLEDRIVE_CREATE_FILE_FROM_TEXT',
    description:
      'Creates a file with a text as its content, e.g. a note, a CSV or a Markdown file; of Markdown it can make a Google document. Comes back with the new file, its id and link.',
    tags: ['important'],
    keywords: ['write', 'save text', 'note'],
    scopes: WRITE_ANY,
    request: `POST ${UPLOAD}`,
    body: { type: 'multipart/related' },
    files: ['text_content'],
    fixed: { query: { ...oneFile, uploadType: 'multipart' } },
    wire: { file_name: 'name', parent_id: 'parents' },
    argumentAliases: { name: 'file_name', content: 'text_content', folder_id: 'parent_id' },
    input: {
      required: ['file_name', 'text_content'],
      properties: {
        file_name: { type: 'string', description: 'Name in Drive, e.g. `notes.md`.' },
        text_content: {
          ...FILE,
          description:
            'The content: `{"text": "..."}`, with `mimetype` where it is not plain text, e.g. `text/markdown`.',
        },
        mime_type: {
          type: 'string',
          description: `What Drive keeps it as; \`${DOCUMENT}\` makes a Google document of it.`,
          examples: ['text/plain', 'text/csv', 'text/markdown', DOCUMENT],
        },
        parent_id: parents,
      },
    },
  },
  {
    name: 'GOOGLEDRIVE_EDIT_FILE',
    description:
      'Writes the content of a file anew; what stood there is kept as an earlier revision. Name and folder stay. Comes back with the file.',
    tags: ['important', 'destructive', 'idempotent'],
    keywords: ['overwrite', 'update content', 'replace'],
    scopes: WRITE_ANY,
    request: `PATCH ${UPLOAD}/{file_id}`,
    body: { type: 'multipart/related' },
    files: ['content'],
    fixed: { query: { ...oneFile, uploadType: 'multipart' } },
    argumentAliases: { text_content: 'content' },
    input: {
      required: ['file_id', 'content'],
      properties: {
        file_id,
        content: {
          ...FILE,
          description: 'The whole new content: `{"text": "..."}`, or a file by its address.',
        },
        mime_type: {
          type: 'string',
          description: 'Media type that Drive keeps it as; the one of the content if not given.',
          examples: ['text/plain', 'text/markdown'],
        },
      },
    },
  },
  {
    name: 'GOOGLEDRIVE_CREATE_FOLDER',
    description:
      'Creates a folder, in another one if wanted. Drive allows two of the same name, so look with GOOGLEDRIVE_FIND_FOLDER before. Comes back with its id and link.',
    tags: ['important'],
    keywords: ['directory', 'mkdir'],
    scopes: WRITE_ANY,
    run: 'googledrive.create-folder',
    argumentAliases: { name: 'folder_name' },
    input: {
      required: ['folder_name'],
      properties: {
        folder_name: { type: 'string', minLength: 1, description: 'Name of the folder.' },
        parent_id: {
          type: 'string',
          description: 'Id of the folder that it goes into; My Drive if not given.',
        },
      },
    },
  },
  {
    name: 'GOOGLEDRIVE_CREATE_FILE',
    description:
      'Creates an empty file, e.g. an empty Google document or spreadsheet by its media type. To create one with content use GOOGLEDRIVE_CREATE_FILE_FROM_TEXT. Comes back with the file.',
    keywords: ['new document', 'blank'],
    scopes: WRITE_ANY,
    request: 'POST /files',
    fixed: { query: oneFile },
    input: {
      required: ['name'],
      properties: {
        ...fileTexts,
        mime_type: { ...mime_type, description: 'Media type, e.g. of a Google document.' },
        parents,
      },
    },
  },
  {
    name: 'GOOGLEDRIVE_CREATE_SHORTCUT_TO_FILE',
    description:
      'Puts a shortcut to a file or folder into a folder, so that it can be found in both places. Comes back with the shortcut.',
    keywords: ['link', 'alias'],
    scopes: WRITE_ANY,
    request: 'POST /files',
    fixed: { query: oneFile, body: { mimeType: 'application/vnd.google-apps.shortcut' } },
    wire: { target_id: 'shortcutDetails.targetId' },
    input: {
      required: ['name', 'target_id'],
      properties: {
        name: { type: 'string', description: 'Name of the shortcut.' },
        target_id: { ...file_id, description: 'Id of the file or folder that it leads to.' },
        parents,
      },
    },
  },
  {
    name: 'GOOGLEDRIVE_UPDATE_FILE_PUT',
    aliases: ['GOOGLEDRIVE_UPDATE_FILE', 'GOOGLEDRIVE_RENAME_FILE'],
    description:
      'Renames a file or folder, or changes its description or star; what is not given stays. To move it use GOOGLEDRIVE_MOVE_FILE, for its text GOOGLEDRIVE_EDIT_FILE. Comes back with the file.',
    tags: ['important', 'idempotent'],
    keywords: ['rename', 'title', 'star'],
    scopes: scopes('drive', 'drive.metadata', 'drive.appdata', 'drive.file'),
    request: 'PATCH /files/{file_id}',
    fixed: { query: oneFile },
    argumentAliases: { new_name: 'name', title: 'name' },
    input: {
      required: ['file_id'],
      properties: {
        file_id,
        ...fileTexts,
        writers_can_share: { type: 'boolean', description: 'Writers may share it with others.' },
        mime_type: {
          type: 'string',
          description: 'Media type; of a Google document it cannot be changed.',
        },
      },
    },
  },
  {
    name: 'GOOGLEDRIVE_MOVE_FILE',
    description:
      'Moves a file or folder into another folder, out of the one that it is in now. Who may read it can change with the folder. Comes back with the file.',
    tags: ['important', 'idempotent'],
    keywords: ['folder', 'reorganize', 'change parent'],
    scopes: WRITE,
    run: 'googledrive.move-file',
    argumentAliases: { folder_id: 'add_parents', parent_id: 'add_parents' },
    input: {
      required: ['file_id', 'add_parents'],
      properties: {
        file_id,
        add_parents: { type: 'string', description: 'Id of the folder that it goes into.' },
        remove_parents: {
          type: 'string',
          description: 'Ids of folders that it leaves, with commas between; all if not given.',
        },
      },
    },
  },
  {
    name: 'GOOGLEDRIVE_COPY_FILE',
    description:
      'Copies a file, e.g. to make a document of a template; folders cannot be copied. Comes back with the copy and its id.',
    tags: ['important'],
    keywords: ['duplicate', 'template', 'clone'],
    scopes: scopes('drive', 'drive.photos.readonly', 'drive.appdata', 'drive.file'),
    request: 'POST /files/{file_id}/copy',
    fixed: { query: oneFile },
    wire: { new_title: 'name' },
    argumentAliases: { name: 'new_title', title: 'new_title' },
    input: {
      required: ['file_id'],
      properties: {
        file_id,
        new_title: { type: 'string', description: 'Name of the copy; `Copy of ...` if not given.' },
        parents: { ...parents, description: 'Id of the folder for the copy, as a list of one.' },
      },
    },
  },
  {
    name: 'GOOGLEDRIVE_TRASH_FILE',
    description:
      'Moves a file or folder to the trash, from where Drive deletes it after 30 days. This is what to use when the user says delete. Comes back with the file.',
    tags: ['important', 'idempotent'],
    keywords: ['delete', 'remove', 'bin'],
    scopes: WRITE_ANY,
    request: 'PATCH /files/{file_id}',
    fixed: { query: oneFile, body: { trashed: true } },
    input: { required: ['file_id'], properties: { file_id } },
  },
  {
    name: 'GOOGLEDRIVE_UNTRASH_FILE',
    description:
      'Takes a file or folder out of the trash, back to where it was. Find it with GOOGLEDRIVE_FIND_FILE and `trashed`. Comes back with the file.',
    tags: ['important', 'idempotent'],
    keywords: ['restore', 'undelete', 'recover'],
    scopes: WRITE_ANY,
    request: 'PATCH /files/{file_id}',
    fixed: { query: oneFile, body: { trashed: false } },
    input: { required: ['file_id'], properties: { file_id } },
  },
  {
    name: 'GOOGLEDRIVE_GOOGLE_DRIVE_DELETE_FOLDER_OR_FILE_ACTION',
    aliases: ['GOOGLEDRIVE_DELETE_FOLDER_OR_FILE', 'GOOGLEDRIVE_DELETE_FILE'],
    description:
      'Deletes a file, or a folder with all that is in it, for good and past the trash. Prefer GOOGLEDRIVE_TRASH_FILE. Nothing comes back.',
    tags: ['destructive', 'idempotent'],
    keywords: ['remove', 'erase', 'permanently'],
    scopes: WRITE_ANY,
    request: 'DELETE /files/{file_id}',
    fixed: { query: { supportsAllDrives: 'true' } },
    input: { required: ['file_id'], properties: { file_id } },
  },
  {
    name: 'GOOGLEDRIVE_EMPTY_TRASH',
    description:
      "Deletes everything in the trash for good: the user's, or that of one shared drive. Only when the user has asked for just that. Nothing comes back.",
    tags: ['destructive', 'idempotent'],
    scopes: WHOLE,
    request: 'DELETE /files/trash',
    input: { properties: { drive_id } },
  },
]

const sharing: ActionDefinition[] = [
  {
    name: 'GOOGLEDRIVE_ADD_FILE_SHARING_PREFERENCE',
    aliases: ['GOOGLEDRIVE_CREATE_PERMISSION'],
    description:
      'Shares a file or folder with a person, a group, a whole domain or everybody who has the link. Comes back with the permission. Only as wide as the user has asked for.',
    tags: ['important'],
    keywords: ['share', 'grant access', 'invite', 'public link'],
    scopes: WRITE,
    request: 'POST /files/{file_id}/permissions',
    place: {
      email_message: 'query',
      send_notification_email: 'query',
      transfer_ownership: 'query',
    },
    fixed: { query: { supportsAllDrives: 'true', fields: permissionFields } },
    argumentAliases: { email: 'email_address' },
    input: {
      required: ['file_id', 'type', 'role'],
      properties: {
        file_id,
        type: {
          type: 'string',
          enum: ['user', 'group', 'domain', 'anyone'],
          description: 'With whom: user and group need `email_address`, domain needs `domain`.',
        },
        role,
        email_address: { type: 'string', description: 'Address of the person or group.' },
        domain: { type: 'string', description: 'Domain of an organisation, e.g. `example.com`.' },
        allow_file_discovery: {
          type: 'boolean',
          default: false,
          description: 'For domain and anyone: they can find it by search, not only by its link.',
        },
        expiration_time: {
          type: 'string',
          description: 'When it ends, for a person or group.',
          examples: ['2026-12-31T23:59:59Z'],
        },
        send_notification_email: {
          type: 'boolean',
          default: true,
          description: 'Google tells them of it by e-mail.',
        },
        email_message: { type: 'string', description: 'Words of the user in that e-mail.' },
        transfer_ownership,
      },
    },
  },
  {
    name: 'GOOGLEDRIVE_LIST_PERMISSIONS',
    description:
      'Lists with whom a file or folder is shared and what they may do. Comes back with the permissions, their ids and addresses; `nextPageToken` if there are more.',
    tags: ['important', 'read-only'],
    keywords: ['who has access', 'sharing', 'collaborators'],
    scopes: READ_PERMISSIONS,
    request: 'GET /files/{file_id}/permissions',
    fixed: {
      query: {
        supportsAllDrives: 'true',
        fields: `nextPageToken,permissions(${permissionFields})`,
      },
    },
    input: {
      required: ['file_id'],
      properties: { file_id, page_size: pageSize(100, 100), page_token },
    },
  },
  {
    name: 'GOOGLEDRIVE_GET_PERMISSION',
    description:
      'Reads one permission of a file or folder: for whom it is, what they may do and until when.',
    tags: ['read-only'],
    scopes: READ_PERMISSIONS,
    request: 'GET /files/{file_id}/permissions/{permission_id}',
    fixed: { query: { supportsAllDrives: 'true', fields: permissionFields } },
    input: { required: ['file_id', 'permission_id'], properties: { file_id, permission_id } },
  },
  {
    name: 'GOOGLEDRIVE_UPDATE_PERMISSION',
    description:
      'Changes what somebody with whom a file or folder is shared may do, or until when. Comes back with the permission. To stop sharing use GOOGLEDRIVE_DELETE_PERMISSION.',
    tags: ['important', 'idempotent'],
    keywords: ['change access', 'role', 'sharing'],
    scopes: WRITE,
    request: 'PATCH /files/{file_id}/permissions/{permission_id}',
    place: { remove_expiration: 'query', transfer_ownership: 'query' },
    fixed: { query: { supportsAllDrives: 'true', fields: permissionFields } },
    input: {
      required: ['file_id', 'permission_id', 'role'],
      properties: {
        file_id,
        permission_id,
        role,
        expiration_time: { type: 'string', description: 'When it ends, with an offset or Z.' },
        remove_expiration: { type: 'boolean', description: 'It shall not end by itself.' },
        transfer_ownership,
      },
    },
  },
  {
    name: 'GOOGLEDRIVE_DELETE_PERMISSION',
    description:
      'Stops sharing a file or folder with somebody: takes away one permission. Nothing comes back. What the folder above allows stays allowed.',
    tags: ['important', 'destructive', 'idempotent'],
    keywords: ['unshare', 'revoke access'],
    scopes: WRITE,
    request: 'DELETE /files/{file_id}/permissions/{permission_id}',
    fixed: { query: { supportsAllDrives: 'true' } },
    input: { required: ['file_id', 'permission_id'], properties: { file_id, permission_id } },
  },
]

const talking: ActionDefinition[] = [
  {
    name: 'GOOGLEDRIVE_CREATE_COMMENT',
    description:
      'Comments on a file, to the whole of it or quoting a passage; all who may read it see the comment. Comes back with the comment and its id.',
    tags: ['important'],
    keywords: ['remark', 'annotate', 'feedback'],
    scopes: WRITE,
    request: 'POST /files/{file_id}/comments',
    fixed: { query: { fields: commentFields } },
    wire: {
      quoted_file_content_value: 'quotedFileContent.value',
      quoted_file_content_mime_type: 'quotedFileContent.mimeType',
    },
    argumentAliases: { comment: 'content', text: 'content' },
    input: {
      required: ['file_id', 'content'],
      properties: {
        file_id,
        content: { type: 'string', minLength: 1, description: 'The comment, as plain text.' },
        quoted_file_content_value: { type: 'string', description: 'The passage it is about.' },
        quoted_file_content_mime_type: {
          type: 'string',
          description: 'Media type of the passage, e.g. `text/plain`.',
        },
        anchor: { type: 'string', description: "Region of the file, in Drive's JSON for anchors." },
      },
    },
  },
  {
    name: 'GOOGLEDRIVE_LIST_COMMENTS',
    description:
      'Lists the comments on a file with their replies, and whether each is resolved. Comes back with `comments` and `nextPageToken` if there are more.',
    tags: ['important', 'read-only'],
    keywords: ['feedback', 'discussion', 'review'],
    scopes: READ_CONTENT,
    request: 'GET /files/{file_id}/comments',
    fixed: { query: { fields: `nextPageToken,comments(${commentFields})` } },
    input: {
      required: ['file_id'],
      properties: {
        file_id,
        page_size: pageSize(100, 20),
        page_token,
        include_deleted,
        start_modified_time: {
          type: 'string',
          description: 'Only what was changed since then.',
          examples: ['2026-03-01T09:00:00Z'],
        },
      },
    },
  },
  {
    name: 'GOOGLEDRIVE_GET_COMMENT',
    description: 'Reads one comment on a file, with the replies to it and the passage it quotes.',
    tags: ['read-only'],
    scopes: READ_CONTENT,
    request: 'GET /files/{file_id}/comments/{comment_id}',
    fixed: { query: { fields: commentFields } },
    input: {
      required: ['file_id', 'comment_id'],
      properties: { file_id, comment_id, include_deleted },
    },
  },
  {
    name: 'GOOGLEDRIVE_UPDATE_COMMENT',
    description:
      "Writes the text of one of the user's own comments anew. To resolve a comment use GOOGLEDRIVE_CREATE_REPLY. Comes back with the comment.",
    tags: ['idempotent'],
    scopes: WRITE,
    request: 'PATCH /files/{file_id}/comments/{comment_id}',
    fixed: { query: { fields: commentFields } },
    input: {
      required: ['file_id', 'comment_id', 'content'],
      properties: {
        file_id,
        comment_id,
        content: { type: 'string', minLength: 1, description: 'The new text.' },
      },
    },
  },
  {
    name: 'GOOGLEDRIVE_DELETE_COMMENT',
    description: "Deletes one of the user's comments, with the replies to it. Nothing comes back.",
    tags: ['destructive', 'idempotent'],
    scopes: WRITE,
    request: 'DELETE /files/{file_id}/comments/{comment_id}',
    input: { required: ['file_id', 'comment_id'], properties: { file_id, comment_id } },
  },
  {
    name: 'GOOGLEDRIVE_CREATE_REPLY',
    description:
      'Replies to a comment on a file, and resolves or reopens the discussion if wanted. Comes back with the reply and its id.',
    tags: ['important'],
    keywords: ['answer', 'resolve', 'reopen'],
    scopes: WRITE,
    request: 'POST /files/{file_id}/comments/{comment_id}/replies',
    fixed: { query: { fields: replyFields } },
    input: {
      required: ['file_id', 'comment_id', 'content'],
      properties: {
        file_id,
        comment_id,
        content: { type: 'string', description: 'The reply, as plain text.' },
        action: {
          type: 'string',
          enum: ['resolve', 'reopen'],
          description: 'What becomes of the comment with this reply.',
        },
      },
    },
  },
  {
    name: 'GOOGLEDRIVE_LIST_REPLIES_TO_COMMENT',
    description:
      'Lists the replies to one comment, oldest first. Comes back with `replies` and `nextPageToken` if there are more.',
    tags: ['read-only'],
    scopes: READ_CONTENT,
    request: 'GET /files/{file_id}/comments/{comment_id}/replies',
    fixed: { query: { fields: `nextPageToken,replies(${replyFields})` } },
    input: {
      required: ['file_id', 'comment_id'],
      properties: {
        file_id,
        comment_id,
        page_size: pageSize(100, 20),
        page_token,
        include_deleted,
      },
    },
  },
  {
    name: 'GOOGLEDRIVE_GET_REPLY',
    description: 'Reads one reply to a comment on a file: its text, author and time.',
    tags: ['read-only'],
    scopes: READ_CONTENT,
    request: 'GET /files/{file_id}/comments/{comment_id}/replies/{reply_id}',
    fixed: { query: { fields: replyFields } },
    input: {
      required: ['file_id', 'comment_id', 'reply_id'],
      properties: { file_id, comment_id, reply_id, include_deleted },
    },
  },
  {
    name: 'GOOGLEDRIVE_UPDATE_REPLY',
    description:
      "Writes the text of one of the user's own replies anew. Comes back with the reply.",
    tags: ['idempotent'],
    scopes: WRITE,
    request: 'PATCH /files/{file_id}/comments/{comment_id}/replies/{reply_id}',
    fixed: { query: { fields: replyFields } },
    input: {
      required: ['file_id', 'comment_id', 'reply_id', 'content'],
      properties: {
        file_id,
        comment_id,
        reply_id,
        content: { type: 'string', minLength: 1, description: 'The new text.' },
      },
    },
  },
  {
    name: 'GOOGLEDRIVE_DELETE_REPLY',
    description: "Deletes one of the user's replies to a comment. Nothing comes back.",
    tags: ['destructive', 'idempotent'],
    scopes: WRITE,
    request: 'DELETE /files/{file_id}/comments/{comment_id}/replies/{reply_id}',
    input: {
      required: ['file_id', 'comment_id', 'reply_id'],
      properties: { file_id, comment_id, reply_id },
    },
  },
]

const driveSettings: Record<string, ArgumentSchema> = {
  color_rgb: { type: 'string', description: 'Colour as #rrggbb; not together with a theme.' },
  theme_id: { type: 'string', description: 'Theme that sets picture and colour.' },
}

const drives: ActionDefinition[] = [
  {
    name: 'GOOGLEDRIVE_LIST_SHARED_DRIVES',
    description:
      'Lists the shared drives that the user is a member of. Comes back with their ids and names; `nextPageToken` if there are more.',
    tags: ['important', 'read-only'],
    keywords: ['team drive', 'shared drive'],
    scopes: READ_DRIVES,
    request: 'GET /drives',
    input: {
      properties: {
        q: {
          type: 'string',
          description: "Conditions in Drive's search language for shared drives.",
          examples: ["name contains 'Sales'"],
        },
        page_size: pageSize(100, 10),
        page_token,
      },
    },
  },
  {
    name: 'GOOGLEDRIVE_GET_DRIVE',
    description:
      'Reads what a shared drive is: name, colour, restrictions and what the user may do.',
    tags: ['read-only'],
    scopes: READ_DRIVES,
    request: 'GET /drives/{drive_id}',
    input: { required: ['drive_id'], properties: { drive_id } },
  },
  {
    name: 'GOOGLEDRIVE_CREATE_DRIVE',
    description:
      'Creates a shared drive, which belongs to the organisation rather than to a user. Comes back with the drive and its id; the same `request_id` again creates no second one.',
    tags: ['idempotent'],
    keywords: ['team drive'],
    scopes: WHOLE,
    request: 'POST /drives',
    place: { request_id: 'query' },
    input: {
      required: ['name', 'request_id'],
      properties: {
        name: { type: 'string', minLength: 1, description: 'Name of the drive.' },
        request_id: {
          type: 'string',
          description: 'Any text that is new, such as a UUID; a repeated call gives it again.',
        },
        hidden: { type: 'boolean', description: 'Hidden from the view of drives.' },
        ...driveSettings,
      },
    },
  },
  {
    name: 'GOOGLEDRIVE_UPDATE_DRIVE',
    description:
      'Renames a shared drive, or changes its colour, theme or restrictions; what is not given stays. Comes back with the drive.',
    tags: ['idempotent'],
    scopes: WHOLE,
    request: 'PATCH /drives/{drive_id}',
    input: {
      required: ['drive_id'],
      properties: {
        drive_id,
        name: { type: 'string', description: 'New name.' },
        ...driveSettings,
        restrictions: {
          type: 'object',
          description: 'What members may not do.',
          properties: {
            adminManagedRestrictions: { type: 'boolean' },
            copyRequiresWriterPermission: { type: 'boolean' },
            domainUsersOnly: { type: 'boolean' },
            driveMembersOnly: { type: 'boolean' },
            sharingFoldersRequiresOrganizerPermission: { type: 'boolean' },
          },
        },
      },
    },
  },
  {
    name: 'GOOGLEDRIVE_DELETE_DRIVE',
    description:
      'Deletes an empty shared drive for good; the user must be an organizer of it. Nothing comes back.',
    tags: ['destructive', 'idempotent'],
    scopes: WHOLE,
    request: 'DELETE /drives/{drive_id}',
    input: { required: ['drive_id'], properties: { drive_id } },
  },
  {
    name: 'GOOGLEDRIVE_HIDE_DRIVE',
    description: "Hides a shared drive from the user's own view. Comes back with the drive.",
    tags: ['idempotent'],
    scopes: WHOLE,
    request: 'POST /drives/{drive_id}/hide',
    input: { required: ['drive_id'], properties: { drive_id } },
  },
  {
    name: 'GOOGLEDRIVE_UNHIDE_DRIVE',
    description: "Shows a shared drive in the user's own view again. Comes back with the drive.",
    tags: ['idempotent'],
    scopes: WHOLE,
    request: 'POST /drives/{drive_id}/unhide',
    input: { required: ['drive_id'], properties: { drive_id } },
  },
]

const historyFields =
  'id,modifiedTime,mimeType,size,keepForever,published,lastModifyingUser(displayName)'

const history: ActionDefinition[] = [
  {
    name: 'GOOGLEDRIVE_LIST_REVISIONS',
    description:
      'Lists the earlier states of a file, oldest first: when and by whom it was changed. Comes back with `revisions` and `nextPageToken` if there are more.',
    tags: ['read-only'],
    keywords: ['versions', 'history'],
    scopes: READ,
    request: 'GET /files/{file_id}/revisions',
    fixed: { query: { fields: `nextPageToken,revisions(${historyFields})` } },
    input: {
      required: ['file_id'],
      properties: { file_id, page_size: pageSize(1000, 200), page_token },
    },
  },
  {
    name: 'GOOGLEDRIVE_GET_REVISION',
    description: 'Reads what one earlier state of a file is: its time, author, type and size.',
    tags: ['read-only'],
    scopes: READ,
    request: 'GET /files/{file_id}/revisions/{revision_id}',
    fixed: { query: { fields: historyFields } },
    input: { required: ['file_id', 'revision_id'], properties: { file_id, revision_id } },
  },
  {
    name: 'GOOGLEDRIVE_UPDATE_FILE_REVISION_METADATA',
    description:
      'Keeps an earlier state of a file for good, or publishes it; what is not given stays. Comes back with the revision.',
    tags: ['idempotent'],
    scopes: WRITE_ANY,
    request: 'PATCH /files/{file_id}/revisions/{revision_id}',
    input: {
      required: ['file_id', 'revision_id'],
      properties: {
        file_id,
        revision_id,
        keep_forever: { type: 'boolean', description: 'Drive never deletes it by itself.' },
        published: { type: 'boolean', description: 'It can be read on the web.' },
        publish_auto: { type: 'boolean', description: 'Later revisions are published too.' },
        published_outside_domain: { type: 'boolean', description: 'Also beyond the domain.' },
      },
    },
  },
  {
    name: 'GOOGLEDRIVE_GET_CHANGES_START_PAGE_TOKEN',
    description:
      'Reads the mark of now, from which GOOGLEDRIVE_LIST_CHANGES can tell later what has changed since. Comes back with `startPageToken`.',
    tags: ['read-only'],
    scopes: READ,
    request: 'GET /changes/startPageToken',
    fixed: { query: { supportsAllDrives: 'true' } },
    input: { properties: { drive_id } },
  },
  {
    name: 'GOOGLEDRIVE_LIST_CHANGES',
    description:
      'Lists what has changed in Drive since a mark. Comes back with `changes`, and `nextPageToken` to go on or `newStartPageToken` for the next time.',
    tags: ['read-only'],
    keywords: ['activity', 'recent', 'sync'],
    scopes: READ,
    request: 'GET /changes',
    fixed: {
      query: {
        supportsAllDrives: 'true',
        includeItemsFromAllDrives: 'true',
        fields: `nextPageToken,newStartPageToken,changes(changeType,time,removed,fileId,driveId,file(${FILE_FIELDS}))`,
      },
    },
    input: {
      required: ['page_token'],
      properties: {
        page_token: {
          type: 'string',
          description: '`startPageToken`, or `nextPageToken` of the last answer.',
        },
        page_size: pageSize(1000, 100),
        include_removed: {
          type: 'boolean',
          default: true,
          description: 'Tells of what was deleted or is no longer shared, too.',
        },
        restrict_to_my_drive: {
          type: 'boolean',
          default: false,
          description: 'Only what lies in My Drive.',
        },
        drive_id: { ...drive_id, description: 'Only this shared drive, by its id.' },
      },
    },
  },
  {
    name: 'GOOGLEDRIVE_GENERATE_IDS',
    description:
      'Reserves ids for files that are to be created, so that a repeated creation makes no second file. Comes back with `ids`.',
    tags: ['read-only'],
    scopes: WRITE_ANY,
    request: 'GET /files/generateIds',
    input: {
      properties: {
        count: pageSize(1000, 10),
        type: {
          type: 'string',
          enum: ['files', 'shortcuts'],
          default: 'files',
          description: 'What they are for.',
        },
      },
    },
  },
  {
    name: 'GOOGLEDRIVE_LIST_FILE_LABELS',
    description:
      "Lists the organisation's labels on a file, with their fields. Comes back with `labels` and `nextPageToken` if there are more.",
    tags: ['read-only'],
    scopes: scopes(
      ...['drive', 'drive.readonly', 'drive.meet.readonly', 'drive.metadata', 'drive.file'],
      'drive.metadata.readonly',
    ),
    request: 'GET /files/{file_id}/listLabels',
    input: {
      required: ['file_id'],
      properties: { file_id, max_results: pageSize(100, 100), page_token },
    },
  },
  {
    name: 'GOOGLEDRIVE_FILES_MODIFY_LABELS',
    description:
      "Puts the organisation's labels on a file, changes their fields or takes them off. Comes back with `modifiedLabels`.",
    tags: ['idempotent'],
    scopes: scopes('drive', 'drive.metadata', 'drive.file'),
    request: 'POST /files/{file_id}/modifyLabels',
    input: {
      required: ['file_id', 'label_modifications'],
      properties: {
        file_id,
        label_modifications: {
          type: 'array',
          description: 'What to do with each label.',
          items: {
            type: 'object',
            required: ['labelId'],
            properties: {
              labelId: { type: 'string', description: 'Id of the label.' },
              removeLabel: { type: 'boolean', description: 'Takes it off.' },
              fieldModifications: { type: 'array', items: { type: 'object' } },
            },
          },
        },
      },
    },
  },
]

/** Actions of Google Drive. */
export const googledriveActions: ActionDefinition[] = [
  ...[...finding, ...writing, ...sharing],
  ...[...talking, ...drives, ...history],
]
  .map(googleSpelling)
  .map(requiredFirst)
