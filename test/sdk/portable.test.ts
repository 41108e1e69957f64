import { createContext, runInContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { json } from './_service.ts'

/** What every runtime has that the SDK is for, and that is no part of the language. */
const PLATFORM = {
  ...{ AbortSignal, crypto, Headers, Request, Response, URL, URLSearchParams },
  ...{ clearTimeout, performance, setTimeout },
}

async function bundled(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['src/sdk/index.ts'],
    ...{ bundle: true, minify: true, write: false, platform: 'neutral', target: 'es2022' },
    ...{ format: 'iife', globalName: 'behalf' },
  })
  return outputFiles[0]?.text ?? ''
}

describe('the SDK as a bundler makes it', () => {
  it('weighs less than 8 KB, and needs no library', async () => {
    const code = await bundled()
    expect(gzipSync(code, { level: 9 }).byteLength).toBeLessThan(8 * 1024)
    expect(code).not.toMatch(/\brequire\(|\bprocess\.|\bBuffer\b|\bconsole\./)
  })

  it('works where there is nothing but what browsers, Workers, Node, Deno and Bun share', async () => {
    const asked: string[] = []
    const fetch = (url: string) => {
      asked.push(url)
      return Promise.resolve(json({ slug: 'github' }))
    }
    const context = createContext({ ...PLATFORM, fetch })
    const program = `${await bundled()};
      const { Toolset, App } = behalf
      new Toolset({ baseUrl: 'https://behalf.test', apiKey: 'key' }).apps.get(App.GITHUB)`
    expect(await runInContext(program, context)).toEqual({ slug: 'github' })
    expect(asked).toEqual(['https://behalf.test/v1/apps/github'])
  })
})
