import { canFill, fillText } from '../core/template.ts'
import type { SigV4Facts } from './facts.ts'
import { held, type Nothing } from './held.ts'
import type { AuthScheme } from './scheme.ts'

/** AWS Signature Version 4: the keys go along, and every request is signed when it leaves. */
export const awsSigV4: AuthScheme<SigV4Facts, Nothing> = {
  name: 'AWS_SIGV4',
  ...held,
  usable(facts, { values }) {
    const given = canFill(facts.sessionToken, values)
    const sigv4 = {
      service: fillText(facts.service, values),
      region: fillText(facts.region, values),
      accessKeyId: fillText(facts.accessKeyId, values),
      secretAccessKey: fillText(facts.secretAccessKey, values),
      ...(given && { sessionToken: fillText(facts.sessionToken, values) }),
    }
    return { sigv4 }
  },
}
