/** RFC 9110 section 5.5, as the platform's own headers take it. */
const AROUND = /^[\t\n\r ]+|[\t\n\r ]+$/g
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/

/**
 * Headers of a request that is being made. The platform's own live outside the engine's heap: each
 * of them costs as much as the rest of a small request.
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

  /** @throws {TypeError} where a value has a line break, or what is not Latin-1 */
  set(name: string, value: string): void {
    const text = value.replace(AROUND, '')
    if (!VALUE.test(text))
      throw new TypeError(`the value of the header ${name} is not Latin-1 text`)
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
