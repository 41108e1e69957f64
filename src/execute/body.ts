import { toBase64 } from '../catalogue/functions/base64.ts'
import { type BodyKind, bodyKind, wireKeys, wireName } from '../catalogue/places.ts'
import type { ActionSpec } from '../catalogue/spec.ts'
import type { Outgoing } from '../core/http.ts'
import { isRecord } from './coerce.ts'
import { argumentFields } from './fields.ts'
import { isLoadedFile } from './files.ts'
import { fieldPart, filePart, multipart, type Part } from './multipart.ts'
import { encodeField, fieldsOf, fieldText, plain } from './serialise.ts'

type Arguments = Readonly<Record<string, unknown>>

export interface Body {
  /** As it goes into `content-type`. */
  readonly type: string
  readonly content: NonNullable<Outgoing['body']>
}

/**
 * The body that arguments make; none where nothing was given, unless the action says that there is
 * one.
 */
export function bodyOf(action: ActionSpec, given: Arguments): Body | undefined {
  const type = action.body?.type ?? 'application/json'
  const argument = action.body?.argument
  if (argument !== undefined) return wholeBody(action, type, argument, given[argument])
  const constants = action.fixed?.body ?? {}
  const nothing = Object.keys(given).length === 0 && Object.keys(constants).length === 0
  if (nothing && !action.body) return undefined
  const kind = bodyKind(type)
  if (nothing && (kind === 'multipart' || kind === 'related')) return undefined
  return WRITERS[kind](action, given, type)
}

type Writer = (action: ActionSpec, given: Arguments, type: string) => Body

const WRITERS: Readonly<Record<BodyKind, Writer>> = {
  json: (action, given, type) => ({ type, content: jsonText(jsonObject(action, given)) }),
  raw: (action, given, type) => ({ type, content: jsonText(jsonObject(action, given)) }),
  form: (action, given, type) => ({ type, content: formText(action, given) }),
  multipart: (action, given, type) => multipartBody(type, formParts(action, given)),
  related: (action, given, type) => multipartBody(type, relatedParts(action, given)),
}

/** One argument as the body. */
function wholeBody(
  action: ActionSpec,
  type: string,
  argument: string,
  value: unknown,
): Body | undefined {
  const kind = bodyKind(type)
  if (value === undefined || (value === null && kind !== 'json')) return undefined
  if (isLoadedFile(value) && kind !== 'json') {
    const { mimetype, likelyType, bytes } = value
    return { type: mimetype ?? (type.includes('*') ? likelyType : type), content: bytes }
  }
  if (kind === 'json') return { type, content: jsonText(value) }
  if (kind === 'raw') {
    return { type: type.includes('*') ? 'text/plain; charset=utf-8' : type, content: plain(value) }
  }
  const fields = fieldsOf(argument, value, action.style[argument] ?? {})
  if (kind === 'form') {
    return { type, content: fields.map((field) => encodeField(field)).join('&') }
  }
  return multipartBody(
    type,
    fields.map((field) => fieldPart(field.name, fieldText(field))),
  )
}

/** Files in JSON are base64. */
const jsonText = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    isLoadedFile(inner) ? toBase64(inner.bytes) : inner,
  )

/** The arguments by their wire names, and above all what the action always sends. */
function jsonObject(action: ActionSpec, given: Arguments): Record<string, unknown> {
  const body = empty()
  for (const [name, value] of Object.entries(given)) put(body, wireKeys(action, name), value)
  for (const [wire, value] of Object.entries(action.fixed?.body ?? {})) {
    put(body, wire.split('.'), value)
  }
  return body
}

/** Without a prototype: a wire's name can then be any word, `__proto__` too. */
const empty = (): Record<string, unknown> => Object.create(null) as Record<string, unknown>

/** `author.name` nests, as APIs with objects in their bodies want it. */
function put(body: Record<string, unknown>, keys: readonly string[], value: unknown): void {
  let target = body
  for (const key of keys.slice(0, -1)) {
    const present = target[key]
    const inner = isRecord(present) ? Object.assign(empty(), present) : empty()
    target[key] = inner
    target = inner
  }
  target[keys.at(-1) ?? ''] = value
}

/** What the action always sends in a form. */
const constantFields = ({ fixed }: ActionSpec) =>
  Object.entries(fixed?.body ?? {}).flatMap(([name, value]) => fieldsOf(name, value))

const constantNames = ({ fixed }: ActionSpec) => Object.keys(fixed?.body ?? {})

function formText(action: ActionSpec, given: Arguments): string {
  const constants = constantFields(action).map((field) => encodeField(field))
  const fields = argumentFields(action, given, 'body', constantNames(action))
  return [...fields.map(({ field }) => encodeField(field)), ...constants].join('&')
}

const filesIn = (value: unknown) => (Array.isArray(value) ? value : [value]).filter(isLoadedFile)

function formParts(action: ActionSpec, given: Arguments): Part[] {
  const entries = Object.entries(given)
  const files = entries.flatMap(([name, value]) =>
    filesIn(value).map((file) => filePart(wireName(action, name), file)),
  )
  const rest = Object.fromEntries(entries.filter(([name]) => !action.files.includes(name)))
  const fields = argumentFields(action, rest, 'body', constantNames(action))
  const texts = [...fields.map(({ field }) => field), ...constantFields(action)].map((field) =>
    fieldPart(field.name, fieldText(field), field.json ? 'application/json' : undefined),
  )
  return [...texts, ...files]
}

/** What is said of the file in JSON, then the file (RFC 2387), as Google's uploads want it. */
function relatedParts(action: ActionSpec, given: Arguments): Part[] {
  const entries = Object.entries(given)
  const said = Object.fromEntries(entries.filter(([name]) => !action.files.includes(name)))
  const files = entries.flatMap(([, value]) => filesIn(value))
  return [
    {
      headers: ['Content-Type: application/json; charset=UTF-8'],
      content: jsonText(jsonObject(action, said)),
    },
    ...files.map(({ bytes, mimetype, likelyType }) => ({
      headers: [`Content-Type: ${mimetype ?? likelyType}`],
      content: bytes,
    })),
  ]
}

function multipartBody(type: string, parts: readonly Part[]): Body {
  const { boundary, bytes } = multipart(parts)
  return { type: `${type.split(';')[0]?.trim()}; boundary=${boundary}`, content: bytes }
}
