import { beforeAll, describe, expect, it } from 'vitest'
import { call, newBrowser, newProject, ORIGIN, worker } from '../worker.ts'
import { consent, lendGithub } from './_github.ts'

let acme: string
beforeAll(async () => {
  acme = await newProject('acme')
  await lendGithub()
})

describe('a link and its callback', () => {
  const begin = async (entity: string) =>
    (await call(acme, 'POST', `/v1/entities/${entity}/connections`, { app: 'github' })).body
  const statusOf = async (id: string) =>
    (await call(acme, 'GET', `/v1/connections/${id}`)).body.status

  it('is refused with a forged state', async () => {
    const { id, redirectUrl } = await begin('forged')
    const browser = newBrowser()
    const page = await browser.open(redirectUrl)
    const state = page.url.searchParams.get('state') ?? ''
    const forged = `${'A'.repeat(43)}${state.slice(43)}`
    const back = await browser.open(`${ORIGIN}/callback/github?code=x&state=${forged}`)
    expect(back.status).toBe(404)
    expect(back.text).toContain('This link is not valid')
    expect(await statusOf(id)).toBe('INITIATED')
  })

  it('ends in a page that says so when the user refuses', async () => {
    const { id, redirectUrl } = await begin('refusing')
    const browser = newBrowser()
    const state = (await browser.open(redirectUrl)).url.searchParams.get('state')
    const back = await browser.open(`${ORIGIN}/callback/github?error=access_denied&state=${state}`)
    expect(back.text).toContain('Access was not given')
    const { body } = await call(acme, 'GET', `/v1/connections/${id}?wait=30`)
    expect(body).toMatchObject({ status: 'FAILED', statusReason: { code: 'access_denied' } })
  })

  it('belongs to the browser that opened it first (A4)', async () => {
    const { id, redirectUrl } = await begin('stolen')
    const browser = newBrowser()
    const state = (await browser.open(redirectUrl)).url.searchParams.get('state')
    const thief = newBrowser()
    expect((await thief.open(redirectUrl)).status).toBe(403)
    const back = await thief.open(`${ORIGIN}/callback/github?code=stolen&state=${state}`)
    expect(back.text).toContain('another browser')
    expect(await statusOf(id)).toBe('INITIATED')
    expect((await consent(redirectUrl, 'ada', browser)).text).toContain('is connected')
  })

  it('is not used up by a preview, and works once for a person', async () => {
    const { redirectUrl } = await begin('preview')
    for (const bot of [
      'Slackbot-LinkExpanding 1.0',
      'TelegramBot (like TwitterBot)',
      'WhatsApp/2.2',
    ]) {
      const headers = { 'user-agent': bot }
      const preview = await worker(new Request(redirectUrl, { headers, redirect: 'manual' }))
      expect(preview.status).toBe(200)
      expect(preview.headers.get('set-cookie')).toBeNull()
    }
    const browser = newBrowser()
    expect((await consent(redirectUrl, 'ada', browser)).text).toContain('is connected')
    expect((await browser.open(redirectUrl)).text).toContain('was used already')
  })

  it('works in the browser inside a messenger, which names that', async () => {
    const { redirectUrl } = await begin('messenger')
    const headers = { 'user-agent': 'Mozilla/5.0 (iPhone) AppleWebKit/605.1 Slack/24.1 Telegram' }
    const opened = await worker(new Request(redirectUrl, { headers, redirect: 'manual' }))
    expect(opened.status).toBe(302)
  })

  it('keeps a __Host- cookie over HTTPS, a plain one on loopback HTTP', async () => {
    const { redirectUrl } = await begin('cookie')
    const cookie = async (url: string) =>
      (await worker(new Request(url, { redirect: 'manual' }))).headers.get('set-cookie')
    expect(await cookie(redirectUrl)).toMatch(
      /^__Host-behalf-browser=[\w-]{43}; Max-Age=3600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    const local = redirectUrl.replace(ORIGIN, 'http://127.0.0.1:8787')
    expect(await cookie(local)).toMatch(
      /^behalf-browser=[\w-]{43}; Max-Age=3600; Path=\/; HttpOnly; SameSite=Lax$/,
    )
  })
})
