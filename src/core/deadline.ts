/**
 * Until when the parts of some work may take, one after the other. They share one timer of the
 * platform's: to set and to clear one takes longer than what most of them are for.
 */
export class Deadline {
  readonly #clock = new AbortController()
  #millis = 0
  #begun = false
  #timer: ReturnType<typeof setTimeout> | undefined

  /** Aborts what waits. It stays so. */
  get signal(): AbortSignal {
    return this.#clock.signal
  }

  /** A part begins, and the one before is over. That it took too long is noticed within twice its time. */
  start(millis: number): void {
    this.#millis = millis
    if (this.#timer === undefined) this.#arm()
    else this.#begun = true
  }

  /** Nothing waits any more, or what waits has a clock of its own. */
  rest(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #arm(): void {
    this.#begun = false
    this.#timer = setTimeout(() => {
      if (this.#begun) this.#arm()
      else this.#clock.abort()
    }, this.#millis)
  }
}
