import { FUNCTIONS } from './functions.ts'
import { bodyKind, methodOf, namesInRequest, placeOf, wireName } from './places.ts'
import type { ActionSpec, AppSpec } from './spec.ts'

/** What a schema can't see of an action: names that point nowhere, places that do not go together. */
export function actionFaultOf(app: AppSpec, action: ActionSpec): string | undefined {
  if (action.run !== undefined && !Object.hasOwn(FUNCTIONS, action.run)) {
    return `there is no function "${action.run}"`
  }
  return (
    lostName(app, action) ??
    aliasFault(action) ??
    openPath(app, action) ??
    placeFault(action) ??
    bodyFault(action) ??
    styleFault(action) ??
    constantFault(action) ??
    fileFault(action)
  )
}

type Fault = string | undefined

const isArgument = ({ input }: ActionSpec, name: string) => Object.hasOwn(input.properties, name)

function lostName(app: AppSpec, action: ActionSpec): Fault {
  const filled = (name: string) => Object.hasOwn(app.parameters, name)
  const lists = {
    required: action.input.required,
    path: namesInRequest(action.request).filter((name) => !filled(name)),
    place: Object.keys(action.place),
    wire: Object.keys(action.wire),
    style: Object.keys(action.style).filter((name) => !filled(name)),
    files: action.files,
    'body.argument': action.body?.argument === undefined ? [] : [action.body.argument],
    splits: Object.values(action.splits).flatMap(({ into }) => into),
  }
  for (const [where, names] of Object.entries(lists)) {
    const lost = names.find((name) => !isArgument(action, name))
    if (lost !== undefined) return `${where} names "${lost}", which is no argument`
  }
  return undefined
}

function aliasFault(action: ActionSpec): Fault {
  const aliases = Object.entries(action.argumentAliases)
  const [alias, target] = aliases.find(([, name]) => !isArgument(action, name)) ?? []
  if (alias !== undefined)
    return `the alias "${alias}" stands for "${target}", which is no argument`
  const [doubled] = aliases.find(([name]) => isArgument(action, name)) ?? []
  return doubled && `the alias "${doubled}" is an argument itself`
}

function openPath(app: AppSpec, { request, input }: ActionSpec): Fault {
  const open = namesInRequest(request).find(
    (name) =>
      !input.required.includes(name) &&
      input.properties[name]?.default === undefined &&
      !Object.hasOwn(app.parameters, name),
  )
  return open && `the path needs "${open}": make it required or give it a default`
}

const argumentsAt = (action: ActionSpec, place: ReturnType<typeof placeOf>): string[] =>
  Object.keys(action.input.properties).filter((name) => placeOf(action, name) === place)

function placeFault(action: ActionSpec): Fault {
  const inPath = namesInRequest(action.request)
  const [astray] =
    Object.entries(action.place).find(([name, at]) => at === 'path' && !inPath.includes(name)) ?? []
  if (astray !== undefined) return `"${astray}" is placed in the path, which does not name it`
  const bracketed = argumentsAt(action, 'header').find((name) => Array.isArray(action.wire[name]))
  return bracketed && `the header "${bracketed}" cannot be nested`
}

function bodyFault(action: ActionSpec): Fault {
  const { body, fixed } = action
  if (!action.request) return undefined
  const placed = Object.entries(action.place).find(([, place]) => place === 'body')?.[0]
  const inBody = argumentsAt(action, 'body')
  const bodiless = ['GET', 'HEAD'].includes(methodOf(action))
  const constant = Object.keys(fixed?.body ?? {})[0]
  const stranded = placed ?? inBody[0] ?? body?.argument ?? constant ?? body?.type
  if (bodiless && stranded !== undefined) {
    return `"${stranded}" cannot stand in the body of a GET or HEAD`
  }
  const whole = body?.argument
  if (whole === undefined) {
    const raw = body && bodyKind(body.type) === 'raw'
    return raw ? `a body of ${body.type} needs body.argument: the one that it is` : undefined
  }
  if (bodyKind(body?.type ?? '') === 'related') return 'multipart/related has no body.argument'
  if (!inBody.includes(whole)) return `"${whole}" is the body, and is placed elsewhere`
  const other = inBody.find((name) => name !== whole) ?? constant
  return other && `"${whole}" is the whole body: "${other}" must stand elsewhere`
}

const STYLES = {
  path: ['simple', 'label', 'matrix', 'json'],
  header: ['simple', 'json'],
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'tabDelimited', 'deepObject', 'json'],
}

/** Each place has its styles (OpenAPI 3.1, section 4.8.12.2); forms have those of a query. */
function styleFault(action: ActionSpec): Fault {
  for (const [name, { style }] of Object.entries(action.style)) {
    const place = placeOf(action, name)
    const fits = STYLES[place === 'body' ? 'query' : place]
    if (style && !fits.includes(style)) return `"${name}" cannot be ${style} in the ${place}`
    const kind = bodyKind(action.body?.type ?? 'application/json')
    if (place === 'body' && kind !== 'form' && kind !== 'multipart') {
      return `"${name}" cannot have a style in a body of ${kind}`
    }
  }
  return undefined
}

/** What is always sent is never an argument's to say. */
function constantFault(action: ActionSpec): Fault {
  const { query = {}, headers = {}, body = {} } = action.fixed ?? {}
  const fixed = { query, header: headers, body }
  for (const [place, constants] of Object.entries(fixed) as [keyof typeof fixed, object][]) {
    const spell = (name: string) => (place === 'header' ? name.toLowerCase() : name)
    const names = new Set(Object.keys(constants).map(spell))
    const twice = argumentsAt(action, place).find((name) => {
      const { [name]: wire = name } = action.wire
      const dotted = place === 'body' && Array.isArray(wire) ? wire.join('.') : undefined
      return names.has(spell(wireName(action, name))) || (dotted && names.has(dotted))
    })
    if (twice !== undefined) return `"${twice}" is an argument, and fixed too`
  }
  return undefined
}

function fileFault(action: ActionSpec): Fault {
  if (!action.request || action.files.length === 0) return undefined
  const { type = 'application/json', argument } = action.body ?? {}
  const astray = action.files.find((name) => placeOf(action, name) !== 'body')
  if (astray !== undefined) return `the file "${astray}" must stand in the body`
  const kind = bodyKind(type)
  if (kind === 'form') return `the file "${action.files[0]}" cannot stand in a body of ${type}`
  if (kind === 'related' && action.files.length > 1) return 'multipart/related takes one file'
  if (argument !== undefined && kind === 'multipart') {
    return `the file "${argument}" is a part of ${type}, not the whole body`
  }
  return undefined
}
