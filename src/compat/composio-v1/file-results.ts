import type { Context } from 'hono'
import * as z from 'zod'
import { readAction } from '../../catalogue/catalogue.ts'
import { fromBase64 } from '../../catalogue/functions/base64.ts'
import { methodOf } from '../../catalogue/places.ts'
import type { ActionSpec, AppSpec } from '../../catalogue/spec.ts'
import type { EntityId } from '../../core/ids.ts'
import { type KeptFile, MAX_FILE } from '../../entity/kept-files.ts'
import { readArguments } from '../../execute/arguments.ts'
import { buildRequest } from '../../execute/build-request.ts'
import { type CallSite, openSession, type ToolCall } from '../../execute/execute.ts'
import { sendAs } from '../../execute/send-as.ts'
import type { AppEnv } from '../../routes/context.ts'
import { FILE_RESULT } from './action-view.ts'
import { boundedBytes, keepResult } from './files.ts'

/** What a call answers in place of bytes. */
const BinaryNote = z.lazy(() =>
  z.strictObject({
    contentType: z.string(),
    size: z.number().nullable(),
    note: z.string(),
  }),
)

/** What our functions answer for a file that is not text. */
const Encoded = z.lazy(() => z.looseObject({ content: z.string(), encoding: z.literal('base64') }))

/** The result with its file in it, where it is one: the SDKs fetch it from the URL that is named. */
export async function withFileResult(
  c: Context<AppEnv>,
  site: CallSite,
  entity: EntityId,
  call: ToolCall,
  data: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const { app, action } = await readAction(site.library, call.action)
  const unread = BinaryNote.safeParse(data).success
  const file = unread ? await fetched(site, call, app, action) : decoded(action, data)
  if (!file || file.bytes.length > MAX_FILE) return data
  const { content: _, encoding: __, note: ___, ...rest } = data
  return { ...rest, [FILE_RESULT]: await keepResult(c, entity, file) }
}

function decoded({ run }: ActionSpec, data: Record<string, unknown>): KeptFile | undefined {
  const read = Encoded.safeParse(data)
  const bytes = run !== undefined && read.success ? fromBase64(read.data.content) : undefined
  if (!bytes) return undefined
  const told = (...names: string[]) =>
    names.map((name) => data[name]).find((value) => typeof value === 'string') as string | undefined
  return {
    name: plainName(told('name', 'file_name', 'fileName', 'filename') ?? 'file'),
    mimetype:
      told('mimetype', 'mimeType', 'mime_type', 'contentType') ?? 'application/octet-stream',
    bytes: new Uint8Array(bytes),
  }
}

/**
 * The bytes that a call did not read, by the same request once more. Reading twice changes nothing
 * where the request is a GET; others are left alone.
 */
async function fetched(
  site: CallSite,
  call: ToolCall,
  app: AppSpec,
  action: ActionSpec,
): Promise<KeptFile | undefined> {
  if (action.run !== undefined || methodOf(action) !== 'GET') return undefined
  const rules = await site.permissions.rulesOf(app.slug)
  const session = await openSession(site, app, call.connectionId, { action, rules })
  const args = readArguments(action, call.arguments)
  const response = await sendAs(session, buildRequest(session.app, action, args))
  if (!response.ok) await response.body?.cancel()
  const bytes = response.ok ? await boundedBytes(response) : undefined
  if (!bytes) return undefined
  const mimetype = response.headers.get('content-type') ?? 'application/octet-stream'
  return { name: nameOf(app, action, response.headers), mimetype, bytes }
}

/** What the app calls it (RFC 6266), else the action's name. */
function nameOf({ slug }: AppSpec, { name }: ActionSpec, headers: Headers): string {
  const disposition = headers.get('content-disposition') ?? ''
  const [, quoted, bare] = /filename="?(?:([^";]+)"|([^";\s]+))/i.exec(disposition) ?? []
  return plainName(quoted ?? bare ?? `${slug}-${name.toLowerCase()}`)
}

/** The Python SDK writes the file under this name: no way up, no folder. */
const plainName = (name: string): string =>
  name
    .replace(/[/\\\p{Cc}]/gu, '_')
    .replace(/^\.+/, '_')
    .slice(0, 200) || 'file'
