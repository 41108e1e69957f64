import type { ActionSpec } from '../../catalogue/spec.ts'

/** An action in the shape of one consumer. */
interface ShapedTool {
  readonly tool: object
  /** What had to be changed, and why, where the consumer would have refused it as it is. */
  readonly changed?: string
}

/** How one consumer of tools wants them. By construction, what it makes is never refused there. */
export interface ToolFormat {
  shape(action: ActionSpec): ShapedTool
  /** How many tools one request may have; any number, if not given. */
  readonly most?: number
  /** All tools as the value of `tools`; the list of them, if not given. */
  readonly assemble?: (tools: readonly object[]) => readonly object[]
}
