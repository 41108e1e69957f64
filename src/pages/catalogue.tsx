import { type Context, Hono } from 'hono'
import type { FC } from 'hono/jsx'
import { shippedActionList, shippedApps } from '../catalogue/catalogue.ts'
import type { ActionSummary, AppSummary } from '../catalogue/stores.ts'
import { ServiceError } from '../core/errors.ts'
import { randomToken } from '../core/random.ts'
import type { AppEnv } from '../routes/context.ts'
import { Layout } from './layout.tsx'
import { pageHeaders } from './page-headers.ts'

const STYLE = `
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem }
h2 { margin-top: 2rem; font-size: 1.1rem }
table { border-collapse: collapse; width: 100%; font-size: 0.875rem }
th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.75rem 0.3rem 0;
  border-bottom: 1px solid var(--line) }
td code { overflow-wrap: anywhere }
.dim { color: var(--dim) }
@media (max-width: 40rem) { tr, td { display: block; border: 0; padding: 0 } thead { display: none }
  tr { padding: 0.5rem 0; border-bottom: 1px solid var(--line) } }
`

const AppsPage: FC<{ apps: readonly AppSummary[]; nonce: string }> = ({ apps, nonce }) => {
  const total = apps.reduce((sum, { actions }) => sum + actions, 0)
  return (
    <Layout title="Behalf: apps" nonce={nonce} style={STYLE}>
      <main>
        <h1>Apps</h1>
        <p>
          {apps.length} apps with {total} actions. Any other API becomes an app of your project with{' '}
          <a href="/docs">POST /v1/apps</a>.
        </p>
        <table>
          <thead>
            <tr>
              <th scope="col">App</th>
              <th scope="col">Ways in</th>
              <th scope="col">Actions</th>
            </tr>
          </thead>
          <tbody>
            {apps.map(({ slug, name, description, schemes, actions, important }) => (
              <tr>
                <td>
                  <a href={`/docs/apps/${slug}`}>{name}</a> <code class="dim">{slug}</code>
                  <div>{description}</div>
                </td>
                <td class="dim">{schemes.join(', ')}</td>
                <td>
                  {actions}
                  {important > 0 ? <span class="dim"> ({important} important)</span> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </main>
    </Layout>
  )
}

const Actions: FC<{ title: string; actions: readonly ActionSummary[] }> = ({ title, actions }) =>
  actions.length === 0 ? null : (
    <>
      <h2>{title}</h2>
      <table>
        <tbody>
          {actions.map(({ name, description, tags }) => (
            <tr id={name}>
              <td>
                <code>{name}</code>
                <div class="dim">{tags.filter((tag) => tag !== 'important').join(', ')}</div>
              </td>
              <td>{description}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )

interface AppPageProps {
  readonly app: AppSummary
  readonly actions: readonly ActionSummary[]
  readonly nonce: string
}

const AppPage: FC<AppPageProps> = ({ app, actions, nonce }) => {
  const isImportant = ({ tags }: ActionSummary) => tags.includes('important')
  return (
    <Layout title={`Behalf: ${app.name}`} nonce={nonce} style={STYLE}>
      <main>
        <p>
          <a href="/docs/apps">All apps</a>
        </p>
        <h1>{app.name}</h1>
        <p>{app.description}</p>
        <p class="dim">
          <code>{app.slug}</code>, connected by {app.schemes.join(', ')}.{' '}
          <a href={app.docs}>The vendor on that</a>
        </p>
        <Actions title="Important" actions={actions.filter(isImportant)} />
        <Actions title="All others" actions={actions.filter((action) => !isImportant(action))} />
      </main>
    </Layout>
  )
}

function answer(
  c: Context<AppEnv>,
  page: (nonce: string) => unknown,
): Response | Promise<Response> {
  const nonce = randomToken(16)
  pageHeaders(c, nonce)
  return c.html(`<!doctype html>${String(page(nonce))}`)
}

/** `/docs/apps`: what is shipped, for people; made of the release's own lists. */
export const cataloguePages = new Hono<AppEnv>()
  .get('/docs/apps', async (c) => {
    const apps = [...(await shippedApps(c.env)).values()]
    return answer(c, (nonce) => <AppsPage apps={apps} nonce={nonce} />)
  })
  .get('/docs/apps/:slug', async (c) => {
    const slug = c.req.param('slug').toLowerCase()
    const app = (await shippedApps(c.env)).get(slug)
    if (!app) throw new ServiceError('app-not-found', 'see /docs/apps for what there is')
    const actions = await shippedActionList(c.env, slug)
    return answer(c, (nonce) => <AppPage app={app} actions={actions} nonce={nonce} />)
  })
