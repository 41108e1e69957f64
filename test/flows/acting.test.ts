import { beforeAll, describe, expect, it } from 'vitest'
import { call, newBrowser, newProject } from '../worker.ts'
import { CLIENT, codeOf, completion, connected, consent, lendGithub } from './_github.ts'

let key: string
beforeAll(async () => {
  key = await newProject('acting')
  await lendGithub()
})

describe('snippet 4: acting', () => {
  it('finds apps and actions by any name, in any case, and by words', async () => {
    const slugs: string[] = []
    for (let cursor: string | null = '0'; cursor !== null; ) {
      const { body } = await call(key, 'GET', `/v1/apps?cursor=${cursor}`)
      expect(body.items.length).toBeLessThanOrEqual(50)
      slugs.push(...body.items.map(({ slug }: { slug: string }) => slug))
      cursor = body.nextCursor
    }
    expect(slugs).toEqual(
      expect.arrayContaining(['github', 'gmail', 'googlecalendar', 'hackernews']),
    )
    expect(new Set(slugs).size).toBe(slugs.length)
    expect((await call(key, 'GET', '/v1/apps/GitHub')).body.slug).toBe('github')
    const alias = await call(key, 'GET', '/v1/actions/github_create_issue')
    expect(alias.body.name).toBe('GITHUB_CREATE_AN_ISSUE')
    const found = await call(key, 'GET', '/v1/actions?app=github&q=create+issue')
    expect(found.body.items[0].name).toBe('GITHUB_CREATE_AN_ISSUE')
    const listed = async (more: string) =>
      (await call(key, 'GET', `/v1/actions?app=github&limit=1000${more}`)).body.items
    const important = await listed('')
    expect(important.every(({ tags }: { tags: string[] }) => tags.includes('important'))).toBe(true)
    expect((await listed('&all=true')).length).toBeGreaterThan(important.length)
    expect(codeOf(await call(key, 'GET', '/v1/actions/NO_SUCH'))).toBe('action-not-found')
  })

  it('gives tools as OpenAI wants them', async () => {
    const { body } = await call(
      key,
      'GET',
      '/v1/tools?apps=hackernews&actions=GITHUB_CREATE_ISSUE&format=openai',
    )
    const issue = body.find(
      (tool: { function: { name: string } }) => tool.function.name === 'GITHUB_CREATE_AN_ISSUE',
    )
    expect(issue).toMatchObject({
      type: 'function',
      function: { parameters: { type: 'object', required: ['owner', 'repo', 'title'] } },
    })
    expect(body.length).toBeGreaterThan(3)
  })

  it("lands a model's calls in the user's GitHub, and makes a failed one its message", async () => {
    const own = await newProject('acting')
    await connected(own, 'ada', 'ada')
    const response = completion(
      [
        'GITHUB_CREATE_AN_ISSUE',
        { owner: 'ada', repo: 'engine', title: 'Note G', labels: 'maths' },
      ],
      ['GITHUB_CREATE_AN_ISSUE', { owner: 'ada', repo: 'no-such-repo', title: 'x' }],
      ['GITHUB_CREATE_AN_ISSUE', { owner: 'ada' }],
      ['GITHUB_CREATE_AN_ISSUE', '{not json'],
      ['NO_SUCH_ACTION', {}],
    )
    const { status, body } = await call(own, 'POST', '/v1/entities/ada/tool-calls', response)
    expect(status).toBe(200)
    expect(body.messages.map((m: { tool_call_id: string }) => m.tool_call_id)).toEqual(
      [0, 1, 2, 3, 4].map((i) => `call_${i}`),
    )
    const said = body.messages.map((m: { content: string }) => JSON.parse(m.content))
    expect(said[0]).toMatchObject({
      successful: true,
      data: { title: 'Note G', user: { login: 'ada' } },
    })
    expect(said[1].error).toContain('GitHub answered 404')
    expect(said[2].error).toMatch(/repo: missing.*title: missing/)
    expect(said[3].error).toContain('not JSON')
    expect(said[4].code).toBe('action-not-found')
    const path = `/v1/entities/ada/proxy/github/repos/ada/engine/issues/${said[0].data.number}`
    const back = await call(own, 'GET', path)
    expect(back.body).toMatchObject({
      title: 'Note G',
      user: { login: 'ada' },
      labels: [{ name: 'maths' }],
    })
  })

  it('answers what the app said, whatever it said, and logs the call without its arguments', async () => {
    const own = await newProject('logging')
    await connected(own, 'ada', 'ada')
    const args = { owner: 'ada', repo: 'nowhere' }
    const { status, body } = await call(
      own,
      'POST',
      '/v1/entities/ada/actions/GITHUB_GET_A_REPOSITORY',
      { arguments: args },
    )
    expect(status).toBe(200)
    expect(body).toMatchObject({ successful: false, status: 404 })
    expect(body.error).toContain('404')
    const log = await call(own, 'GET', `/v1/entities/ada/logs/${body.logId}`)
    expect(log.body).toMatchObject({
      action: 'GITHUB_GET_A_REPOSITORY',
      successful: false,
      status: 404,
    })
    expect(JSON.stringify(log.body)).not.toContain('nowhere')
  })

  it('streams any request through, with credentials and to the own hosts of the app only (E5)', async () => {
    const own = await newProject('proxying')
    await connected(own, 'ada', 'ada')
    const base = '/v1/entities/ada/proxy/github'
    const made = await call(own, 'POST', `${base}/repos/ada/engine/issues`, { title: 'By proxy' })
    expect(made).toMatchObject({ status: 201, body: { user: { login: 'ada' } } })
    expect((await call(own, 'GET', `${base}/search/repositories?q=engine`)).status).toBe(200)
    expect((await call(own, 'GET', `${base}/repos/ada/nowhere`)).status).toBe(404)
    await connected(own, 'proxy', 'ada')
    expect((await call(own, 'GET', '/v1/entities/proxy/proxy/github/user')).body.login).toBe('ada')
    expect(codeOf(await call(own, 'GET', '/v1/entities/bob/proxy/github/user'))).toBe(
      'connection-missing',
    )
  })

  it('never takes just the first of several connections (D2)', async () => {
    const own = await newProject('several')
    const first = await connected(own, 'ada', 'ada')
    const second = await connected(own, 'ada', 'octocat')
    const who = (body: object) =>
      call(own, 'POST', '/v1/entities/ada/actions/GITHUB_GET_THE_AUTHENTICATED_USER', body)
    const unclear = await who({})
    expect(codeOf(unclear)).toBe('connection-ambiguous')
    expect(unclear.body.candidates.map(({ id }: { id: string }) => id).sort()).toEqual(
      [first, second].sort(),
    )
    expect((await who({ connectionId: first })).body.data.login).toBe('ada')
    await call(own, 'PATCH', `/v1/connections/${second}`, { default: true })
    expect((await who({})).body.data.login).toBe('octocat')
  })

  it('remembers no choice beyond the next change of the connections (D2)', async () => {
    const own = await newProject('changing')
    const who = async (body: object = {}) => {
      const path = '/v1/entities/ada/actions/GITHUB_GET_THE_AUTHENTICATED_USER'
      const answer = await call(own, 'POST', path, body)
      return codeOf(answer) ?? answer.body.data.login
    }
    const change = (id: string, patch: object) => call(own, 'PATCH', `/v1/connections/${id}`, patch)
    const first = await connected(own, 'ada', 'ada')
    expect(await who()).toBe('ada')
    const second = await connected(own, 'ada', 'octocat')
    expect(await who()).toBe('connection-ambiguous')
    await change(first, { default: true })
    expect(await who()).toBe('ada')
    await change(second, { default: true })
    expect(await who()).toBe('octocat')
    await change(second, { enabled: false })
    expect(await who()).toBe('ada')
    await change(second, { enabled: true })
    expect(await who()).toBe('octocat')
    expect(await who({ connectionId: second })).toBe('octocat')
    await call(own, 'DELETE', `/v1/connections/${second}`)
    expect(await who({ connectionId: second })).toBe('connection-not-found')
    expect(await who({ connectionId: first })).toBe('ada')
    await change(first, { enabled: false })
    expect(await who({ connectionId: first })).toBe('connection-not-active')
    expect(await who()).toBe('connection-missing')
  })
})

