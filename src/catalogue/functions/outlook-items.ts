import * as z from 'zod'
import { ServiceError } from '../../core/errors.ts'

/** An address as Graph writes it: `Ada <ada@example.com>` has a name, `ada@example.com` none. */
export function recipient(text: string): { emailAddress: { address: string; name?: string } } {
  const [, name = '', address = ''] =
    /^\s*(?:"?([^"<]*?)"?\s*<)?([^<>\s]+@[^<>\s]+?)>?\s*$/.exec(text) ?? []
  if (address === '') {
    throw new ServiceError(
      'invalid-arguments',
      `${JSON.stringify(text.slice(0, 80))} is no e-mail address, such as ada@example.com`,
    )
  }
  return { emailAddress: { address, ...(name && { name }) } }
}

export const recipients = (texts: readonly string[] | undefined) => texts?.map(recipient)

/** Without what was not given: Graph takes `null` for an order to empty the field. */
export const given = (values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))

export const bodyOf = (content: string | undefined, isHtml: boolean | undefined) =>
  content === undefined ? undefined : { contentType: isHtml ? 'HTML' : 'Text', content }

/** Files as functions get them. */
export const Files = z
  .array(
    z.object({
      base64: z.string(),
      name: z.string().default('file'),
      mimetype: z.string().default('application/octet-stream'),
    }),
  )
  .optional()

/** Up to 3 MB in all; larger files need an upload session. */
export const attachment = ({
  base64: contentBytes,
  name,
  mimetype: contentType,
}: NonNullable<z.output<typeof Files>>[number]) => ({
  '@odata.type': '#microsoft.graph.fileAttachment',
  ...{ name, contentType, contentBytes },
})

/** A literal of OData's filters. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** A date alone is midnight, in UTC; Graph takes times in filters without quotes. */
export function instant(text: string, argument: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return `${text}T00:00:00Z`
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/.test(text)) return text
  throw new ServiceError(
    'invalid-arguments',
    `argument ${argument} must be a date, or a time with an offset or Z, such as 2026-03-01T09:00:00Z`,
  )
}

/** A moment by the clock of a time zone; an offset makes it that very instant. */
export function dateTime(
  text: string,
  timeZone: string,
  argument: string,
): { dateTime: string; timeZone: string } {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00` : text
  if (/(?:Z|[+-]\d\d:\d\d)$/.test(day)) {
    const at = Date.parse(day)
    if (!Number.isNaN(at)) {
      return { dateTime: new Date(at).toISOString().slice(0, 19), timeZone: 'UTC' }
    }
  }
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/.test(day))
    return { dateTime: day, timeZone }
  throw new ServiceError(
    'invalid-arguments',
    `argument ${argument} must be a time such as 2026-03-01T09:30:00`,
  )
}
