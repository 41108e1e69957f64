/** What a span or a measurement is about. `undefined`: left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>

/** Something that is measured. */
export interface Instrument {
  readonly name: string
  readonly description: string
  /** UCUM. */
  readonly unit: string
  /** Of a histogram: the upper bounds of its buckets. */
  readonly bounds?: readonly number[]
}

/** In seconds, as the semantic conventions advise for HTTP. */
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] as const
const seconds = { unit: 's', bounds: BOUNDS }

/** All that is measured. */
export const INSTRUMENTS = {
  request: {
    ...{ name: 'http.server.request.duration', ...seconds },
    description: 'Requests, by method, route and status',
  },
  upstream: {
    ...{ name: 'http.client.request.duration', ...seconds },
    description: 'Requests to apps, until the headers of the answer, by app and status',
  },
  call: {
    ...{ name: 'behalf.tool_calls', unit: '{call}' },
    description: 'Calls of actions, by app and outcome',
  },
  work: {
    ...{ name: 'behalf.work.duration', ...seconds },
    description: 'Refreshes, messages of the queue and alarms, by kind, app and outcome',
  },
} as const satisfies Record<string, Instrument>

/** A point of what was measured since the last one was taken. */
export interface Point {
  readonly instrument: Instrument
  readonly attributes: Attributes
  count: number
  sum: number
  /** Of a histogram: how many fell between the bounds. */
  readonly buckets: number[]
}

/** How many kinds of points are told apart; more share one (OpenTelemetry metrics SDK, cardinality limits). */
const MOST = 2_000
const OVERFLOW: Attributes = { 'otel.metric.overflow': 'true' }

/** Adds up what happens in an isolate, from one export to the next. */
export class Meter {
  readonly #points = new Map<string, Point>()

  record(instrument: Instrument, attributes: Attributes, value: number): void {
    const point = this.#pointOf(instrument, attributes)
    point.count++
    point.sum += value
    const { bounds } = instrument
    if (!bounds) return
    const at = bounds.findIndex((bound) => value <= bound)
    const bucket = at < 0 ? bounds.length : at
    point.buckets[bucket] = (point.buckets[bucket] ?? 0) + 1
  }

  /** What was measured since this was asked last. */
  take(): Point[] {
    const points = [...this.#points.values()]
    this.#points.clear()
    return points
  }

  #pointOf(instrument: Instrument, attributes: Attributes): Point {
    const key = `${instrument.name} ${JSON.stringify(attributes)}`
    const known = this.#points.get(key)
    if (known) return known
    if (this.#points.size >= MOST && attributes !== OVERFLOW) {
      return this.#pointOf(instrument, OVERFLOW)
    }
    const buckets = new Array<number>((instrument.bounds?.length ?? -1) + 1).fill(0)
    const point = { instrument, attributes, count: 0, sum: 0, buckets }
    this.#points.set(key, point)
    return point
  }
}
