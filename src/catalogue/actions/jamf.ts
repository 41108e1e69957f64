import type { ActionDefinition } from '../spec.ts'

/** Actions of the Jamf Pro API. */
export const jamfActions: ActionDefinition[] = [
  {
    name: 'JAMF_LIST_COMPUTERS',
    description:
      'Lists managed computers with name, owner, hardware and system, all or those that a filter in RSQL finds.',
    tags: ['important', 'read-only'],
    request: 'GET /v1/computers-inventory',
    wire: { page_size: 'page-size' },
    input: {
      properties: {
        filter: {
          type: 'string',
          description: 'Which computers, in RSQL.',
          examples: ['general.name=="ada*"'],
        },
        section: {
          type: 'array',
          items: { type: 'string' },
          default: ['GENERAL'],
          description: 'Parts to read, e.g. GENERAL, HARDWARE, OPERATING_SYSTEM.',
        },
        page: { type: 'integer', minimum: 0, default: 0, description: 'Page of the list.' },
        page_size: {
          type: 'integer',
          minimum: 1,
          maximum: 500,
          default: 100,
          description: 'Computers a page.',
        },
      },
    },
  },
  {
    name: 'JAMF_GET_COMPUTER',
    description:
      'Reads all that is known of one computer: hardware, system, owner, applications, disks and groups.',
    tags: ['read-only'],
    request: 'GET /v1/computers-inventory-detail/{computer_id}',
    input: {
      required: ['computer_id'],
      properties: { computer_id: { type: 'string', description: 'Id of the computer.' } },
    },
  },
]
