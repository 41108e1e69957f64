import type { ActionDefinition, ArgumentSchema } from '../spec.ts'

type Arguments = Record<string, ArgumentSchema>

const text = (description: string, more: Partial<ArgumentSchema> = {}): ArgumentSchema => ({
  type: 'string',
  description,
  ...more,
})

const card: Arguments = {
  idCard: text('Id of the card, long or short: the short one stands in its address.'),
}
const cardAliases = { card_id: 'idCard', cardId: 'idCard', id_card: 'idCard' }

const board: Arguments = {
  idBoard: text('Id of the board, long or short: the short one stands in its address.'),
}
const boardAliases = { board_id: 'idBoard', boardId: 'idBoard', id_board: 'idBoard' }

const list: Arguments = { idList: text('Id of the list.') }
const listAliases = { list_id: 'idList', listId: 'idList', id_list: 'idList' }

const checklist: Arguments = { idChecklist: text('Id of the checklist.') }
const checklistAliases = { checklist_id: 'idChecklist', checklistId: 'idChecklist' }

const me: Arguments = {
  idMember: text('The member: `me`, an id or a user name.', { default: 'me' }),
}
const memberAliases = { member_id: 'idMember', memberId: 'idMember' }

const fields = (examples: string): ArgumentSchema =>
  text(`Which fields come back, with commas between them, e.g. \`${examples}\`.`, {
    default: 'all',
  })

/** Sent always: without it whole cards come back, many times as long. */
const CARD_FIELDS = 'name,desc,due,dueComplete,idList,idMembers,labels,closed,shortUrl'
const cardFields = text('Which fields of each card come back, with commas between them.', {
  default: CARD_FIELDS,
})

const position = text('Where it stands: `top`, `bottom` or a positive number.')

const due = text('When it is due, as an ISO 8601 time; an empty text takes the date away.')

const color = text('Colour of the label.', {
  enum: ['green', 'yellow', 'orange', 'red', 'purple', 'blue', 'sky', 'lime', 'pink', 'black'],
})

const before = text('Only what is older than this: a time, or the id of an action.')
const since = text('Only what is newer than this: a time, or the id of an action.')
const limit = (maximum: number): ArgumentSchema => ({
  type: 'integer',
  minimum: 1,
  maximum,
  default: 50,
  description: 'How many at most.',
})

