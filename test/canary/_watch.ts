import { listDurableObjectIds, runInDurableObject } from 'cloudflare:test'
import { expect, vi } from 'vitest'
import type { Visited } from '../browser-by-http.ts'
import { type Answer, call, ORIGIN } from '../worker.ts'
import { collected, control, settings, toldToEndpoints } from './_stand-in.ts'

/** Something that was told, and where. */
interface Told {
  readonly sink: string
  readonly text: string
}

/** Secrets by what they are; each is random. */
const secrets = new Map<string, string>()
const told: Told[] = []

const random = () => btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(21))))

/** A new secret. @param odd whether it has what must be escaped: a quote, a backslash, signs, an umlaut */
export function canary(kind: string, odd = false): string {
  const made = odd ? `"\\${random()}<&> %ü` : random().replaceAll(/[+/=]/g, 'x')
  return guard(kind, made)
}

/** A secret that somebody else made. */
export function guard(kind: string, secret: string): string {
  secrets.set(secret, kind)
  return secret
}

export const note = (sink: string, text: string): void => {
  told.push({ sink, text })
}

const headersOf = (headers: Headers): string => JSON.stringify([...headers])

/** Calls the API, and looks at all that it answers. */
export async function ask(
  key: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const answer = await call(key, method, path, body, headers)
  const said = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body)
  const sink = `${method} ${path.replace(/\?.*/, '')} ${answer.status}`
  note(sink, `${said}\n${headersOf(answer.headers)}`)
  return answer
}

/** A page of ours, with its headers. */
export function seen(page: Visited, sink: string): Visited {
  if (page.url.origin === ORIGIN) note(`page ${sink}`, `${page.text}\n${headersOf(page.headers)}`)
  return page
}

const worded = (it: unknown): string =>
  it instanceof Error ? `${it.stack} ${it.cause}` : typeof it === 'string' ? it : JSON.stringify(it)

/** Listens to the console and the queue. */
export function listen(): void {
  for (const level of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const) {
    vi.spyOn(console, level).mockImplementation((...said: unknown[]) =>
      note(`console.${level}`, said.map(worded).join(' ')),
    )
  }
  const { EVENTS } = settings
  const { send, sendBatch } = EVENTS
  vi.spyOn(EVENTS, 'send').mockImplementation((body, options) => {
    note('queue', JSON.stringify(body))
    return send.call(EVENTS, body, options)
  })
  vi.spyOn(EVENTS, 'sendBatch').mockImplementation((messages, options) => {
    const all = [...messages]
    note('queue', JSON.stringify(all))
    return sendBatch.call(EVENTS, all, options)
  })
}

const asText = (value: unknown): unknown =>
  value instanceof ArrayBuffer ? new TextDecoder('latin1').decode(value) : value

/** Every value of every table and key of an object. */
const dump = (object: DurableObjectStub): Promise<string> =>
  runInDurableObject(object, async (_, { storage }) => {
    const query = `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'`
    const tables = storage.sql.exec<{ name: string }>(query).toArray()
    const rows = tables.map(({ name }) => [
      name,
      storage.sql.exec(`SELECT * FROM "${name}"`).toArray(),
    ])
    const kept = [...(await storage.list())]
    return JSON.stringify([rows, kept], (_key, value) => asText(value))
  })

/** What was found in a store, so that it is looked through again only when it changed. */
const known = new Map<string, string>()

function noteStore(sink: string, name: string, text: string): void {
  if (known.get(`${sink} ${name}`) === text) return
  known.set(`${sink} ${name}`, text)
  note(sink, text)
}

