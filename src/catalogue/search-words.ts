import { stemmer } from 'stemmer'

/** Several words that mean one thing, and a word for them: in names, descriptions and queries alike. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\bpull[- ]?requests?\b/g, 'pr'],
  [/\bmerge[- ]requests?\b/g, 'mr'],
  [/\b(?:direct|private)[- ]messages?\b|\bdms\b/g, 'dm'],
  [/\be-mails?\b/g, 'email'],
  [/\blook(?:s|ing)?[- ]up\b/g, 'lookup'],
  [/\bset(?:s|ting)?[- ]up\b/g, 'create'],
  [/\bget rid of\b/g, 'delete'],
  [/\b(?:i|we) +(?:would +)?like (?:you )?to\b/g, ' '],
  [/\bto[- ]dos?\b/g, 'todo'],
  [/\bout of office\b/g, 'vacation'],
  [/\bon[- ]calls?\b/g, 'oncall'],
  [/\bspread sheets?\b/g, 'spreadsheet'],
  [/\bweb[- ]?hooks?\b/g, 'webhook'],
  [/\btime[- ]?lines?\b/g, 'timeline'],
  [/\bcheck[- ]?lists?\b/g, 'checklist'],
  [/\bcheck[- ]?items?\b/g, 'checkitem'],
  [/\bplay[- ]?lists?\b/g, 'playlist'],
  [/\bfree[- ]?busy\b/g, 'free busy'],
  [/\bsub[- ]?tasks?\b/g, 'subtask'],
  [/\bsub[- ]?folders?\b/g, 'subfolder'],
  [/\bwork[- ]?logs?\b/g, 'worklog'],
  [/\bre[- ]?tweet/g, 'retweet'],
]

/** Words apart: `userIDs` are user ids, `LIST_ALL` is list all. */
export const apart = (text: string): string =>
  text.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')

/** Lower-case words of a text without signs; what several words mean together is one. */
export function wordsOf(text: string): string[] {
  let plain = text
    .toLowerCase()
    .replace(/[’'](?:s|re|m|ve|ll|d)?\b/g, ' ')
    .replace(/[_/.:{}]+/g, ' ')
  for (const [phrase, word] of PHRASES) plain = plain.replace(phrase, word)
  return plain.match(/[\p{L}\p{N}]+/gu) ?? []
}

/** The same of a name or path, where capitals may begin words. */
export const wordsOfName = (name: string): string[] => wordsOf(apart(name))

const stems = new Map<string, string>()
const MAX_STEMS = 20_000

/** What is common to `deliver`, `deliveries` and `delivered`; British and American spellings too. */
export function stemOf(word: string): string {
  const known = stems.get(word)
  if (known !== undefined) return known
  const stem = stemmer(word.replace(/isation/, 'ization').replace(/our(?=s?$)/, 'or'))
  if (stems.size < MAX_STEMS) stems.set(word, stem)
  return stem
}

const asSet = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

/** Words that say nothing of what is to be done. */
export const STOP_WORDS = asSet(`a an the this that these those it its is are was were be been am do
  does did can could would should will shall may might must i me my mine we us our you your he she his
  her they them their there here of to in on at by for from with without into onto as and or but if so
  than then not no dont doesnt please just some any all every each other another want wants wanna need
  needs help let lets kindly hey hi hello ok okay via using use through out up off about have has
  had having who what which when where why how many much now also later again s t re ve ll d one ones
  someone somebody something everyone everything anyone thing things stuff today tomorrow yesterday
  monday tuesday wednesday thursday friday saturday sunday tonight two three four five hour hours minute minutes week weekend morning afternoon evening next last current currently`)

/** Words that fill names of actions and tell nothing apart. */
export const NAME_FILLERS =
  asSet(`id ids v1 v2 v3 v4 api rest action actions authenticated specified
  given object objects various multiple optional using crm data level item`)
