import { compile } from '../../src/catalogue/compile.ts'
import { releaseFiles } from '../../src/catalogue/release.ts'
import type { AppDefinition } from '../../src/catalogue/spec.ts'
import type { CustomApps, Library } from '../../src/catalogue/stores.ts'

/** Nothing of the project's own. */
const NOTHING: CustomApps = {
  summaries: async () => [],
  versions: async () => new Map(),
  app: async () => undefined,
  action: async () => undefined,
  actions: async () => [],
}

/** A release of these apps, as the build would make it, in front of an empty KV. */
export function libraryOf(
  apps: readonly AppDefinition[],
  custom: Partial<CustomApps> = {},
): Library & { readonly reads: string[] } {
  const files = releaseFiles(compile(apps, (text) => String(text.length)))
  const reads: string[] = []
  const ASSETS = {
    fetch: async (url: string) => {
      const name = url.replace('https://assets.local/catalogue/', '')
      reads.push(name)
      const file = files.get(name)
      return file === undefined ? new Response(null, { status: 404 }) : new Response(file)
    },
  }
  const SPECS = { get: async () => null, put: async () => undefined }
  return { stores: { ASSETS, SPECS }, custom: { ...NOTHING, ...custom }, reads }
}
