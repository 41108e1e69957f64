/** Append only; see `core/migrate.ts`. Times are epoch milliseconds. */
export const MIGRATIONS = [
  `CREATE TABLE project (
     id         TEXT PRIMARY KEY,     -- in the object of the default project: all of them
     name       TEXT NOT NULL,
     created_at INTEGER NOT NULL
   ) STRICT`,
  `CREATE TABLE api_key (
     id           TEXT PRIMARY KEY,
     hash         TEXT NOT NULL UNIQUE, -- SHA-256 of the whole key
     name         TEXT NOT NULL,
     hint         TEXT NOT NULL,        -- its last four characters
     created_at   INTEGER NOT NULL,
     expires_at   INTEGER,
     last_used_at INTEGER,
     revoked_at   INTEGER
   ) STRICT`,
  `CREATE TABLE shared_client (
     app        TEXT PRIMARY KEY,
     client_id  TEXT NOT NULL,
     secret     TEXT NOT NULL,        -- JWE
     scopes     TEXT,                 -- JSON array; null: the app's own default
     updated_at INTEGER NOT NULL
   ) STRICT`,
  `CREATE TABLE integration (
     id           TEXT PRIMARY KEY,
     app          TEXT NOT NULL,
     scheme       TEXT NOT NULL,
     name         TEXT NOT NULL,
     needs_client INTEGER NOT NULL,   -- whether its scheme acts with an OAuth client
     client_id    TEXT,               -- null: the shared client, or a scheme without one
     secret       TEXT,               -- JWE
     settings     TEXT,               -- JWE of what the scheme asks of the developer
     redirect_uri TEXT,               -- null: our own callback
     scopes       TEXT,               -- JSON array; null: the app's own default
     enabled      INTEGER NOT NULL,
     created_at   INTEGER NOT NULL,
     updated_at   INTEGER NOT NULL,
     deleted_at   INTEGER             -- kept until its last connection is revoked and gone
   ) STRICT`,
  `CREATE INDEX integration_by_app ON integration (app, created_at)`,
  `CREATE TABLE connection (
     id          TEXT PRIMARY KEY,
     entity      TEXT NOT NULL,
     app         TEXT NOT NULL,
     integration TEXT NOT NULL,
     status      TEXT NOT NULL,
     label       TEXT,
     kid         TEXT,                -- of the key that its credentials are sealed under
     created_at  INTEGER NOT NULL,
     updated_at  INTEGER NOT NULL,
     doomed_at   INTEGER,             -- its integration was deleted
     queued_at   INTEGER              -- the cascade was handed to the queue
   ) STRICT`,
  `CREATE TABLE entity (
     id         TEXT PRIMARY KEY,     -- those that hold something
     created_at INTEGER NOT NULL      -- of its first connection; 0: it has none
   ) STRICT`,
  `CREATE INDEX entity_by_time ON entity (created_at, id)`,
  `CREATE INDEX connection_by_entity ON connection (entity)`,
  `CREATE INDEX connection_by_integration ON connection (integration)`,
  `CREATE INDEX connection_doomed ON connection (doomed_at) WHERE doomed_at IS NOT NULL`,
  `CREATE TABLE custom_app (
     slug        TEXT PRIMARY KEY,
     version     TEXT NOT NULL,
     spec        TEXT NOT NULL,       -- JSON of the facts, as imported
     extends     INTEGER NOT NULL,    -- the app is shipped: only actions are the project's
     url         TEXT,                -- null: the document was uploaded
     reading     TEXT NOT NULL,       -- JSON: how the document was read
     names       TEXT NOT NULL,       -- JSON: METHOD /path to the name once given to it
     report      TEXT NOT NULL,       -- JSON
     overlay     TEXT NOT NULL,       -- JSON
     imported_at INTEGER NOT NULL,
     actions     INTEGER NOT NULL DEFAULT 0, -- how many are served
     important   INTEGER NOT NULL DEFAULT 0  -- of these
   ) STRICT`,
  `CREATE TABLE custom_action (
     app    TEXT NOT NULL,
     name   TEXT NOT NULL,
     call   TEXT,                     -- METHOD /path
     made   TEXT NOT NULL,            -- JSON, as imported
     served TEXT,                     -- JSON under the overlay; null: hidden
     PRIMARY KEY (app, name)
   ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE custom_name (
     name   TEXT PRIMARY KEY,         -- all names and aliases that callers may use
     app    TEXT NOT NULL,
     action TEXT NOT NULL             -- custom_action.name
   ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX custom_name_by_app ON custom_name (app)`,
  `CREATE INDEX connection_by_time ON connection (created_at, id)`,
  `ALTER TABLE integration ADD COLUMN actions TEXT`, // JSON of its rules; null: none
  `ALTER TABLE api_key ADD COLUMN actions TEXT`,
  `CREATE TABLE audit (
     seq        INTEGER PRIMARY KEY AUTOINCREMENT,
     at         INTEGER NOT NULL,
     record     TEXT NOT NULL,        -- JSON: who did what, and what came of it
     subject    TEXT,                 -- JSON {entity, connection}; null: nobody, or erased
     salt       TEXT,                 -- goes with the subject
     commitment TEXT,                 -- SHA-256 of salt and subject
     hash       TEXT,                 -- see core/hash-chain.ts; null: not yet
     id         TEXT AS (record ->> '$.id'),
     actor      TEXT AS (record ->> '$.actor'),
     action     TEXT AS (record ->> '$.action'),
     entity     TEXT AS (subject ->> '$.entity'),
     connection TEXT AS (subject ->> '$.connection')
   ) STRICT`,
  `CREATE UNIQUE INDEX audit_once ON audit (id)`,
  `CREATE INDEX audit_by_entity ON audit (entity) WHERE entity IS NOT NULL`,
  `CREATE INDEX audit_by_time ON audit (at)`,
  `CREATE TABLE call (                -- a request that may be sent again: it is done once
     id         TEXT PRIMARY KEY,     -- SHA-256 of its Idempotency-Key
     done       INTEGER NOT NULL DEFAULT 0, -- its answer lies in chunks, as a JWE
     print      TEXT NOT NULL,        -- SHA-256 of all that tells it from another request
     claimed_at INTEGER NOT NULL,
     expires_at INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX call_by_expiry ON call (expires_at)`,
  `CREATE TABLE chunk (               -- of an answer
     owner TEXT NOT NULL,
     seq   INTEGER NOT NULL,
     bytes BLOB NOT NULL,
     PRIMARY KEY (owner, seq)
   ) STRICT, WITHOUT ROWID`,
  `ALTER TABLE api_key ADD COLUMN scopes TEXT`, // JSON array; null: made before there were scopes
  `ALTER TABLE api_key ADD COLUMN apps TEXT`, // JSON array of slugs; null: all
  `ALTER TABLE api_key ADD COLUMN entity_prefix TEXT`, // null: all entities
  `ALTER TABLE api_key ADD COLUMN successor TEXT`, // id of the key that replaces it
  `CREATE TABLE webhook (              -- an endpoint of the developer's, to be told of events
     id              TEXT PRIMARY KEY,
     url             TEXT NOT NULL,
     description     TEXT,
     types           TEXT,            -- JSON array; null: all but those that are opt-in
     enabled         INTEGER NOT NULL DEFAULT 1,
     disabled_reason TEXT,            -- gone or failing, where we disabled it
     failing_since   INTEGER,         -- null: the last attempt worked
     secret          TEXT NOT NULL,   -- JWE
     old_secret      TEXT,            -- JWE: after a rotation it signs too
     old_until       INTEGER,
     created_at      INTEGER NOT NULL,
     updated_at      INTEGER NOT NULL
   ) STRICT`,
  `CREATE TABLE event (
     id         TEXT PRIMARY KEY,     -- minted where it happened
     type       TEXT NOT NULL,
     entity     TEXT,
     connection TEXT,
     body       TEXT NOT NULL,        -- JSON, as it is sent
     at         INTEGER NOT NULL
   ) STRICT`,
  `CREATE INDEX event_by_time ON event (at, id)`,
  `CREATE INDEX event_by_entity ON event (entity, at)`,
  `CREATE INDEX event_by_connection ON event (connection, at)`,
  `CREATE TABLE delivery (             -- an event on its way to an endpoint
     id            TEXT PRIMARY KEY,
     webhook       TEXT NOT NULL,
     event         TEXT NOT NULL,
     status        TEXT NOT NULL DEFAULT 'pending', -- pending, delivered or dead
     failures      INTEGER NOT NULL DEFAULT 0, -- in this round: the place in the schedule
     attempts      INTEGER NOT NULL DEFAULT 0, -- of all rounds; a message is for the next one only
     next_at       INTEGER,           -- pending: when it goes to the queue, again if nothing is heard
     claimed_until INTEGER NOT NULL DEFAULT 0, -- an attempt is being made
     created_at    INTEGER NOT NULL,
     UNIQUE (event, webhook)
   ) STRICT`,
  `CREATE INDEX delivery_by_webhook ON delivery (webhook, created_at, id)`,
  `CREATE INDEX delivery_due ON delivery (next_at) WHERE status = 'pending'`,
  `CREATE TABLE attempt (
     delivery TEXT NOT NULL,
     n        INTEGER NOT NULL,
     at       INTEGER NOT NULL,
     status   INTEGER,                -- the receiver's HTTP status
     code     TEXT,                   -- our error code, where it gave none
     millis   INTEGER NOT NULL,
     PRIMARY KEY (delivery, n)
   ) STRICT, WITHOUT ROWID`,
  `ALTER TABLE api_key ADD COLUMN rate_limit INTEGER`, // requests a minute; null: any number
  `CREATE TABLE app_hook (             -- where an app's webhooks come in
     id          TEXT NOT NULL UNIQUE,
     integration TEXT NOT NULL,
     app         TEXT NOT NULL,
     name        TEXT NOT NULL,
     secret_from TEXT NOT NULL,       -- own, client or delivery
     secret      TEXT,                -- JWE of {current, previous}
     settled     INTEGER NOT NULL DEFAULT 0, -- the secret that the app brought was shown
     enabled     INTEGER NOT NULL DEFAULT 1,
     created_at  INTEGER NOT NULL,
     last_at     INTEGER              -- of the last delivery that was taken
   ) STRICT`,
  `CREATE INDEX app_hook_by_integration ON app_hook (integration)`,
  `CREATE TABLE app_hook_seen (        -- deliveries that were taken, for four days
     hook TEXT NOT NULL,
     key  TEXT NOT NULL,              -- the app's id of it, or the SHA-256 of what was signed
     at   INTEGER NOT NULL,
     PRIMARY KEY (hook, key)
   ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX app_hook_seen_by_time ON app_hook_seen (at)`,
  `ALTER TABLE entity ADD COLUMN kid TEXT`, // of the key that all it has is sealed under, as far as is known
  `ALTER TABLE entity ADD COLUMN stuck INTEGER NOT NULL DEFAULT 0`, // how many of its values no key opens
  `CREATE INDEX entity_by_kid ON entity (kid, stuck)`,
  `UPDATE entity SET kid = NULL WHERE EXISTS
     (SELECT 1 FROM connection WHERE connection.entity = entity.id AND connection.kid <> entity.kid)`,
  `ALTER TABLE event ADD COLUMN payload_until INTEGER`, // when an app's payload in its body goes; null: it has none
  `CREATE INDEX event_by_payload_end ON event (payload_until) WHERE payload_until IS NOT NULL`,
  `UPDATE event SET payload_until = at + 604800000 WHERE type = 'trigger.received'`,
  `DROP INDEX connection_doomed`,
  `CREATE INDEX connection_cascade ON connection (coalesce(queued_at, 0)) WHERE doomed_at IS NOT NULL`,
  `ALTER TABLE project ADD COLUMN deleting_since INTEGER`, // null: it stands
  `ALTER TABLE project ADD COLUMN deletion TEXT`, // JSON of what came of it; null: it goes on
  `ALTER TABLE webhook ADD COLUMN disabled_at INTEGER`, // null: it is enabled
  `UPDATE webhook SET disabled_at = updated_at WHERE enabled = 0`,
  `ALTER TABLE audit ADD COLUMN proof TEXT`, // JWE: that we wrote it; null: it is hashed
] as const
