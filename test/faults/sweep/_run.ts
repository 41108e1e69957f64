import { assertClear, assertWhole } from '../_invariants.ts'
import { assertTold } from '../_told.ts'
import { type Fault, restart } from './_outside.ts'
import type { World } from './_world.ts'

/** What is done, and in which each crossing goes wrong once. */
type Part = () => Promise<unknown>
/** A story: what comes before, then the part; and what callers do again who were not told that it is done. */
export type Story = (world: World) => Promise<Part | { readonly part: Part; readonly again: Part }>

/** What goes wrong, and on which crossings it can happen. */
export interface Mishap {
  readonly on: RegExp
  readonly fault: (world: World) => Fault
}

/** The object's own words, which RPC carries over. */
export const refusal = (facts: object) => Object.assign(new Error('of the platform'), facts)

/** Who ends before an answer came may have lost what was in it: those tokens are nobody's. */
const losing = (world: World): void => {
  for (const grant of world.provider.grants) grant.lost = true
}

/** What is crossed from inside an entity. */
const OF_ENTITY = /^(?:token|identity|revoke|project (?:resolveClient|takeNews)) ?/

/** Faults of what lies around any flow. */
export const MISHAPS: Readonly<Record<string, Mishap>> = {
  'the entity ends in front of it': {
    on: OF_ENTITY,
    fault: (world) => async (real, crossing) => {
      if (crossing.way === 'identity') losing(world) // the tokens were there, and not kept yet
      await restart(world.objectName(world.ada))
      return real()
    },
  },
  'the entity ends behind it': {
    on: /^(?:token|revoke|project takeNews) ?/,
    fault: (world) => async (real, crossing) => {
      const answer = await real()
      if (crossing.way === 'token') losing(world)
      await restart(world.objectName(world.ada))
      return answer
    },
  },
  'the project ends in front of it': {
    on: /^(?:queue|project (?:resolveClient|takeNews|removeIntegration|webhooks|appHooks))\b/,
    fault: (world) => async (real) => {
      await restart(world.project)
      return real()
    },
  },
  'the project ends behind it': {
    on: /^(?:queue|project (?:takeNews|removeIntegration|webhooks|appHooks))\b/,
    fault: (world) => async (real) => {
      const answer = await real()
      await restart(world.project)
      return answer
    },
  },
  'its answer is lost': {
    on: /^(?:queue|receiver|project (?:takeNews|webhooks|appHooks))\b/,
    fault: () => async (real) => {
      await real()
      throw refusal({ retryable: true })
    },
  },
  'an object is overloaded': {
    on: /^(?:project|entity) /,
    fault: () => () => Promise.reject(refusal({ overloaded: true, retryable: true })),
  },
  'the queue refuses': {
    on: /^queue /,
    fault: () => () => Promise.reject(new Error('queue down')),
  },
  'the receiver is not there': {
    on: /^receiver /,
    fault: () => () => Promise.reject(new TypeError('network')),
  },
  'the receiver fails': {
    on: /^receiver /,
    fault:
      ({ receiver }) =>
      (real) => {
        receiver.statuses = [500]
        return real()
      },
  },
}

/** Tells a run, and where it went wrong. @returns what it crossed */
export async function run(
  world: World,
  story: Story,
  at: number,
  fault?: Fault,
): Promise<string[]> {
  await world.begin()
  world.later(600) // no alarm rings by itself: all that is due is rung for
  await world.listen()
  const told = await story(world)
  const { part, again } = typeof told === 'function' ? { part: told, again: undefined } : told
  world.answers = []
  world.outside.watch(at, fault)
  await part()
  const crossings = [...world.outside.crossings]
  try {
    assertClear(world)
    world.outside.rest()
    await again?.()
    await assertWhole(world)
    await assertTold(world)
  } catch (error) {
    ;(error as Error).message = `${at}: ${crossings.join(', ')}\n${(error as Error).message}`
    throw error
  }
  return crossings
}

/** Lets a mishap happen on crossings of a story, one a run: of those that are alike, on the first and the last. */
export async function sweep(
  world: World,
  story: Story,
  crossings: readonly string[],
  { on, fault }: Mishap,
): Promise<void> {
  // What the isolate remembers by now is not asked for again, and moves the rest up.
  const strike = fault(world)
  const onlyThere: Fault = (real, it) =>
    on.test(`${it.way} ${it.name}`) ? strike(real, it) : real()
  for (const [at, crossing] of crossings.entries()) {
    const ends = [crossings.indexOf(crossing), crossings.lastIndexOf(crossing)]
    if (on.test(crossing) && ends.includes(at)) await run(world, story, at, onlyThere)
  }
}
