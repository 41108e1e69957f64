import type { ActionSpec } from '../../catalogue/spec.ts'
import { type Permissions, refusal } from '../../execute/permissions.ts'
import { OWN_TOOLS, ownRefusal } from '../own-tools.ts'
import type { ToolFormat } from './format.ts'

/** An action that is to be offered to a model. */
export interface Chosen {
  readonly app: string
  readonly action: ActionSpec
}

/** Something to be said of one action. */
interface Remark {
  readonly name: string
  readonly reason: string
}

/** What a model is offered, and what the developer should know of it. */
export interface Offer {
  /** As the consumer wants its `tools`. */
  readonly tools: readonly object[]
  /** Asked for, and not among the tools. */
  readonly withheld: readonly Remark[]
  /** Among them, but not as the action itself has it. */
  readonly changed: readonly Remark[]
}

/** Actions as tools for one consumer: those that may be executed, and no more than it takes. */
export async function offer(
  permissions: Permissions,
  { shape, most = Number.POSITIVE_INFINITY, assemble = (tools) => tools }: ToolFormat,
  chosen: readonly Chosen[],
): Promise<Offer> {
  const tools: object[] = []
  const withheld: Remark[] = []
  const changed: Remark[] = []
  for (const { app, action } of chosen) {
    const { name } = action
    const own = OWN_TOOLS.get(name) === action
    const refused = own ? ownRefusal(permissions, action) : await refusal(permissions, app, action)
    const full = tools.length >= most
    if (refused !== undefined || full) {
      withheld.push({ name, reason: refused ?? `a request takes ${most} tools` })
      continue
    }
    const shaped = shape(action)
    tools.push(shaped.tool)
    if (shaped.changed !== undefined) changed.push({ name, reason: shaped.changed })
  }
  return { tools: assemble(tools), withheld, changed }
}

/** Characters of a header; servers and proxies refuse headers of more than 8 KB. */
const ROOM = 3_000

/**
 * Remarks as a header: a list of names with a parameter `reason` (RFC 9651 section 3.1). What does
 * not fit is counted: `others;count=12`.
 */
export function remarksHeader(remarks: readonly Remark[]): string {
  const items = remarks.map(({ name, reason }) => `${name};reason="${quotable(reason)}"`)
  const said: string[] = []
  let room = ROOM
  for (const item of items) {
    room -= item.length + 2
    if (room < 0) break
    said.push(item)
  }
  const left = items.length - said.length
  return [...said, ...(left > 0 ? [`others;count=${left}`] : [])].join(', ')
}

const quotable = (text: string): string =>
  text.replace(/[^\x20-\x7e]/g, '?').replace(/["\\]/g, '\\$&')
