/** How long what is to be written waits for more of it, in milliseconds. */
export const SOON = 500
/** How often a busy object writes, in milliseconds: for each write the disk is waited for. */
export const BEAT = 5_000

/** When to write what may wait a little: soon after a silence, and once a beat where there is none. */
export class Rhythm {
  /** Epoch milliseconds. */
  #wroteAt = Number.NEGATIVE_INFINITY
  #due = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  /**
   * Sees to it that `write` is called in its time: once, however often this is.
   *
   * @param urgent do not wait for the beat
   */
  wish(write: () => void, urgent: boolean): void {
    const now = Date.now()
    const silent = Math.abs(now - this.#wroteAt) // a clock may be set back
    const wait = urgent ? SOON : Math.max(SOON, BEAT - silent)
    if (this.#timer !== undefined && this.#due <= now + wait) return
    clearTimeout(this.#timer)
    this.#due = now + wait
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      write()
    }, wait)
  }

  /** It is written now. */
  wrote(): void {
    this.#wroteAt = Date.now()
    this.rest()
  }

  /** There is nothing to write any more. */
  rest(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }
}
