import * as z from 'zod'
import type { Usable } from '../auth/scheme.ts'
import { applyCredentials, type BoundScheme } from '../auth/schemes.ts'
import type { AppSpec } from '../catalogue/spec.ts'
import { readText, send } from '../core/http.ts'
import type { Origins } from '../core/origins.ts'
import type { Account } from './connections.ts'

const Answer = z.record(z.string(), z.unknown())

/** The value at a dotted path, as text; `null` where there is none. */
function at(answer: unknown, path: string | undefined): string | null {
  let value = answer
  for (const key of path?.split('.') ?? ['']) value = Answer.safeParse(value).data?.[key]
  return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 512) : null
}

/**
 * Asks the app whose account was connected.
 *
 * @returns `null` where the app has no such endpoint, or does not answer it now: no reason to fail
 */
export async function readAccount(
  app: AppSpec,
  scheme: BoundScheme,
  usable: Usable,
  origins: Origins,
): Promise<Account | null> {
  const { identity } = app
  if (!identity) return null
  try {
    const url = new URL(identity.url)
    const request = { url, method: 'GET', headers: new Headers(app.headers) }
    applyCredentials(scheme.name, request, usable)
    const response = await send(request, { origins, hosts: [url.host], timeoutMs: 10_000 })
    const { text } = await readText(response, 256 * 1024)
    const answer: unknown = JSON.parse(text)
    const id = response.ok ? at(answer, identity.id) : null
    if (id === null) return null
    const { name, email, avatar } = identity
    return { id, name: at(answer, name), email: at(answer, email), avatar: at(answer, avatar) }
  } catch {
    return null
  }
}
