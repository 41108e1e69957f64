/** One page of a list. `for await` goes on through the pages that follow. */
export class Page<T> implements AsyncIterable<T> {
  readonly items: readonly T[]
  /** For the page after it; `null` at the end. */
  readonly nextCursor: string | null
  readonly #read: (cursor: string) => Promise<PageView<T>>

  constructor({ items, nextCursor }: PageView<T>, read: (cursor: string) => Promise<PageView<T>>) {
    this.items = items
    this.nextCursor = nextCursor
    this.#read = read
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    let page: PageView<T> = { items: this.items, nextCursor: this.nextCursor }
    yield* page.items
    while (page.nextCursor !== null) {
      page = await this.#read(page.nextCursor)
      yield* page.items
    }
  }
}

/** As the service answers it. */
export interface PageView<T> {
  readonly items: readonly T[]
  readonly nextCursor: string | null
}

export interface Paging {
  /** How many a page. */
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
}

/** Reads a list. @param read one page of it, the first one where no cursor is given */
export async function paged<T>(
  read: (cursor: string | undefined) => Promise<PageView<T>>,
  cursor?: string,
): Promise<Page<T>> {
  return new Page(await read(cursor), read)
}
