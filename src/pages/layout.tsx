import type { Child } from 'hono/jsx'

const STYLE = `
:root { color-scheme: light dark; --fg: #15181d; --dim: #575d66; --bg: #f3f4f6; --card: #fff;
  --line: #d9dce0; --edge: #858b94; --bad: #b3261e; --good: #146c2e; --accent: #1f4fd8;
  --accent-fg: #fff; --tile: #eef1f6; --code: #eef0f2 }
@media (prefers-color-scheme: dark) { :root { --fg: #eceef1; --dim: #a9b0ba; --bg: #101114;
  --card: #1a1c20; --line: #33373e; --edge: #7d848f; --bad: #ffb4ab; --good: #7ddc93; --accent: #9db8ff;
  --accent-fg: #0d1530; --tile: #282c33; --code: #26292d } }
* { box-sizing: border-box }
body { margin: 0; background: var(--bg); color: var(--fg);
  font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; overflow-wrap: anywhere }
a { color: var(--accent) }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
code, pre { font: 0.9em ui-monospace, SFMono-Regular, Menlo, monospace; background: var(--code);
  border-radius: 4px }
code { padding: 0.1em 0.3em }
.card { max-width: 27rem; margin: clamp(1rem, 10vh, 7rem) auto 2rem; padding: 2rem;
  background: var(--card); border: 1px solid var(--line); border-radius: 16px;
  box-shadow: 0 1px 2px #0000000a, 0 8px 24px #0000000f }
.card h1 { margin: 0 0 0.5rem; font-size: 1.4rem; line-height: 1.25; letter-spacing: -0.01em }
.card p { margin: 0.5rem 0; color: var(--dim) }
.card p strong { color: var(--fg) }
.pair { display: flex; align-items: center; margin: 0 0 1.5rem }
.tile { display: grid; place-items: center; flex: none; width: 3rem; height: 3rem; overflow: hidden;
  border: 1px solid var(--line); border-radius: 12px; background: var(--tile); color: var(--dim);
  font-weight: 650; font-size: 1.2rem }
.tile img { width: 100%; height: 100%; object-fit: contain; background: #fff }
.wire { flex: none; width: 2.5rem; height: 0; border-top: 2px dotted var(--edge) }
.badge { flex: none; width: 1.75rem; height: 1.75rem; margin: 0 0.5rem }
.badge.good { color: var(--good) } .badge.bad { color: var(--bad) } .badge.plain { color: var(--dim) }
.button { display: inline-block; margin-top: 1.25rem; padding: 0.65rem 1.2rem; border-radius: 10px;
  border: 1px solid transparent; background: var(--accent); color: var(--accent-fg);
  text-align: center; text-decoration: none; font: inherit; font-weight: 600; cursor: pointer }
.button:hover { filter: brightness(1.08) }
.card .foot { margin-top: 1.75rem; padding-top: 1rem; border-top: 1px solid var(--line);
  font-size: 0.8125rem }
@media (max-width: 30rem) {
  body { background: var(--card) }
  .card { margin: 0; border: 0; border-radius: 0; box-shadow: none; padding: 1.5rem 1.25rem }
}
@media (forced-colors: active) { .tile, .card { border: 1px solid } }
`

interface LayoutProps {
  readonly title: string
  readonly nonce: string
  readonly style?: string
  /** Where the browser goes on at once: unlike a redirect, not bound by a form's `form-action`. */
  readonly onward?: string | undefined
  /** Of our own making, under the nonce; none on almost all pages. */
  readonly script?: string | undefined
  readonly children: Child
}

/** Every page of ours: one style, nothing from elsewhere but the project's logo. */
export function Layout({ title, nonce, style = '', onward, script, children }: LayoutProps) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        {onward === undefined ? null : <meta http-equiv="refresh" content={`0;url=${onward}`} />}
        <link rel="icon" href="data:," />
        <title>{title}</title>
        <style nonce={nonce} dangerouslySetInnerHTML={{ __html: STYLE + style }} />
      </head>
      <body>
        {children}
        {script === undefined ? null : (
          <script nonce={nonce} dangerouslySetInnerHTML={{ __html: script }} />
        )}
      </body>
    </html>
  )
}
