import { abortAllDurableObjects } from 'cloudflare:test'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { Entity } from '../../src/entity/entity.ts'
import { call, newProject } from '../worker.ts'
import { connected, lendGithub } from './_github.ts'

/** Between a caller's calls, in milliseconds: well below a term. */
const PAUSE = 30
const WHO = 'GITHUB_GET_THE_AUTHENTICATED_USER'

let key: string
beforeAll(async () => {
  await lendGithub()
  key = await newProject('leases')
})

/** Whose account an entity acts with; an error's code where it cannot. */
async function who(entity: string): Promise<string> {
  const { body } = await call(key, 'POST', `/v1/entities/${entity}/actions/${WHO}`)
  return body.data?.login ?? body.code
}

/**
 * Changes something while callers call and call, so that they hold leases.
 *
 * @returns what calls got that began after the change was confirmed
 */
async function afterwards(entity: string, change: () => Promise<unknown>): Promise<Set<string>> {
  let confirmed = false
  let calls = 0
  const late: string[] = []
  const caller = async () => {
    while (late.length < 8) {
      const began = confirmed
      const got = await who(entity)
      calls++
      if (began) late.push(got)
      await new Promise((resolve) => setTimeout(resolve, PAUSE))
    }
  }
  const callers = Promise.all([caller(), caller()])
  await expect.poll(() => calls, { timeout: 20_000 }).toBeGreaterThan(6)
  await change()
  confirmed = true
  await callers
  return new Set(late)
}

describe('a lease', () => {
  it('is asked for once where calls follow each other fast, and once again', async () => {
    await connected(key, 'busy', 'ada')
    const asked = vi.spyOn(Entity.prototype, 'lease')
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
    try {
      for (let i = 0; i < 10; i++) expect(await who('busy')).toBe('ada')
      expect(asked).toHaveBeenCalledTimes(2)
    } finally {
      vi.useRealTimers()
      asked.mockRestore()
    }
  })

  it('is asked for with every call where calls are counted (D7)', async () => {
    const counted = await newProject('leases-counted')
    await call(counted, 'PATCH', '/v1/project', { rateLimits: { entity: 6_000 } })
    await connected(counted, 'busy', 'ada')
    const asked = vi.spyOn(Entity.prototype, 'lease')
    for (let i = 0; i < 5; i++) {
      const path = `/v1/entities/busy/actions/${WHO}`
      expect((await call(counted, 'POST', path)).body.data.login).toBe('ada')
    }
    expect(asked).toHaveBeenCalledTimes(5)
    asked.mockRestore()
  })

  it('does nothing after it was confirmed that its connection is disabled', async () => {
    const id = await connected(key, 'disabled', 'ada')
    const disable = () => call(key, 'PATCH', `/v1/connections/${id}`, { enabled: false })
    expect(await afterwards('disabled', disable)).toEqual(new Set(['connection-missing']))
  })

  it('nor where its object was started anew in between', async () => {
    const id = await connected(key, 'restarted', 'ada')
    const disable = async () => {
      await abortAllDurableObjects()
      await call(key, 'PATCH', `/v1/connections/${id}`, { enabled: false })
    }
    const got = await afterwards('restarted', disable)
    expect(got).toEqual(new Set(['connection-missing']))
  })

  it('nor that its connection is deleted (B11)', async () => {
    const id = await connected(key, 'deleted', 'ada')
    const got = await afterwards('deleted', () => call(key, 'DELETE', `/v1/connections/${id}`))
    expect(got).toEqual(new Set(['connection-missing']))
  })

  it('nor that its entity is erased (B12)', async () => {
    await connected(key, 'erased', 'ada')
    const got = await afterwards('erased', () => call(key, 'DELETE', '/v1/entities/erased'))
    expect(got).toEqual(new Set(['connection-missing']))
  })

  it('nor that its integration is deleted', async () => {
    await connected(key, 'dropped', 'ada')
    const { items } = (await call(key, 'GET', '/v1/integrations?app=github')).body
    const drop = async () => {
      for (const { id } of items) await call(key, 'DELETE', `/v1/integrations/${id}`)
    }
    expect(await afterwards('dropped', drop)).toEqual(new Set(['connection-missing']))
  })

  it('is of the account that was made the default, once that is confirmed', async () => {
    const one = await connected(key, 'switching', 'ada')
    await call(key, 'PATCH', `/v1/connections/${one}`, { default: true })
    const other = await connected(key, 'switching', 'octocat')
    expect(await who('switching')).toBe('ada')
    const change = () => call(key, 'PATCH', `/v1/connections/${other}`, { default: true })
    expect(await afterwards('switching', change)).toEqual(new Set(['octocat']))
  })
})
