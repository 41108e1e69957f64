import { beforeAll, describe, expect, it } from 'vitest'
import { formsOf } from '../browser-by-http.ts'
import { call, newBrowser, newProject } from '../worker.ts'
import { CLIENT, completion } from './_github.ts'

/** A callback that every app has, so that the emulated Google need not know one for each. */
const ANY_APP = 'https://behalf.test/api/v1/auth-apps/add'

/** Walks Grace through the emulated Google's consent. */
async function connect(key: string, app: string, name: string, redirectUri?: string) {
  const credentials = { ...CLIENT, ...(redirectUri && { redirectUri }) }
  const wish = { app, credentials, entityId: 'grace' }
  const { body } = await call(key, 'POST', '/v1/integrations', wish)
  const browser = newBrowser()
  const page = await browser.open(body.connection.redirectUrl)
  const form = formsOf(page).find(({ fields }) => fields['email'] === 'grace@example.com')
  if (!form) throw new Error(`no form: ${page.text.slice(0, 300)}`)
  const done = await browser.submit(form.action, form.fields)
  expect(done.text).toContain(`${name} is connected`)
  return body.connection.id as string
}

/** What an action answers, called as Grace. */
async function act(key: string, name: string, args: object) {
  const path = `/v1/entities/grace/actions/${name}`
  const { body } = await call(key, 'POST', path, { arguments: args })
  expect(body, name).toMatchObject({ successful: true })
  return body.data
}

describe("a user's Gmail, as emulated", () => {
  let key: string
  let connection: string
  beforeAll(async () => {
    key = await newProject('gmail')
    connection = await connect(key, 'gmail', 'Gmail')
  })

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
    const read = await act(key, 'GMAIL_FETCH_MESSAGE_BY_MESSAGE_ID', { message_id: sent.data.id })
    expect(JSON.stringify(read)).toContain('Noon it is.')
    expect(read.subject).toBe('Grüße')
  })

  it('is sorted with labels, one e-mail or many at a time', async () => {
    const label = await act(key, 'GMAIL_CREATE_LABEL', { label_name: 'Launches' })
    const mark = { message_ids: 'm-launch', add_label_ids: [label.id], remove_label_ids: 'UNREAD' }
    await act(key, 'GMAIL_BATCH_MODIFY_MESSAGES', mark)
    const { messages } = await act(key, 'GMAIL_FETCH_EMAILS', { label_ids: [label.id] })
    expect(messages).toHaveLength(1)
    expect(JSON.stringify(messages[0])).not.toContain('UNREAD')
    await act(key, 'GMAIL_MOVE_TO_TRASH', { message_id: 'm-launch' })
    const back = await act(key, 'GMAIL_UNTRASH_MESSAGE', { message_id: 'm-launch' })
    expect(back.labelIds).not.toContain('TRASH')
  })

  it('sends a text along as a file', async () => {
    const attachments = [{ text: 'Größe', name: 'note.txt' }]
    const mail = { to: 'ops@example.com', subject: 'File', body: 'Here.', attachments }
    const { id } = await act(key, 'GMAIL_SEND_EMAIL', mail)
    const read = await act(key, 'GMAIL_FETCH_MESSAGE_BY_MESSAGE_ID', { message_id: id })
    expect(JSON.stringify(read)).toContain('note.txt')
  })

  it('keeps a draft until it is sent', async () => {
    const draft = { to: 'ops@example.com', subject: 'Later', body: 'Soon.' }
    const { id } = await act(key, 'GMAIL_CREATE_EMAIL_DRAFT', draft)
    expect((await act(key, 'GMAIL_LIST_DRAFTS', {})).drafts).toHaveLength(1)
    await act(key, 'GMAIL_SEND_DRAFT', { draft_id: id })
    expect((await act(key, 'GMAIL_LIST_DRAFTS', {})).drafts).toEqual([])
  })

  it('can be given back', async () => {
    const { body } = await call(key, 'POST', `/v1/entities/grace/connections`, { app: 'gmail' })
    expect(body.status).toBe('INITIATED')
    expect((await call(key, 'DELETE', `/v1/connections/${connection}`)).body.revoked).toBe(true)
  })
})

