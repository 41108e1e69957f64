import type { PageView } from './page.ts'
import { type CallOptions, path, type Transport } from './transport.ts'
import type { ActionRules, ApiKey } from './views.ts'

/** API keys of the project; only the root key may. */
export class KeysClient {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** @returns the key itself too, this once */
  create(
    wish: { name?: string; expiresAt?: string; actions?: ActionRules } = {},
    options?: CallOptions,
  ): Promise<ApiKey & { readonly key: string }> {
    return this.#transport.request('/v1/keys', { ...options, body: wish })
  }

  async list(options?: CallOptions): Promise<readonly ApiKey[]> {
    return (await this.#transport.request<PageView<ApiKey>>('/v1/keys', options)).items
  }

  /** It stops everywhere within a second. */
  async revoke(id: string, options?: CallOptions): Promise<ApiKey> {
    return this.#transport.request(path`/v1/keys/${id}`, { ...options, method: 'DELETE' })
  }
}
