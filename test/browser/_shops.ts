import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { atExit } from '../../scripts/at-exit.ts'
import { freePort } from '../../scripts/free-port.ts'

/** The key that the stand-in of Stripe takes; it takes no other. */
export const STRIPE_KEY = 'rk_test_right'

/**
 * What the browser stories need of Stripe (a key) and of one Shopify shop (a form, then consent).
 * The shop's login is on another origin than its authorization endpoint, as at real shops, and cuts
 * itself loose from whoever opened it.
 */
export async function startShops(): Promise<{ origins: Record<string, string> }> {
  const port = await freePort()
  const server = createServer((request, response) => answer(port, request, response))
  await new Promise<void>((ready) => server.listen(port, ready))
  atExit(() => {
    server.close()
    server.closeAllConnections()
  })
  const url = `http://127.0.0.1:${port}`
  return { origins: { 'https://api.stripe.com': url, 'https://acme.myshopify.com': url } }
}

function answer(port: number, request: IncomingMessage, response: ServerResponse): void {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://shop')
  const json = (status: number, body: unknown) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  if (pathname === '/v1/account') {
    const basic = `Basic ${Buffer.from(`${STRIPE_KEY}:`).toString('base64')}`
    if (request.headers.authorization !== basic) return void json(401, { error: 'no' })
    const settings = { dashboard: { display_name: 'Rocket Rides' } }
    return void json(200, { id: 'acct_1', email: 'ops@rocket.example', settings })
  }
  if (pathname === '/admin/oauth/authorize') {
    const location = `http://localhost:${port}/login?${searchParams}`
    return void response.writeHead(302, { location }).end()
  }
  if (pathname === '/login') {
    const back = new URL(searchParams.get('redirect_uri') ?? '')
    back.searchParams.set('code', 'shop-code')
    back.searchParams.set('state', searchParams.get('state') ?? '')
    const page = `<title>Acme's shop</title><h1>Acme's shop</h1><a href="${back.href.replaceAll('&', '&amp;')}">Install</a>`
    const headers = { 'content-type': 'text/html', 'cross-origin-opener-policy': 'same-origin' }
    return void response.writeHead(200, headers).end(page)
  }
  if (pathname === '/admin/oauth/access_token') {
    return void json(200, { access_token: 'shop-token', scope: 'read_products,read_orders' })
  }
  if (pathname.endsWith('/shop.json')) {
    return void json(200, { shop: { id: 1, name: "Acme's shop", email: 'shop@acme.example' } })
  }
  json(404, {})
}
