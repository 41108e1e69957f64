/** What the shell is told: 0 done, 1 failed, 2 the command makes no sense, 130 stopped by Ctrl-C. */
export const EXIT = { done: 0, failed: 1, usage: 2, stopped: 130 } as const

/** The command line was used in a way that makes no sense: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** The command failed for a reason of its own: exit code 1. */
export class Failure extends Error {
  override readonly name = 'Failure'
  /** A command, or a sentence, that helps. */
  readonly remedy: string | undefined

  constructor(message: string, remedy?: string, options?: ErrorOptions) {
    super(message, options)
    this.remedy = remedy
  }
}

/** The system's own word for why a request got no answer, which `fetch` keeps in the cause. */
export function reasonOf(error: unknown): string | undefined {
  for (let it = error; it instanceof Error; it = it.cause) {
    const { code } = it as { code?: unknown }
    if (typeof code === 'string' && /^[A-Z][A-Z_]+$/.test(code)) return code
  }
  return error instanceof Error ? error.message : undefined
}
