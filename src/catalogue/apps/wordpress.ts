import type { AppDefinition } from '../spec.ts'

/**
 * WordPress.com, and sites with Jetpack: `global` is all sites of the user, without it one is
 * picked. Scopes are listed with spaces; grant's comma is only its default. Sites that host
 * themselves are another API, and are not covered. Endpoints as several libraries have them; the
 * rest is known, not read.
 */
export const wordpress: AppDefinition = {
  slug: 'wordpress',
  name: 'WordPress.com',
  description: 'Read, write and publish posts, pages and media of WordPress.com sites.',
  categories: ['cms'],
  docs: 'https://developer.wordpress.com/docs/oauth2/',
  baseUrl: 'https://public-api.wordpress.com',
  auth: [
    {
      scheme: 'OAUTH2',
      authorizationUrl: 'https://public-api.wordpress.com/oauth2/authorize',
      tokenUrl: 'https://public-api.wordpress.com/oauth2/token',
      clientAuth: 'client_secret_post',
      tokenData: { blog_id: 'blog_id', blog_url: 'blog_url' },
      scopes: ['global'],
    },
  ],
  identity: {
    url: 'https://public-api.wordpress.com/rest/v1.1/me',
    id: 'ID',
    name: 'display_name',
    email: 'email',
    avatar: 'avatar_URL',
  },
  actions: [],
}
