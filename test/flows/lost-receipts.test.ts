import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { digest } from '../../src/core/digest.ts'
import type { Env } from '../../src/env.ts'
import { call, newProject } from '../worker.ts'
import { everything } from './_everything.ts'
import { connected, lendGithub } from './_github.ts'

const settings = env as unknown as Env // as wrangler.toml and vitest.config.ts bind them

beforeAll(lendGithub)

describe('the answer to an erasure, when it is lost (B12)', () => {
  const erase = async (key: string) => (await call(key, 'DELETE', '/v1/entities/ada')).body
  /** What the project's object keeps of outcomes, and what stands readable before each of them. */
  const outcomes = (project: string): Promise<string[]> =>
    runInDurableObject(settings.PROJECTS.getByName(project), (_, { storage }) => {
      const rows = storage.sql.exec<{ owner: string; bytes: ArrayBuffer }>('SELECT * FROM chunk')
      return [...rows].map(({ owner, bytes }) => {
        const sealed = new TextDecoder().decode(bytes)
        const [header = ''] = sealed.split('.')
        return `${owner} ${sealed} ${atob(header.replaceAll('-', '+').replaceAll('_', '/'))}`
      })
    })

  it('is given to who asks again, and names nobody where it is kept', async () => {
    const key = await newProject('lost-receipt')
    const id = await connected(key, 'ada', 'ada')
    const first = await erase(key)
    expect(first.connections).toMatchObject([{ id, app: 'github' }])
    expect(await erase(key)).toEqual(first)
    expect(await everything(settings.ENTITIES, 'lost-receipt/ada')).toBe('[]')
    const [kept = '', ...others] = await outcomes('lost-receipt')
    expect(others).toEqual([])
    expect(kept).toContain('"ctx":["lost-receipt",')
    expect(kept).not.toContain('"ada"')
    expect(kept).not.toContain(id)
    expect(kept).not.toContain(await digest('lost-receipt/ada'))
  })

  it('is the same for all who ask at once', async () => {
    const key = await newProject('twin-receipts')
    const id = await connected(key, 'ada', 'ada')
    const [first, ...others] = await Promise.all([erase(key), erase(key), erase(key)])
    expect(first.connections).toMatchObject([{ id }])
    for (const other of others) expect(other).toEqual(first)
    expect(await everything(settings.ENTITIES, 'twin-receipts/ada')).toBe('[]')
  })

  it('is that of the last one, and nobody knows it a day later', async () => {
    const key = await newProject('last-receipt')
    await connected(key, 'ada', 'ada')
    const first = await erase(key)
    const id = await connected(key, 'ada', 'ada')
    const second = await erase(key)
    expect(second.receipt).not.toBe(first.receipt)
    expect(second.connections).toMatchObject([{ id }])
    expect(await erase(key)).toEqual(second)
    const now = Date.now()
    const clock = vi.spyOn(Date, 'now').mockReturnValue(now + 25 * 3_600_000)
    try {
      await runDurableObjectAlarm(settings.PROJECTS.getByName('last-receipt'))
      expect(await erase(key)).toMatchObject({ connections: [] })
      expect(await outcomes('last-receipt')).toEqual([])
    } finally {
      clock.mockRestore()
    }
  })
})
