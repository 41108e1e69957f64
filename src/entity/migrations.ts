/** Append only; see `core/migrate.ts`. Times are epoch milliseconds. */
export const MIGRATIONS = [
  `CREATE TABLE connection (
     id          TEXT PRIMARY KEY,
     app         TEXT NOT NULL,
     integration TEXT NOT NULL,
     scheme      TEXT NOT NULL,
     status      TEXT NOT NULL,        -- INITIATED, ACTIVE, FAILED or EXPIRED
     reason      TEXT,                 -- JSON {code, detail}: why FAILED or EXPIRED
     disabled    INTEGER NOT NULL DEFAULT 0,
     is_default  INTEGER NOT NULL DEFAULT 0,
     doomed      INTEGER NOT NULL DEFAULT 0, -- its integration went: to be revoked, and seen by nobody
     label       TEXT,
     account     TEXT,                 -- JSON {id, name, email, avatar}: whose account it is
     scopes      TEXT,                 -- JSON array, as granted
     data        TEXT NOT NULL DEFAULT '{}', -- JSON: fields and facts of the connection, none secret
     sealed      TEXT,                 -- JWE of the scheme's credentials and secret fields, bound to id
     version     INTEGER NOT NULL DEFAULT 0, -- of the credentials
     created_at  INTEGER NOT NULL,
     updated_at  INTEGER NOT NULL
   ) STRICT`,
  `CREATE INDEX connection_by_app ON connection (app, status)`,
  `CREATE TABLE link (                 -- a pending authorization: the way to /connect/<token>
     connection TEXT PRIMARY KEY,
     hash       TEXT NOT NULL,         -- SHA-256 of the token's nonce
     browser    TEXT,                  -- SHA-256 of the cookie of the browser that opened it
     callback   TEXT NOT NULL,         -- our callback URL, as the deployment was called
     scopes     TEXT,                  -- JSON array: asked for in place of the integration's
     nonce      TEXT,                  -- JWE, with scopes: so that a further one joins the same link
     fields     TEXT,                  -- JWE of fields that were given, and count once there is consent
     return_url TEXT,                  -- where the developer wants the browser in the end
     opener     TEXT,                  -- origin of the page that opened it in a popup, to be told
     previous   TEXT,                  -- JSON {status, reason} to fall back to: a reconnection
     expires_at INTEGER NOT NULL,
     done_at    INTEGER
   ) STRICT`,
  `CREATE INDEX link_by_expiry ON link (expires_at)`,
  `CREATE TABLE attempt (              -- one trip of the browser to the app
     hash         TEXT PRIMARY KEY,    -- SHA-256 of the state's nonce
     connection   TEXT NOT NULL,
     kept         TEXT NOT NULL,       -- JWE of what the scheme wants back, e.g. the PKCE verifier
     redirect_uri TEXT NOT NULL        -- as sent to the authorization endpoint
   ) STRICT`,
  `CREATE INDEX attempt_by_connection ON attempt (connection)`,
  `CREATE TABLE session (              -- a page where the user connects apps: /session/<token>
     hash         TEXT PRIMARY KEY,    -- SHA-256 of the token's nonce
     browser      TEXT,                -- SHA-256 of the cookie of the browser that opened it
     integrations TEXT NOT NULL,       -- JSON array of ids: those that it may connect
     return_url   TEXT,
     opener       TEXT,
     begun        TEXT NOT NULL DEFAULT '{}', -- JSON: by integration, the connection begun here
     last         TEXT,                -- the newest of them
     expires_at   INTEGER NOT NULL
   ) STRICT`,
  `CREATE TABLE log (
     seq        INTEGER PRIMARY KEY AUTOINCREMENT,
     id         TEXT NOT NULL UNIQUE,
     at         INTEGER NOT NULL,
     action     TEXT NOT NULL,
     app        TEXT NOT NULL,
     connection TEXT,
     successful INTEGER NOT NULL,
     status     INTEGER,               -- the app's HTTP status
     code       TEXT,                  -- our error code
     millis     INTEGER NOT NULL
   ) STRICT`,
  `CREATE TABLE outbox (               -- what the project's index does not know yet
     seq  INTEGER PRIMARY KEY AUTOINCREMENT,
     news TEXT NOT NULL                -- JSON of an IndexUpdate
   ) STRICT`,
  `CREATE TABLE call (                 -- a tool call that may be asked for again: it is made once
     id         TEXT PRIMARY KEY,      -- SHA-256 of what tells one request from another
     done       INTEGER NOT NULL DEFAULT 0, -- its outcome lies in chunks, as a JWE
     expires_at INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE file (                 -- on its way to an app, or to the developer
     id         TEXT PRIMARY KEY,      -- SHA-256 of the nonce in its URL
     name       TEXT NOT NULL,
     mimetype   TEXT NOT NULL,
     md5        TEXT,                  -- hex: what an upload must have
     size       INTEGER,               -- in bytes; null: not there yet
     expires_at INTEGER NOT NULL
   ) STRICT`,
  `CREATE TABLE chunk (                -- the content of a file or of a call's outcome
     owner TEXT NOT NULL,
     seq   INTEGER NOT NULL,
     bytes BLOB NOT NULL,
     PRIMARY KEY (owner, seq)
   ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE mcp_token (           -- with which an MCP client acts for the entity
     id           TEXT PRIMARY KEY,
     hash         TEXT NOT NULL UNIQUE, -- SHA-256 of the token's nonce
     name         TEXT NOT NULL,
     apps         TEXT,                -- JSON array of slugs that it opens; NULL: all
     rules        TEXT,                -- JSON of the ActionRules of the key that made it
     created_at   INTEGER NOT NULL,
     expires_at   INTEGER NOT NULL,
     last_used_at INTEGER
   ) STRICT`,
  `CREATE INDEX connection_default ON connection (app) WHERE is_default = 1`,
  `ALTER TABLE call ADD COLUMN print TEXT`, // of its request: SHA-256 of all that tells it from another
  `ALTER TABLE call ADD COLUMN claimed_at INTEGER NOT NULL DEFAULT 0`,
  `CREATE INDEX call_by_expiry ON call (expires_at)`,
  `ALTER TABLE mcp_token ADD COLUMN key TEXT`, // id of the API key that made it; null: the root key
  `ALTER TABLE link ADD COLUMN confirm TEXT`, // SHA-256 of a nonce; '': none yet; null: not asked for
  `ALTER TABLE link ADD COLUMN held TEXT`, // JWE of a callback that waits to be confirmed
  `ALTER TABLE log ADD COLUMN actor TEXT`, // root, or the id of a key or token
  `ALTER TABLE log ADD COLUMN scopes TEXT`, // JSON array: of which the action needs one
  `ALTER TABLE log ADD COLUMN body TEXT`, // JWE of a CallBody; NULL: none is kept
  `ALTER TABLE log ADD COLUMN hash TEXT`, // of the rows since the last one that has a hash
  `ALTER TABLE connection ADD COLUMN trouble TEXT`, // code of why its last refresh failed; NULL: it worked
  `ALTER TABLE log ADD COLUMN request TEXT`, // of a call through the proxy: method and path; its action is ''
  `CREATE TABLE erased (               -- what an erasure took, or will, until it ends: for its receipt
     id      TEXT PRIMARY KEY,         -- of a connection
     app     TEXT NOT NULL,
     revoked INTEGER                   -- whether the app took the credentials back
   ) STRICT, WITHOUT ROWID`,
  `INSERT INTO outbox (news) VALUES ('{"made":true}')`, // the project knows all that hold something
  `CREATE TABLE erasing (              -- one row: all is being erased, until nothing is left
     since INTEGER NOT NULL            -- epoch milliseconds
   ) STRICT`,
  `CREATE INDEX connection_doomed ON connection (id) WHERE doomed = 1`,
  `CREATE INDEX connection_failed ON connection (updated_at) WHERE status = 'FAILED' AND sealed IS NULL`,
] as const
