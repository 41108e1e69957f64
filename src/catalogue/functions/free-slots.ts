import * as z from 'zod'
import { ServiceError } from '../../core/errors.ts'
import type { Call } from '../run.ts'
import { readAnswer, readArguments } from './read.ts'
import { formatInstant, MINUTE, offsetAt, readInstant } from './wall-clock.ts'

/** From and until, in milliseconds since 1970. */
interface Span {
  readonly start: number
  readonly end: number
}

/** What of `within` no busy span covers, in order. The spans may overlap and come in any order. */
export const freeBetween = (busy: readonly Span[], within: Span): Span[] => {
  const free: Span[] = []
  let from = within.start
  for (const { start, end } of busy.toSorted((a, b) => a.start - b.start)) {
    const until = Math.min(start, within.end)
    if (until > from) free.push({ start: from, end: until })
    from = Math.max(from, end)
  }
  if (from < within.end) free.push({ start: from, end: within.end })
  return free
}

const Arguments = z.object({
  time_min: z.string().optional(),
  time_max: z.string().optional(),
  timezone: z.string().default('UTC'),
  group_expansion_max: z.number().default(100),
  calendar_expansion_max: z.number().default(50),
  items: z.array(z.string()).min(1, 'must name a calendar').default(['primary']),
})

const FreeBusy = z.looseObject({
  calendars: z.record(
    z.string(),
    z.looseObject({
      busy: z.array(z.looseObject({ start: z.string(), end: z.string() })).default([]),
      errors: z.array(z.looseObject({ reason: z.string() })).optional(),
    }),
  ),
})

const rangeOf = (given: z.output<typeof Arguments>, now: number): Span => {
  offsetAt(now, given.timezone) // refuses an unknown zone before anything else
  const { time_min: min, time_max: max, timezone } = given
  const start = min === undefined ? now : readInstant(min, 'time_min', timezone)
  const end = max === undefined ? start + 1440 * MINUTE : readInstant(max, 'time_max', timezone)
  if (end <= start) {
    throw new ServiceError('invalid-arguments', 'argument time_max must be later than time_min')
  }
  return { start, end }
}

/**
 * When the calendars are busy, when each is free, and when all are. A calendar that Google would
 * not show counts as unknown, not as free. `now` in milliseconds; without `time_max` it is a day.
 */
export const findFreeSlots = async (
  args: Readonly<Record<string, unknown>>,
  call: Call,
  now: number = Date.now(),
): Promise<unknown> => {
  const given = readArguments(Arguments, args)
  const range = rangeOf(given, now)
  const zone = given.timezone
  const answer = await call({
    method: 'POST',
    path: '/freeBusy',
    body: {
      timeMin: formatInstant(range.start, zone),
      timeMax: formatInstant(range.end, zone),
      timeZone: zone,
      groupExpansionMax: given.group_expansion_max,
      calendarExpansionMax: given.calendar_expansion_max,
      items: given.items.map((id) => ({ id })),
    },
  })
  const calendars = Object.entries(readAnswer(FreeBusy, answer).calendars).map(
    ([id, { busy, errors }]) => ({
      id,
      errors: errors?.length ? errors.map(({ reason }) => reason) : undefined,
      busy: busy.map((span) => ({ start: Date.parse(span.start), end: Date.parse(span.end) })),
    }),
  )
  const shown = (spans: readonly Span[]) =>
    spans.map(({ start, end }) => ({
      start: formatInstant(start, zone),
      end: formatInstant(end, zone),
      minutes: Math.round((end - start) / MINUTE),
    }))
  const known = calendars.filter(({ errors }) => !errors)
  return {
    timezone: zone,
    timeMin: formatInstant(range.start, zone),
    timeMax: formatInstant(range.end, zone),
    free: known.length
      ? shown(
          freeBetween(
            known.flatMap(({ busy }) => busy),
            range,
          ),
        )
      : [],
    calendars: calendars.map(({ id, busy, errors }) =>
      errors ? { id, errors } : { id, busy: shown(busy), free: shown(freeBetween(busy, range)) },
    ),
  }
}
