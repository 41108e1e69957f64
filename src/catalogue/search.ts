import type { ActionSummary } from './catalogue.ts'

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** How well a word fits an action: its name counts more than its description, a whole word more than a start. */
function scoreOf(action: ActionSummary, word: string): number {
  const names = words([action.name, ...action.aliases].join(' ').replaceAll('_', ' '))
  const said = words(action.description)
  if (names.includes(word)) return 5
  if (names.some((name) => name.startsWith(word))) return 3
  if (said.includes(word)) return 2
  return said.some((other) => other.startsWith(word)) ? 1 : 0
}

/** Actions that fit every word of a query, the best first. */
export function searchActions(actions: readonly ActionSummary[], query: string): ActionSummary[] {
  const wanted = words(query.replaceAll('_', ' '))
  if (wanted.length === 0) return []
  return actions
    .map((action) => {
      const scores = wanted.map((word) => scoreOf(action, word))
      const important = action.tags.includes('important') ? 2 : 0
      const total = scores.reduce((sum, score) => sum + score, 0)
      return { action, score: scores.every(Boolean) ? total + important : 0 }
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.action.name.localeCompare(b.action.name))
    .map(({ action }) => action)
}
