import { describe, expect, it } from 'vitest'
import type { ActionRules } from '../../../src/core/action-rules.ts'
import type { Permissions } from '../../../src/execute/permissions.ts'
import { FORMATS, type FormatName } from '../../../src/tools/formats/formats.ts'
import { offer, remarksHeader } from '../../../src/tools/formats/offer.ts'
import { OWN_TOOLS } from '../../../src/tools/own-tools.ts'
import { acmeWith } from '../../execute/_acme.ts'
import { UNRESTRICTED } from '../../execute/_permissions.ts'

const named = (name: string) => ({ app: 'acme', action: acmeWith({ name }).action })
const many = (count: number) => Array.from({ length: count }, (_, i) => named(`ACME_DO_${i}`))
const own = [...OWN_TOOLS.values()].map((action) => ({ app: 'behalf', action }))
const keyed = (key: Partial<ActionRules>): Permissions => ({
  ...UNRESTRICTED,
  key: { proxy: false, ...key },
})

describe('an offer of tools', () => {
  it.each<[FormatName, number]>([
    ['openai', 128],
    ['openai-responses-strict', 128],
    ['anthropic', 200],
    ['mcp', 200],
  ])('has for %s at most %i of 200', async (name, count) => {
    const { tools, withheld } = await offer(UNRESTRICTED, FORMATS[name], many(200))
    expect(tools).toHaveLength(count)
    expect(withheld).toHaveLength(200 - count)
    expect(withheld.every(({ reason }) => reason === 'a request takes 128 tools')).toBe(true)
  })

  it('is one list of declarations for Gemini, and none where there are none', async () => {
    const { tools } = await offer(UNRESTRICTED, FORMATS.gemini, many(129))
    expect(tools).toHaveLength(1)
    expect((tools[0] as { functionDeclarations: object[] }).functionDeclarations).toHaveLength(128)
    expect((await offer(UNRESTRICTED, FORMATS.gemini, [])).tools).toEqual([])
  })

  it('holds back what the key may not execute, and makes room for others (D3)', async () => {
    const permissions = keyed({ deny: ['ACME_DO_0'] })
    const { tools, withheld } = await offer(permissions, FORMATS.openai, many(129))
    expect(tools).toHaveLength(128)
    expect(withheld).toEqual([
      { name: 'ACME_DO_0', reason: 'ACME_DO_0 is denied by ACME_DO_0 of this API key' },
    ])
  })

  it('has our own tools unless they are denied: what they do is bound by the same lists', async () => {
    const names = async (permissions: Permissions) =>
      (await offer(permissions, FORMATS.mcp, own)).tools.map(
        (tool) => (tool as { name: string }).name,
      )
    expect(await names(keyed({ allow: ['ACME_*'] }))).toEqual([...OWN_TOOLS.keys()])
    expect(await names(keyed({ deny: ['BEHALF_EXECUTE'] }))).not.toContain('BEHALF_EXECUTE')
  })

  it('says what was changed', async () => {
    const { action } = acmeWith({ input: { properties: { a: { type: 'object' } } } })
    const { changed } = await offer(UNRESTRICTED, FORMATS['openai-strict'], [
      { app: 'acme', action },
    ])
    expect(changed).toEqual([{ name: 'ACME_DO', reason: 'not strict: a is an object of any keys' }])
  })
})

describe('remarks in a header', () => {
  it('are a structured list of text that a header can hold', () => {
    const remarks = [
      { name: 'A', reason: 'say "no" \\ – ja' },
      { name: 'B', reason: 'why' },
    ]
    expect(remarksHeader(remarks)).toBe('A;reason="say \\"no\\" \\\\ ? ja", B;reason="why"')
  })

  it('are counted where there is no room for them', () => {
    const remarks = Array.from({ length: 500 }, (_, i) => ({
      name: `A${i}`,
      reason: 'x'.repeat(80),
    }))
    const header = remarksHeader(remarks)
    expect(header.length).toBeLessThan(3_100)
    const listed = header.split(', ').length - 1
    expect(header).toMatch(new RegExp(`, others;count=${500 - listed}$`))
  })
})
