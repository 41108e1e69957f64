import type { Attributes, Instrument, Point } from './meter.ts'

/** OTLP over HTTP in JSON (opentelemetry-proto 1.9): ids in hex, 64-bit numbers as texts. */

/** As `SpanKind` numbers them. */
export const KIND = { internal: 1, server: 2, client: 3, consumer: 5 } as const

/** A span that ended. Times are epoch milliseconds. */
export interface Span {
  readonly trace: string
  readonly id: string
  readonly parent?: string | undefined
  readonly name: string
  readonly kind: (typeof KIND)[keyof typeof KIND]
  readonly start: number
  readonly end: number
  readonly attributes: Attributes
  readonly failed: boolean
}

const nanos = (millis: number): string => `${Math.round(millis)}000000`

const anyValue = (value: string | number) =>
  typeof value === 'string' ? { stringValue: value } : { intValue: String(value) }

const attributesOf = (attributes: Attributes) =>
  Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [{ key, value: anyValue(value) }],
  )

const spanOf = (span: Span) => ({
  traceId: span.trace,
  spanId: span.id,
  ...(span.parent && { parentSpanId: span.parent }),
  name: span.name,
  kind: span.kind,
  startTimeUnixNano: nanos(span.start),
  endTimeUnixNano: nanos(span.end),
  attributes: attributesOf(span.attributes),
  ...(span.failed && { status: { code: 2 } }),
})

/** `AGGREGATION_TEMPORALITY_DELTA` */
const DELTA = 1

function pointOf({ attributes, instrument, count, sum, buckets }: Point, from: number, to: number) {
  const point = {
    attributes: attributesOf(attributes),
    startTimeUnixNano: nanos(from),
    timeUnixNano: nanos(to),
  }
  if (!instrument.bounds) return { ...point, asInt: String(sum) }
  const bucketCounts = buckets.map(String)
  return {
    ...{ ...point, count: String(count), sum, bucketCounts },
    explicitBounds: instrument.bounds,
  }
}

function metricOf(instrument: Instrument, dataPoints: readonly object[]) {
  const { name, description, unit, bounds } = instrument
  const data = { aggregationTemporality: DELTA, dataPoints }
  return {
    ...{ name, description, unit },
    ...(bounds ? { histogram: data } : { sum: { ...data, isMonotonic: true } }),
  }
}

const SCOPE = { name: 'behalf' }

/** `ExportTraceServiceRequest` */
export const tracesRequest = (resource: Attributes, spans: readonly Span[]) => ({
  resourceSpans: [
    {
      resource: { attributes: attributesOf(resource) },
      scopeSpans: [{ scope: SCOPE, spans: spans.map(spanOf) }],
    },
  ],
})

/** `ExportMetricsServiceRequest`. @param from, to what the points tell of, in epoch milliseconds */
export function metricsRequest(
  resource: Attributes,
  points: readonly Point[],
  from: number,
  to: number,
) {
  const instruments = [...new Set(points.map(({ instrument }) => instrument))]
  const metrics = instruments.map((it) => {
    const its = points.filter(({ instrument }) => instrument === it)
    return metricOf(
      it,
      its.map((point) => pointOf(point, from, to)),
    )
  })
  return {
    resourceMetrics: [
      {
        resource: { attributes: attributesOf(resource) },
        scopeMetrics: [{ scope: SCOPE, metrics }],
      },
    ],
  }
}
