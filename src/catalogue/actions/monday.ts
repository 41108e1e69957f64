import type { ActionDefinition } from '../spec.ts'

/** Actions of monday.com's GraphQL API. */
export const mondayActions: ActionDefinition[] = [
  {
    name: 'MONDAY_CREATE_ITEM',
    description:
      'Adds an item to a board, with column values if given. Comes back with its id, name and address.',
    tags: ['important'],
    request: 'POST /v2',
    scopes: ['boards:write'],
    wire: {
      board_id: 'variables.board_id',
      item_name: 'variables.item_name',
      group_id: 'variables.group_id',
      column_values: 'variables.column_values',
    },
    fixed: {
      body: {
        query:
          'mutation ($board_id: ID!, $item_name: String!, $group_id: String, $column_values: JSON) { create_item(board_id: $board_id, item_name: $item_name, group_id: $group_id, column_values: $column_values) { id name url } }',
      },
    },
    input: {
      required: ['board_id', 'item_name'],
      properties: {
        board_id: { type: 'string', description: 'Id of the board.' },
        item_name: { type: 'string', description: 'What the item is called.' },
        group_id: { type: 'string', description: 'Id of the group it goes into.' },
        column_values: {
          type: 'string',
          description: 'JSON text: an object from column id to value.',
          examples: ['{"status":{"label":"Done"}}'],
        },
      },
    },
  },
]
