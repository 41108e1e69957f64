import * as gmail from './functions/gmail.ts'
import * as googlecalendar from './functions/googlecalendar.ts'
import * as hackernews from './functions/hackernews.ts'
import * as linear from './functions/linear.ts'
import * as mcp from './functions/mcp.ts'
import type { ActionFunction } from './run.ts'

/** The actions that one request can't do, by the name that their `run` field gives. */
export const FUNCTIONS: Readonly<Record<string, ActionFunction>> = {
  ...gmail.functions,
  ...googlecalendar.functions,
  ...hackernews.functions,
  ...linear.functions,
  ...mcp.functions,
}
