import type { ActionDefinition } from '../spec.ts'

/** Actions of OpenWeather's free API. */
export const openweatherApiActions: ActionDefinition[] = [
  {
    name: 'OPENWEATHER_API_GET_CURRENT_WEATHER',
    description:
      'Tells the weather of a place now: temperature, sky, wind, humidity and pressure. Give a city or coordinates.',
    tags: ['important', 'read-only'],
    request: 'GET /weather',
    input: {
      properties: {
        q: {
          type: 'string',
          description: 'City, perhaps with its country.',
          examples: ['Berlin,DE'],
        },
        lat: {
          type: 'number',
          minimum: -90,
          maximum: 90,
          description: 'Latitude, instead of the city.',
        },
        lon: {
          type: 'number',
          minimum: -180,
          maximum: 180,
          description: 'Longitude, with the latitude.',
        },
        units: {
          type: 'string',
          enum: ['metric', 'imperial', 'standard'],
          default: 'metric',
          description: 'Units: metric is Celsius.',
        },
        lang: { type: 'string', description: 'Language of descriptions, e.g. en.' },
      },
    },
  },
  {
    name: 'OPENWEATHER_API_GET_FORECAST',
    description:
      'Tells the weather of a place for the next five days, every three hours. Give a city or coordinates.',
    tags: ['important', 'read-only'],
    request: 'GET /forecast',
    input: {
      properties: {
        q: {
          type: 'string',
          description: 'City, perhaps with its country.',
          examples: ['Berlin,DE'],
        },
        lat: {
          type: 'number',
          minimum: -90,
          maximum: 90,
          description: 'Latitude, instead of the city.',
        },
        lon: {
          type: 'number',
          minimum: -180,
          maximum: 180,
          description: 'Longitude, with the latitude.',
        },
        units: {
          type: 'string',
          enum: ['metric', 'imperial', 'standard'],
          default: 'metric',
          description: 'Units: metric is Celsius.',
        },
        lang: { type: 'string', description: 'Language of descriptions, e.g. en.' },
        cnt: { type: 'integer', minimum: 1, maximum: 40, description: 'How many moments at most.' },
      },
    },
  },
]
