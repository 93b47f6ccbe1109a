import type { Setting } from './house.ts'

const sheet = `
:host { all: initial; color-scheme: light dark; --accent: light-dark(#1f5a43, #8fd1b0); --press: light-dark(#174634, #a9dfc4); --on: light-dark(#fff, #10281e);
  --paper: light-dark(#fdfcfa, #1f1e1c); --ink: light-dark(#24221e, #ece9e3); --ink-2: light-dark(#56514a, #bbb4a9); --line: light-dark(#e0dbd2, #45413b); --edge: light-dark(#8b8378, #8f877c); --tint: light-dark(#f0ede7, #2b2926); --stop: light-dark(#96281b, #f0a397);
  font: 16px/1.5 ui-sans-serif, system-ui, 'Segoe UI', 'Noto Sans', sans-serif; color: var(--ink); }
:host([data-theme=light]) { color-scheme: light } :host([data-theme=dark]) { color-scheme: dark }
* { box-sizing: border-box } h2, h3, p, ul, ol { margin: 0; padding: 0 } ul, ol { list-style: none } [hidden] { display: none !important }
button, input, textarea { font: inherit; color: inherit }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
.open { position: fixed; z-index: 2147483000; inset-block-end: 1rem; inset-inline-end: 1rem; box-shadow: 0 2px 12px rgb(0 0 0 / .22) } .left .open { inset-inline: 1rem auto }
.button { display: inline-flex; gap: .35rem; align-items: center; justify-content: center; min-block-size: 2.75rem; padding: .375rem 1rem; border: 1px solid var(--edge); border-radius: 8px; background: var(--paper); color: var(--ink); font-weight: 550; text-decoration: none; cursor: pointer }
.button:hover { background: var(--tint) } .first, .open { background: var(--accent); border-color: var(--accent); color: var(--on) } .first:hover, .open:hover { background: var(--press); border-color: var(--press) }
.button:disabled { cursor: progress; opacity: 1; color: var(--ink-2); background: var(--tint); border-color: var(--line) }
.plain { border: 0; background: none; padding-inline: .25rem; text-decoration: underline; text-underline-offset: .18em; font-weight: 500 }
dialog { position: fixed; z-index: 2147483001; inset: auto 1rem 1rem auto; margin: 0; padding: 0; inline-size: 24rem; max-inline-size: calc(100vw - 2rem); max-block-size: min(40rem, calc(100dvh - 2rem)); border: 1px solid var(--line); border-radius: 12px; background: var(--paper); color: var(--ink); box-shadow: 0 12px 40px rgb(0 0 0 / .28); overflow: hidden }
dialog[open] { display: flex; flex-direction: column } .left dialog { inset: auto auto 1rem 1rem }
header { display: flex; align-items: start; gap: .75rem; padding: 1rem 1rem .75rem; border-block-end: 1px solid var(--line) } header div { flex: 1; min-inline-size: 0 }
h2 { font-weight: 600; font-size: 1.125rem; line-height: 1.5rem } h3 { font-size: 1rem; font-weight: 600 }
.close { min-inline-size: 2.75rem; padding: 0; border: 0; font-size: 1.25rem; margin: -.5rem -.5rem 0 0 }
.body { overflow-y: auto; padding: 1rem; display: grid; gap: 1rem; overscroll-behavior: contain }
.second, .small { color: var(--ink-2) } .small { font-size: .875rem; line-height: 1.3125rem }
form { display: grid; gap: .75rem } label { font-weight: 550; display: grid; gap: .25rem }
.box { inline-size: 100%; min-block-size: 2.75rem; padding: .5rem .75rem; border: 1px solid var(--edge); border-radius: 8px; background: var(--paper) } textarea.box { resize: vertical; min-block-size: 6.5rem }
.check { display: flex; gap: .625rem; align-items: center; font-weight: 400; min-block-size: 2.75rem } .check input { inline-size: 1.25rem; block-size: 1.25rem; flex: none; accent-color: var(--accent) }
.row { display: flex; flex-wrap: wrap; gap: .5rem .75rem; align-items: center }
.found li { border-block-end: 1px solid var(--line); padding-block: .5rem } .found a { color: inherit; font-weight: 550; text-underline-offset: .18em }
.said .one { padding-block: .625rem; border-block-end: 1px solid var(--line) } .said .words { white-space: pre-line; overflow-wrap: anywhere; unicode-bidi: plaintext } .said .ours { background: var(--tint); border-radius: 8px; padding: .625rem .75rem; border: 0; margin-block: .5rem }
.wrong { color: var(--stop); font-weight: 550 }
@media (max-width: 30rem) { dialog, .left dialog { inset: 0; inline-size: 100vw; max-inline-size: none; block-size: 100dvh; max-block-size: none; border: 0; border-radius: 0 } .body { flex: 1; align-content: start } }
@media (prefers-contrast: more) { :host { --line: var(--edge); --ink-2: var(--ink) } }
`

/** A style sheet that no policy of the page forbids: nothing of it is written into the page. */
export function styleFor({ accents }: Pick<Setting, 'accents'>): CSSStyleSheet[] {
  const base = new CSSStyleSheet()
  base.replaceSync(sheet)
  const own = new CSSStyleSheet()
  const { light, dark } = accents ?? {}
  if (light && dark && [light, dark].every(set => Object.values(set).every(value => /^#[0-9a-f]{6}$/i.test(value))))
    own.replaceSync(
      `:host{--accent:light-dark(${light.accent},${dark.accent});--press:light-dark(${light.press},${dark.press});--on:light-dark(${light.onAccent},${dark.onAccent})}`,
    )
  return [base, own]
}
