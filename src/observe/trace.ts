/** W3C Trace Context, level 1: version, trace, parent, flags; then what later versions may have. */
const TRACEPARENT = /^([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(-.*)?$/

/** A request's or a work's place in a trace that is kept. */
export interface Trace {
  /** 16 bytes in hex. */
  readonly id: string
  /** Of the span that this part of the trace hangs from: 8 bytes in hex. */
  readonly span: string
  /** The span of who called. */
  readonly parent: string | undefined
}

function hex(bytes: number): string {
  const random = crypto.getRandomValues(new Uint8Array(bytes))
  return [...random].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

export const newSpanId = (): string => hex(8)

interface Parent {
  readonly id: string
  readonly span: string
  readonly sampled: boolean
}

/** @returns `undefined` where the header is missing or none */
function parseTraceparent(header: string | null | undefined): Parent | undefined {
  const [, version, id = '', span = '', flags = '', more] = TRACEPARENT.exec(header ?? '') ?? []
  const known = version !== undefined && version !== 'ff' && (version !== '00' || !more)
  if (!known || /^0+$/.test(id) || /^0+$/.test(span)) return undefined
  return { id, span, sampled: (Number.parseInt(flags, 16) & 1) === 1 }
}

/**
 * A place in the caller's trace, kept or not as the caller says; else in a new one, of which this
 * share is kept (`parentbased_traceidratio`).
 *
 * @returns `undefined` where the trace is not kept
 */
export function joinTrace(header: string | null | undefined, share: number): Trace | undefined {
  const parent = parseTraceparent(header)
  if (parent) {
    return parent.sampled ? { id: parent.id, span: newSpanId(), parent: parent.span } : undefined
  }
  const id = hex(16)
  const kept = Number.parseInt(id.slice(-13), 16) < share * 2 ** 52
  return kept ? { id, span: newSpanId(), parent: undefined } : undefined
}

/** The header that takes a kept trace on. */
export const traceparentOf = ({ id, span }: Trace): string => `00-${id}-${span}-01`
