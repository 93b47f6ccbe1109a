const words = (text: string) => new Set(text.trim().split(/\s+/))

const properties = words(`
  azimuth background-color border-bottom-color border-collapse border-color border-left-color border-right-color
  border-top-color clear color cursor direction display elevation float font font-family font-size font-style
  font-variant font-weight height letter-spacing line-height overflow pause pause-after pause-before pitch pitch-range
  richness speak speak-header speak-numeral speak-punctuation speech-rate stress text-align text-decoration text-indent
  unicode-bidi vertical-align voice-family volume white-space width`)

/** Families of properties that are harmless as long as their values are plain. */
const families = words('background border margin padding')

const keywords = words(`
  auto aqua black block blue bold both bottom brown center collapse dashed dotted fuchsia gray green !important italic
  left lime maroon medium none navy normal nowrap olive pointer purple red right solid silver teal top transparent
  underline white yellow`)

const plainValue = /^(#[0-9a-f]+|rgb\(\d+%?,\d*%?,?\d*%?\)?|\d{0,2}\.?\d{0,2}(cm|em|ex|in|mm|pc|pt|px|%|,|\))?)$/

/** The harmless part of an inline style; empty when it holds anything that is no plain declaration. */
export function safeStyle(style: string): string {
  // Longer than any hand wrote; and addresses in styles are requests that nobody asked for.
  const text = style.slice(0, 2000).replace(/url\s*\([^)]*\)\s*/gi, ' ')
  if (/[^-\s\w:,;#%.!'"()]/.test(text)) return ''
  const unquoted = text.replace(/'[\s\w]*'|"[\s\w]*"|\([\d,\s]+\)/g, '')
  if (/['"()]/.test(unquoted)) return ''
  const declarations = text.split(';').map(part => part.trim())
  const safe: string[] = []
  for (const declaration of declarations) {
    if (!declaration) continue
    const found = /^([-\w]+)\s*:\s*([^:]*)$/.exec(declaration)
    if (!found) return ''
    const [, property = '', value = ''] = found
    if (value && isHarmless(property.toLowerCase(), value)) safe.push(`${property}: ${value};`)
  }
  return safe.join(' ')
}

function isHarmless(property: string, value: string): boolean {
  if (properties.has(property)) return true
  if (!families.has(property.split('-')[0] ?? '')) return false
  return value.split(/\s+/).every(word => keywords.has(word) || plainValue.test(word))
}
