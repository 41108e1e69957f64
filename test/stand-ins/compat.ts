import { createServer } from 'node:http'
import { startEmulated } from './emulated.ts'
import { startProviders } from './providers.ts'

/** Hosts of `providers.ts` that the captured traffic has connections of. */
export const COMPAT_PROVIDERS = ['acme.myshopify.com', 'api.twilio.com', 'discord.com']

/** Hosts that this file plays. */
export const FILE_HOSTS = ['hn.algolia.com', 'api.box.com', 'upload.box.com']

/** Bytes that are no text. */
export const PICTURE = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 255, 254, 13, 10])

/** What was uploaded last, as the app got it, and how often anything was asked for. */
export interface SeenFiles {
  readonly upload: string
  readonly asked: readonly string[]
}

/** Starts the place for files, which is Hacker News too. @returns what stops it */
export async function startFiles(port: number): Promise<() => void> {
  let upload = ''
  const asked: string[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
      if (pathname !== '/seen') asked.push(`${request.method} ${pathname}`)
      const json = (value: unknown) =>
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value))
      if (pathname === '/seen') json({ upload, asked } satisfies SeenFiles)
      else if (pathname.endsWith('/content') && request.method === 'GET') {
        const headers = { 'content-type': 'image/png', 'content-length': PICTURE.length }
        response.writeHead(200, headers).end(PICTURE)
      } else if (request.method === 'POST' || request.method === 'PUT') {
        upload = Buffer.concat(chunks).toString('latin1')
        if (upload.includes('busy')) return void response.writeHead(429).end()
        // Slow on purpose: a request that is sent again must find the first one under way.
        setTimeout(
          () => json({ entries: [{ id: '1' }], id: '1' }),
          upload.includes('slow') ? 2500 : 300,
        )
      } else {
        const encoded = { content: 'aGk=', encoding: 'base64' } // as GitHub answers files
        json({
          hits: [],
          nbHits: 0,
          id: '42',
          login: 'grace@example.com',
          name: 'Grace',
          ...encoded,
        })
      }
    })
  })
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready))
  return () => {
    server.close()
    server.closeAllConnections()
  }
}

/** Vitest's global setup: GitHub and Google, some key apps, Hacker News, and a place for files. */
export default async function setup(): Promise<() => Promise<void>> {
  const { compat } = JSON.parse(process.env['STAND_IN_PORTS'] ?? '{}') as {
    compat: Record<'github' | 'google' | 'providers' | 'files', number>
  }
  const [stopFiles, ...others] = await Promise.all([
    startFiles(compat.files),
    startEmulated(compat),
    startProviders(compat.providers),
  ])
  return async () => {
    stopFiles()
    await Promise.all(others.map((stop) => stop()))
  }
}
