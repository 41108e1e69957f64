/** Callers that make noise: a process of its own, so that whom it disturbs is not its neighbour in a client. */
import { setPriority } from 'node:os'
import process from 'node:process'
import { drive, type Extent, type Sample, type Shot } from './drive.ts'

/** What is to be called, and how much. */
export interface Wanted {
  readonly origin: string
  readonly shots: readonly Shot[]
  readonly callers: number
  readonly extent: Extent
}

/** What came of it. */
export type Made = { readonly sample: Sample } | { readonly failed: string }

setPriority(10) // its own work is nobody's noise

process.on('message', ({ origin, shots, callers, extent }: Wanted) => {
  drive(origin, shots, callers, extent).then(
    (sample) => process.send?.({ sample } satisfies Made),
    (error: unknown) => process.send?.({ failed: String(error) } satisfies Made),
  )
})
process.once('disconnect', () => process.exit(0)) // the bench ended without a word
