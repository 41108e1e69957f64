import { describe, expect, it } from 'vitest'
import { readEnv, withValues } from '../../src/cli/env-file.ts'
import { UsageError } from '../../src/cli/failure.ts'
import { rootSettingsFrom, settingsFrom } from '../../src/cli/settings.ts'

const FILE = { BEHALF_URL: 'https://file.test', BEHALF_API_KEY: 'key-of-file' }
const ENV = { BEHALF_URL: 'https://env.test/', BEHALF_API_KEY: 'key-of-env' }

describe('where settings come from', () => {
  it('is the flags, then the environment, then .env', () => {
    const flags = { url: 'https://flag.test', apiKey: 'key-of-flag' }
    expect(settingsFrom(flags, ENV, FILE)).toMatchObject({
      url: 'https://flag.test',
      apiKey: 'key-of-flag',
    })
    expect(settingsFrom({}, ENV, FILE)).toMatchObject({
      url: 'https://env.test',
      apiKey: 'key-of-env',
    })
    expect(settingsFrom({}, {}, FILE)).toMatchObject({
      url: 'https://file.test',
      apiKey: 'key-of-file',
    })
    expect(settingsFrom({ project: 'a' }, { BEHALF_PROJECT: 'b' }, FILE).project).toBe('a')
  })

  it('takes an empty value for none', () => {
    expect(settingsFrom({}, { BEHALF_URL: '', BEHALF_API_KEY: ' ' }, FILE).apiKey).toBe(
      'key-of-file',
    )
  })

  it('names the root key apart, for what only it may', () => {
    const file = { ...FILE, BEHALF_ROOT_API_KEY: 'root-of-file' }
    expect(rootSettingsFrom({}, {}, file).apiKey).toBe('root-of-file')
    expect(settingsFrom({}, {}, file).apiKey).toBe('key-of-file')
    expect(rootSettingsFrom({}, {}, FILE).apiKey).toBe('key-of-file')
  })

  it.each([
    ['no URL', {}, { BEHALF_API_KEY: 'k' }, 'BEHALF_URL'],
    ['no key', { url: 'https://a.test' }, {}, 'BEHALF_API_KEY'],
    ['what is no URL', { url: 'behalf', apiKey: 'k' }, {}, 'no URL'],
    ['another scheme', { url: 'file:///etc/passwd', apiKey: 'k' }, {}, 'no URL'],
    ['a key in clear text', { url: 'http://behalf.test', apiKey: 'k' }, {}, 'https only'],
    ['a password in the URL', { url: 'https://a:b@c.test', apiKey: 'k' }, {}, 'password'],
  ])('refuses %s', (_, flags, env, problem) => {
    expect(() => settingsFrom(flags, env, {})).toThrow(UsageError)
    expect(() => settingsFrom(flags, env, {})).toThrow(problem)
  })

  it.each(['http://localhost:8787', 'http://127.0.0.1:8787', 'http://[::1]:8787'])(
    'lets %s have a key: it is this machine',
    (url) => {
      expect(settingsFrom({ url, apiKey: 'k' }, {}, {}).url).toBe(url)
    },
  )

  it("never sends the environment's key to a URL that a folder's .env names", () => {
    const stranger = { BEHALF_URL: 'https://evil.test', BEHALF_API_KEY: 'bait' }
    const own = { BEHALF_API_KEY: 'mine' }
    expect(() => settingsFrom({}, own, stranger)).toThrow('https://evil.test')
    const root = { BEHALF_ROOT_API_KEY: 'root' }
    expect(() => rootSettingsFrom({}, root, stranger)).toThrow('https://evil.test')
    expect(settingsFrom({ apiKey: 'said here' }, own, stranger).apiKey).toBe('said here')
    expect(settingsFrom({ url: 'https://mine.test' }, own, stranger).apiKey).toBe('mine')
  })
})

describe('.env', () => {
  const VALUES = { BEHALF_URL: 'https://a.test', BEHALF_API_KEY: 'bhf_1' }

  it.each([
    ['nothing', '', 'BEHALF_URL=https://a.test\nBEHALF_API_KEY=bhf_1\n'],
    [
      'other lines, which stay',
      '# mine\nPORT=1\n',
      '# mine\nPORT=1\nBEHALF_URL=https://a.test\nBEHALF_API_KEY=bhf_1\n',
    ],
    [
      'a last line without its end',
      'PORT=1',
      'PORT=1\nBEHALF_URL=https://a.test\nBEHALF_API_KEY=bhf_1\n',
    ],
    [
      'older values, in their places',
      'BEHALF_API_KEY="old" # note\nPORT=1\nexport BEHALF_URL = http://old\n',
      'BEHALF_API_KEY=bhf_1\nPORT=1\nBEHALF_URL=https://a.test\n',
    ],
    [
      'names that only look alike',
      'MY_BEHALF_URL=1\n#BEHALF_URL=2\n',
      'MY_BEHALF_URL=1\n#BEHALF_URL=2\nBEHALF_URL=https://a.test\nBEHALF_API_KEY=bhf_1\n',
    ],
    [
      'lines as Windows ends them',
      'PORT=1\r\nBEHALF_URL=old\r\n',
      'PORT=1\r\nBEHALF_URL=https://a.test\r\nBEHALF_API_KEY=bhf_1\r\n',
    ],
  ])('is extended where it holds %s', (_, before, after) => {
    expect(withValues(before, VALUES)).toBe(after)
    expect(withValues(after, VALUES)).toBe(after)
  })

  it('is read back as it was written, whatever the value', () => {
    const values = { A: 'a b#c', B: '$HOME"x"', C: '$&$1' }
    expect(readEnv(withValues('', values))).toEqual(values)
  })
})
