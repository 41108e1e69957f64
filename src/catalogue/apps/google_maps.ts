import { googleMapsActions } from '../actions/google_maps.ts'
import type { AppDefinition } from '../spec.ts'

/**
 * Google Maps Platform: a key in the query, which the older APIs and Places and Routes take alike.
 * There is no request that every key may make, so none verifies it. Known, not read.
 */
export const googleMaps: AppDefinition = {
  slug: 'google_maps',
  name: 'Google Maps',
  description:
    'Find places and addresses, turn one into the other, and plan routes with distances and times.',
  categories: ['maps'],
  spoken: { family: 'google' },
  docs: 'https://developers.google.com/maps/api-security-best-practices',
  baseUrl: 'https://maps.googleapis.com',
  hosts: ['places.googleapis.com', 'routes.googleapis.com'],
  auth: [
    {
      scheme: 'API_KEY',
      put: { query: { key: '{api_key}' } },
      fields: [
        {
          name: 'api_key',
          label: 'API key',
          type: 'password',
          help: 'console.cloud.google.com: Google Maps Platform, Keys & Credentials.',
        },
      ],
    },
  ],
  failure: { path: 'status', equals: 'REQUEST_DENIED', message: 'error_message' },
  apiDocument:
    'https://raw.githubusercontent.com/googlemaps/openapi-specification/main/dist/google-maps-platform-openapi3.json',
  actions: googleMapsActions,
}
