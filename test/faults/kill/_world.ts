import { setTimeout as sleep } from 'node:timers/promises'
import { keyring } from '../../../src/core/seal.ts'
import { HttpBrowser } from '../../browser-by-http.ts'
import { type Grant, Provider } from '../_provider.ts'
import { fromGithub, RECEIVER } from '../_receiver.ts'
import { type Endpoint, openEndpoints, type Telling } from '../_told.ts'
import { type Moment, Outside } from './_outside.ts'
import { Workerd } from './_workerd.ts'

const FIRST_KEY = `k1:${'A'.repeat(43)}`
const ROOT_API_KEY = 'root-key-of-the-tests'
/** How far the clock is ahead after a restart: all that was put off is due. */
const LATER = 1_500_000

/** The deployed bundle in a process of its own, and everything outside of it in our hands. */
export class World implements Telling {
  readonly provider = new Provider()
  readonly outside = new Outside(this.provider)
  // biome-ignore lint/suspicious/noExplicitAny: a test reads answers the way a caller would
  answers: { status: number; headers: Headers; body: any }[] = []
  project = 'default'
  integration = ''
  endpoints: Endpoint[] = []
  made: { entity: string; id: string }[] = []
  readonly erased = new Set<string>()
  #workerd: Workerd | undefined
  #runs = 0
  /** Of the ring, the newest first. */
  #keys = [FIRST_KEY]
  #killed: Promise<unknown> | undefined
  /** Whether the clock is ahead. */
  #late = false

