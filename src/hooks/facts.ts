import * as z from 'zod'

/**
 * How an app signs the webhooks that it sends: a closed set of facts, checked when the catalogue is
 * compiled. Header names are in lower case, paths are dotted paths of the JSON body.
 */

const HeaderName = z.lazy(() => z.string().regex(/^[a-z][a-z0-9-]{1,60}$/))
const Path = z.lazy(() => z.string().regex(/^[\w-]+(?:\.[\w-]+){0,5}$/))

/** Where one text of a delivery stands. What is in the body, or in `signed`, the signature covers. */
const Place = z.lazy(() =>
  z.union([
    z.strictObject({
      header: HeaderName,
      /** It is a part of the header, which begins like this: `t=` of `t=1,v1=ab`. */
      prefix: z.string().min(1).max(8).optional(),
    }),
    z.strictObject({ path: Path }),
  ]),
)
export type Place = z.infer<typeof Place>

/** A text of the body, and what it is. */
const Sign = z.lazy(() => z.strictObject({ path: Path, equals: z.union([z.string(), z.number()]) }))

/** What a vendor sends to see that somebody is there, and how it wants to be answered. */
const Challenge = z.lazy(() =>
  z.discriminatedUnion('answer', [
    /** As plain text: what stands at `path`. */
    z.strictObject({ when: Sign, answer: z.literal('echo'), path: Path }),
    /** As JSON: `plainToken`, and beside it its HMAC-SHA256 in hex (Zoom). */
    z.strictObject({ when: Sign, answer: z.literal('plain-and-hashed'), path: Path }),
    /** Nothing but the status. */
    z.strictObject({ when: Sign, answer: z.literal('empty') }),
  ]),
)

/** The names that `signed` may hold. */
const SIGNED = /^(?:[^{}]|\{(?:body|timestamp|id|method|url)\})+$/

export const HookFacts = z.lazy(() =>
  z
    .strictObject({
      /** The vendor's page that says how it signs. */
      docs: z.url(),
      secret: z.strictObject({
        /**
         * Who knows it first: `vendor` shows it, `ours` is written into the vendor's form, `client` is
         * the secret of the integration's own OAuth client, `delivery` comes unsigned with the first
         * delivery, at `path`.
         */
        from: z.enum(['vendor', 'ours', 'client', 'delivery']),
        path: Path.optional(),
        /** What the vendor calls it, and where it shows it. */
        label: z.string().min(1).max(120),
        /** How the text becomes the key's bytes. */
        encoding: z.enum(['utf8', 'hex', 'base64']).default('utf8'),
        /** Stands before the encoded bytes, and is no part of them. */
        prefix: z.string().max(16).default(''),
      }),
      signature: z.strictObject({
        algorithm: z.enum(['hmac-sha256', 'hmac-sha1', 'ed25519']),
        header: HeaderName,
        encoding: z.enum(['hex', 'base64']),
        /** Stands before a signature; parts of the header that begin otherwise are none. */
        prefix: z.string().max(16).default(''),
      }),
      /** Between the parts of a header, where there are several. */
      separator: z.enum([',', ' ']).optional(),
      /** What is signed, e.g. `v0:{timestamp}:{body}`; the body is its raw bytes. */
      signed: z.string().regex(SIGNED).default('{body}'),
      timestamp: z
        .strictObject({
          at: Place,
          unit: z.enum(['seconds', 'milliseconds']),
          /** How far it may lie from now, in seconds. */
          tolerance: z.int().min(30).max(3600).default(300),
        })
        .optional(),
      /** What tells one delivery from another. */
      id: Place.optional(),
      /** What kind of event it is. */
      kind: Place.optional(),
      /**
       * What tells deliveries of one body apart, where the vendor sends one body as several events and
       * signs nothing else: a replay is then known within this alone.
       */
      distinct: Place.optional(),
      challenge: Challenge.optional(),
      /** The status that says yes. */
      accepted: z.union([z.literal(200), z.literal(204)]).default(200),
      /** Paths of the body that hold something secret, and are not told on. */
      redact: z.array(Path).default([]),
    })
    .refine(
      ({ signed, timestamp }) => !signed.includes('{timestamp}') || timestamp,
      'signed names a timestamp, and none is declared',
    )
    .refine(({ signed, id }) => !signed.includes('{id}') || id, 'signed names an id, and none is')
    .refine(({ signed }) => signed.includes('{body}'), 'what is signed must hold the body')
    .refine(({ secret }) => (secret.from === 'delivery') === (secret.path !== undefined), {
      error: 'path is for a secret that comes with the first delivery',
    }),
)
export type HookFacts = z.infer<typeof HookFacts>

/** The Standard Webhooks specification, version 1, as Svix and others send them. */
export const standardWebhooks = (docs: string, headers: 'webhook' | 'svix') =>
  ({
    docs,
    secret: {
      from: 'vendor',
      label: 'Signing secret; it begins with whsec_',
      encoding: 'base64',
      prefix: 'whsec_',
    },
    signature: {
      algorithm: 'hmac-sha256',
      header: `${headers}-signature`,
      encoding: 'base64',
      prefix: 'v1,',
    },
    separator: ' ',
    signed: '{id}.{timestamp}.{body}',
    timestamp: { at: { header: `${headers}-timestamp` }, unit: 'seconds' },
    id: { header: `${headers}-id` },
    kind: { path: 'type' },
  }) satisfies z.input<typeof HookFacts>
