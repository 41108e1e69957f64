/** Compiled by `npm run package` in a project that has nothing but the package. */
import { Action, App, BehalfError, Toolset } from 'behalf'
import { customTypes } from 'behalf/types'

const toolset = new Toolset({ baseUrl: 'https://behalf.example', apiKey: 'key' })
const ada = toolset.entity('ada')
try {
  const request = await ada.initiateConnection({ app: App.GITHUB })
  await request.waitUntilActive({ timeout: 60_000, signal: AbortSignal.timeout(60_000) })
  const issue = { owner: 'ada', repo: 'engine', title: 'Note G' }
  const { data } = await ada.execute(Action.GITHUB_CREATE_AN_ISSUE, issue)
  data satisfies unknown
  // @ts-expect-error the repository and the title are missing
  await ada.execute(Action.GITHUB_CREATE_AN_ISSUE, { owner: 'ada' })
  ;(await customTypes(toolset)) satisfies string
} catch (error) {
  if (error instanceof BehalfError) error.code satisfies string
}
