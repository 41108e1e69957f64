import type { Style } from '../catalogue/spec.ts'
import { formOf, mediaTypeOf } from './openapi-body.ts'
import { assemble, type Source } from './openapi-document.ts'
import {
  type Body,
  NOT_SCHEMA,
  queryIn,
  type ReadParameter,
  readParameters,
} from './openapi-parameters.ts'
import type { ApiDocument } from './operation.ts'
import type { Found } from './pointer.ts'
import { isTrue, own, type Raw, text, texts } from './values.ts'

/** Swagger 2.0: one host, and parameters that are schemas, forms and bodies themselves. */
export function readSwagger(source: Source): ApiDocument {
  const { root } = source
  return assemble(source, {
    kind: 'swagger-2.0',
    servers: serversOf(root),
    schemes: root['securityDefinitions'],
    input: (operation, declared, path, written) => {
      const body = readSwaggerBody(declared, consumesOf(operation.raw, root))
      const parameters = readParameters(declared, path, queryIn(written), readSwaggerParameter)
      return body ? { parameters, body } : { parameters }
    },
  })
}

/** `host`, `basePath` and `schemes` as a list of servers, those of HTTPS first. */
function serversOf(root: Raw): { url: string }[] {
  const basePath = (text(root['basePath']) ?? '').replace(/^(?=[^/])/, '/')
  const azure = root['x-ms-parameterized-host']
  const template = text(own(azure, 'hostTemplate'))
  if (template !== undefined) {
    const prefix = own(azure, 'useSchemePrefix') === false ? '' : 'https://'
    return [{ url: `${prefix}${template}${basePath}` }]
  }
  const host = text(root['host'])
    ?.slice(0, 500)
    .replace(/^\w+:\/\//, '')
    .replace(/\/+$/, '')
  if (host === undefined) return basePath === '' ? [] : [{ url: basePath }]
  const schemes = texts(root['schemes']).map((it) => it.toLowerCase())
  const sorted = ['https', ...schemes.filter((it) => !/^https?$/.test(it))]
  return sorted.map((scheme) => ({ url: `${scheme}://${host}${basePath}` }))
}

const consumesOf = (operation: Raw, root: Raw): string[] =>
  texts(operation['consumes'] ?? root['consumes']).map(mediaTypeOf)

const isForm = (mediaType: string): boolean =>
  mediaType === 'multipart/form-data' || mediaType === 'application/x-www-form-urlencoded'

function readSwaggerBody(
  declared: readonly Found[],
  consumes: readonly string[],
): Body | undefined {
  const body = declared.find(({ raw }) => raw['in'] === 'body')
  if (body) {
    const types = consumes.filter((it) => !isForm(it) && it !== '*/*')
    const schema = { raw: body.raw['schema'] ?? {}, file: body.file }
    const mediaTypes = types.length > 0 ? types : ['application/json']
    const contents = mediaTypes.map((mediaType) => ({ mediaType, schema }))
    return { required: isTrue(body.raw['required']), contents }
  }
  const fields = firstOfEach(declared.filter(({ raw }) => raw['in'] === 'formData'))
  return fields.length > 0 ? readForm(fields, consumes) : undefined
}

/** Those of the operation stand before those of its path, and win. */
const firstOfEach = (fields: readonly Found[]): Found[] =>
  fields.filter(({ raw }, i) => fields.findIndex((it) => it.raw['name'] === raw['name']) === i)

function readForm(fields: readonly Found[], consumes: readonly string[]): Body | undefined {
  const hasFile = fields.some(({ raw }) => raw['type'] === 'file')
  const forms = consumes.filter(isForm)
  const [usual = 'application/x-www-form-urlencoded'] = forms
  const { required, contents } = formOf(fields, hasFile ? 'multipart/form-data' : usual)
  const styles = fields.flatMap(({ raw }) => {
    const name = text(raw['name'])
    const style = collectionStyle(raw, 'formData')
    return name !== undefined && style ? [[name, style] as const] : []
  })
  if (styles.length === 0) return { required, contents }
  return {
    required,
    contents: contents.map((it) => ({ ...it, styles: Object.fromEntries(styles) })),
  }
}

const readSwaggerParameter: ReadParameter = ({ raw, file }, place) => {
  const own = Object.fromEntries(Object.entries(raw).filter(([key]) => !NOT_SCHEMA.has(key)))
  const schema = 'type' in own || 'enum' in own ? own : { ...own, type: 'string' }
  const style = collectionStyle(raw, place)
  const description = text(raw['description'])
  return {
    required: place === 'path' || isTrue(raw['required']),
    schema: { raw: raw['schema'] ?? schema, file },
    ...(description === undefined ? {} : { description }),
    ...(style ? { style } : {}),
  }
}

/** `collectionFormat` in the words of OpenAPI 3; commas are what holds where nothing is said. */
function collectionStyle(raw: Raw, place: string): Style | undefined {
  if (raw['type'] !== 'array') return undefined
  const inForm = place === 'query' || place === 'formData'
  switch (raw['collectionFormat']) {
    case 'multi':
      return undefined
    case 'ssv':
      return { style: 'spaceDelimited' }
    case 'tsv':
      return { style: 'tabDelimited' }
    case 'pipes':
      return { style: 'pipeDelimited' }
    default:
      return inForm ? { explode: false } : undefined
  }
}