const boardActions: ActionDefinition[] = [
  {
    name: 'TRELLO_GET_MEMBERS_BOARDS_BY_ID_MEMBER',
    aliases: ['TRELLO_MEMBER_GET_BOARDS_BY_ID_MEMBER'],
    description:
      'Lists the boards of a member, with id, name, description and address, e.g. to find the one that the user named.',
    tags: ['important', 'read-only'],
    request: 'GET /members/{idMember}/boards',
    keywords: ['my boards', 'projects', 'kanban'],
    argumentAliases: memberAliases,
    input: {
      properties: {
        ...me,
        filter: text('Which boards.', {
          enum: ['all', 'open', 'closed', 'members', 'starred'],
          default: 'all',
        }),
        fields: fields('name,desc,url'),
      },
    },
  },
  {
    name: 'TRELLO_GET_BOARDS_BY_ID_BOARD',
    aliases: ['TRELLO_BOARD_GET_BY_ID'],
    description:
      'Reads one board: name, description, address, label names and settings; with its lists if asked.',
    tags: ['important', 'read-only'],
    request: 'GET /boards/{idBoard}',
    keywords: ['kanban'],
    argumentAliases: boardAliases,
    input: {
      required: ['idBoard'],
      properties: {
        ...board,
        fields: fields('name,desc,url'),
        lists: text('Which of its lists come along.', {
          enum: ['none', 'open', 'closed', 'all'],
          default: 'none',
        }),
      },
    },
  },
  {
    name: 'TRELLO_ADD_BOARDS',
    aliases: ['TRELLO_BOARD_CREATE_BOARD'],
    description:
      'Creates a board, with the lists To Do, Doing and Done unless told otherwise. Comes back with its id and address.',
    tags: ['important'],
    request: 'POST /boards',
    wire: { permissionLevel: 'prefs_permissionLevel' },
    keywords: ['kanban', 'new project'],
    argumentAliases: {
      organization_id: 'idOrganization',
      prefs_permissionLevel: 'permissionLevel',
    },
    input: {
      required: ['name'],
      properties: {
        name: text('What the board is called.', { minLength: 1 }),
        desc: text('What it is about.'),
        idOrganization: text('Id or name of the workspace it belongs to.'),
        permissionLevel: text('Who may see it; `org` is the workspace.', {
          enum: ['private', 'org', 'public'],
          default: 'private',
        }),
        defaultLists: {
          type: 'boolean',
          default: true,
          description: 'Whether it begins with the lists To Do, Doing and Done.',
        },
      },
    },
  },
  {
    name: 'TRELLO_UPDATE_BOARDS_BY_ID_BOARD',
    description:
      'Renames, describes or closes a board, or moves it to another workspace. Only what is given changes. Comes back with the board.',
    tags: ['idempotent'],
    request: 'PUT /boards/{idBoard}',
    keywords: ['archive board', 'rename'],
    argumentAliases: boardAliases,
    input: {
      required: ['idBoard'],
      properties: {
        ...board,
        name: text('New name.'),
        desc: text('New description.'),
        closed: {
          type: 'boolean',
          description: '`true` closes the board, `false` opens it again.',
        },
        idOrganization: text('Id of the workspace to move it to.'),
      },
    },
  },
  {
    name: 'TRELLO_GET_BOARDS_LISTS_BY_ID_BOARD',
    aliases: ['TRELLO_BOARD_GET_LISTS_BY_ID_BOARD'],
    description:
      'Lists the lists (columns) of a board with id and name, e.g. for the list that a card shall go to.',
    tags: ['important', 'read-only'],
    request: 'GET /boards/{idBoard}/lists',
    keywords: ['columns', 'stages'],
    argumentAliases: boardAliases,
    input: {
      required: ['idBoard'],
      properties: {
        ...board,
        filter: text('Which lists.', { enum: ['open', 'closed', 'all'], default: 'open' }),
        fields: fields('name,pos'),
      },
    },
  },
  {
    name: 'TRELLO_GET_BOARDS_CARDS_BY_ID_BOARD',
    aliases: ['TRELLO_BOARD_GET_CARDS_BY_ID_BOARD'],
    description:
      'Lists the cards of a board, over all its lists: name, description, list, due date, labels and members of each.',
    tags: ['important', 'read-only'],
    request: 'GET /boards/{idBoard}/cards?fields={fields}',
    keywords: ['tasks', 'tickets'],
    argumentAliases: boardAliases,
    input: {
      required: ['idBoard'],
      properties: {
        ...board,
        filter: text('Which cards; `visible` leaves out those of archived lists.', {
          enum: ['visible', 'open', 'closed', 'all'],
          default: 'visible',
        }),
        fields: cardFields,
        limit: { ...limit(1000), description: 'How many at most, the newest.' },
        before: text('Only cards older than this: the id of a card, to go on from.'),
      },
    },
  },
  {
    name: 'TRELLO_GET_BOARDS_MEMBERS_BY_ID_BOARD',
    description:
      'Lists the members of a board with id, full name and user name, e.g. for whom a card shall be given to.',
    tags: ['important', 'read-only'],
    request: 'GET /boards/{idBoard}/members',
    keywords: ['people', 'team'],
    argumentAliases: boardAliases,
    input: { required: ['idBoard'], properties: { ...board } },
  },
  {
    name: 'TRELLO_GET_BOARDS_LABELS_BY_ID_BOARD',
    description:
      'Lists the labels of a board with id, name and colour, e.g. for the one that a card shall wear.',
    tags: ['important', 'read-only'],
    request: 'GET /boards/{idBoard}/labels',
    keywords: ['tags', 'colors'],
    argumentAliases: boardAliases,
    input: {
      required: ['idBoard'],
      properties: { ...board, limit: limit(1000) },
    },
  },
  {
    name: 'TRELLO_ADD_BOARDS_LABELS_BY_ID_BOARD',
    aliases: ['TRELLO_ADD_LABELS'],
    description: 'Creates a label on a board. Comes back with its id, for the cards to wear.',
    request: 'POST /boards/{idBoard}/labels',
    keywords: ['tag'],
    argumentAliases: boardAliases,
    input: {
      required: ['idBoard', 'name', 'color'],
      properties: { ...board, name: text('What the label is called.'), color },
    },
  },
  {
    name: 'TRELLO_GET_BOARDS_ACTIONS_BY_ID_BOARD',
    description:
      'Lists what happened on a board, newest first: cards created, moved, commented on and so on.',
    tags: ['read-only'],
    request: 'GET /boards/{idBoard}/actions',
    keywords: ['activity', 'history', 'log', 'changes'],
    argumentAliases: boardAliases,
    input: {
      required: ['idBoard'],
      properties: {
        ...board,
        filter: text('Kinds of actions, with commas between them, e.g. `commentCard,createCard`.', {
          default: 'all',
        }),
        limit: limit(1000),
        since,
        before,
      },
    },
  },
]