  static async make(): Promise<World> {
    const world = new World()
    const port = await world.outside.listen()
    const at = (host: string) => `http://127.0.0.1:${port}/${host}`
    const ORIGINS = JSON.stringify({
      'https://oauth2.googleapis.com': at('oauth2'),
      'https://openidconnect.googleapis.com': at('identity'),
      'https://gmail.googleapis.com': at('api'),
      'https://accounts.google.com': at('accounts'),
      [`https://${RECEIVER}`]: at('receiver'),
    })
    world.#workerd = new Workerd({
      world: port,
      vars: { SEAL_KEYS: FIRST_KEY, ROOT_API_KEY, ORIGINS },
    })
    await world.#workerd.start()
    return world
  }

  async close(): Promise<void> {
    await this.#workerd?.remove()
    this.outside.close()
  }

  /** New users, and an integration for them; a process that is as fresh as they are. */
  async begin(): Promise<void> {
    this.outside.rest()
    if (this.#late) await this.restart(0)
    this.#late = false
    this.provider.forget()
    this.receiver.forget()
    this.made = []
    this.outside.queued = []
    this.#runs++
    const credentials = { clientId: `client-${this.#runs}`, clientSecret: 'secret' }
    const wish = { app: 'gmail', credentials, connect: false }
    this.integration = (await this.call('POST', '/v1/integrations', wish))?.body.id
  }

  /** The same, in a project of its own. */
  async beginProject(): Promise<void> {
    this.project = 'default'
    await this.begin()
    const id = `gone-${this.#runs}`
    await this.call('POST', '/v1/projects', { id })
    this.project = id
    const credentials = { clientId: `client-${this.#runs}`, clientSecret: 'secret' }
    const wish = { app: 'gmail', credentials, connect: false }
    this.integration = (await this.call('POST', '/v1/integrations', wish))?.body.id
  }

  /** The queue hands over all that it gets, until all is done or the process ended. */
  async follow(isDone: () => boolean): Promise<void> {
    try {
      while (!this.#killed && !isDone()) {
        const [message] = this.outside.queued
        if (message === undefined) await sleep(20)
        else {
          await this.#operate({ message })
          this.outside.queued.shift() // one that was not followed comes again
        }
      }
    } catch (error) {
      if (!this.#killed) throw error
    }
  }

  async listen(): Promise<void> {
    this.endpoints = await openEndpoints(this, (types) => this.#open(types))
  }

  async #open(types: Endpoint['types']): Promise<Endpoint> {
    const name = `/${this.#runs}/${types?.length ?? 0}`
    const made = await this.call('POST', '/v1/webhooks', {
      url: `https://${RECEIVER}${name}`,
      types,
    })
    return { id: made?.body.id, path: `/receiver${name}`, types }
  }

  get receiver() {
    return this.outside.receiver
  }

  get struck(): boolean {
    return this.outside.struck
  }

  /** A hook of GitHub's. @returns what sends something there, the same each time */
  async hook(): Promise<() => Promise<number | undefined>> {
    const wish = { app: 'github', connect: false, forceNew: true }
    const credentials = { clientId: 'id', clientSecret: 'secret' }
    const made = await this.call('POST', '/v1/integrations', { ...wish, credentials })
    const hook = await this.call('POST', `/v1/integrations/${made?.body.id}/hooks`, {})
    const { secret, url } = hook?.body ?? {}
    const init = await fromGithub(secret, `delivery-${this.#runs}`)
    const { pathname } = new URL(url)
    return async () => {
      const response = await fetch(`${this.#workerd?.url}${pathname}`, init).catch(() => undefined)
      await response?.text().catch(() => undefined)
      return response?.status
    }
  }

  /** Goes on with a process that is whole. */
  async recover(): Promise<void> {
    this.outside.rest()
    await this.restart(0)
  }

  /** The process is ended at a crossing. */
  watch(at: number, moment: Moment): void {
    const kill = () => {
      this.#killed = this.#workerd?.kill()
    }
    this.outside.watch({ at, moment, kill })
  }

  async restart(ahead: number): Promise<void> {
    await this.#killed
    await this.#workerd?.kill()
    this.#killed = undefined
    await this.#workerd?.start(ahead, { SEAL_KEYS: this.#keys.join(',') })
  }

  /** A new sealing key comes in front of the old ones; only this run's entities are to be sealed anew. */
  async rotate(): Promise<void> {
    const ours = this.entities.map((id) => `'${id}'`).join(', ')
    await this.rowsOfProject(`DELETE FROM entity WHERE id NOT IN (${ours})`)
    this.#keys.unshift(`k${this.#keys.length + 1}:${'A'.repeat(43)}`)
    await this.restart(0)
  }

  /** Entities that are not known to be sealed under the newest key. */
  unsealed = () =>
    this.rowsOfProject(`SELECT id FROM entity WHERE kid IS NOT '${this.#keys[0]?.split(':')[0]}'`)

  /**
   * The queue hands over what it was given of a kind, until all is done or the process ended. What
   * else there is waits: it has stories of its own.
   */
  async deliver(kind: string, isDone: () => Promise<boolean>): Promise<void> {
    const { queued } = this.outside
    try {
      while (!this.#killed && !(await isDone())) {
        const at = queued.findIndex((message) => (message as { kind: string }).kind === kind)
        if (at < 0) await sleep(20)
        else {
          await this.#operate({ message: queued[at] })
          queued.splice(at, 1)
        }
      }
    } catch (error) {
      if (!this.#killed) throw error
    }
  }

  get ada(): string {
    return `ada-${this.#runs}`
  }

  get entities(): string[] {
    return [this.ada, `grace-${this.#runs}`]
  }

  /** @returns `undefined` where nobody answered */
  async call(method: string, path: string, body?: unknown, key = ROOT_API_KEY) {
    const operating = /^\/v1\/(?:projects|receipts)/.test(path)
    const project = key === ROOT_API_KEY && !operating && this.project
    const headers = { 'x-api-key': key, ...(project && { 'x-project': project }) }
    const init: RequestInit = { method, headers }
    if (body !== undefined) init.body = JSON.stringify(body)
    try {
      const response = await fetch(`${this.#workerd?.url}${path}`, init)
      const text = await response.text()
      const { status, headers } = response
      const json = /json/.test(headers.get('content-type') ?? '')
      const answer = { status, headers, body: json ? JSON.parse(text) : text }
      this.answers.push(answer)
      return answer
    } catch {
      return undefined
    }
  }

  async connected(entity = this.ada): Promise<{ id: string; grant: Grant }> {
    const grant = this.provider.grant(`client-${this.#runs}`)
    const { accessToken: access_token, refreshToken: refresh_token } = grant
    const wish = {
      integrationId: this.integration,
      credentials: { access_token, refresh_token, expires_in: '3600' },
    }
    const made = await this.call('POST', `/v1/entities/${entity}/connections`, wish)
    if (made?.status === 201) this.made.push({ entity, id: made.body.id })
    else grant.lost = true // the developer has it still
    return { id: made?.body.id, grant }
  }

  async connect(): Promise<void> {
    const wish = { integrationId: this.integration }
    const made = await this.call('POST', `/v1/entities/${this.ada}/connections`, wish)
    if (!made?.body.redirectUrl) return
    const browser = new HttpBrowser(fetch)
    const ours = this.#workerd?.url
    try {
      const away = await browser.open(made.body.redirectUrl, {}, ({ origin }) => origin !== ours)
      const state = away.url.searchParams.get('state')
      if (state === null) return
      const back = new URL(away.url.searchParams.get('redirect_uri') ?? '')
      back.search = new URLSearchParams({ state, code: 'code' }).toString()
      await browser.open(back)
    } catch {
      // nobody answered
    }
  }

  act = () =>
    this.call('POST', `/v1/entities/${this.ada}/actions/GMAIL_CREATE_LABEL`, {
      arguments: { label_name: 'Fragile' },
    })

  async calm(): Promise<void> {
    this.outside.rest()
    if (!this.#late) await this.restart(LATER)
    this.#late = true
    for (let round = 0; round < 3; round++) {
      for (const entity of ['', ...this.entities]) {
        await this.#operate({ object: this.#objectName(entity), ring: true })
      }
      const messages = this.outside.queued.splice(0)
      for (const message of [...messages, ...messages]) await this.#operate({ message })
    }
  }

  /** What is due goes from one to the next, up to the receivers, or until nobody is there. */
  async pass(): Promise<void> {
    const quietly = (wish: object) => this.#operate(wish).catch(() => undefined)
    for (const entity of [...this.entities, '']) {
      await quietly({ object: this.#objectName(entity), ring: true })
    }
    for (const message of this.outside.queued.splice(0)) await quietly({ message })
  }

  rows = (entity: string, query: string) => this.#look(this.#objectName(entity), query)
  rowsOfProject = (query: string) => this.#look(this.project, query)

  async held(entity: string, id: string, sealed: string): Promise<{ refreshToken: string }> {
    const context = [this.project, entity, id, 'credentials'] as const
    const opened = await (await keyring(this.#keys.join(','))).unseal(sealed, context)
    return (opened as { held: { refreshToken: string } }).held
  }

  #objectName = (entity: string) => (entity === '' ? this.project : `${this.project}/${entity}`)

  #look = async (object: string, query: string) =>
    (await this.#operate({ object, query })) as Record<string, unknown>[]

  async #operate(wish: object): Promise<unknown> {
    const init = { method: 'POST', body: JSON.stringify(wish) }
    const response = await fetch(`${this.#workerd?.url}/_operator`, init)
    if (response.ok) return response.json()
    throw new Error(`${JSON.stringify(wish)}: ${response.status}\n${this.#workerd?.log}`)
  }
}
