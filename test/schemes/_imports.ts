import { expect } from 'vitest'
import { newProject } from '../worker.ts'
import { ask, begin, type Connecting, provider } from './_providers.ts'

/** Where the stand-in serves API documents. */
export const AT = 'https://documents.acme.example'

/** The stand-in of all who serve documents: what they were asked for, and what they serve for now. */
export const documentHosts = provider('documents')

/** An API with one operation for each name. */
export const small = (title: string, ...operations: string[]) => ({
  openapi: '3.0.3',
  info: { title, version: '1' },
  servers: [{ url: 'https://api.pets.io/v1' }],
  security: [{ key: [] }],
  components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Pets-Key' } } },
  paths: Object.fromEntries(
    operations.map((operationId) => [
      operationId === 'listPets' ? '/pets' : `/${operationId}`,
      { get: { operationId, summary: `Does what is called ${operationId} in the shop.` } },
    ]),
  ),
})

/** A project that imports documents. */
export class Importer {
  readonly project: string
  readonly key: string

  private constructor(project: string, key: string) {
    this.project = project
    this.key = key
  }

  static readonly in = async (project: string): Promise<Importer> =>
    new Importer(project, await newProject(project))

  make(slug: string, wish: object) {
    return ask(this.key, 'POST', '/v1/apps', { slug, ...wish })
  }

  again(slug: string, query = '') {
    return ask(this.key, 'POST', `/v1/apps/${slug}/import${query}`)
  }

  async read(path: string) {
    return (await ask(this.key, 'GET', path)).body
  }

  /** An integration of an app of the project's own. */
  async integrate(app: string): Promise<Connecting> {
    const wish = { app, connect: false }
    const { status, body } = await ask(this.key, 'POST', '/v1/integrations', wish)
    expect(status, JSON.stringify(body)).toBe(201)
    return { key: this.key, project: this.project, integration: body.id }
  }

  /** A connection of `ada`, made with what the app asks for. */
  async connect(app: string, fields: Record<string, string>): Promise<Connecting> {
    const integration = await this.integrate(app)
    const { body } = await begin(integration, { fields })
    expect(body, JSON.stringify(body)).toMatchObject({ status: 'ACTIVE' })
    return integration
  }
}
