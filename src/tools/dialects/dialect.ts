/** One call that a model wants made. */
export interface WantedCall {
  /** As the answer must name it; `undefined` where the provider gave none. */
  readonly id: string | undefined
  /** As the model wrote it. */
  readonly name: string
  /** JSON, as the model wrote it: may be anything. */
  readonly argumentsText: string
}

/** A call, and what its answer says to the model. */
export interface AnsweredCall {
  readonly call: WantedCall
  readonly failed: boolean
  /** To be JSON. */
  readonly content: object
}

/** How one provider says which calls a model wants, and wants to hear what came of them. */
export interface Dialect {
  /**
   * The calls of a response, in order, be it whole or the list of what a stream brought.
   *
   * @returns `undefined` where it is no response of this provider
   */
  read(response: unknown): WantedCall[] | undefined
  /** What to append to the conversation; nothing where nothing was called. */
  answer(calls: readonly AnsweredCall[]): object[]
}
