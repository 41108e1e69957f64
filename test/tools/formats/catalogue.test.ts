import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compile } from '../../../src/catalogue/compile.ts'
import { APPS } from '../../../src/catalogue/shipped.ts'
import type { ActionSpec } from '../../../src/catalogue/spec.ts'
import { type ThinAction, whole } from '../../../src/catalogue/thin.ts'
import { FORMATS, type FormatName } from '../../../src/tools/formats/formats.ts'
import { OWN_TOOLS } from '../../../src/tools/own-tools.ts'
import * as legal from './_legal.ts'

/** All that a release has, if it was built; else what its apps' files say. */
const BUILT = 'dist/assets/catalogue/all'
const actions: ActionSpec[] = [
  ...OWN_TOOLS.values(),
  ...(existsSync(BUILT)
    ? readdirSync(BUILT).flatMap((file) =>
        (JSON.parse(readFileSync(`${BUILT}/${file}`, 'utf8')) as ThinAction[]).map(whole),
      )
    : compile(APPS, () => 'version').flatMap((app) => app.actions)),
]

/** What a format made, as its legality is checked. */
type Check = (tool: never) => string[]
const CHECKS: Readonly<Record<FormatName, Check>> = {
  openai: (tool: { function: never }) => legal.openAIFaults(tool.function),
  'openai-strict': (tool: { function: never }) => legal.openAIFaults(tool.function),
  'openai-responses': legal.openAIFaults,
  'openai-responses-strict': legal.openAIFaults,
  anthropic: legal.anthropicFaults,
  gemini: legal.geminiFaults,
  mcp: legal.mcpFaults,
  'json-schema': legal.jsonSchemaFaults,
}

describe('the whole catalogue', () => {
  it('is there', () => {
    expect(actions.length).toBeGreaterThan(500)
  })

  it.each(Object.keys(FORMATS) as FormatName[])('is legal for %s, tool by tool', (name) => {
    const faults = actions.flatMap((action) => {
      const { tool } = FORMATS[name].shape(action)
      return CHECKS[name](tool as never).map((fault) => `${action.name} ${fault}`)
    })
    expect(faults).toEqual([])
  })

  it('is strict for the most part, and says why where it is not', () => {
    const shaped = actions.map((action) => FORMATS['openai-responses-strict'].shape(action))
    const loose = shaped.filter(({ tool }) => !(tool as { strict: boolean }).strict)
    expect(loose.length).toBeLessThan(actions.length / 4)
    expect(loose.every(({ changed }) => changed?.startsWith('not strict: '))).toBe(true)
  })
})
