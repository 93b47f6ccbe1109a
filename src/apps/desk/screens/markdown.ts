/** A stretch of a line: plain, or said with more weight. */
export type Inline = string | { weight: 'strong' | 'em'; mark: string; inside: Inline[] }

/** A block of a text. */
export type Block =
  | { kind: 'heading'; level: number; inside: Inline[] }
  | { kind: 'paragraph'; inside: Inline[] }
  | { kind: 'list'; ordered: boolean; items: Inline[][] }

const heading = /^(#{1,6})[ \t]+(.*)$/
const bullet = /^[ \t]{0,3}[-*+][ \t]+(.*)$/
const numbered = /^[ \t]{0,3}\d{1,9}[.)][ \t]+(.*)$/

/**
 * Reads the part of Markdown that a guideline needs: headings, paragraphs, lists and emphasis. Anything else, HTML and
 * links among it, stays the words that were written. Takes time in proportion to the length, whatever the text.
 */
export function readMarkdown(text: string): Block[] {
  const blocks: Block[] = []
  let lines: string[] = []
  let list: { ordered: boolean; items: string[][] } | undefined
  const close = () => {
    if (lines.length > 0) blocks.push({ kind: 'paragraph', inside: inline(lines.join('\n')) })
    if (list)
      blocks.push({ kind: 'list', ordered: list.ordered, items: list.items.map(item => inline(item.join('\n'))) })
    lines = []
    list = undefined
  }
  for (const line of text.split(/\r?\n/)) {
    const head = heading.exec(line)
    const point = bullet.exec(line)
    const item = point ?? numbered.exec(line)
    if (!line.trim()) close()
    else if (head) {
      close()
      blocks.push({ kind: 'heading', level: head[1]?.length ?? 1, inside: inline(head[2] ?? '') })
    } else if (item) {
      if (list?.ordered !== !point) close()
      list ??= { ordered: !point, items: [] }
      list.items.push([item[1] ?? ''])
    } else if (list) list.items.at(-1)?.push(line.trim())
    else lines.push(line.trim())
  }
  close()
  return blocks
}

interface Frame {
  mark: string
  inside: Inline[]
}

/** Finds emphasis: `**strong**`, `__strong__`, `*em*`, `_em_`; a mark without its partner is just a character. */
export function inline(text: string): Inline[] {
  const root: Inline[] = []
  const open: Frame[] = []
  const put = (piece: Inline) => {
    const into = open.at(-1)?.inside ?? root
    const last = into.at(-1)
    if (typeof piece === 'string' && typeof last === 'string') into[into.length - 1] = last + piece
    else if (piece !== '') into.push(piece)
  }
  /** The topmost open mark found no partner: it and what it held are plain again. */
  const giveUp = () => {
    const frame = open.pop()
    if (!frame) return
    put(frame.mark)
    for (const piece of frame.inside) put(piece)
  }
  let at = 0
  for (const piece of text.split(/(\*\*|__|\*|_)/)) {
    const [before, after] = [text[at - 1] ?? ' ', text[at + piece.length] ?? ' ']
    at += piece.length
    const isMark = /^(?:\*\*?|__?)$/.test(piece)
    const inWord = piece.startsWith('_') && isLetter(before) && isLetter(after)
    if (!isMark || inWord) {
      put(piece)
      continue
    }
    const place = open.findIndex(frame => frame.mark === piece)
    if (place >= 0 && before.trim() && (open[place]?.inside.length || open.length > place + 1)) {
      while (open.length > place + 1) giveUp()
      const frame = open.pop()
      if (frame) put({ weight: piece.length > 1 ? 'strong' : 'em', mark: piece, inside: frame.inside })
    } else if (place < 0 && after.trim()) open.push({ mark: piece, inside: [] })
    else put(piece)
  }
  while (open.length > 0) giveUp()
  return root
}

function isLetter(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character)
}
