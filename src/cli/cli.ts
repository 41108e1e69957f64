import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { Toolset } from '../sdk/toolset.ts'
import type { CallOptions } from '../sdk/transport.ts'
import type { Subject } from './describe-error.ts'
import { readEnv } from './env-file.ts'
import { type Globals, rootSettingsFrom, type Settings, settingsFrom } from './settings.ts'
import { type Column, table } from './table.ts'
import { json, type Paint, paintFor, spinning } from './terminal.ts'
import type { World } from './world.ts'

/** What every command works with. */
export class Cli {
  readonly world: World
  /** What the command is about, for the remedy of an error. */
  subject: Subject = {}
  /** Colours of standard output. */
  readonly paint: Paint
  /** Colours of standard error. */
  readonly errorPaint: Paint

  constructor(world: World) {
    this.world = world
    this.paint = paintFor(world.stdout, world.env)
    this.errorPaint = paintFor(world.stderr, world.env)
  }

  /** The flags that every command takes. */
  globals(command: Command): Globals {
    return command.optsWithGlobals<Globals>()
  }

  settings(command: Command): Settings {
    return settingsFrom(this.globals(command), this.world.env, this.dotEnv())
  }

  /** The service, asked with the project's key. */
  toolset(command: Command): Toolset {
    return this.open(this.settings(command))
  }

  /** The service, asked with the root key. */
  rootToolset(command: Command): Toolset {
    return this.open(rootSettingsFrom(this.globals(command), this.world.env, this.dotEnv()))
  }

  open({ url, apiKey, project }: Settings): Toolset {
    return new Toolset({ baseUrl: url, apiKey, project, fetch: this.world.fetch })
  }

  /** The values of `.env` in the current folder. */
  dotEnv(): Readonly<Record<string, string | undefined>> {
    const file = join(this.world.cwd, '.env')
    return existsSync(file) ? readEnv(readFileSync(file, 'utf8')) : {}
  }

  /** What every call to the service takes: Ctrl-C ends it. */
  get call(): CallOptions {
    return { signal: this.world.signal }
  }

  /** Prints what was asked for. */
  print(text: string): void {
    this.world.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
  }

  /** Tells what goes on, beside what was asked for. */
  say(text: string): void {
    this.world.stderr.write(`${text}\n`)
  }

  warn(text: string): void {
    this.say(`${this.errorPaint.yellow('warning:')} ${text}`)
  }

  printJson(value: unknown): void {
    this.print(json(value))
  }

  /** Prints rows, as JSON where that is asked for. @param none said where there are none */
  printList<T>(
    command: Command,
    rows: readonly T[],
    columns: readonly Column<T>[],
    none: string,
  ): void {
    if (this.globals(command).json) this.printJson(rows)
    else if (rows.length === 0) this.say(none)
    else this.#printTable(rows, columns)
  }

  #printTable<T>(rows: readonly T[], columns: readonly Column<T>[]): void {
    const { isTTY, columns: width } = this.world.stdout
    const [titles = '', ...lines] = table(rows, columns, isTTY ? width : undefined).split('\n')
    this.print([this.paint.dim(titles), ...lines].join('\n'))
  }

  /** Shows that something goes on, while `work` does. */
  spinning<T>(text: string, work: () => Promise<T>): Promise<T> {
    return spinning(this.world.stderr, text, work)
  }
}
