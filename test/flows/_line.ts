/** Ids of one project's things, of the entity `acme/ada` where they are an entity's. */
export interface Ids {
  readonly connection: string
  readonly integration: string
  readonly log: string
  readonly token: string
  readonly key: string
  readonly webhook: string
  readonly hook: string
}

/** What is answered to a good key that may do all, of: another project, other entities, other apps. */
export type Answers = readonly [project: number, entities: number, apps: number]

/** A route behind a key: the scope that it needs, a request for somebody's things, and what comes. */
export interface Line {
  readonly needs: string
  readonly url: string
  readonly answers: Answers
  readonly body?: unknown
}

/** An action that needs no arguments. */
export const WHO = 'GITHUB_GET_THE_AUTHENTICATED_USER'
/** An app that only this project has. */
export const HOUSE = {
  openapi: '3.0.3',
  info: { title: 'House', version: '1' },
  servers: [{ url: 'https://api.github.com' }],
  paths: { '/door': { post: { operationId: 'openDoor', summary: 'Opens the door.' } } },
}

/** A line; without a body where none is given. */
export const line = (needs: string, url: string, answers: Answers, body?: unknown): Line => ({
  ...{ needs, url, answers },
  ...(body !== undefined && { body }),
})

/** It is there for none of them. */
export const NOWHERE: Answers = [404, 404, 404]
/** The operator's. */
export const ROOT_ONLY: Answers = [403, 403, 403]
/** Of one's own, or of what is nobody's. */
export const EVERYBODY: Answers = [200, 200, 200]
