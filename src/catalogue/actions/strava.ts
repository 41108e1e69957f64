import type { ActionDefinition } from '../spec.ts'

/** Actions of Strava's API v3. */
export const stravaActions: ActionDefinition[] = [
  {
    name: 'STRAVA_LIST_ACTIVITIES',
    description:
      'Lists the athlete’s own activities, newest first, with kind, distance, times, climb and speed of each.',
    tags: ['important', 'read-only'],
    request: 'GET /athlete/activities',
    scopes: ['activity:read_all', 'activity:read'],
    input: {
      properties: {
        after: { type: 'integer', description: 'Only activities after this time, epoch seconds.' },
        before: { type: 'integer', description: 'Only activities before it, epoch seconds.' },
        page: { type: 'integer', minimum: 1, default: 1, description: 'Page of the list.' },
        per_page: {
          type: 'integer',
          minimum: 1,
          maximum: 200,
          default: 30,
          description: 'Activities a page.',
        },
      },
    },
  },
  {
    name: 'STRAVA_GET_ACTIVITY',
    description:
      'Reads one activity in detail: laps, splits, segments, gear, heart rate and description.',
    tags: ['read-only'],
    request: 'GET /activities/{activity_id}',
    scopes: ['activity:read_all', 'activity:read'],
    input: {
      required: ['activity_id'],
      properties: { activity_id: { type: 'integer', description: 'Id of the activity.' } },
    },
  },
]
