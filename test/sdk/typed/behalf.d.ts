import 'behalf'

/** As `behalf types` writes them, and one that a developer knows more of. */
declare module 'behalf' {
  interface Apps {
    ACME: 'acme'
  }
  interface Actions {
    /** Lists pets. */
    ACME_LIST_PETS: {
      limit: number
      tags?: readonly string[]
    }
    ACME_PING: {
      [name: string]: unknown
    }
  }
  interface Results {
    ACME_LIST_PETS: { pets: string[] }
  }
}
