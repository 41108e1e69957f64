import type { Located } from './operation.ts'
import { type Choice, emptyShape, type Parts, type Shape } from './schema-view.ts'
import { isRecord } from './values.ts'

/** So many kinds of objects are shown as one with the properties of all; of more, what they share. */
const FEW = 4

/**
 * One shape for a union of shapes, so chosen that what is shown is taken by the API: enums united, a
 * text where a text will do, a list where single values are taken too, objects merged.
 *
 * @param variants without those that are only `null`
 */
export function unite(variants: readonly Shape[], path: ReadonlySet<string>): Shape {
  const [first] = variants
  if (!first) return emptyShape(path)
  if (variants.length === 1) return first
  if (variants.every(({ type }) => type === undefined || type === 'object')) {
    return uniteObjects(variants, path)
  }
  const switches = variants.some(({ type }) => type === 'boolean')
  const texts = variants.filter(
    ({ type, keywords }) => type === 'string' && !onlyWords(keywords, switches ? SWITCHES : UNSET),
  )
  const lists = variants.filter(({ type }) => type === 'array')
  const objects = variants.filter(({ type }) => type === 'object')
  const list = lists.find((one) => hasScalarItems(one))
  const chosen =
    (lists.length < variants.length && list && objects.length === 0 ? list : undefined) ??
    uniteScalars(texts) ??
    (objects.length > 0 ? uniteObjects(objects, path) : undefined) ??
    lists[0] ??
    uniteScalars(variants) ??
    first
  return { ...chosen, nullable: variants.some(({ nullable }) => nullable) }
}

/** How some APIs spell "unset": no text that a model should think of. */
const UNSET = ['']
/** What a boolean says better. */
const SWITCHES = ['', 'true', 'false']

const onlyWords = ({ enum: values }: Shape['keywords'], words: readonly unknown[]): boolean =>
  Array.isArray(values) && values.every((value) => words.includes(value))

const hasScalarItems = ({ items }: Shape): boolean =>
  items.length === 1 &&
  items.every(({ raw }) => isRecord(raw) && /^(?:string|integer|number)$/.test(String(raw['type'])))

/** Scalars of one type as one: enums united where all have one, limits only where all agree. */
function uniteScalars(variants: readonly Shape[]): Shape | undefined {
  const [first] = variants
  if (!first || variants.length === 1) return first
  const numbers = variants.filter(({ type }) => type === 'number' || type === 'integer')
  const alike = numbers.length > 0 ? numbers : variants.filter(({ type }) => type === first.type)
  const type = alike.some((one) => one.type === 'number') ? 'number' : (alike[0] ?? first).type
  const enums = alike.map(({ keywords }) => valuesOf(keywords))
  const keywords: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(first.keywords)) {
    const shared = alike.every(
      (one) => JSON.stringify(one.keywords[name]) === JSON.stringify(value),
    )
    if (shared || name === 'default') keywords[name] = value
  }
  delete keywords['const']
  delete keywords['enum']
  if (enums.every((values) => values !== undefined)) keywords['enum'] = [...new Set(enums.flat())]
  else keywords['x-values'] = [...new Set(enums.flatMap((values) => values ?? []))]
  return { ...first, type, keywords }
}

const valuesOf = (keywords: Shape['keywords']): unknown[] | undefined => {
  if ('const' in keywords) return [keywords['const']]
  return Array.isArray(keywords['enum']) ? keywords['enum'] : undefined
}

/** Objects as one: all properties of few kinds, or those that all of many kinds have. */
function uniteObjects(variants: readonly Shape[], path: ReadonlySet<string>): Shape {
  const [first, ...others] = variants
  if (first && others.length === 0) return first
  const known = variants.filter(({ cut }) => cut === undefined)
  const many = variants.length > FEW
  const united = emptyShape(new Set([...path, ...variants.flatMap((one) => [...one.path])]))
  const names = new Set(known.flatMap(({ properties }) => [...properties.keys()]))
  for (const name of names) {
    const owners = known.filter(({ properties }) => properties.has(name))
    if (many && owners.length < variants.length) continue
    united.properties.set(name, either(owners.map(({ properties }) => properties.get(name) ?? [])))
  }
  united.values = variants.find(({ values }) => values.length > 0)?.values ?? []
  for (const name of first?.required ?? []) {
    if (others.every(({ required }) => required.has(name))) united.required.add(name)
  }
  united.type = variants.some(({ type }) => type === 'object') ? 'object' : undefined
  const hidden = known.some(({ properties }) => properties.size > united.properties.size)
  united.open =
    (many && hidden) || variants.some(({ open }) => open) || known.length < variants.length
  united.alternatives = alternativesOf(variants)
  return united
}

/** A property that several kinds of objects have: a union of what they say of it. */
function either(all: readonly Parts[]): Parts {
  const [first = [], ...others] = all
  const [one] = first
  const texts = new Set(all.map((parts) => JSON.stringify(parts.map(({ raw }) => raw))))
  if (!one || others.length === 0 || texts.size === 1) return first
  const single = all.every((parts) => parts.length === 1 && parts[0]?.file === one.file)
  if (!single) return first
  const described = all
    .flat()
    .find((part: Located) => isRecord(part.raw) && part.raw['description'])
  const description = isRecord(described?.raw) ? described.raw['description'] : undefined
  const raw = { anyOf: all.map(([part]) => part?.raw), ...(description ? { description } : {}) }
  return [{ raw, file: one.file }]
}

/** What the kinds of objects are called, or which properties each of them needs. */
function alternativesOf(variants: readonly Shape[]): string[] {
  const names = variants.map(({ name, cut, keywords, required, properties }) => {
    const title = typeof keywords['title'] === 'string' ? keywords['title'] : undefined
    const needs = [...required].map((one) => `\`${one}\``).join(' and ')
    if (properties.size === 0 && needs) return needs
    return name ?? cut ?? title ?? needs
  })
  return [...new Set(names.filter((name) => name !== ''))]
}

/** What tells kinds of an object apart: what each needs beyond what all need. */
export function choiceOf(variants: readonly Shape[], only: boolean): Choice | undefined {
  const [first, ...others] = variants
  const shared = [...(first?.required ?? [])].filter((name) =>
    others.every(({ required }) => required.has(name)),
  )
  const kinds = variants.map(({ required }) => [...required].filter((one) => !shared.includes(one)))
  const distinct = [...new Map(kinds.map((names) => [names.join('\n'), names])).values()]
  const told = distinct.length > 1 && distinct.every((names) => names.length > 0)
  return told ? { only, kinds: distinct } : undefined
}
