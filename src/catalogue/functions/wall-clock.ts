import { ServiceError } from '../../core/errors.ts'

/** Minutes in milliseconds. */
export const MINUTE = 60_000
const DAY = 1440 * MINUTE

/**
 * A date or time as a caller wrote it. `local` is what the clock on the wall shows, in milliseconds
 * as if that clock showed UTC; `offset` is in minutes east of UTC, where the text names one.
 */
export interface Moment {
  readonly local: number
  readonly offset: number | undefined
  readonly allDay: boolean
}

const TIME =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(?:(Z)|([+-])(\d\d):?(\d\d))?)?$/i

/** `2026-03-01`, `2026-03-01T09:30:00`, `2026-03-01 09:30`, with or without `Z` or `+02:00`. */
export const readMoment = (text: string, argument: string): Moment => {
  const match = TIME.exec(text.trim())
  const [, date = '', time, seconds = '00', zulu, sign, hours = '0', minutes = '0'] = match ?? []
  const local = Date.parse(`${date}T${time ?? '00:00'}:${seconds}Z`)
  // `Date.parse` takes February 30th for March 2nd.
  if (!match || Number.isNaN(local) || !formatLocal(local).startsWith(date)) {
    throw new ServiceError(
      'invalid-arguments',
      `argument ${argument} must be a date and time such as 2026-03-01T09:30:00`,
    )
  }
  const away = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)
  return { local, offset: zulu ? 0 : sign ? away : undefined, allDay: !time }
}

/** `2026-03-01T09:30:00`: what the wall shows, without saying where the wall is. */
export const formatLocal = (local: number): string => new Date(local).toISOString().slice(0, 19)

/** `2026-03-01` */
export const formatDay = (local: number): string => new Date(local).toISOString().slice(0, 10)

/** `Z` or `+02:00`, of minutes east of UTC. */
export const formatOffset = (offset: number): string => {
  if (offset === 0) return 'Z'
  const two = (number: number) => String(Math.floor(number)).padStart(2, '0')
  const away = Math.abs(offset)
  return `${offset < 0 ? '-' : '+'}${two(away / 60)}:${two(away % 60)}`
}

const formatOf = (zone: string): Intl.DateTimeFormat => {
  try {
    // Newer engines would take `+02:00` too, but Google does not.
    if (!/^[A-Za-z]/.test(zone)) throw new RangeError('not a name')
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    throw new ServiceError(
      'invalid-arguments',
      'argument timezone must be a name of the IANA time zone database, such as Europe/Berlin',
    )
  }
}

/** How far the zone's clocks are from UTC at that instant, in minutes east. */
export const offsetAt = (instant: number, zone: string): number => {
  const parts = formatOf(zone).formatToParts(instant)
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  )
  return Math.round((local - instant) / MINUTE)
}

/** The instant at which the zone's clocks show `local`; the hour that is skipped in spring moves on. */
export const instantOf = (local: number, zone: string): number => {
  const guess = local - offsetAt(local, zone) * MINUTE
  return local - offsetAt(guess, zone) * MINUTE
}

/** `2026-03-01T09:30:00+01:00`: an instant, as read in the zone. */
export const formatInstant = (instant: number, zone: string): string => {
  const offset = offsetAt(instant, zone)
  return formatLocal(instant + offset * MINUTE) + formatOffset(offset)
}

/** An instant, of a text that may leave the offset out: then the zone says it. */
export const readInstant = (text: string, argument: string, zone: string): number => {
  const { local, offset } = readMoment(text, argument)
  return offset === undefined ? instantOf(local, zone) : local - offset * MINUTE
}

/** Start or end of an event, in Google's form. */
export interface EventTime {
  readonly date?: string
  readonly dateTime?: string
  readonly timeZone?: string
}

/** The moment in Google's form. A time of day without an offset goes with its zone, never with a guess. */
export const eventTime = (moment: Moment, zone: string | undefined): EventTime => {
  if (moment.allDay) return { date: formatDay(moment.local) }
  const offset = moment.offset === undefined ? '' : formatOffset(moment.offset)
  return { dateTime: formatLocal(moment.local) + offset, ...(zone && { timeZone: zone }) }
}

/**
 * The moment so many minutes later, by the same clock: through a change to summer time an hour stays
 * an hour. Whole days end on the day after (exclusive, as Google counts).
 */
export const later = (moment: Moment, minutes: number, zone: string | undefined): Moment => {
  if (moment.allDay) {
    return { ...moment, local: moment.local + Math.max(1, Math.ceil(minutes / 1440)) * DAY }
  }
  if (moment.offset !== undefined || !zone) {
    return { ...moment, local: moment.local + minutes * MINUTE }
  }
  const end = instantOf(moment.local, zone) + minutes * MINUTE
  return { ...moment, local: end + offsetAt(end, zone) * MINUTE }
}
