import { send } from '../core/http.ts'
import { type Origins, origins } from '../core/origins.ts'
import { tellBug } from './bug.ts'
import { type Attributes, type Instrument, Meter } from './meter.ts'
import { metricsRequest, type Span, tracesRequest } from './otlp.ts'
import type { ObserveEnv } from './settings.ts'
import { joinTrace, type Trace } from './trace.ts'

/** How long what happened waits to be exported with the rest, in milliseconds. */
const GATHER = 5_000
/** The spans that wait at most; what comes beyond is dropped. */
const MOST_SPANS = 2_000
const TIMEOUT = 10_000
/** How often a collector that fails is spoken of, in milliseconds. */
const COMPLAIN_EVERY = 60_000

/** Where telemetry goes. */
interface Collector {
  readonly url: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly origins: Origins
}

/**
 * What an isolate tells the collector. It gathers for some seconds and is sent behind an answer; what
 * the collector does not take is dropped, so that no request ever waits or fails for it.
 */
export class Telemetry {
  readonly #collector: Collector
  readonly #resource: Attributes
  readonly #share: number
  readonly #meter = new Meter()
  #spans: Span[] = []
  #dropped = 0
  /** Since when points are gathered, until when somebody stays to send them, and when it was complained. */
  #since = Date.now()
  #stayedUntil = 0
  #complainedAt = 0

  /** @param resource what all telemetry says of the deployment */
  constructor(collector: Collector, resource: Attributes, share: number) {
    this.#collector = collector
    this.#share = share
    this.#resource = { ...resource, 'service.instance.id': crypto.randomUUID() }
  }

  /** The place in a trace of a request with this `traceparent`. @returns `undefined`: it is not kept */
  join(traceparent: string | null | undefined): Trace | undefined {
    return joinTrace(traceparent, this.#share)
  }

  span(span: Span): void {
    if (this.#spans.length < MOST_SPANS) this.#spans.push(span)
    else this.#dropped++
  }

  /** @param value seconds, or how many */
  record(instrument: Instrument, attributes: Attributes, value: number): void {
    this.#meter.record(instrument, attributes, value)
  }

  /** Sees to it that somebody sends what was gathered. @param background lets work go on behind the answer */
  settle(background: (work: Promise<unknown>) => void): void {
    const now = Date.now()
    if (now < this.#stayedUntil) return
    // Values, never a promise of another request's, which may end with it.
    this.#stayedUntil = now + GATHER + TIMEOUT
    background(this.#stay())
  }

  async #stay(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, GATHER))
    this.#stayedUntil = 0
    await this.#export()
  }

  async #export(): Promise<void> {
    const now = Date.now()
    const [spans, points, since] = [this.#spans, this.#meter.take(), this.#since]
    this.#spans = []
    this.#since = now
    const traces = spans.length > 0 && this.#post('traces', tracesRequest(this.#resource, spans))
    const request = metricsRequest(this.#resource, points, since, now)
    const metrics = points.length > 0 && this.#post('metrics', request)
    await Promise.all([traces, metrics])
  }

  async #post(signal: 'traces' | 'metrics', body: object): Promise<void> {
    const { url: base, headers: given, origins } = this.#collector
    const url = new URL(`${base}/v1/${signal}`)
    const headers = new Headers({ 'content-type': 'application/json' })
    for (const [name, value] of given) headers.set(name, value)
    const request = { url, method: 'POST', headers, body: JSON.stringify(body) }
    const how = { origins, hosts: [url.host], timeoutMs: TIMEOUT, redirects: 0 }
    try {
      const response = await send(request, how)
      await response.body?.cancel()
      if (!response.ok) this.#complain(signal, new Error(`it answered ${response.status}`))
    } catch (error) {
      this.#complain(signal, error)
    }
  }

  #complain(signal: string, error: unknown): void {
    const now = Date.now()
    if (now - this.#complainedAt < COMPLAIN_EVERY) return
    this.#complainedAt = now
    const also = this.#dropped > 0 ? `, and ${this.#dropped} spans before` : ''
    this.#dropped = 0
    tellBug(`the collector did not take ${signal}, which are dropped${also}`, error)
  }
}

/** By settings. `null`: settings that cannot be used, which was said. */
const known = new Map<string, Telemetry | null>()

/**
 * The isolate's telemetry; `undefined` where it is off. Settings that make no sense turn it off, with
 * a word in the log: it is never a reason to serve nothing.
 */
export function telemetryOf(env: ObserveEnv): Telemetry | undefined {
  if (!env.OTEL_EXPORTER_OTLP_ENDPOINT) return undefined
  const key = [
    env.OTEL_EXPORTER_OTLP_ENDPOINT,
    env.OTEL_EXPORTER_OTLP_HEADERS,
    env.OTEL_SERVICE_NAME,
    env.OTEL_RESOURCE_ATTRIBUTES,
    env.OTEL_TRACES_SAMPLER_ARG,
  ].join('\n')
  const found = known.get(key)
  if (found !== undefined) return found ?? undefined
  const made = make(env, env.OTEL_EXPORTER_OTLP_ENDPOINT)
  known.set(key, made)
  return made ?? undefined
}

function make(env: ObserveEnv, endpoint: string): Telemetry | null {
  try {
    const share = Number(env.OTEL_TRACES_SAMPLER_ARG ?? 1)
    if (!(share >= 0 && share <= 1)) throw new RangeError('OTEL_TRACES_SAMPLER_ARG: 0 to 1')
    const collector = {
      url: new URL(endpoint).href.replace(/\/+$/, ''),
      headers: pairsOf(env.OTEL_EXPORTER_OTLP_HEADERS, 'OTEL_EXPORTER_OTLP_HEADERS'),
      origins: origins(env.ORIGINS),
    }
    const said = pairsOf(env.OTEL_RESOURCE_ATTRIBUTES, 'OTEL_RESOURCE_ATTRIBUTES')
    const resource = { 'service.name': 'behalf', ...Object.fromEntries(said) }
    const { OTEL_SERVICE_NAME: service } = env
    return new Telemetry(
      collector,
      { ...resource, ...(service && { 'service.name': service }) },
      share,
    )
  } catch (error) {
    tellBug('telemetry is off, for its settings cannot be used', error)
    return null
  }
}

/** The `name=value` pairs of a setting (W3C Baggage's form). */
function pairsOf(text = '', setting: string): [name: string, value: string][] {
  const pairs = text.split(',').filter((pair) => pair.trim() !== '')
  return pairs.map((pair) => {
    const at = pair.indexOf('=')
    if (at < 1) throw new Error(`${setting}: name=value,name=value`)
    return [pair.slice(0, at).trim(), decodeURIComponent(pair.slice(at + 1).trim())]
  })
}
