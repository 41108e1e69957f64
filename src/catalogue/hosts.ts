import type { AppSpec } from './spec.ts'

/** Every host that an app's facts name: where its calls, credentials and clients' secrets may go. */
export function hostsNamed({ baseUrl, hosts, auth, identity }: AppSpec): Set<string> {
  const facts = JSON.stringify([baseUrl, auth, identity])
  const urls = [...facts.matchAll(/https:\/\/([^/?#"\\]+)/g)].map(([, host = '']) => host)
  const free = /^\{\w+\}/.exec(baseUrl)?.[0]
  return new Set([...urls, ...hosts, ...(free ? [free] : [])])
}
