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
     label       TEXT,
     account     TEXT,                 -- JSON {id, name, email, avatar}: whose account it is
     scopes      TEXT,                 -- JSON array, as granted
     sealed      TEXT,                 -- JWE of the scheme's credentials, bound to id
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
     return_url TEXT,                  -- where the developer wants the browser in the end
     previous   TEXT,                  -- JSON {status, reason} to fall back to: a reconnection
     expires_at INTEGER NOT NULL,
     done_at    INTEGER
   ) STRICT`,
  `CREATE INDEX link_by_expiry ON link (expires_at)`,
  `CREATE TABLE attempt (              -- one trip of the browser to the app
     hash         TEXT PRIMARY KEY,    -- SHA-256 of the state's nonce
     connection   TEXT NOT NULL,
     verifier     TEXT NOT NULL,       -- JWE of the PKCE verifier
     redirect_uri TEXT NOT NULL        -- as sent to the authorization endpoint
   ) STRICT`,
  `CREATE INDEX attempt_by_connection ON attempt (connection)`,
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
] as const