/** Looks at everything that is kept: objects and KV. */
export async function lookAtStores(): Promise<number> {
  let objects = 0
  for (const name of ['ENTITIES', 'PROJECTS'] as const) {
    const namespace = settings[name] as unknown as DurableObjectNamespace
    for (const id of await listDurableObjectIds(namespace)) {
      noteStore(`storage of ${name}`, id.toString(), await dump(namespace.get(id)))
      objects++
    }
  }
  const { SPECS } = settings
  for (const { name, metadata } of (await SPECS.list()).keys) {
    noteStore('KV', name, `${name} ${JSON.stringify(metadata)} ${await SPECS.get(name)}`)
  }
  return objects
}

/** What the collector was sent so far; of its own key it is told on purpose. */
export async function lookAtTelemetry(): Promise<number> {
  const got = await collected()
  for (const { path, text } of got) note(`telemetry ${path}`, text)
  return got.length
}

/** What the developer's endpoints were sent so far. @returns how much */
export async function lookAtEndpoints(): Promise<number> {
  const got = await toldToEndpoints()
  for (const { path, text } of got) note(`webhook ${path}`, text)
  return got.length
}

/** Secrets that the app minted or was shown: tokens, codes, verifiers, assertions. */
export async function learnSecrets(): Promise<void> {
  for (const [kind, secret] of (await control('secrets')) as [string, string][]) {
    if (!secrets.has(secret)) guard(kind, secret)
  }
}

const bytesOf = (text: string): string =>
  Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('')

/** Base64 of the text wherever it stands in what was encoded, less what its neighbours change. */
const base64s = (text: string): string[] =>
  [0, 1, 2].map((shift) => {
    const whole = btoa('\0'.repeat(shift) + bytesOf(text)).replace(/=+$/, '')
    return whole.slice(shift === 0 ? 0 : shift + 1, -2)
  })

const hexOf = (text: string): string =>
  Array.from(new TextEncoder().encode(text), (byte) => byte.toString(16).padStart(2, '0')).join('')

const htmlOf = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** The spellings that a secret may leak in. */
function formsOf(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1)
  const base64 = base64s(secret)
  const forms = [
    ...[secret, json, JSON.stringify(json).slice(1, -1), json.replaceAll('/', '\\/')],
    ...[encodeURIComponent(secret), new URLSearchParams({ x: secret }).toString().slice(2)],
    ...[...base64, ...base64.map((it) => it.replaceAll('+', '-').replaceAll('/', '_'))],
    ...[hexOf(secret), htmlOf(secret), [...secret].reverse().join('')],
  ]
  return [...new Set(forms)].filter((form) => form.length >= 8)
}

/** Where a secret may stand on purpose: its kind, the place, and why. */
export type Allowed = readonly (readonly [kind: RegExp, sink: RegExp, why: string])[]

/** How much of what was told was looked through for a secret. */
const lookedThrough = new Map<string, number>()

/** What stands somewhere that it may not, of what was told since; each place once, and no secret. */
export function leaks(allowed: Allowed): string[] {
  const found = new Set<string>()
  for (const [secret, kind] of secrets) {
    const forms = formsOf(secret)
    const fresh = told.slice(lookedThrough.get(secret) ?? 0)
    lookedThrough.set(secret, told.length)
    for (const { sink, text } of fresh) {
      if (!forms.some((form) => text.includes(form))) continue
      if (!allowed.some(([what, where]) => what.test(kind) && where.test(sink))) {
        found.add(`${kind} in ${sink}`)
      }
    }
  }
  return [...found]
}

/** The kinds of secrets that were looked for, and the places that were looked at. */
export const looked = () => ({
  kinds: [...new Set(secrets.values())].sort(),
  sinks: [...new Set(told.map(({ sink }) => sink))].sort(),
})

/** That the search finds what is there, in each of its spellings. */
export function expectSharpEyes(): void {
  const secret = canary('a test of the search', true)
  for (const form of formsOf(secret)) {
    lookedThrough.delete(secret)
    note('a test of the search', `before${form}after`)
    expect(leaks([[/^(?!a test)/, /./, '']]), form).toEqual([
      'a test of the search in a test of the search',
    ])
    told.pop()
  }
  secrets.delete(secret)
}
