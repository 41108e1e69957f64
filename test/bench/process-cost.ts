import { readdirSync, readFileSync } from 'node:fs'

/** What a process has taken so far. Linux tells; elsewhere everything is `NaN`. */
export interface ProcessCost {
  /** Time on a CPU, of all its threads, in microseconds. */
  readonly cpuMicros: number
  /** Memory that is resident now, in bytes. */
  readonly rss: number
}

/** Reads it from /proc: the scheduler counts in nanoseconds, where `stat` has steps of 10 ms. */
export function costOf(pid: number): ProcessCost {
  try {
    const nanos = readdirSync(`/proc/${pid}/task`)
      .map((task) => readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8'))
      .reduce((sum, text) => sum + Number(text.split(' ')[0]), 0)
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return { cpuMicros: nanos / 1000, rss: Number(kilobytes) * 1024 }
  } catch {
    return { cpuMicros: Number.NaN, rss: Number.NaN }
  }
}

/** How many files it has open; 0 where nobody tells. */
export function openFiles(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/fd`).length
  } catch {
    return 0
  }
}
