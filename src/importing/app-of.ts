import { parseApp } from '../catalogue/parse-app.ts'
import type { AppSpec } from '../catalogue/spec.ts'
import { ServiceError } from '../core/errors.ts'
import { cleanText, shorten } from './describe-text.ts'
import type { ApiDocument } from './operation.ts'
import { type Overlay, overlaidSpec } from './overlay.ts'

/** What is known beside the document. */
interface AppGiven {
  readonly slug: string
  /** Where the document came from. */
  readonly url: string | undefined
  readonly overlay: Overlay
}

/** Where to read on, where a document names nothing that a browser can open. */
const SPECIFICATION = 'https://spec.openapis.org/oas/latest.html'

const isLink = (text: string | undefined): text is string =>
  text !== undefined && /^https?:/i.test(text) && URL.canParse(text)

/**
 * The facts of an app that a document describes, with what the developer says where the document says
 * nothing that we can use. What he says over it is no part of them: it can be taken back.
 *
 * @param hosts further hosts that its operations name
 * @throws {ServiceError} `document-unreadable` where no base URL is known, or the facts do not fit
 */
export function appOf(
  document: ApiDocument,
  hosts: readonly string[],
  { slug, url, overlay }: AppGiven,
): AppSpec {
  const { app } = document
  const baseUrl = document.baseUrl ?? overlay.baseUrl
  if (baseUrl === undefined) {
    const detail = 'the document does not say where the API is served: give overlay.baseUrl'
    throw new ServiceError('document-unreadable', detail)
  }
  const name = cleanText(app?.name ?? document.title).slice(0, 120) || slug
  const said = shorten(cleanText(app?.description ?? document.description ?? ''), 300)
  const site = /^https:\/\/[\w.-]+/.exec(baseUrl)?.[0]
  const auth = document.auth.length > 0 ? [...document.auth] : (overlay.auth ?? [])
  const asked = Object.entries(document.variables).filter(([field]) =>
    baseUrl.includes(`{${field}}`),
  )
  const fields = asked.map(([field, { description, options }]) => ({
    name: field,
    label: field.replaceAll('_', ' ').replace(/^./, (letter) => letter.toUpperCase()),
    ...(description && { help: shorten(cleanText(description), 300) }),
    ...(options && { options: options.map((value) => ({ value, label: value })) }),
  }))
  const ways = (auth.length > 0 ? auth : [{ scheme: 'NO_AUTH' as const }]).map((facts) => {
    const known = new Set(facts.fields?.map((field) => field.name))
    const missing = fields.filter((field) => !known.has(field.name))
    return missing.length > 0 ? { ...facts, fields: [...(facts.fields ?? []), ...missing] } : facts
  })
  try {
    const spec = parseApp({
      ...{ slug, name, baseUrl, hosts: [...hosts] },
      description: said.length >= 20 ? said : `${name}, as its API document describes it.`,
      categories: app?.categories.length ? [...app.categories] : ['custom'],
      docs: [app?.docs, document.docs, url, site].find(isLink) ?? SPECIFICATION,
      ...(isLink(app?.logo) && { logo: app.logo }),
      auth: ways,
    })
    parseApp(overlaidSpec(spec, overlay))
    return spec
  } catch (error) {
    const detail = `its facts make no app, which overlay may mend: ${(error as Error).message}`
    throw new ServiceError('document-unreadable', detail, {}, { cause: error })
  }
}
