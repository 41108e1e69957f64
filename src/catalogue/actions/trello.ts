import type { ActionDefinition, ArgumentSchema } from '../spec.ts'

const idCard: ArgumentSchema = { type: 'string', description: 'Id of the card, long or short.' }

/** Actions of Trello's API, which takes all its arguments in the query. */
export const trelloActions: ActionDefinition[] = [
  {
    name: 'TRELLO_GET_MEMBERS_BOARDS_BY_ID_MEMBER',
    description:
      'Lists the boards of a member, with id, name, description and address, e.g. to find the one that the user named.',
    tags: ['important', 'read-only'],
    request: 'GET /members/{idMember}/boards',
    input: {
      properties: {
        idMember: {
          type: 'string',
          default: 'me',
          description: 'The member: `me`, an id or a user name.',
        },
        filter: {
          type: 'string',
          enum: ['all', 'open', 'closed', 'members', 'starred'],
          default: 'all',
          description: 'Which boards.',
        },
        fields: {
          type: 'string',
          default: 'all',
          description: 'Fields to read, with commas between them, e.g. name,desc,url.',
        },
      },
    },
  },
  {
    name: 'TRELLO_CARD_GET_BY_ID',
    description:
      'Reads one card: name, description, list, board, due date, labels and members; or the fields that are named.',
    tags: ['read-only'],
    request: 'GET /cards/{idCard}',
    input: {
      required: ['idCard'],
      properties: {
        idCard,
        fields: { type: 'string', description: 'Only these fields, with commas between them.' },
      },
    },
  },
  {
    name: 'TRELLO_ADD_CARDS',
    description:
      'Creates a card in a list, at its end unless `pos` says otherwise. Comes back with the card, its id and its address.',
    tags: ['important'],
    request: 'POST /cards',
    place: {
      idList: 'query',
      name: 'query',
      desc: 'query',
      due: 'query',
      pos: 'query',
      idLabels: 'query',
    },
    input: {
      required: ['idList', 'name'],
      properties: {
        idList: { type: 'string', description: 'Id of the list.' },
        name: { type: 'string', description: 'What the card is called.' },
        desc: { type: 'string', description: 'Its description, in Markdown.' },
        due: { type: 'string', format: 'date-time', description: 'When it is due.' },
        pos: { type: 'string', description: 'Where in the list: top, bottom or a number.' },
        idLabels: { type: 'string', description: 'Ids of labels, with commas between them.' },
      },
    },
  },
  {
    name: 'TRELLO_CARD_UPDATE_ID_LIST_BY_ID_CARD',
    description: 'Moves a card to another list. Comes back with the card.',
    tags: ['idempotent'],
    request: 'PUT /cards/{idCard}/idList',
    place: { value: 'query' },
    input: {
      required: ['idCard', 'value'],
      properties: { idCard, value: { type: 'string', description: 'Id of the list to move to.' } },
    },
  },
]
