import type { AppDefinition } from '../spec.ts'

/** Segment's public API: a token is good for one workspace. Known, not read. */
export const segment: AppDefinition = {
  slug: 'segment',
  name: 'Segment',
  description:
    'Read and change sources, destinations, tracking plans and audiences of a Segment workspace.',
  categories: ['analytics', 'marketing'],
  spoken: { everyday: ['segment'] },
  docs: 'https://docs.segmentapis.com/tag/Getting-Started',
  baseUrl: 'https://{api_host}',
  auth: [
    {
      scheme: 'BEARER_TOKEN',
      fields: [
        {
          name: 'api_host',
          label: 'Region',
          type: 'select',
          default: 'api.segmentapis.com',
          options: [
            { value: 'api.segmentapis.com', label: 'United States' },
            { value: 'eu1.api.segmentapis.com', label: 'Europe' },
          ],
        },
        {
          name: 'token',
          label: 'Public API token',
          type: 'password',
          help: 'app.segment.com: Settings, Access management, Tokens.',
        },
      ],
      verify: { url: 'https://{api_host}/' },
    },
  ],
  identity: { url: 'https://{api_host}/', id: 'data.workspace.id', name: 'data.workspace.name' },
  actions: [],
}