const listActions: ActionDefinition[] = [
  {
    name: 'TRELLO_ADD_LISTS',
    aliases: ['TRELLO_LIST_CREATE_LIST', 'TRELLO_ADD_BOARDS_LISTS_BY_ID_BOARD'],
    description:
      'Creates a list (a column) on a board, as the first one unless `pos` says otherwise. Comes back with its id.',
    tags: ['important'],
    request: 'POST /lists',
    keywords: ['column', 'stage'],
    argumentAliases: boardAliases,
    input: {
      required: ['name', 'idBoard'],
      properties: {
        name: text('What the list is called.'),
        idBoard: text('Long id of the board.'),
        pos: position,
      },
    },
  },
  {
    name: 'TRELLO_GET_LISTS_BY_ID_LIST',
    aliases: ['TRELLO_LIST_GET_BY_ID_LIST'],
    description: 'Reads one list: its name, its board, and whether it is archived.',
    tags: ['read-only'],
    request: 'GET /lists/{idList}',
    keywords: ['column'],
    argumentAliases: listAliases,
    input: { required: ['idList'], properties: { ...list, fields: fields('name,idBoard') } },
  },
  {
    name: 'TRELLO_GET_LISTS_CARDS_BY_ID_LIST',
    aliases: ['TRELLO_LIST_GET_CARDS_BY_ID_LIST'],
    description:
      'Lists the cards of one list in their order: name, description, due date, labels and members of each.',
    tags: ['important', 'read-only'],
    request: 'GET /lists/{idList}/cards?fields={fields}',
    keywords: ['tasks', 'column'],
    argumentAliases: listAliases,
    input: { required: ['idList'], properties: { ...list, fields: cardFields } },
  },
  {
    name: 'TRELLO_UPDATE_LISTS_BY_ID_LIST',
    description:
      'Renames, moves or archives a list. Only what is given changes. Comes back with the list.',
    tags: ['idempotent'],
    request: 'PUT /lists/{idList}',
    keywords: ['column', 'rename', 'close'],
    argumentAliases: listAliases,
    input: {
      required: ['idList'],
      properties: {
        ...list,
        name: text('New name.'),
        closed: {
          type: 'boolean',
          description: '`true` archives the list, `false` brings it back.',
        },
        pos: position,
        idBoard: text('Id of the board to move it to.'),
      },
    },
  },
  {
    name: 'TRELLO_ADD_LISTS_ARCHIVE_ALL_CARDS_BY_ID_LIST',
    description: 'Archives all cards of a list at once; the list itself stays. Comes back empty.',
    tags: ['destructive', 'idempotent'],
    request: 'POST /lists/{idList}/archiveAllCards',
    keywords: ['clear', 'empty column', 'clean up'],
    argumentAliases: listAliases,
    input: { required: ['idList'], properties: { ...list } },
  },
  {
    name: 'TRELLO_GET_LISTS_BOARD_BY_ID_LIST',
    aliases: ['TRELLO_LIST_ID_BOARD_GET'],
    description: 'Reads the board that a list is on.',
    tags: ['read-only'],
    request: 'GET /lists/{idList}/board',
    argumentAliases: listAliases,
    input: { required: ['idList'], properties: { ...list, fields: fields('name,url') } },
  },
]

