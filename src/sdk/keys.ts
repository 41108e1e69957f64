import type { PageView } from './page.ts'
import { type CallOptions, path, type Transport } from './transport.ts'
import type { ActionRules, ApiKey, Scope } from './views.ts'

/** A key to be made. What is not said is as the key in hand has it; more cannot be given. */
export interface KeyWish {
  readonly name?: string
  /** `null`: never. */
  readonly expiresAt?: string | null
  /** `read`, `connect`, `execute` and `admin`, if not given. */
  readonly scopes?: readonly Scope[]
  readonly apps?: readonly string[]
  readonly entityPrefix?: string
  readonly actions?: ActionRules
  /** Requests a minute. */
  readonly rateLimit?: number
}

/** How a key gives way to another one. */
export interface KeyRotation {
  /** Seconds that both work, a day if not given; 0 revokes the old one at once. */
  readonly overlap?: number
  /** Of the new one; as the old one's, if not given. */
  readonly expiresAt?: string | null
}

/** API keys of the project; for the root key, and for keys with the scope `keys`. */
export class KeysClient {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** @returns the key itself too, this once */
  create(wish: KeyWish = {}, options?: CallOptions): Promise<ApiKey & { readonly key: string }> {
    return this.#transport.request('/v1/keys', { ...options, body: wish })
  }

  async list(options?: CallOptions): Promise<readonly ApiKey[]> {
    return (await this.#transport.request<PageView<ApiKey>>('/v1/keys', options)).items
  }

  /** A new key with the same rights; the old one works on for a while. @returns it, this once */
  rotate(
    id: string,
    rotation: KeyRotation = {},
    options?: CallOptions,
  ): Promise<ApiKey & { readonly key: string }> {
    return this.#transport.request(path`/v1/keys/${id}/rotate`, { ...options, body: rotation })
  }

  /** It stops everywhere within a second. */
  async revoke(id: string, options?: CallOptions): Promise<ApiKey> {
    return this.#transport.request(path`/v1/keys/${id}`, { ...options, method: 'DELETE' })
  }
}
