import { RpcTarget } from 'cloudflare:workers'
import { type Outcome, outcome } from '../core/outcome.ts'
import * as keys from './api-keys.ts'
import type { Home } from './home.ts'

type Shown = keys.ApiKeyView & { key: string }

/** A project's API keys, as one part of its object: reached in the same RPC. */
export class ProjectKeys extends RpcTarget {
  readonly #home: Home

  constructor(home: Home) {
    super()
    this.#home = home
  }

  create(wanted: keys.NewKey, maker: keys.Maker): Promise<Outcome<Shown>> {
    const create = () =>
      keys.createKey(this.#home.sql(), this.#home.project(), wanted, maker, Date.now())
    return outcome(create)
  }

  list(maker: keys.Maker): Promise<Outcome<keys.ApiKeyView[]>> {
    return outcome(() => keys.listKeys(this.#home.sql(), maker, Date.now()))
  }

  revoke(id: string, maker: keys.Maker): Promise<Outcome<keys.ApiKeyView>> {
    return outcome(() => keys.revokeKey(this.#home.sql(), id, maker, Date.now()))
  }

  rotate(id: string, rotation: keys.Rotation, maker: keys.Maker): Promise<Outcome<Shown>> {
    const rotate = () =>
      keys.rotateKey(this.#home.sql(), this.#home.project(), id, rotation, maker, Date.now())
    return outcome(rotate)
  }
}
