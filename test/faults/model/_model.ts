import type { HttpBrowser } from '../../browser-by-http.ts'
import type { Grant } from '../_provider.ts'

/** What the token endpoint does for the length of a command. */
export const MOODS: Record<string, (real: () => Response) => Promise<Response>> = {
  well: async (real) => real(),
  down: async () => new Response('down', { status: 503 }),
  garbled: async () => new Response('<html>Our best people look into it.</html>'),
  unreachable: () => Promise.reject(new TypeError('network')),
  /** Done there, and never heard of here. */
  lost: async (real) => Promise.reject(new TypeError(`network, ${real().status}`)),
}

/** Tokens, as the provider gave them last. */
export interface Held {
  readonly refreshToken: string
  readonly accessToken: string
  /** Epoch milliseconds. */
  readonly expiresAt: number
}

export interface Link {
  readonly url: string
  readonly endsAt: number
  /** The callback of the last time it was opened. */
  back?: URL
  /** Once it was taken up, nothing follows it again. */
  done?: boolean
}

/** What is to be said of a connection, after all that happened to it. */
export interface Connection {
  readonly id: string
  status: 'INITIATED' | 'ACTIVE' | 'FAILED' | 'EXPIRED'
  disabled: boolean
  isDefault: boolean
  link: Link | undefined
  /** What it becomes where nobody consents. */
  fallback: 'FAILED' | 'EXPIRED'
  grant: Grant | undefined
  held: Held | undefined
  /** Until then the token endpoint may be left alone, because it failed. */
  restUntil: number
  /** Until then a refusal may stand, because the app refuses what it gave a moment ago. */
  freshUntil: number
}

export const newConnection = (id: string): Connection => ({
  ...{ id, status: 'INITIATED', fallback: 'FAILED', disabled: false, isDefault: false },
  ...{ link: undefined, grant: undefined, held: undefined, restUntil: 0, freshUntil: 0 },
})

export interface Model {
  readonly connections: Connection[]
  /** Of the user. */
  readonly browser: HttpBrowser
}

/** How a call of the app ends, or a refresh. */
export type End = 'done' | 'refused' | 'passing' | 'gone' | 'unusable' | 'missing' | 'ambiguous'

const HOUR = 3_600_000
/** Before its end a token is replaced. */
const MARGIN = 300_000
/** No rest is longer than five minutes and a quarter. */
const REST = 376_000
/** What was renewed so shortly ago is not renewed for another refusal. */
const FRESH = 30_000

export const statusOf = ({ disabled, status }: Connection): string =>
  disabled ? 'DISABLED' : status

export const isUsable = (it: Connection): boolean => statusOf(it) === 'ACTIVE'

/** What a command does to its surroundings. */
export interface Weather {
  readonly mood: string
  /** How many calls the app answers with 401, whatever they show. */
  readonly refusals: number
}

/** What the token endpoint makes of the refresh token that is held. */
function renewal({ grant, held }: Connection, mood: string): 'renewed' | 'passing' | 'gone' {
  if (mood !== 'well') return 'passing'
  return grant?.alive && grant.refreshToken === held?.refreshToken ? 'renewed' : 'gone'
}

/** How a refresh ends that the developer asks for. To be asked before it is made. */
export function endOfRefresh(it: Connection, mood: string): End {
  if (!isUsable(it)) return unusable(it)
  const end = renewal(it, mood)
  return end === 'renewed' ? 'done' : end
}

/** Which ends a call with this connection can have. To be asked before it is made. */
export function endsOfCall(it: Connection, weather: Weather): End[] {
  if (!isUsable(it)) return [unusable(it)]
  const ends = [endOfCall(it, weather, false)]
  if (Date.now() < it.restUntil) ends.push(endOfCall(it, weather, true))
  const isTaken = it.grant?.alive && it.grant.accessToken === it.held?.accessToken
  if (Date.now() < it.freshUntil && (weather.refusals > 0 || !isTaken)) ends.push('refused')
  return ends
}

const unusable = (it: Connection): End => (statusOf(it) === 'EXPIRED' ? 'gone' : 'unusable')

function endOfCall(it: Connection, { mood, refusals }: Weather, resting: boolean): End {
  const { grant, held } = it
  const left = (held?.expiresAt ?? 0) - Date.now()
  const end = renewal(it, mood)
  let taken = grant?.alive && grant.accessToken === held?.accessToken
  if (left < MARGIN) {
    if (!resting && end === 'gone') return 'gone'
    if (left < 0 && (resting || end === 'passing')) return 'passing'
    if (!resting) taken = end === 'renewed' || (taken && mood !== 'lost')
  }
  if (taken && refusals === 0) return 'done'
  if (resting) return 'refused'
  if (end === 'renewed') return refusals > 1 ? 'refused' : 'done'
  return end === 'gone' ? 'gone' : 'refused'
}

/** Takes note of what an exchange or a refresh changed, if the endpoint was asked at all. */
export function noteAsked(it: Connection, mood: string, end: End): void {
  const { grant, held } = it
  if (mood !== 'well') it.restUntil = Date.now() + REST
  if (end === 'gone' && isUsable(it)) it.status = 'EXPIRED'
  if (!grant || grant.refreshToken === held?.refreshToken) return
  if (mood === 'lost') grant.lost = true
  else if (!grant.lost) hold(it, grant)
}

/** What the provider gave is held from here on. */
export function hold(it: Connection, grant: Grant): void {
  const { refreshToken, accessToken } = grant
  it.held = { refreshToken, accessToken, expiresAt: Date.now() + HOUR }
  it.grant = grant
  it.restUntil = 0
  it.freshUntil = Date.now() + FRESH
}

/** The one that a call means which names none, or why there is none. */
export function meant({ connections }: Model): Connection | 'missing' | 'ambiguous' {
  const usable = connections.filter(isUsable)
  if (usable.length === 0) return 'missing'
  return (usable.length === 1 ? usable[0] : usable.find((it) => it.isDefault)) ?? 'ambiguous'
}

/** Nobody consented: what was there before is there again. */
export function fallBack(it: Connection): void {
  if (it.status === 'INITIATED') it.status = it.fallback
}

/** Time went by. */
export function age({ connections }: Model): void {
  for (const it of connections) {
    if (it.link && !it.link.done && it.link.endsAt <= Date.now()) fallBack(it)
  }
}
