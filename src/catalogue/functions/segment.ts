import { ServiceError } from '../../core/errors.ts'

/**
 * A value as one segment of a path. It cannot leave its place: slashes are encoded, and dots that
 * would be folded away (RFC 3986 section 5.2.4) are refused, as is nothing at all.
 *
 * @throws {ServiceError} `invalid-arguments` that names the argument
 */
export const pathSegment = (value: string, argument: string): string => {
  if (/^\.{0,2}$/.test(value) || !value.isWellFormed()) {
    throw new ServiceError('invalid-arguments', `argument ${argument}: is no id`)
  }
  return encodeURIComponent(value)
}
