import { verifyWebhook } from 'behalf'

export async function receive(request: Request): Promise<Response> {
  const secret = process.env['WEBHOOK_SECRET'] ?? '' // two of them, as a list, while it is changed
  const event = await verifyWebhook(secret, request.headers, await request.text()) // throws: answer 400
  if (event.type === 'connection.expired') console.log(`ask ${event.data['entityId']} again`)
  return new Response(null, { status: 204 }) // quickly: do the work behind it
}
