import type { FC } from 'hono/jsx'
import { type Brand, NOBODY, Pair, type Tone } from './brand.tsx'
import { Layout } from './layout.tsx'

/** One thing said to a person, and where to go from there. */
export interface Message {
  readonly title: string
  readonly text: string
  readonly tone: Tone
  /** The name of the app that it is about. */
  readonly app?: string | undefined
  /** Where the button leads: mostly the developer's own page. */
  readonly back?: string | undefined
  /** What the button says; `Go back` if not given. */
  readonly label?: string | undefined
  /** The browser follows the button by itself. */
  readonly goesOn?: boolean | undefined
}

interface PageProps {
  readonly message: Message
  readonly brand: Brand
  readonly nonce: string
  readonly script?: string | undefined
}

/** A page that says what happened and what to do next. */
export const MessagePage: FC<PageProps> = ({ message, brand, nonce, script }) => {
  const { title, text, tone, app, back, label = 'Go back', goesOn } = message
  return (
    <Layout title={title} nonce={nonce} script={script} onward={goesOn ? back : undefined}>
      <main class="card">
        <Pair brand={brand} app={app} tone={tone} />
        <h1>{title}</h1>
        <p>{text}</p>
        {back === undefined ? null : (
          <a class="button" href={back}>
            {label}
          </a>
        )}
        {brand === NOBODY ? null : <Foot brand={brand} />}
      </main>
    </Layout>
  )
}

/** Says whose page it is. */
const Foot: FC<{ brand: Brand }> = ({ brand }) => (
  <p class="foot">
    Shown to you on behalf of <strong>{brand.name}</strong>.
  </p>
)
