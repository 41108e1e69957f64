import type { ActionDefinition, ArgumentSchema } from '../spec.ts'

const year: ArgumentSchema = { type: 'integer', minimum: 2015, description: 'Year of the event.' }

/** What of Advent of Code tools may read, at most every quarter of an hour. */
export const adventofcodeActions: ActionDefinition[] = [
  {
    name: 'ADVENTOFCODE_GET_INPUT',
    description:
      'Reads the connected user’s own puzzle input of a day, as text. It never changes: ask for it once and keep it.',
    tags: ['read-only'],
    request: 'GET /{year}/day/{day}/input',
    input: {
      required: ['year', 'day'],
      properties: {
        year,
        day: { type: 'integer', minimum: 1, maximum: 25, description: 'Day of December.' },
      },
    },
  },
  {
    name: 'ADVENTOFCODE_GET_LEADERBOARD',
    description:
      'Reads a private leaderboard that the connected user is on: members with stars, points and when each star was won.',
    tags: ['important', 'read-only'],
    request: 'GET /{year}/leaderboard/private/view/{leaderboard_id}.json',
    input: {
      required: ['year', 'leaderboard_id'],
      properties: {
        year,
        leaderboard_id: { type: 'integer', description: 'Number in the leaderboard’s address.' },
      },
    },
  },
]
