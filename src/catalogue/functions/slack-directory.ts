import * as z from 'zod'
import { ServiceError } from '../../core/errors.ts'
import type { Call } from '../run.ts'
import { readAnswer } from './read.ts'

/** The pages of a directory that are gone through for a name, of a thousand or two hundred each. */
const MAX_PAGES = 10

const Cursor = z.object({ next_cursor: z.string().optional() }).optional()
const Note = z.looseObject({ value: z.string().optional() }).optional()
const Room = z.looseObject({
  id: z.string(),
  name: z.string().optional(),
  is_private: z.boolean().optional(),
  is_member: z.boolean().optional(),
  num_members: z.number().optional(),
  topic: Note,
  purpose: Note,
})
const Rooms = z.looseObject({ channels: z.array(Room), response_metadata: Cursor })
const User = z.looseObject({
  id: z.string(),
  name: z.string().optional(),
  deleted: z.boolean().optional(),
  real_name: z.string().optional(),
  profile: z
    .looseObject({
      display_name: z.string().optional(),
      real_name: z.string().optional(),
      email: z.string().optional(),
      title: z.string().optional(),
    })
    .default({}),
})
type User = z.infer<typeof User>
const Users = z.looseObject({ members: z.array(User), response_metadata: Cursor })

const IS_ROOM = /^[CDG][A-Z0-9]+$/
const IS_PERSON = /^[UW][A-Z0-9]+$/

const lost = (argument: string, detail: string) =>
  new ServiceError('invalid-arguments', `argument ${argument}: ${detail}`)

/** `<#C012|general>` and `<@U012>`, as they stand in a message, mean what stands in them. */
const unwrapMention = (text: string): string =>
  /^<[#@]([A-Z0-9]+)(?:\|[^>]*)?>$/.exec(text)?.[1] ?? text

async function* allRooms(call: Call) {
  let cursor: string | undefined
  for (let page = 0; page < MAX_PAGES; page++) {
    const types = 'public_channel,private_channel'
    const query = { types, exclude_archived: true, limit: 1000, cursor }
    const answer = readAnswer(Rooms, await call({ path: '/conversations.list', query }))
    yield* answer.channels
    cursor = answer.response_metadata?.next_cursor || undefined
    if (!cursor) return
  }
}

async function* allUsers(call: Call) {
  let cursor: string | undefined
  for (let page = 0; page < MAX_PAGES; page++) {
    const query = { limit: 200, cursor }
    const answer = readAnswer(Users, await call({ path: '/users.list', query }))
    yield* answer.members.filter(({ deleted }) => !deleted)
    cursor = answer.response_metadata?.next_cursor || undefined
    if (!cursor) return
  }
}

async function take<T>(items: AsyncIterable<T>, limit: number, fits: (it: T) => boolean) {
  const found: T[] = []
  for await (const item of items) {
    if (fits(item)) found.push(item)
    if (found.length >= limit) break
  }
  return found
}

/** The channels whose name holds the words; only what tells them apart. */
export const roomsNamed = async (call: Call, words: string, limit: number) => {
  const wanted = words.trim().replace(/^#/, '').toLowerCase().replaceAll(' ', '-')
  const found = await take(allRooms(call), limit, ({ name }) => (name ?? '').includes(wanted))
  return found.map(({ id, name, is_private, is_member, num_members, topic, purpose }) => ({
    ...{ id, name, is_private, is_member, num_members },
    ...{ topic: topic?.value, purpose: purpose?.value },
  }))
}

const namesOf = ({ name, real_name, profile }: User): string[] =>
  [name, profile.display_name, profile.real_name, real_name].flatMap((it) =>
    it ? [it.toLowerCase()] : [],
  )

/** The people one of whose names, or whose address, holds the words; only what tells them apart. */
export const usersNamed = async (call: Call, words: string, limit: number) => {
  const wanted = words.trim().replace(/^@/, '').toLowerCase()
  const found = await take(allUsers(call), limit, (user) =>
    [...namesOf(user), user.profile.email?.toLowerCase() ?? ''].some((it) => it.includes(wanted)),
  )
  return found.map(({ id, name, real_name, profile }) => ({
    ...{ id, name, real_name: real_name ?? profile.real_name },
    ...{ display_name: profile.display_name, email: profile.email, title: profile.title },
  }))
}

/**
 * The id of a person: given by id, e-mail address, handle or name.
 *
 * @throws {ServiceError} `invalid-arguments` where nobody has the name, or several people
 */
export async function findPerson(call: Call, given: string, argument: string): Promise<string> {
  const text = unwrapMention(given.trim())
  if (IS_PERSON.test(text)) return text
  if (/^[^@\s]+@[^@\s]+$/.test(text)) {
    const answer = await call({ path: '/users.lookupByEmail', query: { email: text } })
    return readAnswer(z.looseObject({ user: User }), answer).user.id
  }
  const wanted = text.replace(/^@/, '').toLowerCase()
  const found = await take(allUsers(call), 20, (user) => namesOf(user).includes(wanted))
  const exact = found.find(({ name }) => name?.toLowerCase() === wanted)
  const [only, other] = exact ? [exact] : found
  if (!only) throw lost(argument, `nobody is called ${JSON.stringify(given)}`)
  if (!other) return only.id
  const ids = found.map(({ id, name }) => `${id} (${name})`).join(', ')
  throw lost(argument, `several people are called ${JSON.stringify(given)}: ${ids}`)
}

async function openDirect(call: Call, user: string): Promise<string> {
  const body = { users: user }
  const answer = await call({ method: 'POST', path: '/conversations.open', body })
  return readAnswer(z.looseObject({ channel: z.looseObject({ id: z.string() }) }), answer).channel
    .id
}

/**
 * The id of a conversation: given by id, by `#name` or name of a channel, or by a person, whose
 * direct messages are meant.
 *
 * @param open whether a person's id won't do, and the conversation's own is needed
 * @throws {ServiceError} `invalid-arguments` where no channel or person has the name
 */
export async function findRoom(
  call: Call,
  given: string,
  argument: string,
  open: boolean,
): Promise<string> {
  const text = unwrapMention(given.trim())
  if (IS_ROOM.test(text)) return text
  if (IS_PERSON.test(text) || text.includes('@')) {
    const user = await findPerson(call, text, argument)
    return open ? openDirect(call, user) : user
  }
  const wanted = text.replace(/^#/, '').toLowerCase()
  const [room] = await take(allRooms(call), 1, ({ name }) => name === wanted)
  if (room) return room.id
  throw lost(argument, `there is no channel ${JSON.stringify(given)} that this connection can see`)
}
