import { fromBase64 } from './base64.ts'

const bytesOf = (encoding: string, text: string): Uint8Array | undefined => {
  if (encoding.toUpperCase() === 'B') return fromBase64(text)
  const binary = text
    .replaceAll('_', ' ')
    .replace(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}

/**
 * A header's text as its reader sees it (RFC 2047). Gmail decodes most headers itself; what it left
 * is decoded here, so that an answer does not encode it twice. What cannot be decoded stays.
 */
export const decodeWords = (header: string): string =>
  header
    .replace(/(=\?[^?\s]+\?[bq]\?[^?\s]*\?=)\s+(?==\?)/gi, '$1')
    .replace(/=\?([\w-]+)(?:\*[\w-]+)?\?([bq])\?([^?\s]*)\?=/gi, (all, charset, encoding, text) => {
      try {
        const bytes = bytesOf(encoding, text)
        return bytes ? new TextDecoder(charset).decode(bytes) : all
      } catch {
        return all
      }
    })
