import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { assertClear, assertWhole } from '../_invariants.ts'
import { type Fault, restart } from './_outside.ts'
import { World } from './_world.ts'

let world: World
beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  world = await World.make()
})
afterAll(() => vi.restoreAllMocks())

/** Stories: what comes before, and then the part in which each crossing goes wrong once. */
const STORIES: Record<string, () => Promise<() => Promise<unknown>>> = {
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
    return () => world.call('DELETE', `/v1/entities/${world.ada}`)
  },
}

/** The object's own words, which RPC carries over. */
const refusal = (facts: object) => Object.assign(new Error('of the platform'), facts)

/** Who ends before an answer came may have lost what was in it: those tokens are nobody's. */
const losing = (): void => {
  for (const grant of world.provider.grants) grant.lost = true
}

/** What is crossed from inside an entity. */
const OF_ENTITY = /^(?:token|identity|revoke|project (?:resolveClient|takeNews)) ?/

/** What goes wrong, by the crossings that it can happen on. */
const FAULTS: Record<string, { on: RegExp; fault: Fault }> = {
  'the entity ends in front of it': {
    on: OF_ENTITY,
    fault: async (real, { way }) => {
      if (way === 'identity') losing() // the tokens were there, and not kept yet
      await restart(world.objectName(world.ada))
      return real()
    },
  },
  'the entity ends behind it': {
    on: /^(?:token|revoke|project takeNews) ?/,
    fault: async (real, { way }) => {
      const answer = await real()
      if (way === 'token') losing()
      await restart(world.objectName(world.ada))
      return answer
    },
  },
  'the project ends in front of it': {
    on: /^(?:queue|project (?:resolveClient|takeNews|removeIntegration)) ?/,
    fault: async (real) => {
      await restart(world.project)
      return real()
    },
  },
  'an object is overloaded': {
    on: /^(?:project|entity) /,
    fault: () => Promise.reject(refusal({ overloaded: true, retryable: true })),
  },
  'the queue refuses': { on: /^queue /, fault: () => Promise.reject(new Error('queue down')) },
}

/** Tells a run, and where it went wrong. @returns what it crossed */
async function run(story: keyof typeof STORIES, at: number, fault?: Fault): Promise<string[]> {
  await world.begin()
  const go = await STORIES[story]?.()
  world.answers = []
  world.outside.watch(at, fault)
  await go?.()
  const crossings = [...world.outside.crossings]
  try {
    assertClear(world)
    await assertWhole(world)
  } catch (error) {
    ;(error as Error).message = `${at}: ${crossings.join(', ')}\n${(error as Error).message}`
    throw error
  }
  return crossings
}

describe.each(Object.keys(STORIES))('%s', (story) => {
  let crossings: string[] = []
  beforeAll(async () => {
    crossings = await run(story, -1)
  })

  it.each(Object.entries(FAULTS))('leaves nothing broken where %s', async (_, { on, fault }) => {
    expect(crossings).not.toEqual([])
    // What the isolate remembers by now is not asked for again, and moves the rest up.
    const onlyThere: Fault = (real, it) =>
      on.test(`${it.way} ${it.name}`) ? fault(real, it) : real()
    for (const [at, crossing] of crossings.entries()) {
      if (on.test(crossing)) await run(story, at, onlyThere)
    }
  })
})
