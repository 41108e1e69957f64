/** Base64 of bytes, in pieces, since a spread of a large array overflows the stack. */
export const toBase64 = (bytes: Uint8Array): string => {
  let binary = ''
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  }
  return btoa(binary)
}

/** Without padding, as Gmail wants a message in `raw` (RFC 4648 section 5). */
export const toBase64Url = (bytes: Uint8Array): string =>
  toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')

/** Takes both alphabets, padded or not, with line breaks; `undefined` where it is neither. */
export const fromBase64 = (text: string): Uint8Array | undefined => {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    return Uint8Array.from(binary, (character) => character.charCodeAt(0))
  } catch {
    return undefined
  }
}

/** The bytes as text, where they are UTF-8 and bear no control characters but white space. */
export const plainText = (bytes: Uint8Array): string | undefined => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
    return /(?![\t-\r])\p{Cc}/u.test(text) ? undefined : text
  } catch {
    return undefined
  }
}
