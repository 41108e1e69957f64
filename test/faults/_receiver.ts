/** Where the developer's own servers seem to be; each is a path. */
export const RECEIVER = 'hooks.acme.example'

/** What one of them was sent. */
export interface Came {
  /** The path. */
  readonly endpoint: string
  /** `webhook-id`. */
  readonly event: string
  /** How it was answered. */
  readonly status: number
  /** Nothing more was to be sent there. */
  readonly late: boolean
}

/** The developer's servers, which take note of what they are sent. */
export class Receiver {
  came: Came[] = []
  /** What is answered next, in place of 204. */
  statuses: number[] = []
  /** Paths that are no more: they answer 410. */
  readonly gone = new Set<string>()
  readonly #closed = new Set<string>()

  forget(): void {
    Object.assign(this, { came: [], statuses: [] })
  }

  /** From here on nothing may be sent there ever again: the service said that it is so. */
  close(endpoint: string): void {
    this.#closed.add(endpoint)
  }

  isOpen = (endpoint: string): boolean => !this.#closed.has(endpoint)

  take(endpoint: string, event: string): Response {
    const status = this.statuses.shift() ?? (this.gone.has(endpoint) ? 410 : 204)
    this.came.push({ endpoint, event, status, late: !this.isOpen(endpoint) })
    return new Response(null, { status })
  }
}

/** What GitHub sends to the address of a hook, signed as it signs. */
export async function fromGithub(secret: string, id: string): Promise<RequestInit> {
  const body = JSON.stringify({ action: 'opened', issue: { number: 7 }, for: id })
  const bytes = (text: string) => new TextEncoder().encode(text)
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', bytes(secret), algorithm, false, ['sign'])
  const signed = new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes(body)))
  const hex = Array.from(signed, (byte) => byte.toString(16).padStart(2, '0')).join('')
  const headers = {
    'content-type': 'application/json',
    'x-github-event': 'issues',
    'x-github-delivery': id,
    'x-hub-signature-256': `sha256=${hex}`,
  }
  return { method: 'POST', headers, body }
}
