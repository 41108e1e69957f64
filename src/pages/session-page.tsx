import type { Child, FC } from 'hono/jsx'
import type { SessionItem } from '../connect/session.ts'
import type { ConnectionView } from '../entity/connections.ts'
import { type Brand, Tile } from './brand.tsx'
import { Layout } from './layout.tsx'

const STYLE = `
.card { max-width: 36rem }
.apps { list-style: none; margin: 1.5rem 0; padding: 0 }
.apps > li { display: flex; gap: 0.9rem; padding: 1.1rem 0; border-top: 1px solid var(--line) }
.apps > li:last-child { border-bottom: 1px solid var(--line) }
.body { flex: 1; min-width: 0 }
.body h2 { margin: 0; font-size: 1rem; line-height: 1.5 }
.account { display: flex; align-items: center; gap: 1rem; min-height: 3rem }
.account > :first-child { flex: 1; min-width: 0 }
.account + .account { margin-top: 0.75rem }
.actions { display: flex; flex: none; gap: 0.5rem }
.actions .button { margin: 0; padding: 0.4rem 0.8rem; font-size: 0.875rem; white-space: nowrap }
main > .button { margin-top: 0 }
.quiet, .danger { background: transparent; border-color: var(--edge) }
.quiet { color: var(--fg) } .danger { color: var(--bad) }
.quiet:hover, .danger:hover { background: var(--tile) }
.card .state { display: flex; align-items: center; gap: 0.45rem; margin: 0; font-size: 0.875rem }
.state::before { content: ''; flex: none; width: 0.55rem; height: 0.55rem; border-radius: 50%;
  border: 2px solid currentColor }
.card .good { color: var(--good) } .card .bad { color: var(--bad) }
.state.good::before { background: currentColor }
.card .notice { margin: 1rem 0 0; padding: 0.7rem 1rem; border: 1px solid currentColor;
  border-radius: 10px; font-weight: 600 }
@media (max-width: 30rem) { .account { display: block } .actions { margin-top: 0.6rem; flex-wrap: wrap }
  .actions form { flex: 1 } .actions .button { width: 100% } }
`

/** Something that just happened, said at the top of the page. */
export interface Notice {
  readonly text: string
  readonly tone: 'good' | 'bad'
}

interface SessionProps {
  readonly brand: Brand
  readonly nonce: string
  readonly items: readonly SessionItem[]
  /** Names of apps by slug. */
  readonly appName: (slug: string) => string
  /** The page's own path, under which its forms are sent. */
  readonly path: string
  readonly notice: Notice | undefined
  /** Where Done leads; none where there is nowhere to go. */
  readonly done: string | undefined
}

/** The page of a connect session: what is connected, as whom, and the buttons to change it. */
export const SessionPage: FC<SessionProps> = (props) => {
  const { brand, nonce, items, appName, path, notice, done } = props
  return (
    <Layout title={`Your accounts for ${brand.name}`} nonce={nonce} style={STYLE}>
      <main class="card">
        <div class="pair">
          <Tile name={brand.name} logoUrl={brand.logoUrl} />
        </div>
        <h1>Your connected accounts</h1>
        <p>
          <strong>{brand.name}</strong> acts for you in the apps that you connect here. You can take
          that back at any time.
        </p>
        {notice ? (
          <p class={`notice ${notice.tone}`} role="status">
            {notice.text}
          </p>
        ) : null}
        {items.length === 0 ? (
          <p>There is nothing to connect at the moment.</p>
        ) : (
          <ul class="apps">
            {items.map((item) => (
              <Item item={item} name={nameOf(item, items, appName)} path={path} />
            ))}
          </ul>
        )}
        {done === undefined ? (
          <p>When you are done, close this page.</p>
        ) : (
          <a class="button" href={done}>
            Done
          </a>
        )}
      </main>
    </Layout>
  )
}

/** The app's name; the integration's too, where several are of one app. */
function nameOf(
  { integration }: SessionItem,
  items: readonly SessionItem[],
  appName: SessionProps['appName'],
): string {
  const { app, name } = integration
  const several = items.filter((other) => other.integration.app === app).length > 1
  return several && name !== app ? `${appName(app)}: ${name}` : appName(app)
}

const Item: FC<{ item: SessionItem; name: string; path: string }> = ({ item, name, path }) => {
  const heading = <h2>{name}</h2>
  return (
    <li>
      <Tile name={name} />
      <div class="body">
        {item.connections.map((connection, index) => (
          <Account connection={connection} name={name} path={path}>
            {index === 0 ? heading : null}
          </Account>
        ))}
        {item.connections.length > 0 ? null : (
          <div class="account">
            <div>
              {heading}
              <p class="state">Not connected</p>
            </div>
            <div class="actions">
              <Action
                action={`${path}/connect`}
                field="integration"
                value={item.integration.id}
                label="Connect"
                about={name}
              />
            </div>
          </div>
        )}
      </div>
    </li>
  )
}

/** How a connection stands, in words. */
function stateOf({ status, account }: ConnectionView): { text: string; tone: string } {
  const whose = account?.name ?? account?.email
  if (status === 'ACTIVE')
    return { text: whose ? `Connected as ${whose}` : 'Connected', tone: 'good' }
  if (status === 'DISABLED') return { text: `Paused${whose ? `: ${whose}` : ''}`, tone: '' }
  return { text: `Has ended${whose ? ` for ${whose}` : ''}: connect again`, tone: 'bad' }
}

interface AccountProps {
  readonly connection: ConnectionView
  readonly name: string
  readonly path: string
  readonly children: Child
}

const Account: FC<AccountProps> = ({ connection, name, path, children }) => {
  const { text, tone } = stateOf(connection)
  const whose = connection.account?.name ?? connection.account?.email
  const about = whose ? `${name}, ${whose}` : name
  const common = { field: 'connection', value: connection.id, about }
  const ended = connection.status === 'EXPIRED'
  return (
    <div class="account">
      <div>
        {children}
        <p class={`state ${tone}`}>{text}</p>
      </div>
      <div class="actions">
        {connection.status === 'DISABLED' || connection.authScheme === 'NO_AUTH' ? null : (
          <Action
            {...common}
            action={`${path}/reconnect`}
            label="Reconnect"
            kind={ended ? '' : 'quiet'}
          />
        )}
        <Action {...common} action={`${path}/disconnect`} label="Disconnect" kind="danger" />
      </div>
    </div>
  )
}

interface ActionProps {
  readonly action: string
  readonly field: string
  readonly value: string
  readonly label: string
  /** What the button acts on, for those who hear it alone. */
  readonly about: string
  readonly kind?: string
}

const Action: FC<ActionProps> = ({ action, field, value, label, about, kind = '' }) => (
  <form method="post" action={action}>
    <input type="hidden" name={field} value={value} />
    <button class={`button ${kind}`} type="submit" aria-label={`${label} ${about}`}>
      {label}
    </button>
  </form>
)
