/** One request to the app, with the user's credentials put on by the caller. */
export interface AppRequest {
  /** GET if not given. */
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** A path below the app's base URL, or a whole URL on one of the app's hosts. */
  readonly path: string
  /** `undefined` values are left out; arrays repeat the parameter. */
  readonly query?: Readonly<Record<string, unknown>>
  /** Sent as JSON. */
  readonly body?: unknown
}

/**
 * Sends it and answers the parsed JSON (text where it is not JSON, `null` where it is empty).
 * Anything but a 2xx throws, and ends the action with the app's own error.
 */
export type Call = (request: AppRequest) => Promise<unknown>

/** An action as code: validated arguments in, data for the model out. No state, no other I/O. */
export type ActionFunction = (
  args: Readonly<Record<string, unknown>>,
  call: Call,
) => Promise<unknown>
