import type { Page } from '../sdk/page.ts'

/** How many a page, where all are wanted. */
export const PAGE_SIZE = 200

/** All items of a list, page after page. @param most stop there */
export async function collect<T>(
  page: Promise<Page<T>>,
  most = Number.POSITIVE_INFINITY,
): Promise<T[]> {
  const items: T[] = []
  for await (const item of await page) {
    if (items.length >= most) break
    items.push(item)
  }
  return items
}