describe('an action that needs a scope which was not granted (B16)', () => {
  it('keeps the link that the user may be on, however often it is tried', async () => {
    const own = await newProject('scopes-again')
    const wish = {
      app: 'github',
      credentials: { ...CLIENT, scopes: ['read:user'] },
      entityId: 'ada',
    }
    const made = await call(own, 'POST', '/v1/integrations', wish)
    await consent(made.body.connection.redirectUrl, 'ada')
    const issue = { owner: 'ada', repo: 'engine', title: 'Scoped' }
    const gist = { files: { 'a.txt': { content: 'a' } } }
    const calls = completion(
      ['GITHUB_CREATE_AN_ISSUE', issue],
      ['GITHUB_CREATE_AN_ISSUE', issue],
      ['GITHUB_CREATE_A_GIST', gist],
    )
    const { body } = await call(own, 'POST', '/v1/entities/ada/tool-calls', calls)
    const links = body.messages.map(
      ({ content }: { content: string }) => /https:[^ "]+\/connect\/[\w.-]+/.exec(content)?.[0],
    )
    expect(links).toEqual([links[0], links[0], links[0]])
    const browser = newBrowser()
    const asked = await browser.open(links[0])
    const scopes = asked.url.searchParams.get('scope')?.split(' ').sort()
    expect(scopes).toEqual(['gist', 'read:user', 'repo'])
    await call(own, 'POST', '/v1/entities/ada/tool-calls', calls)
    expect((await consent(links[0], 'ada', browser)).text).toContain('is connected')
  })

  it('is not tried: the user is asked for just that, and then it works', async () => {
    const own = await newProject('scopes')
    const credentials = { ...CLIENT, scopes: ['read:user'] }
    const wish = { app: 'github', credentials, entityId: 'ada' }
    const made = await call(own, 'POST', '/v1/integrations', wish)
    await consent(made.body.connection.redirectUrl, 'ada')
    const path = '/v1/entities/ada/actions/GITHUB_CREATE_AN_ISSUE'
    const issue = { arguments: { owner: 'ada', repo: 'engine', title: 'Scoped' } }
    const refused = await call(own, 'POST', path, issue)
    expect(codeOf(refused)).toBe('insufficient-scope')
    expect(refused.status).toBe(403)
    expect(refused.body.detail).toContain(refused.body.redirectUrl)
    const browser = newBrowser()
    const asked = await browser.open(refused.body.redirectUrl)
    expect(asked.url.searchParams.get('scope')).toBe('read:user repo')
    await consent(refused.body.redirectUrl, 'ada', browser)
    expect((await call(own, 'POST', path, issue)).body).toMatchObject({ successful: true })
  })
})
