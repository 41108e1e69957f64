/**
 * Runs at most one `work` per key at a time; callers who come meanwhile share its outcome, success
 * or failure. Two refreshes in parallel would burn a rotated refresh token (RFC 9700 section
 * 4.14.2), so a token is refreshed only through here.
 *
 * Use it inside a Durable Object only: a promise made in one Worker request may never settle for
 * another one, whereas all requests of one object share its I/O context.
 */
export class SingleFlight<Key, Value> {
  readonly #inFlight = new Map<Key, Promise<Value>>()

  run(key: Key, work: () => Promise<Value>): Promise<Value> {
    const running = this.#inFlight.get(key)
    if (running) return running
    const flight = work().finally(() => this.#inFlight.delete(key))
    this.#inFlight.set(key, flight)
    return flight
  }
}
