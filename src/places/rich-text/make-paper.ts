import { fileURLToPath } from 'node:url'
import { lexer, type Token, type Tokens } from 'marked'
import Pdf from 'pdfkit'
import { headingLevels } from './to-page.ts'

/** What is to be set on paper. */
export interface Paper {
  title: string
  summary: string
  author: string
  /** For whom the author works, in words. */
  disclosure: string
  company: string
  /** Where it stands. */
  url: string
  publishedAt: Date
  language: string
  /** Markdown. */
  text: string
  /** Its pictures by id: PNG or JPEG; others are named in words. */
  pictures: ReadonlyMap<string, { alt: string; mediaType: string; bytes: Buffer }>
}

const fontAt = (name: string) => fileURLToPath(import.meta.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`))
const fonts = {
  text: 'DejaVuSerif',
  italic: 'DejaVuSerif-Italic',
  bold: 'DejaVuSerif-Bold',
  head: 'DejaVuSans-Bold',
  small: 'DejaVuSans',
  code: 'DejaVuSansMono',
}
type Font = keyof typeof fonts

const ink = '#1f1d1a'
const quiet = '#5d5850'
const link = '#1f5fa8'

/** Of what else is written in a line, so much is left out silently by the fonts: signs and emoji, no letters. */
const covered =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Common}\p{Script=Inherited}]*$/u

/** Whether our fonts have the letters of this text: Latin, Greek, Cyrillic, Armenian and Georgian, left to right. */
export function canBeSet(text: string): boolean {
  return covered.test(text)
}

/**
 * An article as a tagged PDF (ISO 32000-1, 14.8): A4, with its headings, lists, quotes, tables, code and pictures in
 * the order in which they are read, and alternative text where a picture has it.
 */
export async function makePaper(paper: Paper): Promise<Buffer> {
  const doc = new Pdf({
    size: 'A4',
    margins: { top: 72, bottom: 72, left: 72, right: 72 },
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    lang: paper.language,
    displayTitle: true,
    info: { Title: paper.title, Author: paper.author, CreationDate: paper.publishedAt, ModDate: paper.publishedAt },
  })
  for (const [name, file] of Object.entries(fonts)) doc.registerFont(name, fontAt(file))
  const pieces: Buffer[] = []
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', piece => pieces.push(piece as Buffer))
    doc.on('end', () => resolve(Buffer.concat(pieces)))
    doc.on('error', reject)
  })
  const root = doc.struct('Document')
  doc.addStructure(root)
  const press = pressOn(doc, root, paper)
  press.head()
  const tokens = lexer(paper.text)
  const levels = headingLevels(tokens.filter(({ type }) => type === 'heading'))
  for (const token of tokens) press.block(token, token.type === 'heading' ? levels.shift() : undefined)
  root.end()
  numberPages(doc, paper)
  doc.end()
  return done
}

type Document = InstanceType<typeof Pdf>
type Structure = ReturnType<Document['struct']>

/** `openImage` is documented, and missing in its types. */
interface PdfImage {
  width: number
  height: number
}

/** One stretch of a line, in one font. */
interface Run {
  text: string
  font: Font
  href?: string
}

function pressOn(doc: Document, root: Structure, paper: Paper) {
  const width = doc.page.width - 144

  const setRuns = (runs: Run[], size: number, options: { indent?: number; color?: string } = {}) => {
    const { indent = 0, color = ink } = options
    const last = runs.length - 1
    doc.x = 72 + indent
    runs.forEach(({ text, font, href }, at) => {
      doc
        .font(font)
        .fontSize(size)
        .fillColor(href ? link : color)
      const isFirst = at === 0
      const how = {
        continued: at < last,
        link: href ?? null,
        underline: href !== undefined,
        lineGap: size * 0.3,
        ...(isFirst && { width: width - indent }),
      }
      doc.text(text, how)
    })
    doc.x = 72
  }
  const paragraph = (
    kind: string,
    runs: Run[],
    size: number,
    after: number,
    options?: { indent?: number; color?: string },
  ) => {
    const given = closed(runs.filter(({ text }) => text !== ''))
    if (given.length === 0) return
    root.add(doc.struct(kind, {}, () => setRuns(given, size, options)))
    doc.y += after
  }
  const keepTogether = (height: number) => {
    if (doc.y + height > doc.page.height - 72) doc.addPage()
  }

  const picture = ({ href, text, title }: Tokens.Image) => {
    const found = paper.pictures.get(href.replace(/^media:/, ''))
    const alt = text || found?.alt || 'A picture'
    if (!found || !['image/png', 'image/jpeg'].includes(found.mediaType)) {
      paragraph('P', [{ text: found ? `[${alt}]` : alt, font: 'italic', ...(!found && { href }) }], 10.5, 8)
      return
    }
    const image = (doc as unknown as { openImage(bytes: Buffer): PdfImage }).openImage(found.bytes)
    const scale = Math.min(1, width / image.width, 420 / image.height)
    keepTogether(image.height * scale + 30)
    const y = doc.y
    root.add(
      doc.struct('Figure', { alt }, () => {
        doc.image(image as never, 72, y, { width: image.width * scale })
      }),
    )
    doc.x = 72
    doc.y = y + image.height * scale + 6
    if (title) paragraph('Caption', [{ text: title, font: 'small' }], 9, 4, { color: quiet })
    doc.y += 8
  }

  const list = (token: Tokens.List, depth: number) => {
    token.items.forEach((item, at) => {
      const mark = token.ordered ? `${Number(token.start || 1) + at}. ` : '• '
      const own = item.tokens.filter(({ type }) => type !== 'list')
      const words = own.flatMap(each => runsOf('tokens' in each ? (each.tokens ?? []) : [each], 'text'))
      paragraph('LI', [{ text: mark, font: 'text' }, ...words], 10.5, 3, { indent: 14 + depth * 16 })
      for (const inner of item.tokens) if (inner.type === 'list') list(inner as Tokens.List, depth + 1)
    })
    if (depth === 0) doc.y += 6
  }

  const table = (token: Tokens.Table) => {
    for (const row of [token.header, ...token.rows]) {
      const isHead = row === token.header
      const runs = row.flatMap((cell, at) => [
        ...(at > 0 ? [{ text: '  ·  ', font: 'text' as const }] : []),
        ...runsOf(cell.tokens, isHead ? 'bold' : 'text'),
      ])
      paragraph('P', runs, 9.5, 3)
    }
    doc.y += 6
  }

  const block = (token: Token, level = 2): void => {
    switch (token.type) {
      case 'heading': {
        const { tokens } = token as Tokens.Heading
        keepTogether(60)
        doc.y += 6
        paragraph(`H${level}`, runsOf(tokens, 'head'), level === 2 ? 14.5 : level === 3 ? 12.5 : 11, 6)
        return
      }
      case 'paragraph': {
        const { tokens } = token as Tokens.Paragraph
        const [only] = tokens
        if (tokens.length === 1 && only?.type === 'image') picture(only as Tokens.Image)
        else paragraph('P', runsOf(tokens, 'text'), 10.5, 9)
        return
      }
      case 'blockquote':
        for (const inner of (token as Tokens.Blockquote).tokens)
          if ('tokens' in inner)
            paragraph('BlockQuote', runsOf(inner.tokens ?? [], 'italic'), 10.5, 8, { indent: 18, color: quiet })
        return
      case 'list':
        list(token as Tokens.List, 0)
        return
      case 'code':
        paragraph('Code', [{ text: (token as Tokens.Code).text, font: 'code' }], 8.5, 9, { indent: 10 })
        return
      case 'table':
        table(token as Tokens.Table)
        return
      case 'hr':
        doc.y += 10
        return
      case 'html':
        paragraph('P', [{ text: token.raw.trim(), font: 'text' }], 10.5, 9)
        return
      default:
    }
  }

  return {
    head() {
      paragraph('H1', [{ text: paper.title, font: 'head' }], 21, 8)
      paragraph('P', [{ text: paper.summary, font: 'italic' }], 12, 8, { color: quiet })
      const on = new Intl.DateTimeFormat(paper.language, { dateStyle: 'long', timeZone: 'UTC' }).format(
        paper.publishedAt,
      )
      paragraph('P', [{ text: [paper.author, on].join(' · '), font: 'small' }], 9.5, 2, { color: quiet })
      paragraph('P', [{ text: paper.disclosure, font: 'small' }], 9.5, 18, { color: quiet })
    },
    block,
  }
}

/** A sign that ends a word stays with it: a line may break between two runs, and none begins with a comma. */
function closed(runs: Run[]): Run[] {
  const said: Run[] = []
  for (const run of runs) {
    const before = said.at(-1)
    const signs = before && /\S$/.test(before.text) ? (run.text.match(/^[.,;:!?…)\]”’»]+/)?.[0] ?? '') : ''
    if (before) said[said.length - 1] = { ...before, text: before.text + signs }
    if (run.text.length > signs.length) said.push({ ...run, text: run.text.slice(signs.length) })
  }
  return said
}

/** Words in a row, each in its font; what they link to stays a link. */
function runsOf(tokens: readonly Token[], font: Font, href?: string): Run[] {
  return tokens.flatMap((token): Run[] => {
    const inner = 'tokens' in token ? (token.tokens ?? []) : []
    switch (token.type) {
      case 'strong':
        return runsOf(inner, 'bold', href)
      case 'em':
        return runsOf(inner, font === 'bold' ? 'bold' : 'italic', href)
      case 'link':
        return runsOf(inner, font, /^(?:https?|mailto):/.test(token.href) ? token.href : undefined)
      case 'br':
        return [{ text: '\n', font }]
      case 'codespan':
        return [{ text: token.text, font: 'code', ...(href && { href }) }]
      case 'image':
        return [{ text: `[${token.text || 'A picture'}]`, font: 'italic' }]
      default:
        if (inner.length > 0) return runsOf(inner, font, href)
        return [{ text: 'text' in token ? String(token.text) : token.raw, font, ...(href && { href }) }]
    }
  })
}

/** Below each page, for the eye: where it comes from, and which page it is. */
function numberPages(doc: Document, paper: Paper): void {
  const { start, count } = doc.bufferedPageRange()
  for (let at = start; at < start + count; at++) {
    doc.switchToPage(at)
    // Text below the margin would begin a new page.
    doc.page.margins.bottom = 0
    doc.markContent('Artifact', { type: 'Pagination' })
    doc.font('small').fontSize(8).fillColor(quiet)
    doc.text(`${paper.company} · ${paper.url}`, 72, doc.page.height - 48, {
      lineBreak: false,
      width: 380,
      ellipsis: true,
    })
    doc.text(`${at + 1} / ${count}`, doc.page.width - 172, doc.page.height - 48, {
      lineBreak: false,
      width: 100,
      align: 'right',
    })
    doc.endMarkedContent()
    doc.page.margins.bottom = 72
  }
}