describe("a user's calendar, as emulated", () => {
  let key: string
  beforeAll(async () => {
    key = await newProject('googlecalendar')
    await connect(key, 'googlecalendar', 'Google Calendar', ANY_APP)
  })

  it('takes an event, finds it, knows that the time is taken, and lets go of it', async () => {
    const event = await act(key, 'GOOGLECALENDAR_CREATE_EVENT', {
      ...{ summary: 'Launch review', start_datetime: '2026-03-01T09:30:00' },
      ...{ timezone: 'UTC', event_duration_minutes: '45', attendees: 'ada@example.com' },
    })
    const day = { timeMin: '2026-03-01T00:00:00Z', timeMax: '2026-03-02T00:00:00Z' }
    const found = await act(key, 'GOOGLECALENDAR_FIND_EVENT', { q: 'launch', ...day })
    expect(found.items).toMatchObject([{ id: event.id, attendees: [{ email: 'ada@example.com' }] }])
    const busy = await act(key, 'GOOGLECALENDAR_FREE_BUSY_QUERY', {
      ...day,
      items: [{ id: 'primary' }],
    })
    expect(busy.calendars.primary.busy).toHaveLength(1)
    await act(key, 'GOOGLECALENDAR_DELETE_EVENT', { event_id: event.id })
    expect((await act(key, 'GOOGLECALENDAR_FIND_EVENT', day)).items).toEqual([])
  })

  it('lists the calendars that there are', async () => {
    const { items } = await act(key, 'GOOGLECALENDAR_LIST_CALENDARS', {})
    expect(items).toMatchObject([{ primary: true, summary: 'grace@example.com' }])
  })
})

describe("a user's Drive, as emulated", () => {
  let key: string
  beforeAll(async () => {
    key = await newProject('googledrive')
    await connect(key, 'googledrive', 'Google Drive', ANY_APP)
  })

  it('takes a text as a file into a folder, and reads it again', async () => {
    const folder = await act(key, 'GOOGLEDRIVE_CREATE_FOLDER', { folder_name: 'Plans' })
    const file = await act(key, 'GOOGLEDRIVE_CREATE_FILE_FROM_TEXT', {
      ...{ file_name: 'plan.md', text_content: '# Größe\n\nNoon.', mime_type: 'text/markdown' },
      parent_id: folder.id,
    })
    expect(file).toMatchObject({ name: 'plan.md', parents: [folder.id], mimeType: 'text/markdown' })
    const read = await act(key, 'GOOGLEDRIVE_DOWNLOAD_FILE', { file_id: file.id })
    expect(read).toMatchObject({ name: 'plan.md', content: '# Größe\n\nNoon.' })
    const listed = await act(key, 'GOOGLEDRIVE_LIST_FILES', { folder_id: folder.id })
    expect(listed.files).toMatchObject([{ id: file.id }])
  })

  it('takes bytes as they are', async () => {
    const file_to_upload = { base64: btoa('a,b\r\n1,2'), name: 'x', mimetype: 'text/csv' }
    const args = { file_to_upload, name: 'table.csv' }
    const { id } = await act(key, 'GOOGLEDRIVE_UPLOAD_FILE', args)
    const read = await act(key, 'GOOGLEDRIVE_DOWNLOAD_FILE', { file_id: id })
    expect(read).toMatchObject({ name: 'table.csv', mimeType: 'text/csv', content: 'a,b\r\n1,2' })
  })

  it('moves and renames a file', async () => {
    const target = await act(key, 'GOOGLEDRIVE_CREATE_FOLDER', { folder_name: 'Archive' })
    const { id } = await act(key, 'GOOGLEDRIVE_CREATE_FILE', { name: 'old.txt' })
    const move = { file_id: id, add_parents: target.id }
    expect((await act(key, 'GOOGLEDRIVE_MOVE_FILE', move)).parents).toEqual([target.id])
    await act(key, 'GOOGLEDRIVE_UPDATE_FILE_PUT', { file_id: id, name: 'new.txt' })
    const about = await act(key, 'GOOGLEDRIVE_GET_FILE_METADATA', { file_id: id })
    expect(about).toMatchObject({ name: 'new.txt', parents: [target.id] })
    const { files } = await act(key, 'GOOGLEDRIVE_FIND_FOLDER', { name_exact: 'Archive' })
    expect(JSON.stringify(files)).toContain(target.id)
  })
})
