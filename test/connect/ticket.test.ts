import { describe, expect, it } from 'vitest'
import {
  parseSessionToken,
  parseTicket,
  sessionToken,
  ticketTail,
} from '../../src/connect/ticket.ts'
import { EntityId, newConnectionId, ProjectId } from '../../src/core/ids.ts'
import { randomToken } from '../../src/core/random.ts'

const ACME = ProjectId.parse('acme')
const NONCE = 'n'.repeat(43)
const CONNECTION = `conn_${'c'.repeat(22)}`

const newTicket = () => randomToken(32) + ticketTail(newConnectionId(), ACME)

describe('a ticket', () => {
  it('says what it is a ticket to', () => {
    const connection = newConnectionId()
    expect(parseTicket(NONCE + ticketTail(connection, ACME))).toEqual({
      nonce: NONCE,
      connection,
      project: ACME,
    })
  })

  it.each(['a', '0', 'a-b', 'a'.repeat(40)])('may be of project %s', (project) => {
    const text = NONCE + ticketTail(CONNECTION, ProjectId.parse(project))
    expect(parseTicket(text)).toMatchObject({ project })
  })

  it('begins like no other: 10,000 share no prefix, and are in no order (A3)', () => {
    const tickets = Array.from({ length: 10_000 }, newTicket)
    expect(new Set(tickets.map((ticket) => ticket.slice(0, 12))).size).toBe(tickets.length)
    expect(new Set(tickets.map((ticket) => ticket[0])).size).toBe(64)
    const rising = tickets.filter((ticket, i) => i > 0 && ticket > (tickets[i - 1] ?? ''))
    expect(rising.length).toBeGreaterThan(4500)
    expect(rising.length).toBeLessThan(5500)
  })

  it('goes into a URL as it is', () => {
    for (let i = 0; i < 100; i++) {
      const ticket = newTicket()
      expect(encodeURIComponent(ticket)).toBe(ticket)
    }
  })

  it.each([
    ['nothing', ''],
    ['a nonce alone', NONCE],
    ['no project', `${NONCE}.${CONNECTION}`],
    ['an empty project', `${NONCE}.${CONNECTION}.`],
    ['a short nonce', `${NONCE.slice(1)}.${CONNECTION}.acme`],
    ['a long nonce', `${NONCE}n.${CONNECTION}.acme`],
    ['a nonce of other letters', `${'+'.repeat(43)}.${CONNECTION}.acme`],
    ['another kind of id', `${NONCE}.int_${'c'.repeat(22)}.acme`],
    ['a short id', `${NONCE}.${CONNECTION.slice(0, -1)}.acme`],
    ['a project in capitals', `${NONCE}.${CONNECTION}.ACME`],
    ['a project that begins with a dash', `${NONCE}.${CONNECTION}.-acme`],
    ['a project of 41 letters', `${NONCE}.${CONNECTION}.${'a'.repeat(41)}`],
    ['a way out of the project', `${NONCE}.${CONNECTION}.acme/ada`],
    ['a fourth part', `${NONCE}.${CONNECTION}.acme.x`],
    ['a line break after it', `${NONCE}.${CONNECTION}.acme\n`],
    ['a space before it', ` ${NONCE}.${CONNECTION}.acme`],
  ])('is not: %s', (_, text) => {
    expect(parseTicket(text)).toBeUndefined()
  })
})

describe("a session's token", () => {
  const ticket = { nonce: NONCE, entity: EntityId.parse('a/b ü😀'), project: ACME }

  it('says whose session it is, whatever the entity is called', () => {
    const token = sessionToken(ticket)
    expect(token.startsWith(`cs_${NONCE}.`)).toBe(true)
    expect(encodeURIComponent(token)).toBe(token)
    expect(parseSessionToken(token)).toEqual(ticket)
    const long = { ...ticket, entity: EntityId.parse('ü'.repeat(128)) }
    expect(parseSessionToken(sessionToken(long))).toEqual(long)
  })

  it.each([
    ['nothing', ''],
    ['an API key', `bhf_acme_${'A'.repeat(49)}`],
    ['a ticket to a connection', NONCE + ticketTail(CONNECTION, ACME)],
    ['no entity', `cs_${NONCE}..acme`],
    ['an entity that is not UTF-8', `cs_${NONCE}.__8.acme`],
    ['a short nonce', `cs_${NONCE.slice(1)}.YWRh.acme`],
    ['a project in capitals', `cs_${NONCE}.YWRh.ACME`],
    ['a line break after it', `cs_${NONCE}.YWRh.acme\n`],
  ])('is not: %s', (_, text) => {
    expect(parseSessionToken(text)).toBeUndefined()
  })
})
