import { describe, expect, it } from 'vitest'
import { functions } from '../../src/catalogue/functions/dropbox.ts'
import type { AppRequest } from '../../src/catalogue/run.ts'
import { fakeApp, run } from './_fake-app.ts'

const DOWNLOAD = 'POST https://content.dropboxapi.com/2/files/download'

describe('Dropbox', () => {
  it('reads a text, with its arguments in the query', async () => {
    const app = fakeApp({ [DOWNLOAD]: 'Grüße' })
    const path = '/Büro/"a".txt'
    const answer = await run(functions, 'dropbox.read-file', { path }, app.call)
    expect(answer).toEqual({ path, content: 'Grüße' })
    expect(app.requests[0]?.query).toEqual({ arg: JSON.stringify({ path }) })
  })

  it('gives a link in place of bytes', async () => {
    const bytes = { contentType: 'application/octet-stream', size: 7, note: 'Binary content.' }
    const app = fakeApp({
      [DOWNLOAD]: bytes,
      'POST /files/get_temporary_link': { link: 'https://dl.example/1', metadata: {} },
    })
    const answer = await run(functions, 'dropbox.read-file', { path: '/a.png' }, app.call)
    expect(answer).toMatchObject({ size: 7, link: 'https://dl.example/1' })
  })

  it('lists folders over pages, without files', async () => {
    const folder = (name: string) => ({ '.tag': 'folder', name })
    const page = (entries: object[], has_more: boolean) => ({ entries, cursor: 'c', has_more })
    const app = fakeApp({
      'POST /files/list_folder': page([folder('a'), { '.tag': 'file', name: 'b' }], true),
      'POST /files/list_folder/continue': page([folder('d')], false),
    })
    const answer = await run(functions, 'dropbox.list-folders', {}, app.call)
    expect(answer).toEqual({ folders: [folder('a'), folder('d')], has_more: false })
    expect(app.requests[0]?.body).toMatchObject({ path: '', recursive: false })
  })

  it('stops listing after ten pages, and says where to go on', async () => {
    const endless = { entries: [], cursor: 'c', has_more: true }
    const app = fakeApp({
      'POST /files/list_folder': endless,
      'POST /files/list_folder/continue': endless,
    })
    const answer = await run(functions, 'dropbox.list-folders', { path: '/a' }, app.call)
    expect(answer).toEqual({ folders: [], has_more: true, cursor: 'c' })
    expect(app.requests).toHaveLength(10)
  })

  it('answers the link that is there, where nothing special is wanted', async () => {
    const app = fakeApp({ 'POST /sharing/list_shared_links': { links: [{ url: 'https://d/1' }] } })
    const answer = await run(functions, 'dropbox.share-link', { path: '/a' }, app.call)
    expect(answer).toEqual({ url: 'https://d/1' })
  })

  const create = 'POST /sharing/create_shared_link_with_settings'
  const echo = ({ body }: AppRequest) => body

  it('makes a link where there is none', async () => {
    const app = fakeApp({ 'POST /sharing/list_shared_links': { links: [] }, [create]: echo })
    const answer = await run(functions, 'dropbox.share-link', { path: '/a' }, app.call)
    expect(answer).toEqual({ path: '/a', settings: {} })
  })

  it('makes a link as it is wanted, without looking for another one', async () => {
    const app = fakeApp({ [create]: echo })
    const args = { path: '/a', audience: 'team', link_password: 'p' }
    const answer = await run(functions, 'dropbox.share-link', args, app.call)
    const settings = { audience: 'team', require_password: true, link_password: 'p' }
    expect(answer).toEqual({ path: '/a', settings })
  })

  it('invites people as viewers, if nothing else is said', async () => {
    const app = fakeApp({ 'POST /sharing/add_folder_member': echo })
    const args = { shared_folder_id: '84528192421', emails: ['a@x.test', 'b@x.test'] }
    const answer = await run(functions, 'dropbox.add-folder-members', args, app.call)
    const member = (email: string) => ({
      member: { '.tag': 'email', email },
      access_level: 'viewer',
    })
    expect(answer).toEqual({
      shared_folder_id: '84528192421',
      quiet: false,
      members: [member('a@x.test'), member('b@x.test')],
    })
  })
})
