import type { IncomingHttpHeaders } from 'node:http'
import root from '@opentelemetry/otlp-transformer/build/src/generated/root.js'

/** What the collector was sent. */
export interface Collected {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly text: string
  /** How it differs from what the official definition of the message holds; empty: not at all. */
  readonly faults: string[]
}

export const collected: Collected[] = []

/** As protobufjs generates them of the official `.proto` files. */
interface MessageType {
  verify(message: object): string | null
  fromObject(object: object): object
  toObject(message: object, options: object): object
}

type Services = Record<'trace' | 'metrics', { v1: Record<string, MessageType> }>
const { collector } = (root as unknown as { opentelemetry: { proto: { collector: Services } } })
  .opentelemetry.proto

/** JSON has ids in hex (OTLP specification, "JSON Protobuf Encoding"), protobufjs expects base64. */
const withBytes = (json: unknown, from: BufferEncoding, to: BufferEncoding): unknown =>
  JSON.parse(JSON.stringify(json), (key, value: unknown) =>
    /^(?:trace|span|parentSpan)Id$/.test(key) && typeof value === 'string'
      ? Buffer.from(value, from).toString(to)
      : value,
  )

/** Reads a message by its official definition; what that does not know, or reads otherwise, is a fault. */
function faultsOf(type: MessageType | undefined, text: string): string[] {
  if (!type) return ['no such message']
  const sent = JSON.parse(text) as object
  const message = type.fromObject(withBytes(sent, 'hex', 'base64') as object)
  const broken = type.verify(message)
  const options = { longs: String, bytes: String, enums: Number }
  const understood = withBytes(type.toObject(message, options), 'base64', 'hex')
  const same = JSON.stringify(sorted(understood)) === JSON.stringify(sorted(sent))
  return [broken ?? [], same ? [] : `understood as ${JSON.stringify(understood)}`].flat()
}

/** Comparable: names in order, and no empty lists, which protobuf does not tell from none. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const kept = Object.entries(value).filter(([, it]) => !(Array.isArray(it) && it.length === 0))
  kept.sort(([a], [b]) => a.localeCompare(b))
  return Object.fromEntries(kept.map(([name, it]) => [name, sorted(it)]))
}

/** `POST /v1/traces` and `/v1/metrics`, as a collector takes them. */
export function collect(asked: {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly text: string
}): readonly [number, object] {
  const { path, headers, text } = asked
  const type =
    path === '/v1/traces'
      ? collector.trace.v1['ExportTraceServiceRequest']
      : collector.metrics.v1['ExportMetricsServiceRequest']
  collected.push({ path, headers, text, faults: faultsOf(type, text) })
  return [200, {}]
}
