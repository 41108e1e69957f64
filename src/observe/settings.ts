/** What a deployment tells of itself, and to whom: all of it optional. */
export interface ObserveEnv {
  /** Which requests get a line in the log: `all` if not set, `errors` or `off`. */
  readonly LOG?: string
  /** `off`: lines leave the entity's id out. */
  readonly LOG_ENTITIES?: string
  /** The base URL of a collector that takes OTLP over HTTP. Not set: no telemetry. */
  readonly OTEL_EXPORTER_OTLP_ENDPOINT?: string
  /** Secret: headers for the collector, `name=value,name=value`, values percent-encoded. */
  readonly OTEL_EXPORTER_OTLP_HEADERS?: string
  /** `behalf`, if not set. */
  readonly OTEL_SERVICE_NAME?: string
  /** What else all telemetry says of this deployment: as OTEL_EXPORTER_OTLP_HEADERS, and no secret. */
  readonly OTEL_RESOURCE_ATTRIBUTES?: string
  /** Which part of the traces that begin here is kept: 0 to 1; all, if not set. */
  readonly OTEL_TRACES_SAMPLER_ARG?: string
  readonly ORIGINS?: string
}

/** Whether a request or a piece of work gets its line. */
export const isTold = ({ LOG }: ObserveEnv, failed: boolean): boolean =>
  LOG === undefined || LOG === 'all' || (LOG === 'errors' && failed)
