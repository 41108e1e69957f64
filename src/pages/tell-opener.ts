/** What a page that opened a link in a popup is told, to its exact origin. */
interface News {
  readonly connectionId: string | null
  readonly status: 'success' | 'failed'
}

/** A literal that cannot end the script element that it stands in. */
const literal = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c')

/**
 * The one script that a page of ours may carry: tells the opener, and closes the popup. Where there
 * is no opener any more, the browser goes `back` instead.
 */
export function tellOpener(opener: string, news: News, back: string | undefined): string {
  const message = literal({ type: 'behalf', ...news })
  const otherwise = back === undefined ? '' : `else location.replace(${literal(back)})`
  return `if(window.opener){window.opener.postMessage(${message},${literal(opener)});window.close()}${otherwise}`
}
