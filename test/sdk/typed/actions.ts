/** Compiled against the built package, never run: what the compiler must know of actions. */
import { Action, type ActionName, type ActionResult, App, type ArgumentsOf, Toolset } from 'behalf'
import { expectTypeOf } from 'vitest'

declare const name: string
const toolset = new Toolset({ baseUrl: 'https://behalf.test', apiKey: 'key' })
const ada = toolset.entity('ada')
const issue = { owner: 'ada', repo: 'engine', title: 'Note G' }

// The release's apps and actions are there by name.
expectTypeOf(App.GITHUB).toEqualTypeOf<'github'>()
expectTypeOf(Action.GITHUB_CREATE_AN_ISSUE).toEqualTypeOf<'GITHUB_CREATE_AN_ISSUE'>()
// @ts-expect-error there is no such app
void App.GITHUP
// @ts-expect-error there is no such action
void Action.GITHUB_CREATE_AN_ISSUED

// Arguments are checked.
void toolset.execute(Action.GITHUB_CREATE_AN_ISSUE, { ...issue, labels: ['maths'] })
void ada.execute(Action.GITHUB_CREATE_AN_ISSUE, issue, { connectionId: 'conn_1' })
expectTypeOf<ArgumentsOf<'GITHUB_CREATE_AN_ISSUE'>['owner']>().toEqualTypeOf<string>()
expectTypeOf<ArgumentsOf<'GITHUB_CREATE_AN_ISSUE'>['milestone']>().toEqualTypeOf<
  number | undefined
>()
// @ts-expect-error the title is missing
void toolset.execute(Action.GITHUB_CREATE_AN_ISSUE, { owner: 'ada', repo: 'engine' })
// @ts-expect-error the arguments are missing
void toolset.execute(Action.GITHUB_CREATE_AN_ISSUE)
// @ts-expect-error the title is a text
void ada.execute(Action.GITHUB_CREATE_AN_ISSUE, { ...issue, title: 1 })
// @ts-expect-error it has no such argument
void ada.execute('GITHUB_CREATE_AN_ISSUE', { ...issue, titel: 'Note G' })
void toolset.execute(Action.GITHUB_GET_THE_AUTHENTICATED_USER)
void toolset.dryRun(Action.GITHUB_CREATE_AN_ISSUE, issue)
// @ts-expect-error the title is missing
void toolset.dryRun(Action.GITHUB_CREATE_AN_ISSUE, { owner: 'ada', repo: 'engine' })

// What the compiler does not know can be called all the same.
void toolset.execute('SOMETHING_NEW', { any: ['thing'] })
void toolset.execute('SOMETHING_NEW')
void toolset.execute(name, { any: 1 }, { entityId: 'ada' })
expectTypeOf(name).toExtend<ActionName>()

// Nobody promises what an app answers; one may say it.
expectTypeOf(toolset.execute(Action.GITHUB_CREATE_AN_ISSUE, issue)).resolves.toEqualTypeOf<
  ActionResult<unknown>
>()
expectTypeOf(toolset.execute(Action.ACME_LIST_PETS, { limit: 3 })).resolves.toEqualTypeOf<
  ActionResult<{ pets: string[] }>
>()

// A project's own apps join in.
expectTypeOf(App.ACME).toEqualTypeOf<'acme'>()
void ada.execute(Action.ACME_PING)
void ada.initiateConnection({ app: App.ACME })
// @ts-expect-error the limit is missing
void ada.execute(Action.ACME_LIST_PETS, {})
