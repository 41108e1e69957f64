import { describe, expect, it } from 'vitest'
import { browserOpener, openBrowser } from '../../src/cli/browser.ts'

describe('the browser', () => {
  it.each([
    ['darwin', {}, ['open']],
    ['win32', {}, ['rundll32', 'url.dll,FileProtocolHandler']],
    ['linux', { DISPLAY: ':0' }, ['xdg-open']],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, ['xdg-open']],
    ['linux', { WSL_DISTRO_NAME: 'Debian' }, ['wslview']],
    ['linux', {}, undefined],
    ['darwin', { CI: 'true' }, undefined],
    ['darwin', { SSH_CONNECTION: '1.2.3.4' }, undefined],
  ])('on %s with %o is opened by %o', (platform, env, expected) => {
    expect(browserOpener(platform, env)).toEqual(expected)
  })

  it('is never given what is no web page', async () => {
    expect(await openBrowser('file:///etc/passwd', 'linux', { DISPLAY: ':0' })).toBe(false)
    expect(await openBrowser('--help', 'linux', { DISPLAY: ':0' })).toBe(false)
  })

  it('may be missing', async () => {
    const env = { DISPLAY: ':0' }
    const { PATH } = process.env
    process.env['PATH'] = '/nowhere'
    try {
      expect(await openBrowser('https://behalf.test', 'linux', env)).toBe(false)
    } finally {
      process.env['PATH'] = PATH
    }
  })
})
