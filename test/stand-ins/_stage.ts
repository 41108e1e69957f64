/** A request as the stand-ins see it. */
export interface Asked {
  readonly method: string
  /** Host and path, e.g. `slack.com/api/auth.test`. */
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly text: string
  /** The body's fields, form or JSON, as far as they are texts. */
  readonly fields: Record<string, string>
  /** The body as JSON; `undefined` where it is none. */
  readonly json: unknown
}

export interface Reply {
  readonly status: number
  readonly body?: unknown
  readonly html?: string
  readonly location?: string
  readonly headers?: Readonly<Record<string, string>>
  /** `WWW-Authenticate`. */
  readonly challenge?: string
}

/** What one app's stand-in knows, and what a test may make of it. */
export interface Scene {
  readonly access: Set<string>
  readonly refresh: Set<string>
  /** What a strict server would not take. */
  readonly complaints: string[]
  readonly revoked: string[]
  /** Requests to the API that were let in. */
  readonly calls: string[]
  refreshes: number
  logins: number
  /** Answers of the token or login endpoint in place of its own. */
  answers: { status: number; body: unknown }[]
  /** How often the API answers 401 whatever comes. */
  unauthorized: number
  /** A public key that assertions must be signed with. */
  publicKey?: Record<string, string>
  /** Documents that are served in place of those that usually are: text or JSON, by host and path. */
  documents: Readonly<Record<string, unknown>>
}

const scene = (): Scene => ({
  access: new Set(),
  refresh: new Set(),
  complaints: [],
  revoked: [],
  calls: [],
  refreshes: 0,
  logins: 0,
  answers: [],
  unauthorized: 0,
  documents: {},
})

/** All apps' scenes. Every secret that is made here says `canary`. */
export class Stage {
  readonly #scenes = new Map<string, Scene>()
  readonly codes = new Map<
    string,
    { slug: string; redirect: string; challenge?: string | undefined }
  >()
  #count = 0

  of(slug: string): Scene {
    const known = this.#scenes.get(slug) ?? scene()
    this.#scenes.set(slug, known)
    return known
  }

  mint(slug: string, kind: 'code' | 'access' | 'refresh'): string {
    const made = `canary-${kind}-${slug}-${++this.#count}`
    if (kind !== 'code') this.of(slug)[kind].add(made)
    return made
  }
}
