import type { ActionDefinition, Style } from '../catalogue/spec.ts'
import type { Argument } from './flatten.ts'
import type { Operation } from './operation.ts'

/** Where arguments go and how they are written, by their keys. */
type Wiring = Pick<ActionDefinition, 'place' | 'wire' | 'style' | 'files'>

/** What of the arguments the executor could not guess. */
export function wireOf(
  { method }: Operation,
  shown: readonly Argument[],
  keyOf: (argument: Argument) => string,
): Wiring {
  const usual = /^(?:GET|HEAD|DELETE)$/.test(method) ? 'query' : 'body'
  const place: NonNullable<Wiring['place']> = {}
  const wire: NonNullable<Wiring['wire']> = {}
  const style: Record<string, Style> = {}
  const files: string[] = []
  for (const argument of shown) {
    const key = keyOf(argument)
    if (argument.place !== 'path' && argument.place !== usual) place[key] = argument.place
    const [first = '', ...more] = argument.wire
    const nested = more.length > 0 || (argument.place === 'body' && first.includes('.'))
    if (nested) wire[key] = [...argument.wire]
    else if (first !== key && needsName(argument)) wire[key] = first
    if (argument.style) style[key] = argument.style
    if (argument.file) files.push(key)
  }
  return {
    ...(some(place) && { place }),
    ...(some(wire) && { wire }),
    ...(some(style) && { style }),
    ...(files.length > 0 && { files }),
  }
}

/** A path has values only, but for those written as `;name=value`. */
const needsName = ({ place, style }: Argument): boolean =>
  place !== 'path' || style?.style === 'matrix'

/** Whether a record has anything in it. */
export const some = (record: object): boolean => Object.keys(record).length > 0
