import * as z from 'zod'
import { ConnectedAccount } from '../../src/compat/composio-v1/account-view.ts'
import { AccountList, AuthParams } from '../../src/compat/composio-v1/accounts.ts'
import { Action } from '../../src/compat/composio-v1/action-view.ts'
import { ActionList, Tasks } from '../../src/compat/composio-v1/actions.ts'
import { App, AppList } from '../../src/compat/composio-v1/apps.ts'
import { ConnectionRequest, InitiatedConnection } from '../../src/compat/composio-v1/begin.ts'
import { Execution } from '../../src/compat/composio-v1/execute.ts'
import { Failure } from '../../src/compat/composio-v1/failure.ts'
import { UploadRequest } from '../../src/compat/composio-v1/files.ts'
import {
  Integration,
  IntegrationList,
  NewIntegrationId,
} from '../../src/compat/composio-v1/integrations.ts'
import { ClientInfo } from '../../src/compat/composio-v1/surface.ts'
import { ActiveTriggers, TriggerList } from '../../src/compat/composio-v1/triggers.ts'

/** What we say that we answer. */
export const OURS: Readonly<Record<string, z.ZodType>> = {
  ...{ AccountList, Action, ActionList, ActiveTriggers, App, AppList, AuthParams, ClientInfo },
  ...{ ConnectedAccount, ConnectionRequest, Execution, Failure, InitiatedConnection, Integration },
  ...{ IntegrationList, NewIntegrationId, Tasks, TriggerList, UploadRequest },
  Done: z.object({ status: z.literal('success') }),
}

// What the SDKs' own models take: pydantic does not coerce, and one bad item spoils a whole list.

const text = z.string()
const texts = z.array(text)
const isTime = (value: string) =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) && !Number.isNaN(Date.parse(value))
const time = text.refine(isTime, 'not the one format of dates')

const AuthMode = z.enum([
  ...(['OAUTH2', 'OAUTH1', 'API_KEY', 'BASIC', 'BEARER_TOKEN', 'BASIC_WITH_JWT'] as const),
  ...(['GOOGLE_SERVICE_ACCOUNT', 'GOOGLEADS_AUTH', 'NO_AUTH', 'CALCOM_AUTH'] as const),
])
const SchemeField = z.looseObject({
  ...{ name: text, type: text, description: text, required: z.boolean() },
  expected_from_customer: z.boolean(),
  default: text.nullish(),
})
const Scheme = z.looseObject({
  ...{ scheme_name: text, auth_mode: AuthMode, mode: AuthMode, fields: z.array(SchemeField) },
  ...{ authorization_url: text.optional(), token_url: text.optional() },
  ...{ proxy: z.looseObject({}).optional(), default_scopes: texts.optional() },
})
const AppModel = z.looseObject({
  ...{ name: text, key: text.regex(/^[a-z0-9_]+$/), appId: text, description: text },
  ...{ categories: texts, meta: z.looseObject({}), logo: text, docs: text, group: text },
  ...{ status: text, enabled: z.boolean(), no_auth: z.boolean(), auth_schemes: z.array(Scheme) },
  testConnectors: z.array(z.looseObject({ id: text, name: text, authScheme: text })),
  message: z.undefined().optional(),
})
const OpenApiSchema = z.looseObject({
  ...{ properties: z.record(text, z.looseObject({})), title: text, type: text },
  ...{ required: texts.optional(), examples: z.array(z.unknown()).optional() },
})
const ActionModel = z.looseObject({
  ...{ name: text.regex(/^[A-Z0-9_]+$/), description: text, appName: text, appKey: text },
  ...{ parameters: OpenApiSchema, response: OpenApiSchema, appId: text, version: text },
  ...{ available_versions: texts, tags: texts, logo: text, display_name: text },
  enabled: z.boolean(),
})
const IntegrationModel = z.looseObject({
  ...{ id: text, name: text, authScheme: text, createdAt: time, updatedAt: time },
  ...{
    enabled: z.boolean(),
    deleted: z.boolean(),
    appId: text,
    appName: text.regex(/^[a-z0-9_]+$/),
  },
  expectedInputFields: z.array(
    z.looseObject({
      ...{ name: text, type: text, description: text, displayName: text },
      ...{ required: z.boolean(), default: text.nullish() },
    }),
  ),
  limitedActions: texts,
})
const AccountModel = z.looseObject({
  ...{ id: text, status: z.enum(['INITIATED', 'ACTIVE', 'FAILED', 'EXPIRED']) },
  ...{ createdAt: time, updatedAt: time, appUniqueId: text, appName: text, integrationId: text },
  connectionParams: z.looseObject({
    ...{ scope: text.optional(), base_url: text.optional() },
    headers: z.looseObject({ Authorization: text }),
  }),
  ...{ clientUniqueUserId: text, entityId: text, labels: texts },
})
const ListOf = (item: z.ZodType) =>
  z.looseObject({ items: z.array(item), page: z.literal(1), totalPages: z.number() })

/** What the SDKs must be able to read. */
export const THEIRS: Readonly<Record<string, z.ZodType>> = {
  App: AppModel,
  AppList: ListOf(AppModel),
  Action: ActionModel,
  ActionList: ListOf(ActionModel),
  Integration: IntegrationModel,
  IntegrationList: ListOf(IntegrationModel),
  ConnectedAccount: AccountModel,
  AccountList: ListOf(AccountModel),
  ConnectionRequest: z.looseObject({
    ...{ connectionStatus: text, connectedAccountId: text, redirectUrl: text.nullable() },
  }),
  InitiatedConnection: z.looseObject({
    connectionResponse: z.looseObject({ connectionStatus: text, connectedAccountId: text }),
    integration: z.looseObject({ id: text, isNewIntegration: z.boolean() }),
  }),
  Execution: z.looseObject({
    ...{ data: z.record(text, z.unknown()), error: text.nullable() },
    ...{ successful: z.boolean(), successfull: z.boolean() },
  }),
  TriggerList: z.array(z.unknown()),
  Failure: z.looseObject({ message: text, name: text, type: text }),
}
