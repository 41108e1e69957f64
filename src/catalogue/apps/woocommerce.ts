import type { AppDefinition } from '../spec.ts'

/**
 * WooCommerce: key and secret of the shop, as HTTP Basic over TLS. Its page for consent posts new
 * keys to a callback, which is no OAuth and not made. Shops in a folder of their host are not
 * covered. Known, not read.
 */
export const woocommerce: AppDefinition = {
  slug: 'woocommerce',
  name: 'WooCommerce',
  description: 'Read and change orders, products, customers and coupons of a WooCommerce shop.',
  categories: ['commerce'],
  docs: 'https://woocommerce.github.io/woocommerce-rest-api-docs/#authentication',
  baseUrl: 'https://{store}/wp-json/wc/v3',
  auth: [
    {
      scheme: 'BASIC',
      username: '{consumer_key}',
      password: '{consumer_secret}',
      fields: [
        {
          name: 'store',
          label: 'Host of the shop',
          pattern: '[a-zA-Z0-9.-]+',
          help: 'As in your browser, without https: shop.example.com',
        },
        {
          name: 'consumer_key',
          label: 'Consumer key',
          pattern: 'ck_\\w+',
          help: 'WooCommerce, Settings, Advanced, REST API.',
        },
        {
          name: 'consumer_secret',
          label: 'Consumer secret',
          type: 'password',
          pattern: 'cs_\\w+',
          help: 'Shown once, with the key.',
        },
      ],
      verify: { url: 'https://{store}/wp-json/wc/v3/orders?per_page=1' },
    },
  ],
  actions: [],
}
