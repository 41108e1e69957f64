import { isRecord, own, type Raw } from './values.ts'

/** What is taken, for messages. */
const TAKEN = 'OpenAPI 3, Swagger 2.0 and Google Discovery are taken, as JSON or YAML.'

const TEXTS: readonly (readonly [looks: RegExp, is: string])[] = [
  [
    /^\s*<!doctype html|^\s*<html|^\s*<head/i,
    'is a web page: give the address of the document itself',
  ],
  [/^\s*<(?:\?xml|[\w:]*(?:definitions|application|Edmx)\b)/i, 'is XML (WSDL, WADL or OData)'],
  [/^\s*</, 'is HTML or XML'],
  [/^\s*#%RAML/, 'is RAML'],
  [/^\s*FORMAT:\s*1A/, 'is API Blueprint'],
  [/^\s*(?:\/\/[^\n]*\n\s*)*syntax\s*=\s*"proto/, 'is a Protocol Buffers file'],
  [
    /^(?:\s|#[^\n]*\n|"""(?:[^"]|"(?!""))*""")*(?:(?:extend\s+)?(?:type|interface|input|enum|union)\s+\w+[^:\n]*[{=]|schema\s*(?:@[^\n]*)?\{|directive\s+@|scalar\s+\w+\s)/,
    'is a GraphQL schema',
  ],
]

/** What a text is that is neither JSON nor YAML; `undefined` where it may be one of them. */
export function foreignText(source: string): string | undefined {
  const start = source.slice(0, 20_000)
  const is = TEXTS.find(([looks]) => looks.test(start))?.[1]
  return is && `The document ${is}. ${TAKEN}`
}

const has = (value: unknown, ...keys: string[]): boolean =>
  keys.every((key) => own(value, key) !== undefined)

const OBJECTS: readonly (readonly [looks: (root: Raw) => boolean, is: string])[] = [
  [(it) => has(it, 'asyncapi'), 'is AsyncAPI, which describes messages'],
  [
    (it) => has(it['info'], '_postman_id') || has(it, 'info', 'item'),
    'is a Postman collection: export it as OpenAPI',
  ],
  [
    (it) => has(it, 'swaggerVersion') || has(it, 'swagger'),
    'is Swagger before 2.0: convert it to OpenAPI 3',
  ],
  [
    (it) => has(it['data'], '__schema') || has(it, '__schema'),
    'is the introspection of a GraphQL schema',
  ],
  [
    (it) => it['kind'] === 'discovery#directoryList',
    'is a list of Discovery documents: give one of them',
  ],
  [
    (it) => has(it, 'unique_key') && has(it, 'auth_schemes'),
    'is an integrations.yaml: give its OpenAPI document with it',
  ],
  [(it) => has(it['log'], 'entries'), 'is a HAR recording'],
  [
    (it) => it['_type'] === 'export' || has(it, 'resources', '__export_format'),
    'is an Insomnia export',
  ],
  [
    (it) => has(it, 'arazzo') || has(it, 'overlay'),
    'is an Arazzo or Overlay document, which only speaks of another',
  ],
  [(it) => has(it, 'openapi'), 'is of an OpenAPI version that we do not know'],
  [(it) => has(it, '$schema') || (has(it, 'type') && has(it, 'properties')), 'is a JSON Schema'],
]

/** What an object is that is none of the API documents that we take. */
export function foreignObject(root: Raw): string {
  const is = OBJECTS.find(([looks]) => looks(root))?.[1]
  if (is) return `The document ${is}. ${TAKEN}`
  const keys = Object.keys(root).slice(0, 8).join(', ')
  const found = isRecord(root) && keys ? `its keys are ${keys}` : 'it has no keys'
  return `The document is no API document (${found}). ${TAKEN}`
}
