/** The part of the library that tests use; it brings no types. */
declare module 'oauth-sign' {
  type Parameters = Record<string, string | string[]>
  const library: {
    generateBase(method: string, url: string, parameters: Parameters): string
    sign(
      signatureMethod: string,
      method: string,
      url: string,
      parameters: Parameters,
      consumerSecret: string,
      tokenSecret?: string,
    ): string
  }
  export default library
}
