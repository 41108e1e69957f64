import { describe, expect, it } from 'vitest'
import { appOf } from '../../src/importing/app-of.ts'
import type { ApiDocument } from '../../src/importing/operation.ts'
import { Overlay, overlaidSpec } from '../../src/importing/overlay.ts'
import { document } from './_document.ts'

const made = (said: Partial<ApiDocument> = {}, overlay: Overlay = {}, url?: string) =>
  appOf(document([], {}, said), [], { slug: 'shop', url, overlay })

const apiKey: ApiDocument['auth'][number] = {
  scheme: 'API_KEY',
  put: { headers: { 'x-key': '{api_key}' } },
}

describe('an app that a document describes', () => {
  it('has its title, base URL and a sentence about it', () => {
    expect(made({ title: ' The <b>Shop</b> ' })).toMatchObject({
      ...{ slug: 'shop', name: 'The Shop', baseUrl: 'https://api.shop.example' },
      description: 'The Shop, as its API document describes it.',
      categories: ['custom'],
    })
    expect(made({ description: 'Sells pets, and what pets need.' }).description).toBe(
      'Sells pets, and what pets need.',
    )
    expect(made({ title: '' }).name).toBe('shop')
  })

  it('says of itself no more than an app may', () => {
    const { name, description } = made({ title: 'x'.repeat(500), description: 'long '.repeat(500) })
    expect(name).toHaveLength(120)
    expect(description.length).toBeLessThanOrEqual(300)
  })

  it.each([
    [
      'where it says to read on',
      { docs: 'https://docs.shop.example' },
      'https://docs.shop.example',
    ],
    ['where it came from', {}, 'https://shop.example/openapi.json'],
    [
      'where it came from, if the other is no address',
      { docs: 'docs' },
      'https://shop.example/openapi.json',
    ],
    [
      'where it came from, if the other is a script',
      { docs: 'javascript:alert(1)' },
      'https://shop.example/openapi.json',
    ],
  ])('leads people to %s', (_, said, docs) => {
    expect(made(said, {}, 'https://shop.example/openapi.json').docs).toBe(docs)
  })

  it('leads people to the API itself where nothing else is known', () => {
    expect(made().docs).toBe('https://api.shop.example')
    expect(made({ baseUrl: 'https://{host}/v1', variables: { host: {} } }).docs).toMatch(/openapis/)
  })

  it('has the logo that came with it, where a browser can show it', () => {
    const app = { categories: ['crm'], logo: 'https://shop.example/logo.svg' }
    expect(made({ app })).toMatchObject(app)
    expect(made({ app: { categories: [], logo: 'data:image/png;base64,' } }).logo).toBeUndefined()
  })

  it('needs no credentials where none are told of', () => {
    expect(made().auth).toMatchObject([{ scheme: 'NO_AUTH' }])
    expect(made({ auth: [apiKey] }).auth).toMatchObject([apiKey])
    const [basic] = Overlay.parse({ auth: [{ scheme: 'BASIC' }] }).auth ?? []
    const overlay = basic ? { auth: [basic] } : {}
    expect(made({}, overlay).auth).toMatchObject([{ scheme: 'BASIC' }])
    const told = made({ auth: [apiKey] }, overlay)
    expect(told.auth).toMatchObject([apiKey])
    expect(overlaidSpec(told, overlay).auth).toMatchObject([{ scheme: 'BASIC' }])
  })

  it('asks its users for what the base URL needs, once', () => {
    const variables = {
      store_name: { description: 'As in <i>your</i> address.' },
      region: { options: ['eu', 'us'] },
      unused: {},
    }
    const baseUrl = 'https://{store_name}.{region}.shop.example'
    const region = { name: 'region', label: 'Where', help: 'Yours.' }
    const { auth } = made({ baseUrl, variables, auth: [{ ...apiKey, fields: [region] }] })
    expect(auth[0]?.fields).toMatchObject([
      region,
      { name: 'store_name', label: 'Store name', help: 'As in your address.' },
    ])
    const [open] = made({ baseUrl, variables }).auth
    expect(open?.fields[1]?.options).toEqual([
      { value: 'eu', label: 'eu' },
      { value: 'us', label: 'us' },
    ])
  })

  it('cannot be without a base URL, which an overlay may give', () => {
    const { baseUrl: _, ...homeless } = document([])
    const given = { slug: 'shop', url: undefined }
    expect(() => appOf(homeless, [], { ...given, overlay: {} })).toThrow('give overlay.baseUrl')
    const overlay = { baseUrl: 'https://eu.shop.example' }
    expect(appOf(homeless, [], { ...given, overlay }).baseUrl).toBe(overlay.baseUrl)
  })

  it('says what is wrong where the facts make no app', () => {
    expect(() => made({}, { baseUrl: 'ftp://shop.example' })).toThrow('overlay may mend')
  })
})
