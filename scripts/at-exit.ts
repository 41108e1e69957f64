import process from 'node:process'

/** Ends something that would outlive this process. May be called when it has ended already. */
type Ending = () => unknown

const endings: Ending[] = []
let ending: Promise<void> | undefined

/**
 * Registers what must not stay behind, however this process ends: last in, first ended. Register
 * before the thing is ready, so that Ctrl-C while it starts ends it too.
 */
export function atExit(work: Ending): void {
  if (endings.length === 0) {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => void endAll().then(() => process.exit(130)))
    }
  }
  endings.push(work)
}

/** Ends everything registered, once, also when a part of it fails. */
export function endAll(): Promise<void> {
  ending ??= endEach()
  return ending
}

async function endEach(): Promise<void> {
  for (const work of endings.reverse()) {
    try {
      await work()
    } catch (error) {
      console.error(error)
    }
  }
}

/** Runs a script to its end, ends what it started, and exits 1 with the message where it failed. */
export async function runScript(main: () => Promise<void>): Promise<never> {
  try {
    await main()
    await endAll()
    process.exit(0)
  } catch (error) {
    if (ending) await new Promise(() => undefined) // Ctrl-C broke it: the signal's handler exits
    console.error(`\n${error instanceof Error ? error.message : String(error)}`)
    await endAll()
    process.exit(1)
  }
}
