import { base64url } from 'jose'

/** Random text in stock: one question to the CSPRNG, and one encoding, serve many ids. */
const stock = { text: '', at: 0 }
const LENGTH = 22
/** Bytes of 256 ids: three are four characters. */
const STOCKED = (256 * LENGTH * 3) / 4

/** 132 random bits in base64url, for ids that are no secrets. */
export function randomId(): string {
  if (stock.at === stock.text.length) {
    stock.text = randomToken(STOCKED)
    stock.at = 0
  }
  stock.at += LENGTH
  return stock.text.slice(stock.at - LENGTH, stock.at)
}

/** The alphabet of base64url, as texts are ordered. */
const ORDERED = '-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'
const TIME_LENGTH = 8
const newest = { now: -1, text: '' }

/**
 * 22 characters of base64url, for ids that are no secrets: of 48 bits of time, so that texts are in its
 * order, and 84 random ones (as UUIDv7 does, RFC 9562 section 5.7).
 *
 * @param now epoch milliseconds
 */
export function orderedId(now: number): string {
  if (newest.now !== now) {
    newest.now = now
    newest.text = ''
    for (let left = now, at = 0; at < TIME_LENGTH; at++, left = Math.floor(left / 64)) {
      newest.text = ORDERED.charAt(left % 64) + newest.text
    }
  }
  return newest.text + randomId().slice(TIME_LENGTH)
}

/** `bytes` random bytes from the platform's CSPRNG, in base64url without padding. */
export function randomToken(bytes: number): string {
  return base64url.encode(crypto.getRandomValues(new Uint8Array(bytes)))
}
