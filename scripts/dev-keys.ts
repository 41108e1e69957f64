import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './wrangler.ts'

/** The two secrets without which the service answers 503. */
export interface Secrets {
  readonly SEAL_KEYS: string
  readonly ROOT_API_KEY: string
}

const random = () => randomBytes(32).toString('base64url')

/** Fresh secrets, 256 random bits each. */
export const newSecrets = (): Secrets => ({
  SEAL_KEYS: `k1:${random()}`,
  ROOT_API_KEY: `root_${random()}`,
})

/**
 * Makes the secrets of local development where `.dev.vars` lacks them. What stands there stays:
 * with another SEAL_KEYS, credentials that were sealed before could not be opened.
 */
export function ensureDevVars(): Secrets {
  const file = join(ROOT, '.dev.vars')
  let text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const fresh = newSecrets()
  const ensure = (name: keyof Secrets): string => {
    const found = new RegExp(`^\\s*${name}\\s*=\\s*["']?([^"'\\s#]+)`, 'm').exec(text)?.[1]
    if (found) return found
    text += `${text === '' || text.endsWith('\n') ? '' : '\n'}${name}=${fresh[name]}\n`
    return fresh[name]
  }
  const secrets = { SEAL_KEYS: ensure('SEAL_KEYS'), ROOT_API_KEY: ensure('ROOT_API_KEY') }
  writeFileSync(file, text, { mode: 0o600 })
  chmodSync(file, 0o600) // `mode` counts for a new file only
  return secrets
}
