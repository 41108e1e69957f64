import { ServiceError } from '../core/errors.ts'
import { send } from '../core/http.ts'
import type { Origins } from '../core/origins.ts'
import { hangUp, readText } from '../core/read-body.ts'

/** The largest document that is fetched, in bytes. */
export const MAX_DOCUMENT = 64_000_000

/** How long it may take to arrive, in milliseconds. */
const LONGEST = 300_000

/**
 * Fetches a public document, without credentials: only public HTTPS hosts, redirects included.
 *
 * @throws {ServiceError} `document-unreadable` where the host does not answer with it,
 *   `document-too-large`, or what {@link send} throws
 */
export async function fetchDocument(href: string, origins: Origins): Promise<string> {
  if (!URL.canParse(href)) {
    throw new ServiceError('invalid-request', 'url must be an absolute https URL')
  }
  const url = new URL(href)
  const headers = new Headers({
    accept: 'application/json, application/yaml, text/yaml, */*;q=0.5',
    'user-agent': 'behalf',
  })
  const response = await send({ url, method: 'GET', headers }, { origins, hosts: [url.host] })
  if (!response.ok) {
    await hangUp(response)
    const detail = `${url.host} answered ${response.status} for ${url.pathname.slice(0, 200)}: give the address of the document itself`
    throw new ServiceError('document-unreadable', detail)
  }
  const { text, cut } = await readText(response, MAX_DOCUMENT, { whole: LONGEST })
  if (!cut) return text
  throw new ServiceError('document-too-large', `the document has more than ${MAX_DOCUMENT} bytes`)
}
