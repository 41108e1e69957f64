import type { Fetch } from '../sdk/transport.ts'

/** One of the two streams that a program prints to. */
export interface Stream {
  readonly write: (text: string) => unknown
  /** Whether a person looks at it: colours and a spinner make sense. */
  readonly isTTY: boolean
  /** Characters a line; `undefined` where nobody knows. */
  readonly columns: number | undefined
}

/** What the command line finds around it; tests hand in one of their own. */
export interface World {
  readonly env: Readonly<Record<string, string | undefined>>
  /** The current folder. */
  readonly cwd: string
  /** What was asked for: data, and nothing else. */
  readonly stdout: Stream
  /** Progress, warnings, errors. */
  readonly stderr: Stream
  /** Whether a person can be asked something. */
  readonly canAsk: boolean
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal
  readonly now: () => Date
  /** All of standard input, to its end. */
  readonly readStdin: () => Promise<string>
  /** Asks the person at the terminal for a line. @param hidden do not show what is typed */
  readonly ask: (question: string, hidden?: boolean) => Promise<string>
  /** Opens a browser at a URL. @returns whether there is one */
  readonly openBrowser: (url: string) => Promise<boolean>
  /** Runs a program without a shell. @returns its exit code; `null` where there is no such program */
  readonly run: (program: string, args: readonly string[]) => Promise<number | null>
  readonly fetch: Fetch
}
