import * as z from 'zod'
import type { AuthFacts } from '../../auth/facts.ts'
import { type Field, isSecret } from '../../auth/fields.ts'
import { bind } from '../../auth/schemes.ts'
import type { AppSpec } from '../../catalogue/spec.ts'

/** The schemes that the Python SDK knows; it refuses a whole list of apps for one that it does not. */
const AuthMode = z.enum([
  ...(['OAUTH2', 'OAUTH1', 'API_KEY', 'BASIC', 'BEARER_TOKEN', 'BASIC_WITH_JWT'] as const),
  ...(['GOOGLE_SERVICE_ACCOUNT', 'GOOGLEADS_AUTH', 'NO_AUTH', 'CALCOM_AUTH'] as const),
])

/** One thing to be asked; both spellings of its label, since each SDK wants its own. */
export const InputField = z.lazy(() =>
  z.object({
    name: z.string(),
    type: z.string(),
    description: z.string(),
    displayName: z.string(),
    display_name: z.string(),
    required: z.boolean(),
    expected_from_customer: z.boolean().describe('false: asked of the developer'),
    is_secret: z.boolean(),
    default: z.string().nullable(),
  }),
)
export type InputField = z.infer<typeof InputField>

export const AuthScheme = z.lazy(() =>
  z.object({
    scheme_name: z.string(),
    name: z.string(),
    auth_mode: AuthMode,
    mode: AuthMode,
    fields: z.array(InputField),
    proxy: z.object({ base_url: z.string() }),
    authorization_url: z.string().optional(),
    token_url: z.string().optional(),
    default_scopes: z.array(z.string()).optional(),
  }),
)
export type AuthScheme = z.infer<typeof AuthScheme>

const inputField = (field: Field, ofUser: boolean): InputField => ({
  name: field.name,
  type: 'string',
  description: field.help ?? field.label,
  displayName: field.label,
  display_name: field.label,
  required: field.required,
  expected_from_customer: ofUser,
  is_secret: isSecret(field),
  default: field.default ?? null,
})

/** What a user is asked for. */
export const userFields = ({ fields }: Pick<AuthFacts, 'fields'>): InputField[] =>
  fields.map((field) => inputField(field, true))

/** What a developer who brings an OAuth client is asked for. */
const CLIENT_FIELDS = [
  { name: 'client_id', label: 'Client id', required: true, type: 'text' },
  { name: 'client_secret', label: 'Client secret', required: true, type: 'password' },
  { name: 'oauth_redirect_uri', label: 'Redirect URI', required: false, type: 'url' },
  { name: 'scopes', label: 'Scopes', required: false, type: 'text' },
] as const satisfies readonly Field[]

/** The ways to connect an app, as far as the SDKs have a word for them. */
export const authSchemes = ({ auth, baseUrl }: AppSpec): AuthScheme[] =>
  auth.flatMap((facts) => {
    const { data: mode } = AuthMode.safeParse(facts.scheme)
    if (!mode) return []
    const ofDeveloper = [...(bind(facts).needsClient ? CLIENT_FIELDS : []), ...facts.settings]
    const fields = [...ofDeveloper.map((field) => inputField(field, false)), ...userFields(facts)]
    return [
      {
        ...{ scheme_name: mode, name: mode, auth_mode: mode, mode, fields },
        proxy: { base_url: baseUrl },
        ...('authorizationUrl' in facts && { authorization_url: facts.authorizationUrl }),
        ...('tokenUrl' in facts && { token_url: facts.tokenUrl }),
        ...('scopes' in facts && { default_scopes: facts.scopes }),
      },
    ]
  })
