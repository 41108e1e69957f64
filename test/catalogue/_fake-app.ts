import { expect } from 'vitest'
import type { ActionFunction, AppRequest, Call } from '../../src/catalogue/run.ts'

/** The app: answers by `METHOD path`, slowly, and keeps what it was asked. */
export const fakeApp = (answers: Record<string, unknown>) => {
  const requests: AppRequest[] = []
  let open = 0
  const most = { open: 0 }
  const call: Call = async (request) => {
    requests.push(request)
    most.open = Math.max(most.open, ++open)
    await new Promise((done) => setTimeout(done, 2))
    open--
    const key = `${request.method ?? 'GET'} ${request.path}`
    if (!(key in answers)) throw new Error(`the story has no ${key}`)
    const answer = answers[key]
    return typeof answer === 'function' ? answer(request) : answer
  }
  return { call, requests, most }
}

/** Calls an action's function by its name. */
export const run = (
  functions: Record<string, ActionFunction>,
  name: string,
  args: Record<string, unknown>,
  call: Call = fakeApp({}).call,
): Promise<unknown> => {
  const work = functions[name]
  if (!work) throw new Error(`no function ${name}`)
  return work(args, call)
}

/** The error of arguments that do not fit, which names the one to change. */
export const refused = (argument: string) =>
  expect.objectContaining({
    code: 'invalid-arguments',
    message: expect.stringContaining(argument),
  })
