import { beforeAll, describe, expect, it } from 'vitest'
import { formsOf } from '../browser-by-http.ts'
import { call, newBrowser, newProject } from '../worker.ts'
import { CLIENT, completion } from './_github.ts'

let key: string
let connection: string
beforeAll(async () => {
  key = await newProject('gmail')
  const wish = { app: 'gmail', credentials: CLIENT, entityId: 'grace' }
  const { body } = await call(key, 'POST', '/v1/integrations', wish)
  connection = body.connection.id
  const browser = newBrowser()
  const page = await browser.open(body.connection.redirectUrl)
  const form = formsOf(page).find(({ fields }) => fields['email'] === 'grace@example.com')
  if (!form) throw new Error(`no form: ${page.text.slice(0, 300)}`)
  const done = await browser.submit(form.action, form.fields)
  expect(done.text).toContain('Gmail is connected')
})

describe("a user's Gmail, as emulated", () => {
  it('knows whose it is', async () => {
    const { body } = await call(key, 'GET', `/v1/connections/${connection}`)
    expect(body).toMatchObject({ status: 'ACTIVE', account: { email: 'grace@example.com' } })
  })

  it('is read and written by a model', async () => {
    const mail = { to: 'ops@example.com', subject: 'Grüße', body: 'Noon it is.' }
    const calls = completion(['GMAIL_FETCH_EMAILS', { limit: '5' }], ['GMAIL_SEND_EMAIL', mail])
    const { body } = await call(key, 'POST', '/v1/entities/grace/tool-calls', calls)
    const [fetched, sent] = body.messages.map((m: { content: string }) => JSON.parse(m.content))
    expect(fetched).toMatchObject({ successful: true })
    expect(JSON.stringify(fetched.data)).toContain('We launch at noon.')
    expect(sent).toMatchObject({ successful: true, data: { id: expect.any(String) } })
    const id = { message_id: sent.data.id }
    const path = '/v1/entities/grace/actions/GMAIL_FETCH_MESSAGE_BY_MESSAGE_ID'
    const read = await call(key, 'POST', path, { arguments: id })
    expect(JSON.stringify(read.body.data)).toContain('Noon it is.')
    expect(read.body.data.subject).toBe('Grüße')
  })

  it('can be given back', async () => {
    const { body } = await call(key, 'POST', `/v1/entities/grace/connections`, { app: 'gmail' })
    expect(body.status).toBe('INITIATED')
    expect((await call(key, 'DELETE', `/v1/connections/${connection}`)).body.revoked).toBe(true)
  })
})
