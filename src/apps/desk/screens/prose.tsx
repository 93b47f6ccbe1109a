import './guidelines.css'
import { Fragment, type ReactNode } from 'react'
import { type Block, type Inline, readMarkdown } from './markdown.ts'

/** A text that colleagues wrote in Markdown, as plain elements: nothing in it can become more than words. */
export function Prose({ text, language }: { text: string; language?: string }) {
  return (
    <div className="prose" lang={language} dir="auto">
      {keyed(readMarkdown(text), block => (
        <Shown block={block} />
      ))}
    </div>
  )
}

/** A text that is never reordered: a piece is known by its place. */
function keyed<Piece>(pieces: readonly Piece[], show: (piece: Piece) => ReactNode): ReactNode[] {
  return pieces.map((piece, place) => {
    const key = `${place}`
    return <Fragment key={key}>{show(piece)}</Fragment>
  })
}

function Shown({ block }: { block: Block }) {
  if (block.kind === 'paragraph') return <p>{words(block.inside)}</p>
  if (block.kind === 'list') {
    const List = block.ordered ? 'ol' : 'ul'
    return (
      <List>
        {keyed(block.items, item => (
          <li>{words(item)}</li>
        ))}
      </List>
    )
  }
  // The page and its section have the first two levels.
  const Heading = block.level === 1 ? 'h3' : block.level === 2 ? 'h4' : 'h5'
  return <Heading>{words(block.inside)}</Heading>
}

function words(pieces: Inline[]): ReactNode[] {
  return keyed(pieces, piece => {
    if (typeof piece === 'string') return piece
    return piece.weight === 'strong' ? <strong>{words(piece.inside)}</strong> : <em>{words(piece.inside)}</em>
  })
}
