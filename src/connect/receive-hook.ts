import { readApp } from '../catalogue/catalogue.ts'
import { dottedText } from '../core/dotted.ts'
import { AppHookId, ProjectId } from '../core/ids.ts'
import { answerChallenge, type HookAnswer, taken } from '../hooks/challenge.ts'
import { type Delivery, jsonOf } from '../hooks/delivery.ts'
import type { HookFacts } from '../hooks/facts.ts'
import { payloadOf } from '../hooks/payload.ts'
import { verifyDelivery } from '../hooks/verify.ts'
import { libraryOf } from '../project/library.ts'
import { type ConnectWorld, projectObject } from './world.ts'

/** Where a hook is: behind `/hooks/`. */
export const hookAddress = (hook: AppHookId, project: ProjectId): string => `${hook}.${project}`

function parseAddress(text: string): { hook: AppHookId; project: ProjectId } | undefined {
  const dot = text.indexOf('.')
  const hook = AppHookId.safeParse(text.slice(0, dot))
  const project = ProjectId.safeParse(text.slice(dot + 1))
  return hook.success && project.success ? { hook: hook.data, project: project.data } : undefined
}

/**
 * Takes a webhook of an app: what its signature holds for goes on to the project's own endpoints,
 * once.
 *
 * @param now epoch milliseconds
 * @returns what to answer; `undefined` where nothing is taken, for whatever reason
 */
export async function receiveHook(
  world: ConnectWorld,
  address: string,
  delivery: Delivery,
  now: number,
): Promise<HookAnswer | undefined> {
  const at = parseAddress(address)
  if (!at) return undefined
  const object = projectObject(world, at.project)
  const open = await object.appHooks().open(at.hook)
  if (!open) return undefined
  const { hooks: facts } = await readApp(libraryOf(world, at.project), open.app)
  if (!facts) return undefined
  const brought = open.awaits ? broughtSecret(facts, delivery) : undefined
  if (brought !== undefined) {
    await object.appHooks().bring(at.hook, brought)
    return taken(facts)
  }
  const verified = await verifyDelivery(facts, open.secrets, delivery, now)
  if (!verified) return undefined
  const { key, id, kind, json } = verified
  const challenge = await answerChallenge(facts, open.secrets[0] ?? '', json)
  if (challenge) return challenge
  const contentType = delivery.headers.get('content-type')?.slice(0, 120) ?? ''
  const payload = payloadOf(delivery, facts, json)
  await object.appHooks().accept(at.hook, { key, id, kind, contentType, payload })
  return taken(facts)
}

/** The secret in an app's unsigned first delivery. */
function broughtSecret({ secret, signature }: HookFacts, delivery: Delivery): string | undefined {
  if (secret.path === undefined || delivery.headers.has(signature.header)) return undefined
  const text = dottedText(jsonOf(delivery), secret.path)
  return text !== undefined && text.length >= 16 && text.length <= 512 ? text : undefined
}
