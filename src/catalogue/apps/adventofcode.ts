import { adventofcodeActions } from '../actions/adventofcode.ts'
import type { AppDefinition } from '../spec.ts'

/**
 * Advent of Code: no API keys; the browser's session cookie, which lasts about a month, is what tools
 * use, and a user agent that names them is asked for. Known, not read; which pages tell a bad cookie
 * by their status: unconfirmed.
 */
export const adventofcode: AppDefinition = {
  slug: 'adventofcode',
  name: 'Advent of Code',
  description: "Read one's own puzzle inputs and private leaderboards of Advent of Code.",
  categories: ['education', 'developer-tools'],
  docs: 'https://www.reddit.com/r/adventofcode/wiki/faqs/automation/',
  baseUrl: 'https://adventofcode.com',
  headers: { 'user-agent': 'behalf' },
  auth: [
    {
      scheme: 'API_KEY',
      put: { cookies: { session: '{session}' } },
      fields: [
        {
          name: 'session',
          label: 'Session cookie',
          type: 'password',
          pattern: '[0-9a-f]+',
          help: 'In the developer tools of a browser that is signed in: cookies, session.',
        },
      ],
      verify: { url: 'https://adventofcode.com/2015/day/1/input' },
    },
  ],
  actions: adventofcodeActions,
}
