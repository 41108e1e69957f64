import { digest } from '../core/digest.ts'
import { ServiceError } from '../core/errors.ts'
import type { EntityId } from '../core/ids.ts'
import {
  type Arrival,
  type AttemptRow,
  EXCHANGE_LIMIT,
  findLink,
  type LinkRow,
  type Visit,
} from './links.ts'
import { newNonce } from './offer.ts'
import { sealContext, type World } from './world.ts'

/** What the developer's server says: whose session the browser has that came back from the app. */
export interface Confirmation {
  readonly confirms: EntityId
}

/** A callback that waits for it. Its code is not redeemed before. */
interface HeldCallback {
  readonly attempt: AttemptRow
  readonly callback: Arrival
}

/** Keeps a callback for two minutes, sealed. @returns the nonce that the browser takes to the developer */
export async function holdCallback(
  world: World,
  { connection }: LinkRow,
  held: HeldCallback,
): Promise<string> {
  const { nonce, hash } = await newNonce()
  const sealed = await (await world.ring()).seal(held, contextOf(world, connection))
  const update = 'UPDATE link SET confirm = ?, held = ? WHERE connection = ?'
  world.sql.exec(update, hash, sealed, connection)
  return nonce
}

/**
 * The callback that a nonce belongs to. From here on it can't be had again, whoever asks.
 *
 * @throws {ServiceError} `confirmation-unknown`
 */
export async function takeHeld(
  world: World,
  { connection, nonce }: Visit,
  now: number,
): Promise<{ link: LinkRow; held: HeldCallback }> {
  const hash = await digest(nonce)
  const link = findLink(world.sql, connection)
  const sealed = link?.held
  if (!sealed || link.confirm !== hash || (link.done_at ?? 0) + EXCHANGE_LIMIT <= now) {
    const detail = 'nothing waits for this confirmation: it was given already, or is over'
    throw new ServiceError('confirmation-unknown', detail)
  }
  world.sql.exec('UPDATE link SET held = NULL WHERE connection = ?', connection)
  const held = await (await world.ring()).unseal(sealed, contextOf(world, connection))
  return { link, held: held as HeldCallback } // as sealed above
}

const contextOf = (world: World, connection: string) =>
  sealContext(world, connection, 'held-callback')
