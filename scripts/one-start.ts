import { join } from 'node:path'
import type { Plugin } from 'esbuild'
import { ROOT } from './wrangler.ts'

const INDEX = join(ROOT, 'src/index.ts')
const LATE = 'late'

/**
 * Puts all that an isolate starts with into one module, which is smaller than several. A bundler
 * splits what modules share by who needs it; so each module that is imported when it is first needed
 * says that it needs all of the start, which is there by then.
 */
export const oneStart: Plugin = {
  name: 'one-start',
  setup(build) {
    build.onResolve({ filter: /^\.{1,2}\// }, async ({ path, kind, resolveDir, namespace }) => {
      if (kind !== 'dynamic-import' || namespace === LATE) return undefined
      return { path: join(resolveDir, path), namespace: LATE }
    })
    build.onLoad({ filter: /.*/, namespace: LATE }, ({ path }) => ({
      contents: `import ${JSON.stringify(INDEX)}\nexport * from ${JSON.stringify(path)}`,
      resolveDir: ROOT,
    }))
  },
}
