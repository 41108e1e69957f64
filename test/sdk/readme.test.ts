import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const FOLDER = 'test/sdk/typed/readme'

/** The compiler reads them there: see `npm run types`. */
describe('the README', () => {
  const readme = readFileSync('README.md', 'utf8')

  it.each(readdirSync(FOLDER))('shows %s as it is compiled', (name) => {
    expect(readme).toContain(`\`\`\`ts\n${readFileSync(`${FOLDER}/${name}`, 'utf8')}\`\`\`\n`)
  })
})
