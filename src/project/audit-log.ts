import { RpcTarget } from 'cloudflare:workers'
import { BoundedMap } from '../core/bounded-map.ts'
import { commit, linkHash } from '../core/hash-chain.ts'
import { newAuditId } from '../core/ids.ts'
import { isUnborn } from '../core/migrate.ts'
import { type Outcome, outcome } from '../core/outcome.ts'
import type { Page, PageRequest } from '../core/page.ts'
import { checkChain, type Place } from './audit-check.ts'
import type { AuditEntry, AuditRow, AuditView } from './audit-entry.ts'
import {
  type AuditHead,
  type AuditProof,
  claimedHead,
  type LogName,
  lacking,
  NO_HEAD,
  readHead,
  signHead,
} from './audit-head.ts'
import { firstUnproven, isOurs, prove, runsOf, UNPROVEN } from './audit-proof.ts'
import {
  type AuditFilter,
  auditAfter,
  forgetSubject,
  listAudit,
  nextAuditEnd,
  noteAudit,
} from './audit-rows.ts'
import { isDeleted } from './deletion.ts'
import type { Home } from './home.ts'
import { readProfile } from './profile.ts'

const KEY = 'audit-head'
/** Of how many entities it is remembered that they were erased a moment ago. */
const MOST_ERASED = 1_000
const BATCH = 500
const DAY = 24 * 3_600_000

/** The newest row that was hashed; `sure`: as its signature says. */
interface KnownHead {
  readonly head: AuditHead
  readonly jws: string | null
  readonly sure: boolean
}

/**
 * Who did what in a project: append-only, each row hashed with the former one, the newest hash
 * signed. Rows are noted at once, and hashed in their order behind that.
 */
export class AuditLog extends RpcTarget {
  readonly #home: Home
  #turn: Promise<unknown> = Promise.resolve()
  #prunings = 0
  /** When entities were erased, in epoch milliseconds: rows of requests from before may come after. */
  readonly #erased = new BoundedMap<string, number>(MOST_ERASED)
  #known: { readonly head: AuditHead; readonly jws: string; readonly kid: string } | undefined

  constructor(home: Home) {
    super()
    this.#home = home
  }

