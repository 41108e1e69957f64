import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Checked, checkDocument, withoutArgument } from './_requests.ts'

const { resolve } = createRequire(import.meta.url)
const read = (file: string) => readFileSync(resolve(file), 'utf8')

const callsWithFaults = (checked: readonly Checked[]) =>
  checked.filter(({ objections }) => objections.length > 0).map(({ call }) => call)

const UNDESCRIBED = 'requires a property that the document does not describe'
const OVERLAP = 'kinds of one object overlap, and the document takes no value that fits two'
const KINDS = 'its nested object is of one kind or another, and all properties of all were given'

/** Requests that a document's own words speak against, and why they are as they are. */
const FAULTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '@octokit/openapi/generated/api.github.com.json': {
    'POST /orgs/{org}/campaigns (required)': UNDESCRIBED,
    'POST /orgs/{org}/rulesets (all)': KINDS,
    'PUT /orgs/{org}/rulesets/{ruleset_id} (all)': KINDS,
    'POST /users/{username}/projectsV2/{project_number}/fields (all)': OVERLAP,
  },
  '@figma/rest-api-spec/openapi/openapi.yaml': {
    'POST /v1/files/{file_key}/comments (all)': KINDS,
    'PUT /v2/webhooks/{webhook_id} (required)': UNDESCRIBED,
    'PUT /v2/webhooks/{webhook_id} (all)': UNDESCRIBED,
  },
  '@blockfrost/openapi/openapi.yaml': {},
}

describe('requests made of nothing but what models are told', () => {
  it.each(Object.keys(FAULTS))(
    'are what the document describes: %s',
    { timeout: 60_000 },
    async (file) => {
      const checked = await checkDocument(read(file))
      const faults = callsWithFaults(checked)
      expect(faults).toEqual(Object.keys(FAULTS[file] ?? {}))
      const least = file.includes('figma') ? 0.97 : 0.99 // three of a hundred
      expect(1 - faults.length / checked.length).toBeGreaterThanOrEqual(least)
    },
  )
})

describe('the validator of requests', () => {
  it('says so where a body lacks what it must have', { timeout: 60_000 }, async () => {
    const checked = await withoutArgument(read('@figma/rest-api-spec/openapi/openapi.yaml'))
    expect(checked.length).toBeGreaterThan(5)
    expect(checked.filter(({ objections }) => objections.length === 0)).toEqual([])
  })
})

const EMPTY = 'its only value is an empty text, which no model provider takes in an enum'
const FORM = 'Prism wants it as a form, and a part of its own holds JSON (RFC 7578 section 4.4)'
const IMPOSSIBLE = 'no value fits what the document says'
const NOTHING = 'a form without a field is not sent'
const PATTERN = 'its pattern could keep the validator busy for long, so that models are not told it'
const PRISM = 'Prism cannot read this back'
const WORDS = 'models are told of the limit in words'

/** Documents made to show every oddity of OpenAPI: file, calls, and why they are not valid. */
const ODDITIES: readonly (readonly [file: string, calls: RegExp, reason: string])[] = [
  ['3.0/circular-paths', /^PUT \/anything \(all\)/, PRISM],
  ['3.0/circular-request-bodies', /^POST \/polymorphic \(all\)/, KINDS],
  ['3.0/discriminators', /^PATCH \/(?:discriminator|embedded|oneof|mapping)/, OVERLAP],
  ['3.0/discriminators', /^PATCH \/(?:nested|improper)\S+ \(all\)/, KINDS],
  ['3.0/discriminators', /^POST \/potentially-undefined-formData/, OVERLAP],
  ['3.0/file-uploads', /^PUT \/anything\/multipart-formdata \(all\)/, PRISM],
  ['3.0/polymorphism', /^PATCH \/pets/, OVERLAP],
  ['3.0/polymorphism', /^POST \/one-of-complex/, OVERLAP],
  ['3.0/polymorphism', /^POST \/(?:anything\/(?:nested-)?one-of|one-of-with)\S+ \(all\)/, KINDS],
  ['3.0/readme-legacy', /^(?:POST|PUT) \/api-specification\S* \(required\)/, NOTHING],
  ['3.0/readme-legacy', /^POST \/docs/, OVERLAP],
  ['3.0/schema-circular', /^PUT \/circular \(all\)/, FORM],
  ['3.0/schema-enums', /^PUT \/anything\/strings/, UNDESCRIBED],
  ['3.0/schema-validation', /^GET \/anything\/(?:numbers|jsonschema-formats)/, WORDS],
  ['3.1/readme', /^\w+ \/branches\/\{branch\}\/apis\/\{filename\}/, PATTERN],
  ['3.1/readme', /^\w+ \/branches\/\{branch\}\/(?:guides|recipes)\S* \(all\)/, KINDS],
  ['3.1/readme', /^(?:POST|PATCH) \/branches/, OVERLAP],
  ['3.1/schema-types', /^POST \/anything\/null \(all\)/, IMPOSSIBLE],
  ['3.1/schema-validation-local', /^GET \/anything\/(?:numbers|jsonschema-formats)/, WORDS],
  ...['3.0', '3.1'].flatMap((version): [string, RegExp, string][] => [
    [`${version}/parameters-style`, /^GET \/anything\/query\/(?:space|pipe)Delimited/, PRISM],
    [`${version}/parameters-style`, /^POST \/anything\/form-data\/\w+Delimited \(all\)/, PRISM],
    [`${version}/parameters-style`, /^(?:POST|PUT) \/anything\/form-data(?:\/form)? \(all\)/, FORM],
    [`${version}/schema-encoding-style`, /^PUT \/form\/primitive \(all\)/, FORM],
    [`${version}/schema-types`, /^POST \/anything\/strings \(all\)/, EMPTY],
    [`${version}/schema-types`, /^PUT \/anything\/numbers \(all\)/, WORDS],
    [`${version}/schema-types`, /^\w+ \/anything\/quirks\/polymorphism/, IMPOSSIBLE],
  ]),
]

const EXAMPLES = dirname(resolve('@readme/oas-examples/package.json'))
const examples = ['2.0', '3.0', '3.1'].flatMap((version) =>
  readdirSync(`${EXAMPLES}/${version}/json`, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.json'))
    .map((file) => [`${version}/${file.replace('.json', '')}`, `${version}/json/${file}`] as const),
)

describe('requests of documents that show every oddity', () => {
  it.each(examples)('are valid, or there is a reason: %s', async (name, file) => {
    const checked = await checkDocument(readFileSync(`${EXAMPLES}/${file}`, 'utf8'))
    const known = ODDITIES.filter(([document]) => document === name)
    const faults = callsWithFaults(checked)
    expect(faults.filter((call) => !known.some(([, calls]) => calls.test(call)))).toEqual([])
    expect(known.filter(([, calls]) => !faults.some((call) => calls.test(call)))).toEqual([])
  })
})
