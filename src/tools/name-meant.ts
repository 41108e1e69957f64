import { readAction } from '../catalogue/catalogue.ts'
import type { Library } from '../catalogue/stores.ts'
import { errorCode } from '../core/errors.ts'
import { OWN_TOOLS } from './own-tools.ts'

/** What stands between a name and what was put in front of it: `functions.X`, `mcp__us__X`. */
const SEPARATORS = /[.:/]|__/

/** What may stand behind it: some models number their calls. */
const NUMBER = /:\d+$/

/** How a name may have been meant that somebody put something in front of, or rewrote. */
function readings(name: string): Set<string> {
  const plain = name.trim().replace(NUMBER, '')
  const parts = plain.split(SEPARATORS)
  const tails = parts.map((_, i) => parts.slice(i).join('__'))
  const all = [plain, ...tails].map((one) => one.replaceAll('-', '_').toUpperCase())
  return new Set(all.filter((one) => /^[A-Z][A-Z0-9_]*$/.test(one)))
}

/** An action's own name, by any of its names. */
async function actionNamed(library: Library, name: string): Promise<string | undefined> {
  const own = OWN_TOOLS.get(name.toUpperCase())
  if (own) return own.name
  try {
    return (await readAction(library, name)).action.name
  } catch (error) {
    if (errorCode(error) === 'action-not-found') return undefined
    throw error
  }
}

/**
 * The action that a model's call names. A name that is none is mapped back where it can mean one
 * only: providers and clients prefix names (`default_api:X`, `functions.X`, `mcp__server__X`).
 */
export async function nameMeant(library: Library, name: string): Promise<string> {
  const exact = await actionNamed(library, name)
  if (exact !== undefined) return exact
  const meant = new Set<string>()
  for (const reading of readings(name)) {
    const found = await actionNamed(library, reading)
    if (found !== undefined) meant.add(found)
  }
  const [only] = meant
  return meant.size === 1 && only !== undefined ? only : name
}
