import { describe, expect, it } from 'vitest'
import { ActionSpec } from '../../src/catalogue/spec.ts'
import { thin, whole } from '../../src/catalogue/thin.ts'
import { CONNECT } from '../../src/mcp/connect-tool.ts'
import { OWN_TOOLS } from '../../src/tools/own-tools.ts'

const plain = ActionSpec.parse({
  name: 'PLAIN',
  description: 'Says nothing but what every action has to say.',
  request: 'GET /',
  input: {},
})

describe('a thin action', () => {
  it('leaves out just what the schema fills in', () => {
    expect(Object.keys(thin(plain))).toEqual(['name', 'description', 'request', 'input'])
    expect(whole(thin(plain))).toEqual(plain)
  })
})

describe('a tool of our own', () => {
  it.each([...OWN_TOOLS.values(), CONNECT].map((tool) => [tool.name, tool]))(
    '%s is what the schema of actions makes of it',
    (_, tool) => expect(ActionSpec.parse(tool)).toEqual(tool),
  )
})
