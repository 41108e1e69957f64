import { describe, expect, it } from 'vitest'
import { tagsOf } from '../../src/importing/hints.ts'
import { reasonToSkip } from '../../src/importing/publish.ts'
import { operation } from './_document.ts'

describe('what an operation does to the world', () => {
  it.each([
    ['GET', '/pets', 'listPets', ['read-only']],
    ['POST', '/pets', 'addPet', []],
    ['PUT', '/pets/{id}', 'putPet', ['idempotent']],
    ['DELETE', '/pets/{id}', 'deletePet', ['destructive', 'idempotent']],
    ['POST', '/pets/search', 'x', ['read-only']],
    ['POST', '/conversations.list', 'conversations_list', ['read-only']],
    ['POST', '/2/files/delete', 'x', ['destructive']],
    ['POST', '/chat.postMessage', 'chat_postMessage', []],
    ['POST', '/v1/datasets:query', 'x', ['read-only']],
    ['GET', '/sessions/revoke', 'revokeSessions', ['destructive']],
  ] as const)('%s %s', (method, path, id, tags) => {
    expect(tagsOf(operation({ method, path, id }))).toEqual(tags)
  })

  it('is what its document says, where it says so', () => {
    const hints = { readOnly: true }
    expect(tagsOf(operation({ method: 'POST', path: '/rpc', hints }))).toEqual(['read-only'])
  })
})

describe('what is published', () => {
  it.each([
    ['a plain operation', {}, undefined],
    ['HEAD', { method: 'HEAD' }, 'HEAD says nothing to a model'],
    ['what is deprecated', { deprecated: true }, 'deprecated'],
    ['a preview', { preview: true }, 'a preview'],
    ['a preview by its path', { path: '/pets-preview/{id}' }, 'a preview'],
    ['a token endpoint', { method: 'POST', path: '/oauth2/v2/token' }, 'a token endpoint'],
    ['tokens of another kind', { method: 'GET', path: '/v1/tokens' }, undefined],
    ['metadata', { path: '/.well-known/jwks.json' }, 'metadata of the service, not of an account'],
  ] as const)('%s', (_, said, reason) => {
    expect(reasonToSkip(operation(said))).toBe(reason)
  })

  it('can be more, where it is asked for', () => {
    const one = operation({ deprecated: true, preview: true })
    expect(reasonToSkip(one, { deprecated: true })).toBe('a preview')
    expect(reasonToSkip(one, { deprecated: true, previews: true })).toBeUndefined()
  })
})
