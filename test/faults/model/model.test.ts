import fc from 'fast-check'
import { afterAll, beforeAll, describe, it, vi } from 'vitest'
import { assertWhole } from '../_invariants.ts'
import { someBrowser, World } from '../sweep/_world.ts'
import { commands } from './_commands.ts'
import { type Connection, hold, newConnection } from './_model.ts'

let world: World
beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  world = await World.make()
})
afterAll(() => vi.restoreAllMocks())

describe('the connections of a user', () => {
  it('are what the sum of all that happened says, and hold what the provider gave last (B1-B5)', async () => {
    await fc.assert(
      fc.asyncProperty(commands, async (steps) => {
        await world.begin()
        world.answers = []
        const { id, grant } = await world.connected()
        const first: Connection = { ...newConnection(id), status: 'ACTIVE' }
        hold(first, grant)
        const model = { connections: [first], browser: someBrowser() }
        for (const step of steps) await step.run(model, world)
        await assertWhole(world)
      }),
      { numRuns: 40 },
    )
  })
})
