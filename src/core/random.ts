import { base64url } from 'jose'

/** Random bytes in stock: one question to the CSPRNG serves many ids. */
const stock = { bytes: new Uint8Array(0), at: 0 }
const STOCKED = 4096

/** 128 random bits in base64url, for ids that are no secrets. */
export function randomId(): string {
  if (stock.at + 16 > stock.bytes.length) {
    stock.bytes = crypto.getRandomValues(new Uint8Array(STOCKED))
    stock.at = 0
  }
  stock.at += 16
  return base64url.encode(stock.bytes.subarray(stock.at - 16, stock.at))
}

/** `bytes` random bytes from the platform's CSPRNG, in base64url without padding. */
export function randomToken(bytes: number): string {
  return base64url.encode(crypto.getRandomValues(new Uint8Array(bytes)))
}
