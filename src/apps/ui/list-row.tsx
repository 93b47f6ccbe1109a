import type { ReactNode } from 'react'
import { Anchor } from './anchor.tsx'
import { Because } from './because.tsx'
import { Face } from './face.tsx'
import { Marked } from './marked.tsx'
import type { Span } from './spans.ts'
import { Time } from './time.tsx'

interface ListRowProps {
  href: string
  name: string
  picture?: string
  at: string
  /** What this row is about, when it is no conversation: "Answer to Daniel Whitlock, email". */
  about?: string
  words: string
  language?: string
  spans?: Span[]
  because?: ReactNode
  /** The first thing at the foot: where it was said. */
  place?: ReactNode
  /** Who has it, by when: at most two. */
  state?: ReactNode
  chosen?: boolean
  unread?: boolean
  /** Taken down by its author: said in italics, the words are gone. */
  gone?: string
  isNew?: boolean
}

/** One conversation in a list: face, words, when; whole row one link. */
export function ListRow({
  href,
  name,
  picture,
  at,
  about,
  words,
  language,
  spans,
  because,
  place,
  state,
  chosen,
  unread,
  gone,
  isNew,
}: ListRowProps) {
  return (
    <li
      className={['list-row', chosen && 'chosen', unread && 'unread', gone && 'gone', isNew && 'new']
        .filter(Boolean)
        .join(' ')}
    >
      <Anchor href={href} aria-current={chosen ? 'true' : undefined} data-row>
        <Face name={name} picture={picture} size={32} />
        <div>
          <div className="top">
            <span className="name" dir="auto">
              {name}
              {unread && <span className="hidden-words">, not read yet</span>}
            </span>
            <Time at={at} as="short" />
          </div>
          {about && <p className="about">{about}</p>}
          {gone ? (
            <p className="said small">{gone}</p>
          ) : (
            <p className="said small clamp" lang={language} dir="auto">
              <Marked text={words} spans={spans} />
            </p>
          )}
          {because && <Because>{because}</Because>}
          {(place || state) && (
            <div className="foot">
              {place}
              {state}
            </div>
          )}
        </div>
      </Anchor>
    </li>
  )
}
