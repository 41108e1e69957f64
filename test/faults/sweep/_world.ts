import { createExecutionContext, runInDurableObject, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { vi } from 'vitest'
import { keyring } from '../../../src/core/seal.ts'
import service from '../../../src/index.ts'
import type { HttpBrowser } from '../../browser-by-http.ts'
import { type Answer, call, newBrowser, newProject, ORIGIN } from '../../worker.ts'
import { type Grant, Provider } from '../_provider.ts'
import { fromGithub, RECEIVER } from '../_receiver.ts'
import { type Endpoint, openEndpoints, type Telling } from '../_told.ts'
import { Outside, objectOf, rowsOf } from './_outside.ts'

/** The Worker, called at once: by way of the test pool's wrappers each request takes longer than the last. */
async function send(request: Request): Promise<Response> {
  const context = createExecutionContext()
  const response = await service.fetch(request, env as never, context)
  waitOnExecutionContext(context).catch(() => undefined) // as the platform does: behind the answer
  return response
}

/** A browser of somebody. */
export const someBrowser = (): HttpBrowser => newBrowser(send)

const clock = Date.now.bind(Date)

/** Lets our clock go ahead. */
function later(seconds: number): void {
  const ahead = Date.now() - clock() + seconds * 1000
  vi.spyOn(Date, 'now').mockImplementation(() => clock() + ahead)
}

let worlds = 0

/** A project with everything outside of it in our hands; each run has users of its own. */
export class World implements Telling {
  readonly provider = new Provider()
  readonly outside = new Outside(this.provider)
  readonly project = `faults-${++worlds}`
  /** What callers were told since the story began. */
  answers: Answer[] = []
  key = ''
  integration = ''
  endpoints: Endpoint[] = []
  readonly erased = new Set<string>()
  made: { entity: string; id: string }[] = []
  #runs = 0

  static async make(): Promise<World> {
    const world = new World()
    world.key = await newProject(world.project)
    return world
  }

  /** New users, who are not known anywhere, and an integration of gmail for them. */
  async begin(): Promise<void> {
    vi.mocked(Date.now).mockRestore?.()
    this.outside.rest()
    this.provider.forget()
    this.receiver.forget()
    this.made = []
    this.#runs++
    const credentials = { clientId: `client-${this.#runs}`, clientSecret: 'secret' }
    const wish = { app: 'gmail', credentials, connect: false }
    const made = await this.call('POST', '/v1/integrations', wish)
    if (made.status !== 201) throw new Error(JSON.stringify(made.body))
    this.integration = made.body.id
  }

  later = later

  async listen(): Promise<void> {
    this.endpoints = await openEndpoints(this, (types) => this.#open(types))
  }

  async #open(types: Endpoint['types']): Promise<Endpoint> {
    const path = `/${this.#runs}/${types?.length ?? 0}`
    const wish = { url: `https://${RECEIVER}${path}`, types }
    const { body } = await this.call('POST', '/v1/webhooks', wish)
    return { id: body.id, path, types }
  }

  get receiver() {
    return this.outside.receiver
  }

  get struck(): boolean {
    return this.outside.struck
  }

  get ada(): string {
    return `ada-${this.#runs}`
  }

  get entities(): string[] {
    return [this.ada, `grace-${this.#runs}`]
  }

  /** Calls the API, and notes the answer. */
  async call(method: string, path: string, body?: unknown): Promise<Answer> {
    const answer = await call(this.key, method, path, body, {}, send)
    this.answers.push(answer)
    return answer
  }

  objectName = (entity: string) => `${this.project}/${entity}`

  /** A connection that works, out of tokens that the developer hands over. */
  async connected(entity = this.ada): Promise<{ id: string; grant: Grant }> {
    const grant = this.provider.grant(this.project)
    const { accessToken: access_token, refreshToken: refresh_token } = grant
    const wish = {
      integrationId: this.integration,
      credentials: { access_token, refresh_token, expires_in: '3600' },
    }
    const path = `/v1/entities/${entity}/connections`
    const { status, body } = await call(this.key, 'POST', path, wish, {}, send)
    if (status === 201) this.made.push({ entity, id: body.id })
    else grant.lost = true // the developer has it still
    return { id: body.id, grant }
  }

  /** Erases the user, as often as it takes. */
  async erase(): Promise<void> {
    const { status } = await this.call('DELETE', `/v1/entities/${this.ada}`)
    if (status === 200) this.erased.add(this.ada)
  }

  /** A hook of GitHub's. @returns what sends something there, the same each time */
  async hook(): Promise<() => Promise<number>> {
    const wish = { app: 'github', connect: false, forceNew: true }
    const credentials = { clientId: 'id', clientSecret: 'secret' }
    const { body } = await this.call('POST', '/v1/integrations', { ...wish, credentials })
    const hook = await this.call('POST', `/v1/integrations/${body.id}/hooks`, {})
    const init = await fromGithub(hook.body.secret, `delivery-${this.#runs}`)
    return async () => {
      const response = await send(new Request(hook.body.url, init))
      const text = await response.text()
      const { status, headers } = response
      this.answers.push({ status, headers, body: text && JSON.parse(text) })
      return status
    }
  }

  /** Goes the whole way of a user: link, consent, callback. */
  async connect(): Promise<void> {
    const wish = { integrationId: this.integration }
    const { body } = await this.call('POST', `/v1/entities/${this.ada}/connections`, wish)
    if (body.redirectUrl) await this.consent(body.redirectUrl)
  }

  async consent(link: string): Promise<void> {
    const browser = someBrowser()
    const back = await this.depart(browser, link)
    if (back) await this.arrive(browser, back)
  }

  /** Follows a link. @returns the callback of a user who consents; `undefined` where it leads nowhere */
  async depart(browser: HttpBrowser, link: string): Promise<URL | undefined> {
    const away = await browser.open(link, {}, ({ origin }) => origin !== ORIGIN)
    this.answers.push({ ...away, body: away.text })
    const state = away.url.searchParams.get('state')
    if (state === null) return undefined
    const back = new URL(away.url.searchParams.get('redirect_uri') ?? '')
    back.search = new URLSearchParams({ state, code: 'code' }).toString()
    return back
  }

  async arrive(browser: HttpBrowser, back: URL): Promise<void> {
    const { text: body, ...done } = await browser.open(back)
    this.answers.push({ ...done, body })
  }

  /** A call that changes something at the app. */
  act = (connectionId?: string): Promise<Answer> =>
    this.call('POST', `/v1/entities/${this.ada}/actions/GMAIL_CREATE_LABEL`, {
      arguments: { label_name: 'Fragile' },
      ...(connectionId && { connectionId }),
    })

  /** All goes well from here on: what was put off happens, as far as somebody set an alarm for it. */
  async calm(): Promise<void> {
    this.outside.rest()
    await this.call('GET', `/v1/entities/${this.ada}/logs`) // writes what waits to be written
    for (let round = 0; round < 3; round++) {
      this.later(400)
      for (const name of [this.project, ...this.entities.map(this.objectName)]) await ring(name)
      await this.deliver()
    }
  }

  /** What is due goes from one to the next, up to the receivers. */
  async pass(): Promise<void> {
    for (const name of [...this.entities.map(this.objectName), this.project]) {
      await ring(name).catch(() => undefined) // it was ended meanwhile
    }
    await this.deliver(1)
  }

  /** What the queue holds comes, each message twice: at least once is all that it promises. */
  async deliver(times = 2): Promise<void> {
    const bodies = this.outside.queued.splice(0)
    for (const body of Array.from({ length: times }, () => bodies).flat()) {
      const message = { id: '1', timestamp: new Date(), attempts: 1, body, ack() {}, retry() {} }
      const batch = { queue: 'behalf-events', messages: [message], ackAll() {}, retryAll() {} }
      const context = createExecutionContext()
      await service.queue(batch as never, env as never, context)
    }
  }

  /** What an entity holds of a connection, opened. */
  async held(entity: string, id: string, sealed: string): Promise<{ refreshToken: string }> {
    const ring = await keyring((env as unknown as { SEAL_KEYS: string }).SEAL_KEYS)
    const context = [this.project, entity, id, 'credentials'] as const
    return ((await ring.unseal(sealed, context)) as { held: { refreshToken: string } }).held
  }

  rows = (entity: string, query: string) => rowsOf(this.objectName(entity), query)
  rowsOfProject = (query: string) => rowsOf(this.project, query)
}

/** Runs an object's alarm if its time has come. */
async function ring(name: string): Promise<void> {
  await runInDurableObject(objectOf(name), async (object, { storage }) => {
    const at = await storage.getAlarm()
    if (at === null || at > Date.now()) return
    await storage.deleteAlarm()
    await (object as DurableObject & { alarm(): Promise<void> }).alarm()
  })
}
