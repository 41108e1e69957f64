/**
 * The apps and actions that are known when your code is compiled. The package comes with those of
 * the release; `behalf types` writes those of your project, which join them by declaration merging:
 *
 *     declare module 'behalf' {
 *       interface Apps { ACME: 'acme' }
 *       interface Actions { ACME_LIST_PETS: { limit?: number } }
 *     }
 */

/** From `App`'s member to the app's slug. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface Apps {}

/** From an action's name to its arguments. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface Actions {}

/** From an action's name to the data of its result, where you know it: nobody promises it. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface Results {}
