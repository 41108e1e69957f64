import * as z from 'zod'
import type { ActionSpec, AppSpec } from '../../catalogue/spec.ts'
import { inputSchema } from '../../execute/arguments.ts'

/** All that is kept of a schema by the Python SDK; everything else at this level is dropped. */
const Schema = z.lazy(() =>
  z.object({
    title: z.string(),
    type: z.literal('object'),
    properties: z.record(z.string(), z.looseObject({})),
    required: z.array(z.string()),
  }),
)

export const Action = z.lazy(() =>
  z.object({
    name: z.string().regex(/^[A-Z][A-Z0-9_]*$/),
    display_name: z.string(),
    displayName: z.string(),
    description: z.string(),
    parameters: Schema,
    response: Schema,
    appId: z.string(),
    appKey: z.string(),
    appName: z.string(),
    version: z.string(),
    available_versions: z.array(z.string()),
    tags: z.array(z.string()),
    logo: z.string(),
    enabled: z.boolean(),
    no_auth: z.boolean(),
  }),
)
export type Action = z.infer<typeof Action>

/** The one version of each action that a release has; requests for others are answered with it. */
const VERSION = '1_0'

/** Where a result that is a file lies in `data`. */
export const FILE_RESULT = 'downloaded_file_content'

const text = (description: string) => ({ type: 'string', description })

/** A file as the SDKs upload it: they ask the model for a path in its place. */
const uploadable = (title: string, description: string) => ({
  ...{ type: 'object', title, description, file_uploadable: true },
  properties: {
    name: text('File name.'),
    mimetype: text('Media type.'),
    s3key: text('Where the file was uploaded to.'),
  },
  required: ['name', 'mimetype', 's3key'],
})

/** A file as the SDKs download it. */
const DOWNLOADABLE = {
  ...{ type: 'object', title: 'File', description: 'The file, where the result is one.' },
  file_downloadable: true,
  properties: {
    name: text('File name.'),
    mimetype: text('Media type.'),
    s3url: text('Where to get it from.'),
  },
}

function parametersOf(action: ActionSpec): Action['parameters'] {
  const { type, properties, required } = inputSchema(action)
  const shown = Object.entries(properties).map(([name, schema]) => {
    const isFile = action.files.includes(name) && schema.type === 'object'
    const told = isFile ? uploadable(name, schema.description ?? 'The file.') : schema
    return [name, { title: name, ...told }]
  })
  return { title: `${action.name}_REQUEST`, type, properties: Object.fromEntries(shown), required }
}

const responseOf = (action: ActionSpec): Action['response'] => ({
  title: `${action.name}_RESPONSE`,
  type: 'object',
  properties: {
    data: {
      ...{ type: 'object', title: 'Data', description: 'What the app answered.' },
      properties: { [FILE_RESULT]: DOWNLOADABLE },
    },
    successful: { type: 'boolean', title: 'Successful', description: 'Whether it was done.' },
    error: { ...text('What went wrong.'), title: 'Error' },
  },
  required: ['data', 'successful'],
})

/** What lists of actions need to know of an app. */
type AppOfAction = Pick<AppSpec, 'slug' | 'auth' | 'logo'>

export const actionView = (app: AppOfAction, action: ActionSpec): Action => ({
  ...{ name: action.name, display_name: action.name, displayName: action.name },
  description: action.description,
  parameters: parametersOf(action),
  response: responseOf(action),
  ...{ appId: app.slug, appKey: app.slug, appName: app.slug },
  ...{ version: VERSION, available_versions: [VERSION, 'latest', 'latest:base'] },
  ...{ tags: [...action.tags], logo: app.logo ?? '', enabled: true },
  no_auth: action.anonymous || app.auth.every(({ scheme }) => scheme === 'NO_AUTH'),
})

/**
 * The action under another name that callers hold. The Python SDK filters by exact name, and is told
 * the newer one in the description.
 *
 * @param marked whether to tell; the JavaScript SDK would show it to the model
 */
export function aliasView(
  app: AppOfAction,
  action: ActionSpec,
  alias: string,
  marked: boolean,
): Action {
  const view = actionView(app, action)
  const prefix = `${app.slug}_`.toUpperCase()
  const successor = action.name.slice(prefix.length).toLowerCase()
  const mark = marked && action.name.startsWith(prefix) ? `<<DEPRECATED use ${successor}>>` : ''
  return {
    ...view,
    ...{ name: alias, display_name: alias, displayName: alias },
    description: `${view.description}${mark}`,
    tags: view.tags.filter((tag) => tag !== 'important'),
  }
}
