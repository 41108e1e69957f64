import { buildBundle } from '../../../scripts/bundle.ts'

/** Builds what a deployment would upload, as one module. */
export default async function build(): Promise<void> {
  await buildBundle({ readable: true })
}
