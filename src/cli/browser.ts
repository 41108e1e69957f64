import { spawn } from 'node:child_process'

type Values = Readonly<Record<string, string | undefined>>

/** The program that opens a URL on a platform; `undefined` where there is no browser to see it. */
export function browserOpener(
  platform: string,
  env: Values,
): readonly [program: string, ...args: string[]] | undefined {
  if (env['CI'] || env['SSH_CONNECTION']) return undefined
  if (platform === 'darwin') return ['open']
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler']
  if (env['WSL_DISTRO_NAME']) return ['wslview']
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? ['xdg-open'] : undefined
}

/** Opens a web page, without a shell, and nothing but a web page. @returns whether that began */
export function openBrowser(url: string, platform: string, env: Values): Promise<boolean> {
  const [program, ...args] = browserOpener(platform, env) ?? []
  if (program === undefined || !/^https?:\/\//.test(url)) return Promise.resolve(false)
  return new Promise((resolve) => {
    const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true })
    child.once('error', () => resolve(false))
    child.once('spawn', () => {
      child.unref()
      resolve(true)
    })
  })
}
