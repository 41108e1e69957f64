import type { ProjectId } from '../core/ids.ts'
import type { Keyring } from '../core/seal.ts'

/** What the parts of a project's object share: its storage, its name and the keys. */
export interface Home {
  readonly storage: DurableObjectStorage
  /** The database, brought up to date; only for callers who were let in. */
  sql(): SqlStorage
  project(): ProjectId
  ring(): Promise<Keyring>
}
