/**
 * A client as HTTP Basic: both halves form-encoded before base64 (RFC 6749 section 2.3.1). Letters
 * that a form leaves alone are left alone, since some servers do not decode.
 */
export function basicAuthorization(clientId: string, clientSecret: string): string {
  const encode = (text: string) => new URLSearchParams([['', text]]).toString().slice(1)
  return `Basic ${btoa(`${encode(clientId)}:${encode(clientSecret)}`)}`
}
