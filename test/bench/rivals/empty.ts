/** Answers, and does nothing: what workerd's own start costs. */
export default {
  fetch: (): Response => new Response('ok'),
}
