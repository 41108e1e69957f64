import { joined } from '../core/read-body.ts'
import type { LoadedFile } from './files.ts'

/** A part of a multipart body (RFC 2046 section 5.1). */
export interface Part {
  /** Each a header's line, without its end. */
  readonly headers: readonly string[]
  readonly content: string | Uint8Array
}

/** In quotes, as browsers escape a name (WHATWG HTML, section 4.10.21.8). */
const quoted = (text: string): string =>
  `"${text.toWellFormed().replaceAll('\0', '').replaceAll('\n', '%0A').replaceAll('\r', '%0D').replaceAll('"', '%22')}"`

/** A field of a form (RFC 7578 section 4.2). */
export const fieldPart = (name: string, text: string, type?: string): Part => ({
  headers: [
    `Content-Disposition: form-data; name=${quoted(name)}`,
    ...(type ? [`Content-Type: ${type}`] : []),
  ],
  content: text,
})

/** A file of a form. */
export const filePart = (name: string, file: LoadedFile): Part => ({
  headers: [
    `Content-Disposition: form-data; name=${quoted(name)}; filename=${quoted(file.name)}`,
    `Content-Type: ${file.mimetype ?? file.likelyType}`,
  ],
  content: file.bytes,
})

/** The parts as one body, and what stands between them: random, so that no content can hold it. */
export function multipart(parts: readonly Part[]): {
  boundary: string
  bytes: Uint8Array<ArrayBuffer>
} {
  const boundary = `part-${crypto.randomUUID()}`
  const encoder = new TextEncoder()
  const pieces = parts.flatMap(({ headers, content }) => [
    encoder.encode(`--${boundary}\r\n${headers.join('\r\n')}\r\n\r\n`),
    typeof content === 'string' ? encoder.encode(content) : content,
    encoder.encode('\r\n'),
  ])
  pieces.push(encoder.encode(`--${boundary}--\r\n`))
  return { boundary, bytes: joined(pieces) }
}
