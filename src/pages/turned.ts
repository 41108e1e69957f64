import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { LinkProblem } from '../entity/links.ts'
import type { Message } from './message.tsx'

/** A message, and the HTTP status that it is told with. */
type StatedMessage = Message & { readonly status: ContentfulStatusCode }

/** What keeps a link or callback from being followed, said to the person in front of it. */
export const TURNED: Readonly<Record<LinkProblem, StatedMessage>> = {
  unknown: {
    status: 404,
    tone: 'bad',
    title: 'This link is not valid',
    text: 'It may be incomplete, or a newer one took its place. Go back to where you came from and ask for a new link.',
  },
  expired: {
    status: 410,
    tone: 'plain',
    title: 'This link has expired',
    text: 'For your safety, links work for a few minutes only. Go back to where you came from and ask for a new one.',
  },
  used: {
    status: 409,
    tone: 'plain',
    title: 'This link was used already',
    text: 'A link works once. If your account is not connected yet, go back to where you came from and ask for a new link.',
  },
  'other-browser': {
    status: 403,
    tone: 'bad',
    title: 'This link belongs to another browser',
    text: 'For your safety it only works in the browser that opened it first, with cookies allowed. Go on there, or ask for a new link where you came from.',
  },
}

/** How a trip to the app ended, where it brought nothing. */
export function failure(app: string, code: string, back: string | undefined): Message {
  const next = back === undefined ? 'Ask for a new link' : 'Go back and try again'
  if (code === 'access_denied') {
    const text = `You did not give access to ${app}, so nothing was connected. ${next} if you change your mind.`
    return { title: 'Access was not given', text, tone: 'bad', app, back }
  }
  const text = `${app} and this service could not agree (${code}), so nothing was connected. ${next}; if it fails again, tell the owner of this service.`
  return { title: `${app} could not be connected`, text, tone: 'bad', app, back }
}

/** What went wrong on our side, as far as it is the user's business. */
export function trouble(code: string | undefined): Message {
  const unready = code === 'not-configured' || code === 'shared-client-not-found'
  return {
    title: 'This did not work',
    tone: 'bad',
    text: unready
      ? 'The service behind this link is not set up completely. Tell its owner, and try again later.'
      : 'Try the link again in a moment. If that does not help, ask for a new one.',
  }
}
