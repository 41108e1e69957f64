import { Action, App, Toolset } from 'behalf'

const { BEHALF_URL: baseUrl = '', BEHALF_API_KEY: apiKey = '' } = process.env
export const toolset = new Toolset({ baseUrl, apiKey })
export const ada = toolset.entity('ada')

const request = await ada.initiateConnection({
  app: App.GITHUB,
  redirectUrl: 'https://acme.com/done',
})
console.log(`send the user to ${request.redirectUrl}`)
await request.waitUntilActive({ timeout: 300_000 }) // fails at once, and says why, where they refuse

const issue = { owner: 'ada', repo: 'engine', title: 'Note G' }
await ada.execute(Action.GITHUB_CREATE_AN_ISSUE, issue) // checked by the compiler
const repositories = await ada.proxy(App.GITHUB)('/user/repos') // a fetch that acts as Ada
console.log(await repositories.json())
