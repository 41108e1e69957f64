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

/** `bytes` random bytes from the platform's CSPRNG, in base64url without padding. */
export function randomToken(bytes: number): string {
  return base64url.encode(crypto.getRandomValues(new Uint8Array(bytes)))
}
