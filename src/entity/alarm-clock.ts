import { tellBug } from '../observe/bug.ts'

/** The one alarm of an object. Times are epoch milliseconds. */
export interface AlarmClock {
  /** Sets it; `undefined`: there is nothing to wake for. */
  set(at: number | undefined): Promise<void>
  /**
   * Sees to it that it rings by then: one that rings sooner stays, or an object that is always busy
   * would put it off for ever. Not awaited, so that it stands or falls with the writes around it.
   */
  setBy(at: number): void
  /** To be called when it rings. */
  rang(): void
}

export function alarmClock(storage: DurableObjectStorage): AlarmClock {
  let next: number | undefined // as far as this instance knows
  return {
    async set(at) {
      next = at
      await (at === undefined ? storage.deleteAlarm() : storage.setAlarm(at))
    },
    setBy(at) {
      if (next !== undefined && next <= at) return
      next = at
      storage.setAlarm(at).catch((error) => tellBug('an alarm', error))
    },
    rang() {
      next = undefined
    },
  }
}
