import { enforcedSchema } from '../../execute/input-schema.ts'
import type { ToolFormat } from './format.ts'

/** Each tool as one schema whose title is its name: all that is enforced, in JSON Schema 2020-12. */
export const jsonSchema: ToolFormat = {
  shape: ({ name, description, input }) => ({
    tool: {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: name,
      description,
      ...enforcedSchema({ type: 'object', ...input }),
    },
  }),
}
