import type { ActionDefinition, ArgumentSchema } from '../spec.ts'

const module_api_name: ArgumentSchema = {
  type: 'string',
  description: 'Name of the module as the API has it.',
  examples: ['Leads', 'Contacts', 'Deals'],
}
const data: ArgumentSchema = {
  type: 'array',
  items: { type: 'object', additionalProperties: true },
  minItems: 1,
  maxItems: 100,
  description: 'Records, each an object from field name to value; changes name their `id`.',
}

/** Actions of Zoho CRM's API. */
export const zohoActions: ActionDefinition[] = [
  {
    name: 'ZOHO_GET_ZOHO_RECORDS',
    description:
      'Lists records of a module, e.g. leads or deals, with the fields that are named. Comes back with the records and whether there are more.',
    tags: ['important', 'read-only'],
    request: 'GET /{module_api_name}',
    scopes: ['ZohoCRM.modules.ALL', 'ZohoCRM.modules.READ'],
    input: {
      required: ['module_api_name', 'fields'],
      properties: {
        module_api_name,
        fields: {
          type: 'string',
          description: 'Fields to read, with commas between them.',
          examples: ['Last_Name,Company,Email'],
        },
        page: { type: 'integer', minimum: 1, default: 1, description: 'Page of the list.' },
        per_page: {
          type: 'integer',
          minimum: 1,
          maximum: 200,
          default: 200,
          description: 'Records a page.',
        },
      },
    },
  },
  {
    name: 'ZOHO_CREATE_ZOHO_RECORD',
    description:
      'Creates records in a module, up to a hundred at once. Comes back with the id, or with what was wrong, of each.',
    tags: ['important'],
    request: 'POST /{module_api_name}',
    scopes: ['ZohoCRM.modules.ALL', 'ZohoCRM.modules.CREATE'],
    input: { required: ['module_api_name', 'data'], properties: { module_api_name, data } },
  },
  {
    name: 'ZOHO_UPDATE_ZOHO_RECORD',
    description:
      'Changes records of a module, each named by its `id`; fields that are not given stay. Comes back with what became of each.',
    request: 'PUT /{module_api_name}',
    scopes: ['ZohoCRM.modules.ALL', 'ZohoCRM.modules.UPDATE'],
    input: { required: ['module_api_name', 'data'], properties: { module_api_name, data } },
  },
]
