import type { ActionDefinition } from '../spec.ts'

/** Actions of Google Maps Platform's web services. */
export const googleMapsActions: ActionDefinition[] = [
  {
    name: 'GOOGLE_MAPS_GEOCODING_API',
    description:
      'Turns an address into coordinates, or coordinates into addresses. Comes back with formatted addresses, their parts, coordinates and place ids.',
    tags: ['important', 'read-only'],
    request: 'GET /maps/api/geocode/json',
    input: {
      properties: {
        address: { type: 'string', description: 'The address to look up; or give latlng.' },
        latlng: {
          type: 'string',
          description: 'Latitude and longitude.',
          examples: ['40.71,-74.01'],
        },
        components: {
          type: 'string',
          description: 'Narrows it, e.g. country:DE|postal_code:10115.',
        },
        language: { type: 'string', description: 'Language of the answer, e.g. en.' },
        region: { type: 'string', description: 'Country to prefer, two letters.' },
      },
    },
  },
  {
    name: 'GOOGLE_MAPS_GET_DIRECTION',
    description:
      'Plans a route between two places, with stops if asked. Comes back with its legs, distances, times and steps.',
    tags: ['important', 'read-only'],
    request: 'GET /maps/api/directions/json',
    input: {
      required: ['origin', 'destination'],
      properties: {
        origin: { type: 'string', description: 'Where from: an address or coordinates.' },
        destination: { type: 'string', description: 'Where to: an address or coordinates.' },
        mode: {
          type: 'string',
          enum: ['driving', 'walking', 'bicycling', 'transit'],
          default: 'driving',
          description: 'How to travel.',
        },
        waypoints: { type: 'string', description: 'Stops between, with | between them.' },
        avoid: {
          type: 'string',
          description: 'What to avoid, with | between: tolls, highways, ferries.',
        },
        units: { type: 'string', enum: ['metric', 'imperial'], description: 'Units of distances.' },
        language: { type: 'string', description: 'Language of the answer, e.g. en.' },
      },
    },
  },
  {
    name: 'GOOGLE_MAPS_TEXT_SEARCH',
    description:
      'Finds places by words, e.g. "pizza near Alexanderplatz". Comes back with name, address, rating and whatever else the field mask names.',
    tags: ['important', 'read-only'],
    request: 'POST https://places.googleapis.com/v1/places:searchText',
    place: { fieldMask: 'header' },
    wire: { fieldMask: 'x-goog-fieldmask' },
    input: {
      required: ['textQuery'],
      properties: {
        textQuery: { type: 'string', description: 'What to look for, and where.' },
        fieldMask: {
          type: 'string',
          default:
            'places.id,places.displayName,places.formattedAddress,places.location,places.rating',
          description: 'Fields to read, with commas between them.',
        },
        maxResultCount: {
          type: 'integer',
          minimum: 1,
          maximum: 20,
          default: 10,
          description: 'How many at most.',
        },
        languageCode: { type: 'string', description: 'Language of the answer, e.g. en.' },
      },
    },
  },
]