  /** Written when this answers, unless the project was deleted. What came already, by its id, is not written twice. */
  async append(entries: readonly AuditEntry[]): Promise<void> {
    const rows = await Promise.all(entries.map((entry) => prove(this.#home, entry)))
    if (isDeleted(this.#home.storage)) return
    const sql = this.#home.sql()
    this.#home.storage.transactionSync(() => {
      for (const row of rows) noteAudit(sql, row)
    })
    await this.chain()
    for (const entry of entries) this.#forgetLate(entry)
  }

  list(filter: AuditFilter, page: PageRequest): Promise<Outcome<Page<AuditView>>> {
    return outcome(async () => {
      if (isUnborn(this.#home.storage)) return { items: [], nextCursor: null }
      await this.chain()
      return listAudit(this.#home.sql(), filter, page)
    })
  }

  /** Rows as they were hashed, the oldest first. */
  async rows(after: number, limit: number): Promise<AuditRow[]> {
    if (isUnborn(this.#home.storage)) return []
    await this.chain()
    return auditAfter(this.#home.sql(), after, limit)
  }

  /**
   * Checks every row.
   *
   * @param kept a signature that was answered earlier: the row that it names must be as it was
   */
  async verify(kept?: string): Promise<AuditProof> {
    if (isUnborn(this.#home.storage)) {
      return { valid: true, rows: 0, brokenAt: null, problem: null, head: NO_HEAD, signature: null }
    }
    for (;;) {
      await this.chain()
      const prunings = this.#prunings
      const { head, jws, sure } = await this.#readHead()
      const found = await checkChain({ anchor: head.anchor, head }, (seq) =>
        auditAfter(this.#home.sql(), seq, BATCH),
      )
      const unsigned = sure ? null : 'the newest row is not signed by a key of this deployment'
      const sound = found.problem ?? unsigned ?? (await this.#missing(kept, head))
      if (sound !== null && this.#prunings !== prunings) continue // rows went meanwhile
      const strange = sound === null ? firstUnproven(this.#home.sql(), head.anchor.seq) : null
      const problem = strange ? `row ${strange} was not written by this service` : sound
      const brokenAt = strange ?? found.brokenAt
      return { ...found, brokenAt, valid: problem === null, problem, head, signature: jws }
    }
  }

  /** Hashes what is noted, in order, and signs the newest. */
  chain(): Promise<void> {
    return this.#inTurn(() => this.#chain(false))
  }

  /** Signs the newest row under the newest key, so that the older one can leave the ring. */
  resign(): Promise<void> {
    return this.#inTurn(async () => {
      const { head, jws, sure } = await this.#head()
      if (jws !== null && sure) await this.#put(head)
    })
  }

  /**
   * Forgets the oldest rows, up to the first that is not too old; the rest verifies from the last of
   * them on. A row that was written late stays until those before it go.
   */
  prune(now: number): Promise<void> {
    return this.#inTurn(async () => {
      await this.#chain(false)
      const sql = this.#home.sql()
      const young = 'SELECT min(seq) FROM audit NOT INDEXED WHERE at >= ?'
      const query = `SELECT seq, hash FROM audit WHERE hash IS NOT NULL
        AND seq < coalesce((${young}), 9e15) ORDER BY seq DESC LIMIT 1`
      const { auditDays } = readProfile(this.#home.storage, this.#home.project())
      const old = sql.exec<{ seq: number; hash: string }>(query, now - auditDays * DAY)
      const [anchor] = old.toArray()
      if (!anchor) return
      await this.#chain(true)
      const { head } = await this.#head()
      await this.#put({ ...head, anchor }, () => {
        sql.exec('DELETE FROM audit WHERE seq <= ?', anchor.seq)
        this.#prunings += 1
      })
    })
  }

  /** Takes out of all rows that they were about this entity, those of requests until now too. @returns of how many */
  forget(entity: string): number {
    if (isUnborn(this.#home.storage)) return 0
    this.#erased.set(entity, Date.now())
    return forgetSubject(this.#home.sql(), entity, Number.MAX_SAFE_INTEGER)
  }

  #forgetLate({ entity, at }: AuditEntry): void {
    const erasedAt = entity === null ? undefined : this.#erased.get(entity)
    if (entity === null || erasedAt === undefined || at > erasedAt) return
    forgetSubject(this.#home.sql(), entity, erasedAt)
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work)
    this.#turn = done.catch(() => undefined)
    return done
  }

  /** @param sign also where nothing is to be hashed: a signature that was lost is told of */
  async #chain(sign: boolean): Promise<void> {
    const sql = this.#home.sql()
    const query = 'SELECT * FROM audit WHERE seq > ? ORDER BY seq LIMIT ?'
    for (;;) {
      const { head, sure } = await this.#head()
      const waits = sql.exec<AuditRow>(query, head.seq, 1).toArray().length > 0
      if (!waits && (sure || !sign)) return
      if (!sure) noteAudit(sql, await prove(this.#home, said('audit.signature-lost', null)))
      const made: (Place & { commitment: string })[] = []
      const strange: number[] = []
      let { hash } = head
      for (const row of sql.exec<AuditRow>(query, head.seq, BATCH).toArray()) {
        if (!(await isOurs(this.#home, row))) strange.push(row.seq)
        const commitment = row.commitment ?? (await commitmentOf(row))
        hash = await linkHash(hash, { ...row, commitment })
        made.push({ seq: row.seq, hash, commitment })
      }
      const marks = runsOf(strange).map((run) => prove(this.#home, said(UNPROVEN, run)))
      const proven = await Promise.all(marks)
      await this.#put({ ...head, seq: made.at(-1)?.seq ?? head.seq, hash }, () => {
        const update = 'UPDATE audit SET commitment = ?, hash = ?, proof = NULL WHERE seq = ?'
        for (const { seq, ...row } of made) sql.exec(update, row.commitment, row.hash, seq)
        for (const mark of proven) noteAudit(sql, mark)
      })
      await this.#wake()
    }
  }

  /** Sees to it that the object wakes when its oldest row is too old. */
  async #wake(): Promise<void> {
    const { storage } = this.#home
    const end = nextAuditEnd(storage, this.#home.sql(), this.#home.project())
    const set = await storage.getAlarm()
    if (end !== null && (set === null || set > end)) await storage.setAlarm(end)
  }

  /** As it was read or signed before, where it is the same and the keys are. */
  async #head(): Promise<KnownHead> {
    const known = this.#known
    const { kid } = await this.#home.ring()
    const same = known?.kid === kid && known.jws === this.#home.storage.kv.get<string>(KEY)
    return known && same ? { ...known, sure: true } : this.#readHead()
  }

  /** Verifies the signature. */
  async #readHead(): Promise<KnownHead> {
    const jws = this.#home.storage.kv.get<string>(KEY) ?? null
    const ring = await this.#home.ring()
    const signed = jws === null ? undefined : await readHead(ring, this.#name, jws)
    if (signed && jws !== null) {
      this.#known = { head: signed, jws, kid: ring.kid }
      return { head: signed, jws, sure: true }
    }
    const query = 'SELECT seq, hash FROM audit WHERE hash IS NOT NULL ORDER BY seq DESC LIMIT 1'
    const [last] = this.#home.sql().exec<{ seq: number; hash: string }>(query).toArray()
    const claimed = jws === null ? undefined : claimedHead(jws)
    return { head: claimed ?? { ...NO_HEAD, ...last }, jws, sure: jws === null && !last }
  }

  /** Signs, then writes in one transaction with what belongs to it. */
  async #put(head: AuditHead, beside: () => void = () => undefined): Promise<void> {
    const ring = await this.#home.ring()
    const jws = await signHead(ring, this.#name, head)
    this.#home.sql() // nothing is written where all was deleted meanwhile
    this.#home.storage.transactionSync(() => {
      beside()
      this.#home.storage.kv.put(KEY, jws)
    })
    this.#known = { head, jws, kid: ring.kid }
  }

  get #name(): LogName {
    return { kind: 'audit', project: this.#home.project() }
  }

  async #missing(kept: string | undefined, head: AuditHead): Promise<string | null> {
    if (kept === undefined) return null
    const hashAt = (seq: number) => auditAfter(this.#home.sql(), seq - 1, 1)[0]?.hash
    return lacking(await this.#home.ring(), this.#name, kept, head, hashAt)
  }
}

/** Said in the log itself: until here rows may have been taken away unseen; or which were put in. */
const said = (action: string, target: string | null): AuditEntry => ({
  ...{ id: newAuditId(), at: Date.now(), actor: 'system', action, target },
  ...{ status: null, code: null, scopes: null, entity: null, connection: null },
})

/** Of a row that was put in without one. */
const commitmentOf = ({ subject, salt }: AuditRow) =>
  subject === null ? '' : commit(salt ?? '', subject)
