/** Attributes of outlines: what else looks like one stands within a value. */
const start = /\s(text|title|description|xmlUrl|htmlUrl|url|type|version|language|category|created)\s*=\s*"/gi

/** Some readers write the markup of a description into its attribute as it is: `description="by <a href="…">Ines</a>"`. */
export function mended(text: string): string {
  if (!/<outline\b[^<>]*<(?!\/?outline\b)/i.test(text)) return text
  return text
    .split(/(?=<\/?outline\b)/i)
    .map(part => (/^<outline\b/i.test(part) ? mendedOutline(part) : part))
    .join('')
}

function mendedOutline(part: string): string {
  const rest = part.search(/<\/(?:body|opml)\b/i)
  const own = rest < 0 ? part : part.slice(0, rest)
  const end = own.lastIndexOf('>')
  const head = own.slice(0, end)
  if (end < 0 || !head.includes('<', 1)) return part
  const starts = [...head.matchAll(start)]
  const attributes = starts.map((found, index) => {
    const value = head.slice(found.index + found[0].length, starts[index + 1]?.index ?? head.length)
    const until = value.lastIndexOf('"')
    const inside = until < 0 ? value : value.slice(0, until)
    return ` ${found[1]}="${inside.replace(/[<>"]/g, character => `&#${character.charCodeAt(0)};`)}"`
  })
  const closing = head.trimEnd().endsWith('/') ? '/' : ''
  return `<outline${attributes.join('')}${closing}${part.slice(end)}`
}
