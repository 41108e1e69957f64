import * as z from 'zod'
import type { NumberedPage } from './request.ts'

/** A list as both SDKs read it; neither ever asks for a second page. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), page: z.number().int(), totalPages: z.number().int() })

/** All rows, or the page that was asked for. */
export function list<T>(all: readonly T[], asked: NumberedPage | undefined) {
  if (!asked) return { items: all, page: 1, totalPages: 1 }
  const { page, pageSize } = asked
  const totalPages = Math.max(1, Math.ceil(all.length / pageSize))
  return { items: all.slice((page - 1) * pageSize, page * pageSize), page, totalPages }
}

/** All that comes in batches. */
export async function collected<T>(batches: AsyncIterable<readonly T[]>): Promise<T[]> {
  const all: T[] = []
  for await (const batch of batches) all.push(...batch)
  return all
}

/** A list of any length, written as it is read: only one batch of it is in memory at a time. */
export async function streamedList(batches: AsyncIterable<readonly unknown[]>): Promise<Response> {
  const rows = written(batches)
  let next = await rows.next() // what fails before it begins is an error, and no broken list
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (next.done) return controller.close()
      controller.enqueue(encoder.encode(next.value))
      next = await rows.next()
    },
    async cancel() {
      await rows.return(undefined)
    },
  })
  return new Response(body, { headers: { 'content-type': 'application/json' } })
}

async function* written(batches: AsyncIterable<readonly unknown[]>): AsyncGenerator<string> {
  let before = '{"items":['
  for await (const batch of batches) {
    if (batch.length === 0) continue
    yield before + JSON.stringify(batch).slice(1, -1)
    before = ','
  }
  yield `${before === ',' ? '' : before}],"page":1,"totalPages":1}`
}
