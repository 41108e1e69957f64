import { ServiceError } from '../../core/errors.ts'
import { toBase64 } from './base64.ts'

const refuse = (argument: string, remedy: string): never => {
  throw new ServiceError('invalid-arguments', `argument ${argument} ${remedy}`)
}

const CONTROL = /(?!\t)[\p{Cc}\u2028\u2029]/u

/** Lets no value into a header that could begin another header (CWE-93). */
export const oneLine = (value: string, argument: string): string =>
  CONTROL.test(value) ? refuse(argument, 'must be one line without control characters') : value

/** Bytes in one encoded word: 52 characters of base64, so that even `Subject: ` leaves 76. */
const WORD_BYTES = 39

/**
 * A header's text in ASCII: as it is, or as encoded words, none of which cuts a character in two
 * (RFC 2047 sections 2 and 5).
 */
export const headerText = (text: string): string => {
  if (/^[\x20-\x7e]*$/.test(text) && !text.includes('=?') && text.length <= 900) return text
  const encoder = new TextEncoder()
  const words: string[] = []
  let word = ''
  for (const character of text) {
    if (encoder.encode(word + character).length > WORD_BYTES) {
      words.push(word)
      word = ''
    }
    word += character
  }
  return [...words, word]
    .map((part) => `=?UTF-8?B?${toBase64(encoder.encode(part))}?=`)
    .join('\r\n ')
}

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`

// ASCII only, and nothing that needs quotes: Gmail's addresses and nearly everybody's.
const ADDRESS = /^[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9.-]+$/

/** One mailbox for a header: `ada@example.com` or `"Ada" <ada@example.com>` (RFC 5322 3.4). */
const mailbox = (text: string, argument: string): string => {
  const named = /^([^<>]*)<([^<>]*)>$/.exec(text)
  const address = (named?.[2] ?? text).trim()
  if (!ADDRESS.test(address) || address.length > 320) {
    refuse(argument, 'must hold e-mail addresses such as ada@example.com or Ada <ada@example.com>')
  }
  const name = (named?.[1] ?? '')
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .replace(/\\(.)/g, '$1')
  if (name === '') return address
  const phrase = headerText(name)
  return `${phrase === name ? quoted(name) : phrase} <${address}>`
}

/**
 * The mailboxes of an argument, ready for a header. A text may hold several between commas, since
 * models write them so; commas in quotes are part of a name.
 */
export const mailboxes = (value: string | readonly string[], argument: string): string[] =>
  [value]
    .flat()
    .flatMap((text) => oneLine(text, argument).match(/(?:"(?:[^"\\]|\\.)*"|[^,"])+/g) ?? [])
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => mailbox(text, argument))
