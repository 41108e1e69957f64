import type { Child } from 'hono/jsx'

const STYLE = `
:root { color-scheme: light dark; --fg: #1a1c1f; --dim: #5b6067; --bg: #f6f7f8; --card: #fff;
  --line: #d9dce0; --accent: #0b57d0; --accent-fg: #fff; --code: #eef0f2 }
@media (prefers-color-scheme: dark) { :root { --fg: #eceef0; --dim: #a6acb4; --bg: #141517;
  --card: #1d1f22; --line: #34383d; --accent: #8ab4f8; --accent-fg: #10131a; --code: #26292d } }
* { box-sizing: border-box }
body { margin: 0; background: var(--bg); color: var(--fg);
  font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', sans-serif; overflow-wrap: anywhere }
a { color: var(--accent) }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
code, pre { font: 0.9em ui-monospace, SFMono-Regular, Menlo, monospace; background: var(--code);
  border-radius: 4px }
code { padding: 0.1em 0.3em }
.card { max-width: 28rem; margin: 12vh auto 2rem; padding: 2rem; background: var(--card);
  border: 1px solid var(--line); border-radius: 12px }
.card h1 { margin: 0 0 0.5rem; font-size: 1.35rem; line-height: 1.3 }
.card p { margin: 0.5rem 0; color: var(--dim) }
.button { display: inline-block; margin-top: 1rem; padding: 0.6rem 1.1rem; border-radius: 8px;
  background: var(--accent); color: var(--accent-fg); text-decoration: none; font-weight: 600 }
@media (max-width: 30rem) { .card { margin: 0; min-height: 100vh; border: 0; border-radius: 0;
  padding: 1.5rem } }
`

/** Every page of ours: one style, no script, nothing from elsewhere. */
export function Layout(props: { title: string; nonce: string; style?: string; children: Child }) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="data:," />
        <title>{props.title}</title>
        <style
          nonce={props.nonce}
          dangerouslySetInnerHTML={{ __html: STYLE + (props.style ?? '') }}
        />
      </head>
      <body>{props.children}</body>
    </html>
  )
}
