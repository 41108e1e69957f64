import type { ArgumentSchema } from './spec.ts'

/**
 * A file as an argument. Models hand over an address or a text; base64 is for programs. Exactly one
 * of `url`, `text` and `base64` counts, in this order.
 */
export const FILE: ArgumentSchema = {
  type: 'object',
  description:
    'The file: give `url` (a public https address), `text`, or `base64` for small binary content.',
  properties: {
    url: { type: 'string', description: 'Public https address to take the content from.' },
    text: { type: 'string', description: 'The content itself, where it is text.' },
    base64: { type: 'string', description: 'The content itself in base64, where it is binary.' },
    name: { type: 'string', description: 'File name, e.g. `report.pdf`.' },
    mimetype: { type: 'string', description: 'Media type, e.g. `application/pdf`.' },
  },
}

/** A value that fits `FILE`. */
export interface FileValue {
  readonly url?: string
  readonly text?: string
  readonly base64?: string
  readonly name?: string
  readonly mimetype?: string
}
