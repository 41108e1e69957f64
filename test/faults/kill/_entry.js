// Around the bundle, as it is deployed: every call between objects is told to the world outside first,
// which may end this process there; and the test can look into objects and ring their alarms.
import { env as settings } from 'cloudflare:workers'
// @ts-expect-error the bundle lies beside this file where it is served
import service, { Entity as E, Project as P } from './index.js'

const clock = Date.now.bind(Date)
Date.now = () => clock() + Number(settings.AHEAD)

const NO_CALLS = ['then', 'id', 'name', 'fetch']
const PARTS = [
  ...['audit', 'appHooks', 'calls', 'deletion', 'holdings', 'keys', 'logbook'],
  ...['mcpTokens', 'pending', 'projects', 'sealing', 'webhooks'],
]

const mark = (env, name) =>
  env.WORLD.fetch(`http://world/mark/${name}`, { method: 'POST' }).then((r) => r.text())

const marked = (env, stub, name) =>
  new Proxy(stub, {
    get(target, method) {
      if (typeof method !== 'string' || NO_CALLS.includes(method)) {
        return Reflect.get(target, method, target)
      }
      if (PARTS.includes(method)) return () => marked(env, target[method](), `${name}${method}.`)
      return async (...given) => {
        await mark(env, `${name}${method}`)
        const answer = await target[method](...given)
        await mark(env, `${name}${method}-done`)
        return answer
      }
    },
  })

const marking = (env) => ({
  ...env,
  ENTITIES: { getByName: (name) => marked(env, env.ENTITIES.getByName(name), 'entity.') },
  PROJECTS: { getByName: (name) => marked(env, env.PROJECTS.getByName(name), 'project.') },
})

const opened = (Base) =>
  class extends Base {
    constructor(ctx, env) {
      super(ctx, marking(env))
    }
    async ring() {
      const at = await this.ctx.storage.getAlarm()
      if (at === null || at > Date.now()) return
      await this.ctx.storage.deleteAlarm()
      await this.alarm()
    }
    rows(query) {
      const unborn = this.ctx.storage.kv.get('schema') === undefined
      return unborn ? [] : this.ctx.storage.sql.exec(query).toArray()
    }
  }
export class Entity extends opened(E) {}
export class Project extends opened(P) {}

async function operate({ object, ring, query, message }, env, ctx) {
  if (message) {
    const one = { id: '1', timestamp: new Date(), attempts: 1, body: message, ack() {}, retry() {} }
    await service.queue({ queue: 'behalf-events', messages: [one] }, marking(env), ctx)
    return null
  }
  const stub = (object.includes('/') ? env.ENTITIES : env.PROJECTS).getByName(object)
  return ring ? stub.ring() : stub.rows(query)
}

export default {
  async fetch(request, env, ctx) {
    const { pathname } = new URL(request.url)
    if (pathname !== '/_operator') return service.fetch(request, marking(env), ctx)
    return Response.json((await operate(await request.json(), env, ctx)) ?? null)
  },
}
