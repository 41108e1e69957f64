import { createEmulator } from 'emulate'

/** The OAuth clients that the emulated apps know. */
export const CLIENT = { clientId: 'behalf-tests', clientSecret: 'secret/of:the+tests' }

/** Where the emulated apps listen. */
export interface EmulatedPorts {
  readonly github: number
  readonly google: number
}

/** Vitest's global setup: GitHub and Google as `emulate` serves them. */
export default (): Promise<() => Promise<void>> =>
  startEmulated(JSON.parse(process.env['STAND_IN_PORTS'] ?? '{}') as EmulatedPorts)

/** Starts both. @returns what stops them */
export async function startEmulated(ports: EmulatedPorts): Promise<() => Promise<void>> {
  const redirects = [
    'https://behalf.test/callback/github',
    'https://behalf.test/callback/gmail',
    'https://behalf.test/api/v1/auth-apps/add',
    'https://behalf.test/api/v3/toolkits/auth/callback',
    'https://behalf.test/api/v3.1/toolkits/auth/callback',
    'https://connect.acme.example/callback/github',
    'https://login.acme.example/oauth/return',
  ]
  const client = {
    client_id: CLIENT.clientId,
    client_secret: CLIENT.clientSecret,
    name: 'Acme',
    redirect_uris: redirects,
  }
  const github = await createEmulator({
    service: 'github',
    port: ports.github,
    baseUrl: `http://127.0.0.1:${ports.github}`,
    seed: {
      github: {
        users: [
          { login: 'octocat', name: 'The Octocat', email: 'octocat@example.com' },
          { login: 'ada', name: 'Ada Lovelace', email: 'ada@example.com' },
        ],
        repos: [
          { owner: 'octocat', name: 'hello-world', auto_init: true },
          { owner: 'ada', name: 'engine', private: true, auto_init: true },
        ],
        oauth_apps: [client],
      },
    },
  })
  const google = await createEmulator({
    service: 'google',
    port: ports.google,
    baseUrl: `http://127.0.0.1:${ports.google}`,
    seed: {
      google: {
        users: [{ email: 'grace@example.com', name: 'Grace Hopper' }],
        oauth_clients: [client],
        messages: [
          {
            id: 'm-launch',
            user_email: 'grace@example.com',
            from: 'ops@example.com',
            to: 'grace@example.com',
            subject: 'Launch',
            body_text: 'We launch at noon.',
            label_ids: ['INBOX', 'UNREAD'],
          },
        ],
      },
    },
  })
  return async () => {
    await Promise.all([github.close(), google.close()])
  }
}
