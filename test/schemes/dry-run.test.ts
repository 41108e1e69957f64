import { describe, expect, it } from 'vitest'
import { KEY_APPS, TRADE_APPS } from './_key-apps.ts'
import { ask, begin, type Connecting, integrate, later, provider } from './_providers.ts'

/** What a call would send; the answer is looked through for secrets as all answers are (B13). */
const rehearse = async ({ key }: Connecting, action: string, args: object = {}) => {
  const path = `/v1/entities/ada/actions/${action}`
  return (await ask(key, 'POST', path, { arguments: args, dryRun: true })).body
}

describe.each([...KEY_APPS, ...TRADE_APPS])('a dry run in $app by $scheme', (it_) => {
  it('shows where the credentials go and not what they are, and asks nobody', async () => {
    const { app, scheme, fields, action, args } = it_
    const integration = await integrate(app, scheme, false)
    expect((await begin(integration, { fields })).body.status).toBe('ACTIVE')
    const { seen } = provider(it_.scene ?? app)
    const before = await seen()
    const made = await rehearse(integration, action, args)
    expect(made.requests.length, JSON.stringify(made)).toBeGreaterThan(0)
    expect(JSON.stringify(made.requests)).toContain('***')
    const secrets = Object.entries(fields).filter(([name]) =>
      /key|token|secret|pass|session/.test(name),
    )
    for (const [name, value] of secrets) {
      expect(JSON.stringify(made), name).not.toContain(value)
    }
    expect(await seen()).toEqual(before)
  })
})

describe.each(TRADE_APPS)('a dry run in $app whose token has ended', (it_) => {
  it('gets no new one', async () => {
    const { app, scheme, fields, action, args, life } = it_
    const integration = await integrate(app, scheme, false)
    await begin(integration, { fields })
    const { seen } = provider(app)
    const before = await seen()
    later(life + 1)
    expect((await rehearse(integration, action, args)).requests).toHaveLength(1)
    expect(await seen()).toEqual(before)
  })
})
