import type { FieldValues } from '../auth/fields.ts'
import { digest } from '../core/digest.ts'
import { randomToken } from '../core/random.ts'
import type { ConnectionRow } from './connections.ts'
import {
  type AttemptRow,
  findLink,
  joinLink,
  LINK_LIFETIME,
  type LinkRow,
  putLink,
} from './links.ts'
import { sealContext, type World } from './world.ts'

/** 256 random bits, of which only the hash is kept. */
export async function newNonce(): Promise<{ nonce: string; hash: string }> {
  const nonce = randomToken(32)
  return { nonce, hash: await digest(nonce) }
}

/** What a link is to do. */
interface Offer {
  readonly callback: string
  readonly returnUrl: string | null
  readonly opener: string | null
  /** How long the link works, in milliseconds; ten minutes if not given. */
  readonly lifetime?: number | undefined
  /** What the connection falls back to if the user does not consent; `null`: as an older link has it. */
  readonly previous: ConnectionRow | null
  /** The developer's server confirms whose browser comes back, in place of a cookie. */
  readonly confirm?: boolean | undefined
  /** Asked for in place of the integration's. */
  readonly scopes?: readonly string[] | undefined
  /** Fields of the user that were given already, and count once there is consent. */
  readonly fields?: FieldValues | undefined
}

/**
 * Makes the link under which the user will be asked, in place of an older one; where scopes are asked
 * for, an older one that does the same is joined.
 *
 * @returns the nonce that opens it
 */
export async function offerLink(
  world: World,
  connection: string,
  offer: Offer,
  now: number,
): Promise<string> {
  const { nonce, hash } = await newNonce()
  const { callback, previous, scopes, returnUrl, opener, fields = {} } = offer
  const ring = await world.ring()
  const context = sealContext(world, connection, 'link-nonce')
  const sealedNonce = scopes ? await ring.seal(nonce, context) : null
  const given = Object.keys(fields).length > 0
  const sealedFields = given ? await sealFields(world, connection, fields) : null
  const older = scopes && joinLink(world.sql, connection, { scopes, returnUrl, opener }, now)
  if (older) return (await ring.unseal(older, context)) as string // as sealed
  putLink(world.sql, {
    connection,
    hash,
    callback,
    scopes: scopes ? JSON.stringify(scopes) : null,
    nonce: sealedNonce,
    fields: sealedFields,
    return_url: returnUrl,
    opener,
    previous: previous
      ? JSON.stringify({ status: previous.status, reason: previous.reason })
      : (findLink(world.sql, connection)?.previous ?? null),
    confirm: offer.confirm ? '' : null,
    expires_at: now + Math.min(offer.lifetime ?? LINK_LIFETIME, LINK_LIFETIME),
  })
  return nonce
}

/** Fields wait for consent with their link: until then a connection goes on with its old ones. */
export const sealFields = async (world: World, connection: string, fields: FieldValues) =>
  (await world.ring()).seal(fields, sealContext(world, connection, 'link-fields'))

/** The fields that wait with a link. */
export async function openFields(world: World, link: LinkRow): Promise<FieldValues> {
  if (link.fields === null) return {}
  const ring = await world.ring()
  const context = sealContext(world, link.connection, 'link-fields')
  return (await ring.unseal(link.fields, context)) as FieldValues // as sealed
}

/** What one trip of the browser must come back to: two tabs may have set out with other fields. */
interface Trip {
  /** What the scheme wants back. */
  readonly kept: string
  readonly fields: FieldValues
}

export const sealTrip = async (world: World, connection: string, trip: Trip): Promise<string> =>
  (await world.ring()).seal(trip, sealContext(world, connection, 'attempt'))

export async function openTrip(world: World, { connection, kept }: AttemptRow): Promise<Trip> {
  const ring = await world.ring()
  return (await ring.unseal(kept, sealContext(world, connection, 'attempt'))) as Trip // as sealed
}