const cardActions: ActionDefinition[] = [
  {
    name: 'TRELLO_GET_CARDS_BY_ID_CARD',
    aliases: ['TRELLO_CARD_GET_BY_ID'],
    description:
      'Reads one card: name, description, list, board, due date, labels and members; or the fields that are named.',
    tags: ['important', 'read-only'],
    request: 'GET /cards/{idCard}',
    keywords: ['task', 'ticket', 'open'],
    argumentAliases: cardAliases,
    input: {
      required: ['idCard'],
      properties: { ...card, fields: fields('name,desc,due,idList') },
    },
  },
  {
    name: 'TRELLO_ADD_CARDS',
    aliases: ['TRELLO_CARD_CREATE_AND_UPDATE', 'TRELLO_ADD_LISTS_CARDS_BY_ID_LIST'],
    description:
      'Creates a card in a list, at its end unless `pos` says otherwise. Comes back with the card, its id and its address.',
    tags: ['important'],
    request: 'POST /cards',
    place: {
      idList: 'query',
      name: 'query',
      due: 'query',
      start: 'query',
      pos: 'query',
      idLabels: 'query',
      idMembers: 'query',
      urlSource: 'query',
    },
    keywords: ['task', 'ticket', 'todo', 'new'],
    argumentAliases: {
      ...listAliases,
      title: 'name',
      description: 'desc',
      due_date: 'due',
      member_ids: 'idMembers',
      label_ids: 'idLabels',
    },
    input: {
      required: ['idList', 'name'],
      properties: {
        ...list,
        name: text('What the card is called.'),
        desc: text('Its description, in Markdown.'),
        due: text('When it is due.', { format: 'date-time' }),
        start: text('Day the work begins, as `2026-01-31`.'),
        pos: position,
        idLabels: text('Ids of labels, with commas between them.'),
        idMembers: text('Ids of the members who get it, with commas between them.'),
        urlSource: text('Address of a page to attach.'),
      },
    },
  },
  {
    name: 'TRELLO_UPDATE_CARDS_BY_ID_CARD',
    aliases: ['TRELLO_CARD_UPDATE_BY_ID_CARD'],
    description:
      'Changes a card: name, description, dates, list, members, labels, or archives it through `closed`. Only what is given changes; members and labels are replaced whole. Comes back with the card.',
    tags: ['important', 'idempotent'],
    request: 'PUT /cards/{idCard}',
    keywords: ['edit', 'rename', 'archive', 'complete', 'done', 'move'],
    argumentAliases: {
      ...cardAliases,
      ...listAliases,
      title: 'name',
      description: 'desc',
      due_date: 'due',
    },
    input: {
      required: ['idCard'],
      properties: {
        ...card,
        name: text('New name.'),
        desc: text('New description, in Markdown; the old one is lost.'),
        due,
        start: text('Day the work begins, as `2026-01-31`.'),
        dueComplete: { type: 'boolean', description: 'Whether what was due is done.' },
        closed: {
          type: 'boolean',
          description: '`true` archives the card, `false` brings it back.',
        },
        idList: text('Id of the list to move it to.'),
        idBoard: text('Id of the board to move it to; give `idList` of that board as well.'),
        pos: position,
        idMembers: text('Ids of all members it shall have, with commas between them.'),
        idLabels: text('Ids of all labels it shall have, with commas between them.'),
      },
    },
  },
  {
    name: 'TRELLO_UPDATE_CARDS_ID_LIST_BY_ID_CARD',
    aliases: ['TRELLO_CARD_UPDATE_ID_LIST_BY_ID_CARD'],
    description: 'Moves a card to another list of its board. Comes back with the card.',
    tags: ['important', 'idempotent'],
    request: 'PUT /cards/{idCard}/idList',
    place: { value: 'query' },
    keywords: ['column', 'stage', 'drag'],
    argumentAliases: { ...cardAliases, idList: 'value', list_id: 'value' },
    input: {
      required: ['idCard', 'value'],
      properties: { ...card, value: text('Id of the list to move to.') },
    },
  },
  {
    name: 'TRELLO_UPDATE_CARDS_POS_BY_ID_CARD',
    aliases: ['TRELLO_CARD_UPDATE_POS_BY_ID_CARD'],
    description: 'Moves a card up or down within its list. Comes back with the card.',
    tags: ['idempotent'],
    request: 'PUT /cards/{idCard}/pos',
    argumentAliases: { ...cardAliases, pos: 'value' },
    input: { required: ['idCard', 'value'], properties: { ...card, value: position } },
  },
  {
    name: 'TRELLO_DELETE_CARDS_BY_ID_CARD',
    description:
      'Deletes a card for good, with its comments and attachments. To put it away only, archive it with TRELLO_UPDATE_CARDS_BY_ID_CARD.',
    tags: ['important', 'destructive'],
    request: 'DELETE /cards/{idCard}',
    keywords: ['remove', 'task'],
    argumentAliases: cardAliases,
    input: { required: ['idCard'], properties: { ...card } },
  },
  {
    name: 'TRELLO_ADD_CARDS_ACTIONS_COMMENTS_BY_ID_CARD',
    description: 'Writes a comment on a card, as the connected user. Comes back with its id.',
    tags: ['important'],
    request: 'POST /cards/{idCard}/actions/comments',
    keywords: ['reply', 'note', 'mention'],
    argumentAliases: { ...cardAliases, comment: 'text', body: 'text' },
    input: {
      required: ['idCard', 'text'],
      properties: {
        ...card,
        text: text('The comment, in Markdown; `@username` mentions a member.', {
          maxLength: 16384,
        }),
      },
    },
  },
  {
    name: 'TRELLO_UPDATE_CARD_COMMENT',
    description: 'Replaces the text of a comment on a card. Comes back with the comment.',
    tags: ['idempotent'],
    request: 'PUT /cards/{idCard}/actions/{idAction}/comments',
    keywords: ['edit'],
    argumentAliases: { ...cardAliases, comment_id: 'idAction', action_id: 'idAction' },
    input: {
      required: ['idCard', 'idAction', 'text'],
      properties: {
        ...card,
        idAction: text('Id of the comment.'),
        text: text('The new text; the old one is lost.', { maxLength: 16384 }),
      },
    },
  },
  {
    name: 'TRELLO_DELETE_CARDS_ACTIONS_COMMENTS_BY_ID_CARD_BY_ID_ACTION',
    description: 'Deletes a comment from a card for good. Comes back empty.',
    tags: ['destructive'],
    request: 'DELETE /cards/{idCard}/actions/{idAction}/comments',
    argumentAliases: { ...cardAliases, comment_id: 'idAction', action_id: 'idAction' },
    input: {
      required: ['idCard', 'idAction'],
      properties: { ...card, idAction: text('Id of the comment.') },
    },
  },
  {
    name: 'TRELLO_GET_CARDS_ACTIONS_BY_ID_CARD',
    description:
      'Lists what happened to a card, newest first: its comments and its moves, unless other kinds are asked for.',
    tags: ['important', 'read-only'],
    request: 'GET /cards/{idCard}/actions',
    keywords: ['comments', 'activity', 'history', 'discussion'],
    argumentAliases: cardAliases,
    input: {
      required: ['idCard'],
      properties: {
        ...card,
        filter: text('Kinds of actions, with commas between them; `commentCard` for comments.', {
          default: 'commentCard,updateCard:idList',
        }),
        limit: limit(1000),
        since,
        before,
      },
    },
  },
  {
    name: 'TRELLO_ADD_CARDS_ID_MEMBERS_BY_ID_CARD',
    description: 'Gives a card to a member of the board, beside those who have it already.',
    tags: ['important'],
    request: 'POST /cards/{idCard}/idMembers',
    keywords: ['assign', 'owner', 'person'],
    argumentAliases: { ...cardAliases, idMember: 'value', member_id: 'value' },
    input: {
      required: ['idCard', 'value'],
      properties: {
        ...card,
        value: text('Id of the member, from TRELLO_GET_BOARDS_MEMBERS_BY_ID_BOARD.'),
      },
    },
  },
  {
    name: 'TRELLO_DELETE_CARDS_ID_MEMBERS_BY_ID_CARD_BY_ID_MEMBER',
    description: 'Takes a member off a card. Comes back with the members who are left.',
    tags: ['idempotent'],
    request: 'DELETE /cards/{idCard}/idMembers/{idMember}',
    keywords: ['unassign'],
    argumentAliases: { ...cardAliases, ...memberAliases },
    input: {
      required: ['idCard', 'idMember'],
      properties: { ...card, idMember: text('Id of the member.') },
    },
  },
  {
    name: 'TRELLO_ADD_CARDS_ID_LABELS_BY_ID_CARD',
    description: 'Puts a label of the board on a card, beside those it has already.',
    tags: ['important'],
    request: 'POST /cards/{idCard}/idLabels',
    keywords: ['tag', 'color'],
    argumentAliases: { ...cardAliases, idLabel: 'value', label_id: 'value' },
    input: {
      required: ['idCard', 'value'],
      properties: {
        ...card,
        value: text('Id of the label, from TRELLO_GET_BOARDS_LABELS_BY_ID_BOARD.'),
      },
    },
  },
  {
    name: 'TRELLO_DELETE_CARDS_ID_LABELS_BY_ID_CARD_BY_ID_LABEL',
    description: 'Takes a label off a card; the board keeps the label.',
    tags: ['idempotent'],
    request: 'DELETE /cards/{idCard}/idLabels/{idLabel}',
    keywords: ['untag'],
    argumentAliases: { ...cardAliases, label_id: 'idLabel' },
    input: {
      required: ['idCard', 'idLabel'],
      properties: { ...card, idLabel: text('Id of the label.') },
    },
  },
  {
    name: 'TRELLO_ADD_CARDS_ATTACHMENTS_BY_ID_CARD',
    description: 'Attaches a link to a card. Comes back with the attachment and its id.',
    tags: ['important'],
    request: 'POST /cards/{idCard}/attachments',
    keywords: ['file', 'url', 'link'],
    argumentAliases: cardAliases,
    input: {
      required: ['idCard', 'url'],
      properties: {
        ...card,
        url: text('What to attach: an address that begins with http:// or https://.'),
        name: text('What the attachment is called.', { maxLength: 256 }),
      },
    },
  },
  {
    name: 'TRELLO_GET_CARDS_ATTACHMENTS_BY_ID_CARD',
    description: 'Lists the attachments of a card with name, address, size and media type.',
    tags: ['read-only'],
    request: 'GET /cards/{idCard}/attachments',
    keywords: ['files', 'links'],
    argumentAliases: cardAliases,
    input: { required: ['idCard'], properties: { ...card } },
  },
  {
    name: 'TRELLO_GET_CARDS_BY_ID_CARD_BY_FIELD',
    aliases: ['TRELLO_CARD_GET_BY_ID_FIELD'],
    description: 'Reads a single field of a card, e.g. only its description.',
    tags: ['read-only'],
    request: 'GET /cards/{idCard}/{field}',
    argumentAliases: cardAliases,
    input: {
      required: ['idCard', 'field'],
      properties: {
        ...card,
        field: text('Which field.', {
          enum: [
            ...['name', 'desc', 'due', 'dueComplete', 'start', 'closed', 'idBoard', 'idList'],
            ...['idMembers', 'idLabels', 'labels', 'pos', 'shortUrl', 'url', 'dateLastActivity'],
          ],
        }),
      },
    },
  },
]

