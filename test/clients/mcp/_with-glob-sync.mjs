import { register } from 'node:module'

/**
 * `node --import`: the conformance suite imports `globSync` of `node:fs`, which came with Node 22, for
 * a command that is not used here. Older ones get one that finds nothing.
 */
const shim = `import fs from 'node:fs'
export * from 'node:fs'
export const globSync = () => []
export default fs`
const hook = `const url = ${JSON.stringify(`data:text/javascript,${encodeURIComponent(shim)}`)}
export const resolve = (specifier, context, next) =>
  specifier === 'fs' && context.parentURL?.includes('/conformance/')
    ? { url, shortCircuit: true }
    : next(specifier, context)`
register(`data:text/javascript,${encodeURIComponent(hook)}`)
