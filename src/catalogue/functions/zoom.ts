import * as z from 'zod'
import type { ActionFunction } from '../run.ts'
import { readArguments } from './read.ts'

/**
 * The id of a meeting as a part of a path. The UUID of one instance may begin with a slash or have
 * two in a row, and must then be encoded twice:
 * https://developers.zoom.us/docs/api/using-zoom-apis/#meeting-ids-and-uuids
 */
export function meetingPart(id: string): string {
  const text = id.trim()
  const number = text.replaceAll(/[\s-]/g, '')
  if (/^\d+$/.test(number)) return number
  const once = encodeURIComponent(text)
  return text.startsWith('/') || text.includes('//') ? encodeURIComponent(once) : once
}

interface Endpoint {
  readonly method: 'GET' | 'DELETE' | 'PUT'
  /** `{}` is the meeting. */
  readonly path: string
  readonly body?: object
}

/** What Zoom tells of a meeting by its number or the UUID of one of its instances. */
const ENDPOINTS: Readonly<Record<string, Endpoint>> = {
  'zoom.meeting-recordings': { method: 'GET', path: '/meetings/{}/recordings' },
  'zoom.delete-meeting-recordings': { method: 'DELETE', path: '/meetings/{}/recordings' },
  'zoom.recover-meeting-recordings': {
    method: 'PUT',
    path: '/meetings/{}/recordings/status',
    body: { action: 'recover' },
  },
  'zoom.meeting-summary': { method: 'GET', path: '/meetings/{}/meeting_summary' },
  'zoom.past-meeting': { method: 'GET', path: '/past_meetings/{}' },
  'zoom.past-meeting-participants': { method: 'GET', path: '/past_meetings/{}/participants' },
  'zoom.webinar-participants': { method: 'GET', path: '/past_webinars/{}/participants' },
}

const asFunction =
  ({ method, path, body }: Endpoint): ActionFunction =>
  async (args, call) => {
    const Arguments = z.looseObject({ meetingId: z.string() })
    const { meetingId, ...query } = readArguments(Arguments, args)
    const filled = path.replace('{}', meetingPart(meetingId))
    return call({ method, path: filled, ...(body ? { body } : { query }) })
  }

/** Zoom's actions on what took place. */
export const functions: Readonly<Record<string, ActionFunction>> = Object.fromEntries(
  Object.entries(ENDPOINTS).map(([name, endpoint]) => [name, asFunction(endpoint)]),
)
