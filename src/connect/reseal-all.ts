import * as z from 'zod'
import { errorCode } from '../core/errors.ts'
import { DEFAULT_PROJECT, ProjectId } from '../core/ids.ts'
import { inParallel } from '../core/in-parallel.ts'
import { unwrap } from '../core/outcome.ts'
import { keyring } from '../core/seal.ts'
import { ResealProgress } from '../project/reseal.ts'
import { type ConnectWorld, projectObject } from './world.ts'

/** How many projects are asked at a time, listed at a time, and told of at most. */
const PARALLEL = 5
const PAGE = 200
const MOST_TOLD = 100

/** How far all projects are with sealing everything under the newest key. */
export const AllResealProgress = z.lazy(() =>
  z.object({
    kid: z.string().describe('The key that seals now'),
    projects: z.number().int(),
    projectsLeft: z
      .number()
      .int()
      .describe('How many still need the older keys, or were not asked'),
    entities: z.number().int(),
    entitiesLeft: z.number().int(),
    entitiesStuck: z.number().int(),
    secretsStuck: z.number().int(),
    removable: z
      .boolean()
      .describe('Whether the older keys may leave SEAL_KEYS: every project says so'),
    outcomesUntil: z.iso.datetime().nullable().describe('Of all projects, the last'),
    left: z
      .array(ResealProgress.unwrap().extend({ project: ProjectId }))
      .describe('The projects that are left; 100 at most'),
  }),
)
export type AllResealProgress = z.infer<typeof AllResealProgress>

type Told = ResealProgress & { readonly project: ProjectId }

/**
 * Sums up how far all projects are.
 *
 * @param how whether to begin in each: again, it asks those that are left at once
 */
export async function resealAll(
  world: Pick<ConnectWorld, 'PROJECTS'> & { readonly SEAL_KEYS?: string },
  how: 'begin' | 'look',
): Promise<AllResealProgress> {
  const { kid } = await keyring(world.SEAL_KEYS)
  const told: Told[] = []
  for await (const projects of pagesOfProjects(world)) {
    await inParallel(projects, PARALLEL, async (project) => {
      const progress = await progressOf(world, project, how)
      if (progress) told.push({ project, ...progress })
    })
  }
  return summed(kid, told)
}

async function* pagesOfProjects(world: Pick<ConnectWorld, 'PROJECTS'>) {
  let cursor: string | undefined
  do {
    const all = projectObject(world, DEFAULT_PROJECT).projects()
    const page = unwrap(await all.list({ limit: PAGE, cursor }))
    yield page.items.map(({ id }) => id)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
}

/** `undefined` where the project was deleted meanwhile. */
async function progressOf(
  world: Pick<ConnectWorld, 'PROJECTS'>,
  project: ProjectId,
  how: 'begin' | 'look',
): Promise<ResealProgress | undefined> {
  try {
    const sealing = projectObject(world, project).sealing()
    return await (how === 'begin' ? sealing.start() : sealing.progress())
  } catch (error) {
    if (errorCode(error) === 'project-not-found') return undefined
    throw error
  }
}

function summed(kid: string, told: readonly Told[]): AllResealProgress {
  const sum = (of: (one: Told) => number) => told.reduce((all, one) => all + of(one), 0)
  const left = told.filter((one) => !one.removable || one.kid !== kid)
  const outcomes = told.map(({ outcomesUntil }) => outcomesUntil).filter((at) => at !== null)
  return {
    ...{ kid, projects: told.length, projectsLeft: left.length },
    entities: sum(({ entities }) => entities),
    entitiesLeft: sum(({ entitiesLeft }) => entitiesLeft),
    entitiesStuck: sum(({ entitiesStuck }) => entitiesStuck),
    secretsStuck: sum(({ secretsStuck }) => secretsStuck),
    removable: left.length === 0,
    outcomesUntil: outcomes.sort().at(-1) ?? null,
    left: left.slice(0, MOST_TOLD),
  }
}
