import type { FC } from 'hono/jsx'
import { DEFAULT_PROJECT } from '../core/ids.ts'
import type { Profile } from '../project/profile.ts'

/** On whose behalf a page is shown. */
export interface Brand {
  readonly name: string
  readonly logoUrl: string | null
}

/** Where nobody is known to ask, or nobody gave a name. */
export const NOBODY: Brand = { name: 'This service', logoUrl: null }

export const brandOf = ({ id, name, logoUrl }: Profile): Brand => ({
  name: id === DEFAULT_PROJECT && name === id ? NOBODY.name : name,
  logoUrl,
})

/** How something went, as a sign. */
export type Tone = 'good' | 'bad' | 'plain'

const initial = (name: string): string => [...name.trim()][0]?.toUpperCase() ?? ''

/** A logo, or the first letter of a name. Its text stands elsewhere on the page. */
export const Tile: FC<{ name: string; logoUrl?: string | null }> = ({ name, logoUrl }) => (
  <span class="tile" aria-hidden="true">
    {logoUrl ? <img src={logoUrl} alt="" width="48" height="48" /> : initial(name)}
  </span>
)

const PATHS: Readonly<Record<Tone, string>> = {
  good: 'm7.5 12.5 3 3 6-6.5',
  bad: 'm8.5 8.5 7 7m0-7-7 7',
  plain: 'M12 7v5.5l3.5 2',
}

const Badge: FC<{ tone: Tone }> = ({ tone }) => (
  <svg class={`badge ${tone}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <circle cx="12" cy="12" r="10.5" fill="none" stroke="currentColor" stroke-width="2" />
    <path
      d={PATHS[tone]}
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>
)

/** Who asks and for what, side by side, with how it stands between them. */
export const Pair: FC<{ brand: Brand; app?: string | undefined; tone?: Tone }> = (props) => {
  const { brand, app, tone } = props
  return (
    <div class="pair">
      {brand === NOBODY ? null : <Tile name={brand.name} logoUrl={brand.logoUrl} />}
      {tone === undefined ? <span class="wire" aria-hidden="true" /> : <Badge tone={tone} />}
      {app === undefined ? null : <Tile name={app} />}
    </div>
  )
}
