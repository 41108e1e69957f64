import { stemOf } from './search-words.ts'

/**
 * Words for one thing, a line each: whoever says one of them may mean any other. After a bar come
 * words that are only near: found by the others, and finding them, but worth less.
 */
export const SYNONYMS = `
email mail message | inbox mailbox letter
message chat | dm text
dm | conversation im
inbox | email mail message
event meeting appointment | invite calendar session
calendar | agenda schedule
schedule | event calendar appointment
attendee guest participant invitee | invitation
invitation invite rsvp
free busy availability available slot | schedule
file document doc | attachment upload
folder directory
spreadsheet sheet worksheet | workbook tab excel
tab | sheet worksheet
row record | line entry
cell value range
column field | property
issue ticket bug task | card defect story problem
task todo | reminder issue item
card | task issue
comment note | reply remark
pr | pull mr
mr | merge
repo repository | repositories project
organization org | company
commit | revision sha
branch | ref reference
channel | conversation
conversation thread | chat discussion
server guild
member user people person | participant colleague teammate
user account | people profile
contact customer client | lead person people
lead prospect | contact
deal opportunity
company organization | account business
invoice bill
payment charge | pay intent
refund | reimburse reversal
subscription plan | subscribe
tweet | post status
retweet repost
follow follower | subscribe
video clip | media
photo image picture | file media
song music | track item
recording record | video
transcript caption subtitle
sprint cycle iteration
board | kanban
list | column
tag label | category
reaction emoji react | reacji
send | post write share compose publish
post | send publish message
reply respond answer | response
forward | resend
share sharing permission access grant | invite link collaborator
permission access | role acl sharing share
link url | address
trash bin | delete
delete remove | trash destroy
archive | close
complete done finish finished | close status state
status state stage | transition
transition | status move state
assign assignee | owner delegate
star favorite favourite | bookmark
pin pinned
watch | subscribe star
rename | name title update
move | transfer list change
copy duplicate clone
download export | content get
upload attach attachment | file
attach attachment
search find query lookup | list
cancel | delete stop
reschedule | update move patch change event
schedule scheduled
history | log messages conversation
log | history audit
worklog | time log
append | insert add end
write insert | append add create
end append | bottom
clear empty | delete erase
run execute trigger dispatch start
workflow action pipeline | dispatch
query sql | search
deploy deployment | release
restart redeploy reboot | rerun retry
server droplet vm instance machine | guild
database db | table
playlist album
role | permission
ban | block kick remove
block | ban mute
webhook hook
delivery deliveries
secret | credential variable
settings preferences configuration config options
admin administrator
auth authentication authorization
app application | integration
page article | document
article | help knowledge
content contents body text | markdown
group | team list
team | workspace group
workspace | team
oncall | schedule shift
webinar | meeting
profile me myself | account user
phone number telephone
sms text
vacation ooo autoresponder away
filter rule
reminder remind
notify notification | alert
update edit change modify | patch
analytics stats statistics metrics | report insights
report | analytics
price cost
product item | catalog
account | customer
`

const EQUAL = 0.9
const NEAR = 0.55

/** Stem to stems of other words for it, and how far they mean the same: 0 to 1. */
export type Synonyms = ReadonlyMap<string, ReadonlyMap<string, number>>

/** @param groups as {@link SYNONYMS} has them */
export function readSynonyms(groups: string): Synonyms {
  const found = new Map<string, Map<string, number>>()
  const put = (from: string, to: string, weight: number) => {
    const known = found.get(from) ?? new Map<string, number>()
    if (from !== to) known.set(to, Math.max(weight, known.get(to) ?? 0))
    found.set(from, known)
  }
  const stemsIn = (text = '') => text.split(' ').filter(Boolean).map(stemOf)
  for (const line of groups.trim().split('\n')) {
    const [same, near] = line.split('|').map(stemsIn)
    for (const a of same ?? []) {
      for (const b of same ?? []) put(a, b, EQUAL)
      for (const b of near ?? []) {
        put(a, b, NEAR)
        put(b, a, NEAR)
      }
    }
  }
  return found
}

/** A stem and the stems of other words for it, with how far they mean the same: 1 is the word itself. */
export const meaningsOf = (synonyms: Synonyms, stem: string): ReadonlyMap<string, number> =>
  new Map([...(synonyms.get(stem) ?? []), [stem, 1]])
