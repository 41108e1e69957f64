import * as z from 'zod'
import { ServiceError } from '../../core/errors.ts'
import type { ActionFunction, Call } from '../run.ts'
import { readAnswer, readArguments } from './read.ts'
import { findPerson, findRoom, roomsNamed, usersNamed } from './slack-directory.ts'

type Find = (call: Call, text: string, argument: string) => Promise<string>

/** Each of several people, with commas between them as Slack's methods want it. */
const findPeople: Find = async (call, text, argument) => {
  const ids: string[] = []
  for (const one of text.split(',')) {
    if (one.trim()) ids.push(await findPerson(call, one, argument))
  }
  return ids.join(',')
}

/** What can be written to: a person's id will do, so no conversation is opened first. */
const findRecipient: Find = (call, text, argument) => findRoom(call, text, argument, false)
const findConversation: Find = (call, text, argument) => findRoom(call, text, argument, true)

/** A method of Slack's Web API some of whose arguments may be names instead of ids. */
interface Method {
  readonly verb: 'GET' | 'POST'
  readonly names: Readonly<Record<string, Find>>
}

const read = (names: Method['names']): Method => ({ verb: 'GET', names })
const write = (names: Method['names']): Method => ({ verb: 'POST', names })
const inRoom = { channel: findConversation }

/** https://docs.slack.dev/reference/methods */
const METHODS: Readonly<Record<string, Method>> = {
  'chat.postMessage': write({ channel: findRecipient }),
  'chat.scheduleMessage': write({ channel: findRecipient }),
  'chat.postEphemeral': write({ channel: findConversation, user: findPerson }),
  'chat.meMessage': write(inRoom),
  'chat.update': write(inRoom),
  'chat.delete': write(inRoom),
  'chat.deleteScheduledMessage': write(inRoom),
  'chat.getPermalink': read(inRoom),
  'chat.scheduledMessages.list': read(inRoom),
  'conversations.archive': write(inRoom),
  'conversations.history': read(inRoom),
  'conversations.info': read(inRoom),
  'conversations.invite': write({ channel: findConversation, users: findPeople }),
  'conversations.join': write(inRoom),
  'conversations.kick': write({ channel: findConversation, user: findPerson }),
  'conversations.leave': write(inRoom),
  'conversations.mark': write(inRoom),
  'conversations.members': read(inRoom),
  'conversations.open': write({ users: findPeople }),
  'conversations.rename': write(inRoom),
  'conversations.replies': read(inRoom),
  'conversations.setPurpose': write(inRoom),
  'conversations.setTopic': write(inRoom),
  'files.list': read({ channel: findConversation, user: findPerson }),
  'pins.add': write(inRoom),
  'pins.list': read(inRoom),
  'pins.remove': write(inRoom),
  'reactions.add': write(inRoom),
  'reactions.get': read(inRoom),
  'reactions.remove': write(inRoom),
  'users.conversations': read({ user: findPerson }),
  'users.getPresence': read({ user: findPerson }),
  'users.info': read({ user: findPerson }),
  'users.profile.get': read({ user: findPerson }),
}

/** The methods of which one argument says what is written. */
const WRITTEN = new Set(['chat.postMessage', 'chat.scheduleMessage', 'chat.update'])
const Written = z
  .looseObject({
    text: z.string().optional(),
    markdown_text: z.string().optional(),
    blocks: z.array(z.unknown()).optional(),
    attachments: z.array(z.unknown()).optional(),
  })
  .refine((it) => it.text ?? it.markdown_text ?? it.blocks ?? it.attachments, {
    path: ['text'],
    message: 'give `text`, `markdown_text` or `blocks`',
  })
  .refine((it) => it.markdown_text === undefined || (!it.text && !it.blocks), {
    path: ['markdown_text'],
    message: 'it stands alone: leave out `text` and `blocks`',
  })

const asFunction =
  (method: string, { verb, names }: Method): ActionFunction =>
  async (args, call) => {
    const given = WRITTEN.has(method) ? { ...readArguments(Written, args) } : { ...args }
    for (const [argument, find] of Object.entries(names)) {
      const value = given[argument]
      if (typeof value === 'string') given[argument] = await find(call, value, argument)
    }
    const path = `/${method}`
    return call(verb === 'GET' ? { path, query: given } : { method: 'POST', path, body: given })
  }

const findChannels: ActionFunction = async (args, call) => {
  const given = readArguments(z.object({ query: z.string(), limit: z.number().default(20) }), args)
  return { channels: await roomsNamed(call, given.query, given.limit) }
}

const findUsers: ActionFunction = async (args, call) => {
  const given = readArguments(z.object({ query: z.string(), limit: z.number().default(20) }), args)
  return { users: await usersNamed(call, given.query, given.limit) }
}

const Profile = z.object({
  status_text: z.string().optional(),
  status_emoji: z.string().optional(),
  status_expiration: z.number().optional(),
  display_name: z.string().optional(),
  title: z.string().optional(),
  phone: z.string().optional(),
  pronouns: z.string().optional(),
})

/** https://docs.slack.dev/reference/methods/users.profile.set */
const setProfile: ActionFunction = async (args, call) => {
  const profile = readArguments(Profile, args)
  if (Object.keys(profile).length === 0) {
    throw new ServiceError('invalid-arguments', 'argument status_text: give at least one field')
  }
  const answer = await call({
    method: 'POST',
    path: '/users.profile.set',
    body: { profile },
  })
  return readAnswer(z.looseObject({ profile: z.unknown() }), answer).profile
}

/** Slack's methods with names for ids, and what it has no method for. */
export const functions: Readonly<Record<string, ActionFunction>> = {
  ...Object.fromEntries(
    Object.entries(METHODS).map(([name, method]) => [`slack.${name}`, asFunction(name, method)]),
  ),
  'slack.find-channels': findChannels,
  'slack.find-users': findUsers,
  'slack.set-profile': setProfile,
}
