/** Not part of a value (RFC 9110 section 5.5). */
const AROUND = /^[\t\n\r ]+|[\t\n\r ]+$/g
const NEVER = /[\0\r\n]/

/**
 * Headers of a request that is being made. The platform's own live outside the engine's heap: to make
 * and to collect them took a tenth of a tool call.
 */
export class HeaderFields {
  /** By the name in lower case; names leave as they were written. */
  readonly #fields: Map<string, readonly [name: string, value: string]> = new Map()

  /** @param from which is copied */
  constructor(from: HeaderFields | Iterable<readonly [name: string, value: string]> = []) {
    if (from instanceof HeaderFields) this.#fields = new Map(from.#fields)
    else for (const [name, value] of from) this.set(name, value)
  }

  get(name: string): string | null {
    return this.#fields.get(name.toLowerCase())?.[1] ?? null
  }

  has(name: string): boolean {
    return this.#fields.has(name.toLowerCase())
  }

  /** What is not Latin-1 leaves as UTF-8, as it came. @throws {TypeError} where a value has a line break */
  set(name: string, value: string): void {
    const text = value.replace(AROUND, '')
    if (NEVER.test(text)) throw new TypeError(`the header ${name} is more than one line`)
    this.#fields.set(name.toLowerCase(), [name, text])
  }

  delete(name: string): void {
    this.#fields.delete(name.toLowerCase())
  }

  /** Names are in lower case. */
  *[Symbol.iterator](): IterableIterator<[string, string]> {
    for (const [name, [, value]] of this.#fields) yield [name, value]
  }

  /** As `fetch` takes them. */
  asInit(): Record<string, string> {
    return Object.fromEntries(this.#fields.values())
  }
}
