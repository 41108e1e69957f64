import { vi } from 'vitest'

/** What stands under a URL: an object is JSON with status 200. */
export type Page = object | (() => Response)

/** An outside world of pages; everything else is 404. @returns the URLs that were asked for, in order */
export function pages(known: Record<string, Page>): string[] {
  const asked: string[] = []
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input) => {
    asked.push(String(input))
    const page = known[String(input)]
    if (!page) return new Response('<h1>not here</h1>', { status: 404 })
    return typeof page === 'function' ? (page as () => Response)() : Response.json(page)
  })
  return asked
}
