import { applyCredentials } from '../auth/apply.ts'
import type { FieldValues } from '../auth/fields.ts'
import type { Surroundings, Usable } from '../auth/scheme.ts'
import type { AppSpec } from '../catalogue/spec.ts'
import { readForeignJson } from '../core/foreign-json.ts'
import { send } from '../core/http.ts'
import { readText } from '../core/read-body.ts'
import { fillText, fillUrl } from '../core/template.ts'

/** A request that an app's spec describes, e.g. to learn whose account it is. */
interface Question {
  readonly url: string
  readonly method?: 'GET' | 'POST'
  readonly body?: unknown
}

const TIMEOUT_MS = 10_000
const MAX_BYTES = 256 * 1024

/** @returns the app's status and its answer as JSON; `undefined` where it is none */
export async function askApp(
  app: AppSpec,
  { url: template, method = 'GET', body }: Question,
  usable: Usable,
  values: FieldValues,
  { origins, now }: Surroundings,
): Promise<{ ok: boolean; status: number; answer: unknown }> {
  const url = new URL(fillUrl(template, values))
  const headers = new Headers({ accept: 'application/json' })
  for (const [name, text] of Object.entries(app.headers)) headers.set(name, fillText(text, values))
  if (body !== undefined) headers.set('content-type', 'application/json')
  const request = { url, method, headers, body: body === undefined ? null : JSON.stringify(body) }
  await applyCredentials(request, usable, now)
  const response = await send(request, { origins, hosts: [url.host], timeoutMs: TIMEOUT_MS })
  const { text } = await readText(response, MAX_BYTES)
  return { ok: response.ok, status: response.status, answer: readForeignJson(text)?.data }
}
