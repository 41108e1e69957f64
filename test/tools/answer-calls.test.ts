import { afterEach, describe, expect, it, vi } from 'vitest'
import { origins } from '../../src/core/origins.ts'
import type { CallSite } from '../../src/execute/execute.ts'
import { newNotes } from '../../src/observe/notes.ts'
import { answerCalls } from '../../src/tools/answer-calls.ts'
import { libraryOf } from '../catalogue/_library.ts'
import { fakeNetwork, type Seen } from '../core/_fake-network.ts'
import { acmeWith } from '../execute/_acme.ts'
import { UNRESTRICTED } from '../execute/_permissions.ts'

const { definition } = acmeWith({
  name: 'ACME_READ_THING',
  aliases: ['ACME_GET_THING'],
  request: 'GET /things/{id}',
  input: { required: ['id'], properties: { id: { type: 'string' } } },
})

/** An entity that only writes down what it is told to. */
function site() {
  const log: object[] = []
  const made = {
    library: libraryOf([definition]),
    origins: origins(undefined),
    log: { take: () => [], add: (entry: object) => log.push(entry) },
    permissions: UNRESTRICTED,
    notes: newNotes(),
    actor: 'key_1',
    background: () => undefined,
  }
  return { log, site: made as unknown as CallSite } // its entity has what an open app needs
}

const call = (id: string, argumentsText = `{"id":"${id}"}`, name = 'ACME_READ_THING') => ({
  id,
  name,
  argumentsText,
})

/** Answers by the path, the first ones last, and counts what is under way. */
function slowApp() {
  const most = { open: 0 }
  let open = 0
  const answer = async ({ url }: Seen) => {
    most.open = Math.max(most.open, ++open)
    const id = url.split('/').at(-1) ?? ''
    for (let turns = 20 - Number(id); turns > 0; turns--) await Promise.resolve()
    open--
    return id === '3' ? Response.json({ message: 'No' }, { status: 404 }) : Response.json({ id })
  }
  return { most, answer }
}

const contents = async (calls: ReturnType<typeof call>[]) => {
  const answers = await answerCalls(site().site, calls)
  return answers.map(({ content }) => content as Record<string, unknown>)
}

afterEach(() => {
  vi.restoreAllMocks()
})

describe('the answers to a model’s calls', () => {
  it('come in the order of the calls, five under way at most', async () => {
    const { most, answer } = slowApp()
    fakeNetwork(...Array.from({ length: 12 }, () => answer))
    const calls = Array.from({ length: 12 }, (_, i) => call(String(i)))
    const answers = await answerCalls(site().site, calls)
    expect(answers.map(({ call: { id } }) => id)).toEqual(calls.map(({ id }) => id))
    expect(answers[7]?.content).toEqual({
      successful: true,
      data: { id: '7' },
      error: null,
    })
    expect(most.open).toBe(5)
  })

  it('are none where nothing was called', async () => {
    expect(await answerCalls(site().site, [])).toEqual([])
  })

  it('hold what the app refused, and the others all the same', async () => {
    const { answer } = slowApp()
    fakeNetwork(answer, answer)
    expect(await contents([call('3'), call('4')])).toEqual([
      { successful: false, data: { message: 'No' }, error: expect.stringContaining('404: No') },
      { successful: true, data: { id: '4' }, error: null },
    ])
  })

  it.each([
    ['broken JSON', call('1', '{'), 'invalid-arguments', 'the arguments are not JSON'],
    ['a list', call('1', '[]'), 'invalid-arguments', 'one JSON object'],
    ['nothing where much is wanted', call('1', ' '), 'invalid-arguments', 'id: missing'],
    ['an unknown action', call('1', '{}', 'ACME_FLY'), 'action-not-found', '"ACME_FLY"'],
    ['one that is cut off', call('1', '{}', 'ACME_READ'), 'action-not-found', '"ACME_READ"'],
  ])('tell the model what to mend: %s', async (_, wanted, code, said) => {
    const seen = fakeNetwork()
    const [content] = await contents([wanted])
    expect(content).toMatchObject({ successful: false, data: null, code })
    expect(content?.['error']).toContain(said)
    expect(seen).toEqual([])
  })

  it('are for the very id that the model wrote, though no number holds it', async () => {
    const seen = fakeNetwork(Response.json({}))
    await contents([call('1', '{"id":9007199254740993}')])
    expect(seen[0]?.url).toMatch(/\/9007199254740993$/)
  })

  it('tell nothing of a bug of ours', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const add = () => {
      throw new TypeError('canary')
    }
    const broken: CallSite = { ...site().site, log: { take: () => [], add } }
    fakeNetwork(Response.json({}))
    const [answer] = await answerCalls(broken, [call('1')])
    expect(answer?.failed).toBe(true)
    expect(answer?.content).toEqual({
      successful: false,
      data: null,
      error: 'Internal error',
      code: 'internal',
    })
    expect(logged).toHaveBeenCalled()
  })

  it.each([
    ...['ACME_READ_THING', 'ACME_GET_THING', 'acme_get_thing', 'acme-get-thing'],
    ...['functions.ACME_READ_THING', 'functions.ACME_READ_THING:0', 'default_api:ACME_GET_THING'],
    ...['mcp__behalf__ACME_READ_THING', 'mcp__acme__acme_read_thing', 'tools/ACME_READ_THING'],
  ])('take the name %s', async (name) => {
    fakeNetwork(Response.json({ a: 1 }))
    expect(await contents([call('1', undefined, name)])).toMatchObject([{ successful: true }])
  })

  it('are logged, without arguments and results (B14)', async () => {
    fakeNetwork(Response.json({ canary: 'canary' }))
    const { log, site: own } = site()
    await answerCalls(own, [call('1', '{"id":"canary"}')])
    expect(log).toEqual([
      expect.objectContaining({
        action: 'ACME_READ_THING',
        app: 'acme',
        successful: true,
        status: 200,
      }),
    ])
    expect(JSON.stringify(log)).not.toContain('canary')
  })
})
