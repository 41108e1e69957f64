import { describe, expect, it } from 'vitest'
import { parseAction } from '../../src/catalogue/compile.ts'
import { parseApp } from '../../src/catalogue/parse-app.ts'
import type { ActionDefinition } from '../../src/catalogue/spec.ts'
import { type ThinAction, thin, whole } from '../../src/catalogue/thin.ts'
import { buildRequest } from '../../src/execute/build-request.ts'
import { assertKnown, Overlay, overlaidAction, overlaidSpec } from '../../src/importing/overlay.ts'

const spec = parseApp({
  ...{ slug: 'shop', name: 'Shop', baseUrl: 'https://api.shop.example', categories: ['custom'] },
  description: 'Sells pets, and what pets need.',
  ...{ docs: 'https://docs.shop.example', hosts: ['files.shop.example'] },
  ...{ headers: { 'x-version': '1' }, auth: [{ scheme: 'NO_AUTH' }] },
})

const text = { type: 'string' } as const

const action = (said: Partial<ActionDefinition> = {}): ThinAction =>
  thin(
    parseAction(spec, {
      name: 'SHOP_PETS_LIST',
      description: 'Lists all pets of the shop, the youngest first.',
      request: 'GET /accounts/{account}/pets',
      input: { required: ['account'], properties: { account: text, tag: text } },
      ...said,
    }),
  )

const CALL = 'GET /accounts/{account}/pets'
const said = (overlay: Overlay, one = action()) => overlaidAction(one, CALL, overlay)

describe('the facts of an app under an overlay', () => {
  it('are what the overlay says, and else as they were', () => {
    const changed = overlaidSpec(spec, { name: 'Pets', baseUrl: 'https://eu.shop.example' })
    expect(changed).toEqual({ ...spec, name: 'Pets', baseUrl: 'https://eu.shop.example' })
    expect(overlaidSpec(spec, {})).toEqual(spec)
  })

  it('gain headers, parameters and hosts, and lose none', () => {
    const overlay = {
      hosts: ['eu.shop.example', 'files.shop.example'],
      headers: { 'x-team': 'a' },
      parameters: { account: '{account_id}' },
    }
    expect(overlaidSpec(spec, overlay)).toMatchObject({
      hosts: ['files.shop.example', 'eu.shop.example'],
      headers: { 'x-version': '1', 'x-team': 'a' },
      parameters: { account: '{account_id}' },
    })
  })
})

describe('an action under an overlay', () => {
  it.each(['SHOP_PETS_LIST', CALL])('is found by %s', (key) => {
    expect(said({ actions: { [key]: { hide: true } } })).toBeUndefined()
    const description = 'Lists pets, in words of the developer.'
    expect(said({ actions: { [key]: { description } } })?.description).toBe(description)
  })

  it('stays as it is where nothing is said of it', () => {
    expect(said({})).toEqual(action())
    expect(said({ actions: { toString: { hide: true } } })).toEqual(action())
  })

  it('keeps its old name as an alias', () => {
    const renamed = said({ actions: { [CALL]: { name: 'SHOP_PETS' } } })
    expect(renamed).toMatchObject({ name: 'SHOP_PETS', aliases: ['SHOP_PETS_LIST'] })
    const same = said({ actions: { [CALL]: { name: 'SHOP_PETS_LIST' } } })
    expect(same).toEqual(action())
  })

  const parameters = { account: '{account_id}', tag: '{tag}' }
  const sent = (one: ThinAction | undefined, args: Record<string, unknown> = {}) =>
    buildRequest(
      { ...spec, parameters: { account: 'a1', tag: 't 1' } },
      whole(one ?? action()),
      args,
    )

  it('takes from the connection what its path and query need', () => {
    const one = said({ parameters })
    expect(one?.input).toEqual({ required: [], properties: {} })
    expect(sent(one).url.href).toBe('https://api.shop.example/accounts/a1/pets?tag=t%201')
  })

  it('calls a query by the names of the wire', () => {
    const one = action({ wire: { tag: ['filter', 'tag'] } })
    const { searchParams } = sent(said({ parameters }, one)).url
    expect([...searchParams]).toEqual([['filter[tag]', 't 1']])
  })

  it('still asks for what goes into a body, where no connection fills anything', () => {
    const one = action({ request: 'POST /pets', input: { properties: { tag: text } } })
    expect(said({ parameters }, one)).toEqual(one)
  })

  it('is still an action, with styles and places of what is left', () => {
    const one = action({
      place: { since: 'header' },
      style: { tag: { style: 'form' }, account: { style: 'matrix' } },
      input: { required: ['account'], properties: { account: text, tag: text, since: text } },
    })
    const changed = said({ parameters }, one) ?? one
    expect(() => parseAction(overlaidSpec(spec, { parameters }), changed)).not.toThrow()
    expect(changed.place).toEqual({ since: 'header' })
    expect(changed.style).toEqual({ account: { style: 'matrix' } })
  })
})

describe('an overlay', () => {
  it('speaks only of actions that are there', () => {
    const known = new Set(['SHOP_PETS_LIST', CALL])
    expect(() => assertKnown({ actions: { [CALL]: {} } }, known)).not.toThrow()
    expect(() => assertKnown({ actions: { SHOP_DOGS: {} } }, known)).toThrow('"SHOP_DOGS"')
  })

  it.each([
    { colour: 'red' },
    { logo: 'javascript:alert(1)' },
    { auth: [] },
    { actions: { A: { name: 'lower' } } },
    { actions: { A: { description: 'short' } } },
  ])('is refused: %j', (overlay) => {
    expect(Overlay.safeParse(overlay).success).toBe(false)
  })
})
