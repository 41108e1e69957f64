import { Hono } from 'hono'
import type { AppEnv } from '../routes/context.ts'

/**
 * What a developer's page loads to open a link in a popup. A plain script of the last ten years'
 * JavaScript; a message counts only from the link's own origin and from that very popup.
 */
const SCRIPT = `/* Opens a connect link in a popup: behalf.connect(url, { timeout }).then(({ connectionId, status }) => ...)
   Begin the link with openerOrigin: location.origin. Call it in a click, else the popup is blocked.
   Rejects with code 'failed', 'closed', 'timeout' or 'blocked'. After 'closed' ask your server for the
   connection's status: some login pages cut their popup loose, and the user may yet consent. */
(function (global) {
  'use strict'
  function failure(code, message, more) {
    return Object.assign(new Error(message), { name: 'BehalfError', code: code }, more)
  }
  function connect(url, options) {
    var origin = new URL(url, location.href).origin
    var timeout = (options && options.timeout) || 600000
    var left = Math.max(0, (screen.width - 520) / 2), top = Math.max(0, (screen.height - 720) / 2)
    var popup = global.open(url, '_blank', 'popup,width=520,height=720,left=' + left + ',top=' + top)
    return new Promise(function (resolve, reject) {
      if (!popup) return reject(failure('blocked', 'the browser blocked the popup'))
      var late = setTimeout(function () {
        end(reject, failure('timeout', 'nobody consented in time'))
      }, timeout)
      var timer = setInterval(function () {
        if (!popup.closed) return
        clearInterval(timer)
        setTimeout(function () {
          end(reject, failure('closed', 'the popup was closed'))
        }, 500)
      }, 200)
      function heard(event) {
        var data = event.data
        if (event.origin !== origin || event.source !== popup || !data || data.type !== 'behalf') return
        var result = { connectionId: data.connectionId, status: data.status }
        if (data.status === 'success') end(resolve, result)
        else end(reject, failure('failed', 'nothing was connected', result))
      }
      function end(settle, value) {
        clearInterval(timer)
        clearTimeout(late)
        global.removeEventListener('message', heard)
        if (!popup.closed) popup.close()
        settle(value)
      }
      global.addEventListener('message', heard)
    })
  }
  global.behalf = Object.assign(global.behalf || {}, { connect: connect })
})(window)
`

/** `/connect.js`: the popup helper. The same for everybody, so it may be kept and loaded from anywhere. */
export const connectJs = new Hono<AppEnv>().get('/connect.js', (c) =>
  c.body(SCRIPT, 200, {
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=3600',
    'x-content-type-options': 'nosniff',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  }),
)
