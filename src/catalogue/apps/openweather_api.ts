import { openweatherApiActions } from '../actions/openweather_api.ts'
import type { AppDefinition } from '../spec.ts'

/** OpenWeather: a key in the query. Known, not read. */
export const openweatherApi: AppDefinition = {
  slug: 'openweather_api',
  name: 'OpenWeather',
  description: 'Tell the weather of any place, now and for the next five days.',
  categories: ['weather'],
  docs: 'https://openweathermap.org/appid',
  baseUrl: 'https://api.openweathermap.org/data/2.5',
  auth: [
    {
      scheme: 'API_KEY',
      put: { query: { appid: '{api_key}' } },
      fields: [
        {
          name: 'api_key',
          label: 'API key',
          type: 'password',
          help: 'home.openweathermap.org: API keys; a new one takes some minutes.',
        },
      ],
      verify: { url: 'https://api.openweathermap.org/data/2.5/weather?q=London' },
    },
  ],
  actions: openweatherApiActions,
}
