import { describe, expectTypeOf, it } from 'vitest'
import type * as z from 'zod'
import type { ConnectionView } from '../../src/entity/connections.ts'
import type { LogView } from '../../src/entity/log.ts'
import type { ImportReport } from '../../src/importing/imported.ts'
import type { ApiKeyView } from '../../src/project/api-keys.ts'
import type { AuditView } from '../../src/project/audit-entry.ts'
import type { AuditProof } from '../../src/project/audit-head.ts'
import type { DeliveryView } from '../../src/project/delivery-log.ts'
import type { EventView } from '../../src/project/event-log.ts'
import type { EventType as ServiceEventType } from '../../src/project/event-types.ts'
import type { ImportDiff } from '../../src/project/import-views.ts'
import type { IntegrationView } from '../../src/project/integrations.ts'
import type { WebhookView } from '../../src/project/webhook-endpoints.ts'
import type {
  ApiKey,
  AuditRow,
  Connection,
  ConnectionStatus,
  EventType,
  ImportedApp,
  Integration,
  LoggedCall,
  LogProof,
  ToolFormat,
  Webhook,
  WebhookDelivery,
  WebhookEvent,
} from '../../src/sdk/index.ts'
import type { FormatName } from '../../src/tools/formats/formats.ts'

/** What `npm run types` holds: the SDK writes its types anew, and they are what the service answers. */
describe('the types of the SDK', () => {
  it('are what the service answers', () => {
    expectTypeOf<ConnectionView>().toExtend<Connection>()
    expectTypeOf<ConnectionView['status']>().toEqualTypeOf<ConnectionStatus>()
    expectTypeOf<IntegrationView & { callbackUrl: string }>().toExtend<Integration>()
    expectTypeOf<ApiKeyView>().toExtend<ApiKey>()
    expectTypeOf<z.infer<typeof ImportReport>>().toExtend<ImportedApp['report']>()
    expectTypeOf<z.infer<typeof ImportDiff>>().toExtend<ImportedApp['diff']>()
    expectTypeOf<WebhookView>().toExtend<Webhook>()
    expectTypeOf<DeliveryView>().toExtend<WebhookDelivery>()
    expectTypeOf<LogView>().toExtend<LoggedCall>()
    expectTypeOf<AuditView>().toExtend<AuditRow>()
    expectTypeOf<AuditProof>().toExtend<LogProof>()
    expectTypeOf<EventView>().toExtend<WebhookEvent>()
    expectTypeOf<ServiceEventType>().toEqualTypeOf<EventType>()
    expectTypeOf<FormatName>().toEqualTypeOf<ToolFormat>()
  })
})
