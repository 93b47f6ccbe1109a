import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { machineryPaths } from '#lib/paths'
import { accentsFrom, type Look } from '#places/sites'
import { type KeptPage, keepPage } from './cache.ts'

/** What all pages share, made once when the process starts: style sheets, two fonts, one small script. */
export interface Assets {
  /** The name of the style sheet for sites of this look. */
  styleOf(look: Look): string
  style(hash: string): KeptPage | undefined
  asset(name: string): KeptPage | undefined
  script: string
  /** The files of the fonts that a look needs. */
  fontsOf(look: Look): string[]
}

const here = (path: string) => new URL(path, import.meta.url)
const read = (url: URL) => readFileSync(url, 'utf8')
const fontFiles = { sans: 'Hanken Grotesk', serif: 'Source Serif 4' } as const
const forever = { 'cache-control': 'public, max-age=31536000, immutable' }
const mostStyles = 200

/** Reads and packs them. `styles` are those of the rooms, in order. */
export function openAssets(styles: URL[]): Assets {
  const files = new Map<string, KeptPage>()
  const fonts = Object.fromEntries(
    Object.keys(fontFiles).map(name => {
      const bytes = readFileSync(here(`./fonts/${name}.woff2`))
      const file = `${name}-${hashOf(bytes)}.woff2`
      files.set(file, keepPage(new Uint8Array(bytes), { 'content-type': 'font/woff2', ...forever }, { packs: false }))
      return [name, file]
    }),
  )
  const code = squeezedCode(withoutTypes(read(here('./browser/site.ts'))))
  const script = `site-${hashOf(Buffer.from(code))}.js`
  files.set(script, keepPage(code, { 'content-type': 'text/javascript; charset=utf-8', ...forever }, { lasts: true }))

  const shared = [here('../ui/tokens.css'), here('./site.css'), ...styles].map(url => squeezed(read(url))).join('\n')
  const sheets = new Map<string, KeptPage>()
  const named = new Map<string, string>()

  function styleOf(look: Look): string {
    const key = JSON.stringify([look.colour, look.font])
    const known = named.get(key)
    if (known) return known
    const sheet = `${facesOf(look, fonts)}\n${shared}\n${lookSheet(look)}`
    const hash = hashOf(Buffer.from(sheet))
    if (named.size >= mostStyles) {
      named.clear()
      sheets.clear()
    }
    named.set(key, hash)
    sheets.set(hash, keepPage(sheet, { 'content-type': 'text/css; charset=utf-8', ...forever }, { lasts: true }))
    return hash
  }

  return {
    styleOf,
    style: hash => sheets.get(hash),
    asset: name => files.get(name),
    script,
    fontsOf: look => facesIn(look).map(name => fonts[name] ?? ''),
  }
}

function facesIn({ font }: Look): (keyof typeof fontFiles)[] {
  return font === 'own' ? [] : font === 'plain' ? ['sans'] : ['sans', 'serif']
}

function facesOf(look: Look, files: Record<string, string>): string {
  return facesIn(look)
    .map(
      name =>
        // Beside the style sheet, whichever host it is on. Optional: a font that comes late is for the next page, as words
        // that jump while they are read are worse than plain ones; the page asks for it before anything else.
        `@font-face{font-family:'${fontFiles[name]}';src:url(../asset/${files[name]}) format('woff2');font-weight:${name === 'sans' ? '400 650' : '400'};font-display:optional;unicode-range:U+0-FF,U+152-153,U+178,U+2013-2014,U+2018-201E,U+2022,U+2026,U+2039-203A,U+20AC,U+2122,U+2212}`,
    )
    .join('')
}

function lookSheet({ colour, font }: Look): string {
  const rules: string[] = []
  const found = colour ? accentsFrom(colour) : undefined
  if (found && 'accents' in found) {
    const { light, dark } = found.accents
    const both = (name: string, key: keyof typeof light) => rules.push(`${name}:light-dark(${light[key]},${dark[key]})`)
    both('--accent', 'accent')
    both('--accent-press', 'press')
    both('--accent-wash', 'wash')
    both('--on-accent', 'onAccent')
  }
  if (font === 'plain') rules.push('--serif:var(--sans)')
  if (font === 'own') rules.push('--sans:ui-sans-serif,system-ui,sans-serif', '--serif:ui-serif,Georgia,serif')
  return rules.length > 0 ? `:root{${rules.join(';')}}` : ''
}

/** Without comments and what only a writer needs. Nothing of ours has a comment sign within quotes. */
function squeezed(sheet: string): string {
  return sheet
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/;}/g, '}')
    .trim()
}

/** Node calls this experimental each time; it is how Node runs our own files. */
function withoutTypes(code: string): string {
  const { emitWarning } = process
  process.emitWarning = () => {}
  try {
    return stripTypeScriptTypes(code)
  } finally {
    process.emitWarning = emitWarning
  }
}

function squeezedCode(code: string): string {
  return code
    .replace(/^\s*\/\*\*[\s\S]*?\*\/\s*$/gm, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n\s+/g, '\n')
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, 12)
}

/** Where the style sheet, the script and the fonts of a page are. */
export function assetPaths(
  root: string,
  assets: Assets,
  look: Look,
): { style: string; script: string; fonts: string[] } {
  const paths = machineryPaths(root)
  const fonts = assets.fontsOf(look).map(paths.asset)
  return { style: paths.style(assets.styleOf(look)), script: paths.asset(assets.script), fonts }
}
