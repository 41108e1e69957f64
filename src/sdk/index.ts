export type { Acting, ConnectionWish, ExecuteOptions, GetTools, ToolsetOptions } from './acting.ts'
export type * from './catalogue.ts'
export type { ActionFilter, AppFilter, AppImport } from './catalogue-client.ts'
export type { ConnectionChange, ConnectionFilter, WaitOptions } from './connections.ts'
export { ConnectionRequest } from './connections.ts'
export { Entity, type SessionWish } from './entity.ts'
export { BehalfError } from './errors.ts'
export type {
  CreatedIntegration,
  IntegrationChange,
  IntegrationFilter,
  IntegrationWish,
  OwnClient,
} from './integrations.ts'
export type { KeyRotation, KeyWish } from './keys.ts'
export type { Modifiers, ToolCall, ToolResult } from './modifiers.ts'
export {
  Action,
  type ActionName,
  App,
  type AppName,
  type ArgumentsOf,
  type DataOf,
} from './names.ts'
export type { Page, Paging } from './page.ts'
export type { ProxyFetch, ProxyTarget } from './proxy.ts'
export type {
  AuditFilter,
  AuditRow,
  CallFilter,
  ExportLine,
  LoggedCall,
  LogProof,
} from './records.ts'
export type { AnswersTo, Tool, ToolFormat, ToolsOf, ToolWish } from './tools.ts'
export { Toolset } from './toolset.ts'
export type { CallOptions, Fetch, RequestOptions } from './transport.ts'
export { type ReceivedHeaders, verifyWebhook } from './verify-webhook.ts'
export type {
  ActionDetail,
  ActionResult,
  ActionRules,
  ActionSummary,
  ApiKey,
  AppDetail,
  AppSummary,
  Connection,
  ConnectionCredentials,
  ConnectionStatus,
  ConnectSession,
  DeliveryStatus,
  DryRun,
  EventType,
  Field,
  ImportedApp,
  ImportNote,
  Integration,
  JsonSchema,
  Scope,
  Webhook,
  WebhookDelivery,
  WebhookEvent,
} from './views.ts'
export type { DeliveryFilter, EventFilter, WebhookChange, WebhookWish } from './webhooks.ts'
