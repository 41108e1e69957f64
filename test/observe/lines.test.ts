import { describe, expect, it } from 'vitest'
import { requestLine, workLine } from '../../src/observe/lines.ts'
import { newNotes, noteCall } from '../../src/observe/notes.ts'
import { isTold } from '../../src/observe/settings.ts'

const answered = {
  method: 'POST',
  route: '/v1/entities/{entity}/actions/{action}',
  status: 200,
  millis: 84,
  requestId: 'req_1',
  project: 'acme',
  actor: 'key_1',
}
const call = { action: 'GITHUB_CREATE_AN_ISSUE', app: 'github', successful: true, status: 201 }

const acted = () => {
  const notes = { ...newNotes(), entity: 'ada', app: 'github', connection: 'conn_1', appMillis: 71 }
  noteCall(notes, { ...call, code: null })
  return notes
}

describe('the line of a request', () => {
  it('says what was asked and what came of it, then the facts', () => {
    expect(requestLine({}, answered, acted())).toBe(
      'POST /v1/entities/{entity}/actions/{action} 200 84ms action=GITHUB_CREATE_AN_ISSUE app=github app_status=201 connection=conn_1 app_ms=71 project=acme key=key_1 entity=ada request=req_1',
    )
  })

  it('is short where there is little to say', () => {
    const it_ = { ...answered, method: 'GET', route: '/docs', project: undefined, actor: undefined }
    expect(requestLine({}, it_, newNotes())).toBe('GET /docs 200 84ms request=req_1')
  })

  it('names the error, and the trace', () => {
    const trace = { id: 'f'.repeat(32), span: '1'.repeat(16), parent: undefined }
    const notes = { ...newNotes(), code: 'connection-missing', trace }
    const line = requestLine({}, { ...answered, status: 409 }, notes)
    expect(line).toContain(' 409 84ms code=connection-missing project=acme ')
    expect(line).toMatch(/ request=req_1 trace=f{32}$/)
  })

  it('counts the calls of a model that wants several', () => {
    const notes = acted()
    noteCall(notes, { ...call, successful: false, status: null, code: 'upstream-timeout' })
    expect(requestLine({}, answered, notes)).toContain(' 84ms calls=2 failed_calls=1 app_ms=71 ')
  })

  it('stays one line of words, whatever an entity is called', () => {
    const notes = { ...newNotes(), entity: 'ada\n500 x=y\u001b[31m\u2028' }
    const line = requestLine({}, answered, notes)
    expect(line).toContain(' entity=ada%0A500%20x%3Dy%1B%5B31m%E2%80%A8 ')
  })

  it('leaves the entity out where the operator wants that', () => {
    expect(requestLine({ LOG_ENTITIES: 'off' }, answered, acted())).not.toContain('ada')
    const work = { kind: 'refresh', project: 'acme', entity: 'ada', app: 'github' }
    expect(workLine({ LOG_ENTITIES: 'off' }, work, 'ok', 9)).toBe(
      'refresh ok 9ms app=github project=acme',
    )
  })

  it.each([
    [undefined, true, true],
    ['all', true, true],
    ['errors', false, true],
    ['off', false, false],
  ])('is written as LOG says: %s', (LOG, fine, failed) => {
    const env = LOG === undefined ? {} : { LOG }
    expect([isTold(env, false), isTold(env, true)]).toEqual([fine, failed])
  })
})
