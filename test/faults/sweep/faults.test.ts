import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { RECEIVER } from '../_receiver.ts'
import { MISHAPS, run, type Story, sweep } from './_run.ts'
import { World } from './_world.ts'

let world: World
beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  world = await World.make()
})
afterAll(() => vi.restoreAllMocks())

/** Stories of connections, and those of who is told of them. */
const STORIES: Readonly<Record<string, Story>> = {
  connecting: async () => () => world.connect(),
  'a refresh of a token that is over': async () => {
    await world.connected()
    world.later(3600)
    return () => world.act()
  },
  'a call whose token the app refuses': async () => {
    await world.connected()
    world.provider.unauthorized = 1
    return () => world.act()
  },
  'deleting a connection': async () => {
    const { id } = await world.connected()
    return () => world.call('DELETE', `/v1/connections/${id}`)
  },
  'deleting an integration': async () => {
    for (const entity of world.entities) await world.connected(entity)
    return () => world.call('DELETE', `/v1/integrations/${world.integration}`)
  },
  'erasing an entity': async () => {
    await world.connected()
    await world.connected()
    const erase = () => world.erase()
    return { part: erase, again: async () => void (world.erased.has(world.ada) || (await erase())) }
  },
  'an event, from the change to its receivers': async () => async () => {
    await world.connected()
    await world.pass()
  },
  'a call that is told': async () => {
    await world.connected()
    return async () => {
      await world.act()
      await world.call('GET', `/v1/entities/${world.ada}/logs`) // writes what waits
      await world.pass()
    }
  },
  'a webhook of an app': async () => {
    const send = await world.hook()
    let status = 0
    return {
      part: async () => {
        status = await send()
        await world.pass()
      },
      again: async () => {
        if (status !== 200) status = await send()
        expect(status).toBe(200)
      },
    }
  },
  'replaying what an endpoint missed': async () => {
    const [{ id } = { id: '' }] = world.endpoints
    await world.call('PATCH', `/v1/webhooks/${id}`, { enabled: false })
    await world.connected()
    await world.call('PATCH', `/v1/webhooks/${id}`, { enabled: true })
    const since = new Date(Date.now() - 60_000).toISOString()
    const replay = () => world.call('POST', `/v1/webhooks/${id}/replay`, { since })
    let status = 0
    return {
      part: async () => {
        status = (await replay()).status
        await world.pass()
      },
      again: async () => {
        if (status !== 202) status = (await replay()).status
        expect(status).toBe(202)
      },
    }
  },
  'an endpoint that is gone': async () => {
    world.receiver.gone.add('/gone')
    const wish = { url: `https://${RECEIVER}/gone`, types: ['connection.created'] }
    const { id } = (await world.call('POST', '/v1/webhooks', wish)).body
    await world.connected()
    return {
      part: async () => {
        await world.pass()
        await world.pass()
      },
      again: async () => {
        await world.calm()
        const read = async (path: string) => (await world.call('GET', path)).body
        const is = { enabled: false, disabledReason: 'gone' }
        expect(await read(`/v1/webhooks/${id}`)).toMatchObject(is)
        const type = 'endpoint.disabled'
        const data = { webhookId: id, reason: 'gone' }
        expect((await read(`/v1/events?type=${type}`)).items).toMatchObject([{ type, data }])
        const { items } = await read(`/v1/audit?action=${type}`)
        expect(items.filter(({ target }: { target: string }) => target === id)).toHaveLength(1)
        expect(await read('/v1/audit/verify')).toMatchObject({ valid: true })
        await world.call('DELETE', `/v1/webhooks/${id}`)
      },
    }
  },
  'disabling an endpoint that something is on its way to': () => endpointThatEnds('PATCH'),
  'deleting an endpoint that something is on its way to': () => endpointThatEnds('DELETE'),
}

/** Events are with the queue, and at the receiver first fails what comes. */
async function endpointThatEnds(method: 'PATCH' | 'DELETE') {
  const [{ id, path } = { id: '', path: '' }] = world.endpoints
  world.receiver.statuses = [500]
  await world.connected()
  await world.pass()
  world.later(6)
  let status = 0
  const end = async () => {
    const body = method === 'PATCH' ? { enabled: false } : undefined
    status = (await world.call(method, `/v1/webhooks/${id}`, body)).status
    if (status < 300) world.receiver.close(path)
  }
  return {
    part: async () => {
      await end()
      await world.pass()
    },
    again: async () => {
      if (status >= 300) await end()
      expect([200, 204, 404]).toContain(status)
      world.receiver.close(path)
    },
  }
}

describe.each(Object.entries(STORIES))('%s', (_, story) => {
  let crossings: string[] = []
  beforeAll(async () => {
    crossings = await run(world, story, -1)
  })

  it.each(Object.entries(MISHAPS))('leaves nothing broken where %s', async (__, mishap) => {
    expect(crossings).not.toEqual([])
    await sweep(world, story, crossings, mishap)
  })
})
