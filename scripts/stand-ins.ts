import { createEmulator, type Emulator, type SeedConfig } from 'emulate'
import { atExit } from './at-exit.ts'
import { freePort } from './free-port.ts'

/** An OAuth client that the stand-ins know. Their secrets open nothing outside this machine. */
export interface StandInClient {
  readonly clientId: string
  readonly clientSecret: string
}

/** What the operator registered at the apps, to lend it: one client each. */
export const SHARED_CLIENT: StandInClient = {
  clientId: 'stand-in-shared-client',
  clientSecret: 'stand-in-shared-secret',
}

/** What a developer registered at GitHub for a product of their own. */
export const OWN_CLIENT: StandInClient = {
  clientId: 'stand-in-own-client',
  clientSecret: 'stand-in-own-secret',
}

/** Apps that run on this machine in place of the real ones. */
export interface StandIns {
  /** The setting ORIGINS: from the beginning of an app's URLs to the loopback URL that stands in. */
  readonly origins: Readonly<Record<string, string>>
  readonly close: () => Promise<void>
}

/**
 * Starts the emulated GitHub and Google, in memory, with a few people in them.
 *
 * @param worker the Worker's port: callbacks are registered with it, as at the real apps
 */
export async function startStandIns(worker: number): Promise<StandIns> {
  const github = await startEmulator('github', githubSeed(worker))
  const google = await startEmulator('google', googleSeed(worker))
  const close = async () => {
    await Promise.race([
      Promise.all([github.close(), google.close()]),
      new Promise((resolve) => setTimeout(resolve, 500)), // a connection kept alive holds them up
    ])
  }
  atExit(close)
  const origins = {
    'https://github.com': github.url,
    'https://api.github.com': github.url,
    'https://accounts.google.com': google.url,
    'https://oauth2.googleapis.com': `${google.url}/oauth2`,
    'https://openidconnect.googleapis.com/v1': `${google.url}/oauth2/v2`,
    'https://gmail.googleapis.com': google.url,
    'https://www.googleapis.com': google.url,
    'https://people.googleapis.com': google.url,
  }
  return { origins, close }
}

async function startEmulator(
  service: 'github' | 'google',
  seed: SeedConfig[string],
): Promise<Emulator> {
  const port = await freePort()
  const baseUrl = `http://127.0.0.1:${port}`
  return createEmulator({ service, port, baseUrl, seed: { tokens: {}, [service]: seed } })
}

/** The callbacks of some apps, under both names that a browser may know this machine by. */
const callbacks = (port: number, ...apps: string[]): string[] =>
  ['127.0.0.1', 'localhost'].flatMap((host) =>
    apps.map((app) => `http://${host}:${port}/callback/${app}`),
  )

const githubSeed = (worker: number) => ({
  users: [
    { login: 'octocat', name: 'The Octocat', email: 'octocat@example.com' },
    { login: 'ada', name: 'Ada Lovelace', email: 'ada@example.com' },
  ],
  repos: [{ owner: 'octocat', name: 'hello-world', description: 'My first repository' }],
  oauth_apps: [
    { name: 'Behalf (shared)', ...wireClient(SHARED_CLIENT, callbacks(worker, 'github')) },
    { name: 'Acme', ...wireClient(OWN_CLIENT, callbacks(worker, 'github')) },
  ],
})

const googleSeed = (worker: number) => ({
  users: [{ email: 'ada@example.com', name: 'Ada Lovelace' }],
  oauth_clients: [
    {
      name: 'Behalf (shared)',
      ...wireClient(SHARED_CLIENT, callbacks(worker, 'gmail', 'googlecalendar')),
    },
  ],
  calendars: [{ id: 'primary', user_email: 'ada@example.com', summary: 'Ada', primary: true }],
  messages: [
    {
      user_email: 'ada@example.com',
      from: 'Charles Babbage <charles@example.com>',
      to: 'ada@example.com',
      subject: 'Notes on the engine',
      body_text: 'Dear Ada, your notes are longer than the article. Please never stop.',
      label_ids: ['INBOX', 'UNREAD'],
    },
  ],
})

const wireClient = ({ clientId, clientSecret }: StandInClient, redirectUris: string[]) => ({
  client_id: clientId,
  client_secret: clientSecret,
  redirect_uris: redirectUris,
})