const checklistActions: ActionDefinition[] = [
  {
    name: 'TRELLO_GET_CARDS_CHECKLISTS_BY_ID_CARD',
    description: 'Lists the checklists of a card with their items, and which of them are done.',
    tags: ['important', 'read-only'],
    request: 'GET /cards/{idCard}/checklists',
    keywords: ['todo', 'subtasks'],
    argumentAliases: cardAliases,
    input: { required: ['idCard'], properties: { ...card } },
  },
  {
    name: 'TRELLO_ADD_CARDS_CHECKLISTS_BY_ID_CARD',
    aliases: ['TRELLO_ADD_CHECKLISTS'],
    description: 'Creates a checklist on a card. Comes back with its id, for items to be added.',
    tags: ['important'],
    request: 'POST /cards/{idCard}/checklists',
    keywords: ['todo', 'subtasks'],
    argumentAliases: { ...cardAliases, value: 'name' },
    input: {
      required: ['idCard', 'name'],
      properties: {
        ...card,
        name: text('What the checklist is called.'),
        idChecklistSource: text('Id of a checklist to copy the items of.'),
      },
    },
  },
  {
    name: 'TRELLO_ADD_CHECKLISTS_CHECK_ITEMS_BY_ID_CHECKLIST',
    aliases: ['TRELLO_ADD_CHECKLIST_ITEM'],
    description: 'Adds an item to a checklist, at its end unless `pos` says otherwise.',
    tags: ['important'],
    request: 'POST /checklists/{idChecklist}/checkItems',
    keywords: ['todo', 'subtask'],
    argumentAliases: checklistAliases,
    input: {
      required: ['idChecklist', 'name'],
      properties: {
        ...checklist,
        name: text('What is to do.', { maxLength: 16384 }),
        pos: position,
        checked: { type: 'boolean', default: false, description: 'Whether it is done already.' },
      },
    },
  },
  {
    name: 'TRELLO_UPDATE_CARD_CHECKLIST_ITEM_STATE_BY_IDS',
    description: 'Ticks an item of a checklist, or takes the tick away.',
    tags: ['idempotent'],
    request: 'PUT /cards/{idCard}/checklist/{idChecklist}/checkItem/{idCheckItem}/state',
    keywords: ['complete', 'done', 'check', 'todo'],
    argumentAliases: { ...cardAliases, ...checklistAliases, state: 'value' },
    input: {
      required: ['idCard', 'idChecklist', 'idCheckItem', 'value'],
      properties: {
        ...card,
        ...checklist,
        idCheckItem: text('Id of the item.'),
        value: text('Its new state.', { enum: ['complete', 'incomplete'] }),
      },
    },
  },
  {
    name: 'TRELLO_DELETE_CHECKLISTS_BY_ID_CHECKLIST',
    description: 'Deletes a checklist and its items for good.',
    tags: ['destructive'],
    request: 'DELETE /checklists/{idChecklist}',
    argumentAliases: checklistAliases,
    input: { required: ['idChecklist'], properties: { ...checklist } },
  },
]

