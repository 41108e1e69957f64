import { describe, expect, it } from 'vitest'
import { nameMeant } from '../../src/tools/name-meant.ts'
import { libraryOf } from '../catalogue/_library.ts'
import { acmeWith } from '../execute/_acme.ts'

const { definition } = acmeWith({ name: 'ACME_GO' })
const [action] = definition.actions
if (!action) throw new Error('the app has its action')
const library = libraryOf([
  {
    ...definition,
    actions: [action, { ...action, name: 'ACME_RUN__ACME_GO', aliases: ['ACME_OLD'] }],
  },
])

describe('the name of a call', () => {
  it.each([
    ['its own', 'ACME_GO', 'ACME_GO'],
    ['another one', 'acme_old', 'ACME_RUN__ACME_GO'],
    ['one that holds another', 'ACME_RUN__ACME_GO', 'ACME_RUN__ACME_GO'],
    ['one of our own tools', 'mcp__behalf__BEHALF_EXECUTE', 'BEHALF_EXECUTE'],
    ['a prefix', 'default_api.ACME_GO', 'ACME_GO'],
    ['dashes and a number', 'functions.acme-go:12', 'ACME_GO'],
  ])('is the action’s, with %s', async (_, name, meant) => {
    expect(await nameMeant(library, name)).toBe(meant)
  })

  it.each([
    ['it may mean two', 'x.ACME_RUN__ACME_GO'],
    ['it is cut off', 'ACME_G'],
    ['more follows', 'ACME_GO_NOW'],
    ['it is empty', ''],
    ['it is no name', '../ACME GO'],
  ])('stays as it is where %s', async (_, name) => {
    expect(await nameMeant(library, name)).toBe(name)
  })
})
