import { buildBundle } from '../../../scripts/bundle.ts'

/** Builds what a deployment would upload. */
export default async function build(): Promise<void> {
  await buildBundle()
}
