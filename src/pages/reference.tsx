import { Hono } from 'hono'
import { raw } from 'hono/html'
import { builtAsset } from '../catalogue/stores.ts'
import { randomToken } from '../core/random.ts'
import type { AppEnv } from '../routes/context.ts'
import { Layout } from './layout.tsx'
import { pageHeaders } from './page-headers.ts'

/** The page that the build made of the routes. */
export interface ReferencePage {
  /** CSS beside that of every page. */
  readonly style: string
  /** HTML: what stands in the body. */
  readonly content: string
}

/** The reference as assets: by their names below the assets' folder. */
export const REFERENCE = { document: '/reference/openapi.json', page: '/reference/page.json' }

/**
 * `/docs`, the API in one page that loads nothing from elsewhere, and `/openapi.json`. Both are made
 * of the schemas that validate, by the build, so that no isolate carries what only they say.
 */
export const reference = new Hono<AppEnv>()
  .get('/openapi.json', async (c) => {
    const document = await builtAsset<object>(c.env, REFERENCE.document)
    return c.json({ ...document, servers: [{ url: new URL(c.req.url).origin }] })
  })
  .get('/', (c) => c.redirect('/docs', 302))
  .get('/docs', async (c) => {
    const { style, content } = await builtAsset<ReferencePage>(c.env, REFERENCE.page)
    const nonce = randomToken(16)
    pageHeaders(c, nonce)
    const page = (
      <Layout title="Behalf: API reference" nonce={nonce} style={style}>
        {raw(content)}
      </Layout>
    )
    return c.html(`<!doctype html>${page}`)
  })
