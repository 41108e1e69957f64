import childProcess from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

/** Hosts that something tried to reach, this machine apart; and processes that it tried to start. */
export const left: { hosts: string[]; processes: number } = { hosts: [], processes: 0 }

const LOOPBACK = /^(?:127\.0\.0\.1|localhost|::1)$/

/** From here on, nothing leaves this machine: whatever tries is noted, and fails. */
export function guard(): void {
  process.env['HOME'] = mkdtempSync(join(tmpdir(), 'behalf-home-'))
  for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy']) {
    delete process.env[name]
  }
  const connect = net.Socket.prototype.connect
  net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]) {
    const [first] = args.flat() as { host?: string; path?: string }[]
    const host = first?.host ?? 'localhost'
    if (first?.path === undefined && !LOOPBACK.test(host)) {
      left.hosts.push(host)
      process.nextTick(() => this.destroy(new Error(`${host} is out of bounds`)))
      return this
    }
    return Reflect.apply(connect, this, args) as net.Socket
  } as typeof connect
  childProcess.spawn = (() => {
    left.processes++
    throw new Error('no processes here')
  }) as unknown as typeof childProcess.spawn
  syncBuiltinESMExports()
}
