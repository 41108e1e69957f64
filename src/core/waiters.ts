/** Waits for whichever connection changes. */
export const ANY = '*'

/** Requests that wait for a connection to change, in the object's memory. */
export class Waiters {
  readonly #waiting = new Map<string, Set<() => void>>()

  /** Resolves when the connection changes, or after `millis`. */
  wait(id: string, millis: number): Promise<void> {
    return new Promise((resolve) => {
      const waiters = this.#waiting.get(id) ?? new Set()
      this.#waiting.set(id, waiters)
      const done = () => {
        clearTimeout(timer)
        waiters.delete(done)
        resolve()
      }
      const timer = setTimeout(done, millis)
      waiters.add(done)
    })
  }

  wake(id: string): void {
    for (const name of [id, ANY]) {
      for (const done of this.#waiting.get(name) ?? []) done()
      this.#waiting.delete(name)
    }
  }
}
