import { datadogActions } from '../actions/datadog.ts'
import type { AppDefinition } from '../spec.ts'

const site = (domain: string, label: string) => ({ value: `api.${domain}`, label })

/**
 * Datadog: two keys in two headers, and one of several sites. Known, not read; that
 * `/api/v2/validate_keys` checks both keys, where `/api/v1/validate` checks one: unconfirmed.
 */
export const datadog: AppDefinition = {
  slug: 'datadog',
  name: 'Datadog',
  description: 'Read monitors, metrics and logs of a Datadog organisation.',
  categories: ['developer-tools', 'monitoring'],
  docs: 'https://docs.datadoghq.com/account_management/api-app-keys/',
  baseUrl: 'https://{api_host}',
  auth: [
    {
      scheme: 'API_KEY',
      put: {
        headers: { 'dd-api-key': '{api_key}', 'dd-application-key': '{application_key}' },
      },
      fields: [
        {
          name: 'api_host',
          label: 'Site',
          type: 'select',
          default: 'api.datadoghq.com',
          options: [
            site('datadoghq.com', 'US1 (datadoghq.com)'),
            site('us3.datadoghq.com', 'US3'),
            site('us5.datadoghq.com', 'US5'),
            site('datadoghq.eu', 'EU1 (datadoghq.eu)'),
            site('ap1.datadoghq.com', 'AP1'),
          ],
        },
        {
          name: 'api_key',
          label: 'API key',
          type: 'password',
          help: 'Organization settings, API keys.',
        },
        {
          name: 'application_key',
          label: 'Application key',
          type: 'password',
          help: 'Organization settings, Application keys.',
        },
      ],
      verify: { url: 'https://{api_host}/api/v2/validate_keys' },
    },
  ],
  apiDocument:
    'https://raw.githubusercontent.com/DataDog/datadog-api-client-typescript/master/.generator/schemas/v2/openapi.yaml',
  actions: datadogActions,
}
