/**
 * Whether an answer is a page for people. An API's own answer is none: proxies and firewalls in front of
 * it send them, and are of another mind in a while.
 */
export const isWebPage = (text: string): boolean => /^\s*<(?:!doctype\s+html|html)\b/i.test(text)