const findingActions: ActionDefinition[] = [
  {
    name: 'TRELLO_GET_SEARCH',
    aliases: ['TRELLO_SEARCH_GET_RESULTS'],
    description:
      'Searches cards, boards, workspaces and members by words and operators such as `@me`, `due:week`, `label:` or `is:open`.',
    tags: ['important', 'read-only'],
    request: 'GET /search?card_fields={card_fields}',
    keywords: ['find', 'lookup', 'query'],
    argumentAliases: { board_ids: 'idBoards', q: 'query' },
    input: {
      required: ['query'],
      properties: {
        query: text('Words and operators.', {
          maxLength: 16384,
          examples: ['@me due:week is:open'],
        }),
        modelTypes: text('What to find, with commas between: `cards`, `boards`, `members` …', {
          default: 'all',
        }),
        idBoards: text('Ids of boards to search in, with commas between them, or `mine`.'),
        card_fields: cardFields,
        cards_limit: {
          type: 'integer',
          minimum: 1,
          maximum: 1000,
          default: 10,
          description: 'How many cards a page.',
        },
        cards_page: {
          type: 'integer',
          minimum: 0,
          maximum: 100,
          default: 0,
          description: 'Which page of cards, counted from 0.',
        },
        partial: {
          type: 'boolean',
          default: false,
          description: 'Whether beginnings of words are enough.',
        },
      },
    },
  },
  {
    name: 'TRELLO_GET_MEMBERS_CARDS_BY_ID_MEMBER',
    description:
      'Lists the cards that are given to a member, over all boards: the way to “my tasks”.',
    tags: ['important', 'read-only'],
    request: 'GET /members/{idMember}/cards?fields={fields}',
    keywords: ['my tasks', 'assigned to me', 'todo'],
    argumentAliases: memberAliases,
    input: {
      properties: {
        ...me,
        filter: text('Which cards.', {
          enum: ['visible', 'open', 'closed', 'all'],
          default: 'visible',
        }),
        fields: { ...cardFields, default: `${CARD_FIELDS},idBoard` },
      },
    },
  },
  {
    name: 'TRELLO_GET_MEMBERS_BY_ID_MEMBER',
    aliases: ['TRELLO_MEMBER_GET_BY_ID'],
    description: 'Reads a member, the connected user unless another is named: id, names, boards.',
    tags: ['read-only'],
    request: 'GET /members/{idMember}',
    keywords: ['me', 'profile', 'user', 'whoami'],
    argumentAliases: memberAliases,
    input: { properties: { ...me, fields: fields('fullName,username,email') } },
  },
  {
    name: 'TRELLO_GET_MEMBERS_ORGANIZATIONS_BY_ID_MEMBER',
    description: 'Lists the workspaces of a member with id, name and address.',
    tags: ['read-only'],
    request: 'GET /members/{idMember}/organizations',
    keywords: ['teams', 'workspaces'],
    argumentAliases: memberAliases,
    input: { properties: { ...me, fields: fields('displayName,name,url') } },
  },
  {
    name: 'TRELLO_GET_MEMBERS_NOTIFICATIONS_BY_ID_MEMBER',
    description: 'Lists the notifications of the connected user, newest first.',
    tags: ['read-only'],
    request: 'GET /members/{idMember}/notifications',
    keywords: ['inbox', 'unread', 'mentions'],
    argumentAliases: memberAliases,
    input: {
      properties: {
        ...me,
        read_filter: text('Whether read ones come along.', {
          enum: ['all', 'read', 'unread'],
          default: 'all',
        }),
        limit: limit(1000),
      },
    },
  },
  {
    name: 'TRELLO_GET_SEARCH_MEMBERS',
    description:
      'Finds members by name, user name or e-mail address, e.g. to invite or assign them.',
    tags: ['read-only'],
    request: 'GET /search/members',
    keywords: ['people', 'users', 'lookup'],
    input: {
      required: ['query'],
      properties: {
        query: text('Part of a name, a user name or an e-mail address.'),
        limit: {
          type: 'integer',
          minimum: 1,
          maximum: 20,
          default: 8,
          description: 'How many at most.',
        },
        idBoard: text('Long id of a board whose members come first.'),
      },
    },
  },
]

/**
 * Actions of Trello's API, version 1. Methods and paths as in the vendor's OpenAPI document. Writing
 * calls take their arguments in the query or in the body alike.
 */
export const trelloActions: ActionDefinition[] = [
  ...boardActions,
  ...listActions,
  ...cardActions,
  ...checklistActions,
  ...findingActions,
]
