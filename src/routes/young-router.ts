import type { Result, Router } from 'hono/router'
import { RegExpRouter } from 'hono/router/reg-exp-router'
import { TrieRouter } from 'hono/router/trie-router'

/** How many requests are routed by the tree: together they cost less than the regular expression. */
export const YOUTH = 100

/**
 * Hono's fastest router makes one regular expression a method of all routes, which is half of the
 * work of an isolate's first request. So the first requests walk a tree of routes, and the
 * expressions are made for an isolate that stays.
 */
export class YoungRouter<T> implements Router<T> {
  name = 'YoungRouter'
  readonly #routes: [method: string, path: string, handler: T][] = []
  #tree: TrieRouter<T> | undefined
  #asked = 0

  add(method: string, path: string, handler: T): void {
    if (this.#asked > 0) throw new Error('routes are added before the first request')
    this.#routes.push([method, path, handler])
  }

  match(method: string, path: string): Result<T> {
    if (this.#asked++ === YOUTH) return this.#grown().match(method, path)
    this.#tree ??= this.#filled(new TrieRouter<T>())
    return this.#tree.match(method, path)
  }

  #grown(): Router<T> {
    const grown = this.#filled(new RegExpRouter<T>())
    this.match = (method, path) => grown.match(method, path)
    this.#tree = undefined
    this.#routes.length = 0
    return grown
  }

  #filled<R extends Router<T>>(router: R): R {
    for (const [method, path, handler] of this.#routes) router.add(method, path, handler)
    return router
  }
}
