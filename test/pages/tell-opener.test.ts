import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { tellOpener } from '../../src/pages/tell-opener.ts'

const news = { connectionId: 'conn_1', status: 'success' as const }

/** Runs the script in a window with this opener, and says what came of it. */
function run(script: string, opened: boolean) {
  const told: unknown[][] = []
  const opener = opened ? { postMessage: (...args: unknown[]) => told.push(args) } : null
  const went: string[] = []
  const window = { opener, close: () => went.push('closed') }
  runInNewContext(script, { window, location: { replace: (url: string) => went.push(url) } })
  return { told, went }
}

describe('the script of the last page in a popup', () => {
  const back = 'https://acme.test/done'

  it('tells the opener at its exact origin, then closes the popup', () => {
    const script = tellOpener('https://acme.test', news, back)
    expect(run(script, true)).toEqual({
      told: [[{ type: 'behalf', ...news }, 'https://acme.test']],
      went: ['closed'],
    })
  })

  it('goes back where there is no opener, if it knows where to', () => {
    expect(run(tellOpener('https://acme.test', news, back), false).went).toEqual([back])
    expect(run(tellOpener('https://acme.test', news, undefined), false).went).toEqual([])
  })

  it('cannot be ended by what it says', () => {
    const attack = '</script><script>alert(1)//"'
    const script = tellOpener('https://acme.test', news, attack)
    expect(script).not.toContain('<')
    expect(run(script, false).went).toEqual([attack])
  })
})
