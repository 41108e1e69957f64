import { Layout } from './layout.tsx'

/** One thing said to a person, and where to go from there. */
export interface Message {
  readonly title: string
  readonly text: string
  /** The developer's own page. */
  readonly back?: string | undefined
}

/** A page that says what happened and what to do next. */
export const MessagePage = ({ message, nonce }: { message: Message; nonce: string }) => (
  <Layout title={message.title} nonce={nonce}>
    <main class="card">
      <h1>{message.title}</h1>
      <p>{message.text}</p>
      {message.back === undefined ? null : (
        <a class="button" href={message.back}>
          Go back
        </a>
      )}
    </main>
  </Layout>
)
