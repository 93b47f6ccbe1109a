import { BadgeCheck, Flag, Paperclip } from 'lucide-react'
import type { ReactNode } from 'react'
import { Face } from './face.tsx'
import { Marked } from './marked.tsx'
import type { Span } from './spans.ts'
import { Time } from './time.tsx'

interface MessageProps {
  name: string
  picture?: string
  at: string
  /** Where the message can be opened on its own network. */
  url?: string
  /** Where it was said, or to whom. */
  place?: ReactNode
  to?: string
  title?: string
  text: string
  /** BCP 47 of the words; a screen reader changes its voice by it. */
  language?: string
  spans?: Span[]
  titleSpans?: Span[]
  /** Stands in place of the words, for whoever would rather not read them. */
  cover?: ReactNode
  /** Draws the line to the next message. */
  threaded?: boolean
  editedAt?: string
  media?: { kind: string; url: string; alt?: string }[]
  /** Right after the words: what they say in another language. */
  beneath?: ReactNode
  /** Below the words: kind, reasons, state of delivery. */
  under?: ReactNode
  /** Somebody of ours says that this is wrong. */
  flag?: string
}

function Head({
  name,
  at,
  url,
  place,
  to,
  editedAt,
}: Pick<MessageProps, 'name' | 'at' | 'url' | 'place' | 'to' | 'editedAt'>) {
  const time = <Time at={at} />
  return (
    <div className="who">
      <b dir="auto">{name}</b>
      {place}
      {url ? (
        <a href={url} target="_blank" rel="noreferrer noopener">
          <span className="hidden-words">Open where it was written, </span>
          {time}
        </a>
      ) : (
        time
      )}
      {to && <span>to {to}</span>}
      {editedAt && (
        <span>
          edited <Time at={editedAt} />
        </span>
      )}
    </div>
  )
}

function Words({
  title,
  text,
  language,
  spans,
  titleSpans,
}: Pick<MessageProps, 'title' | 'text' | 'language' | 'spans' | 'titleSpans'>) {
  return (
    <>
      {title && (
        <p className="title-line" lang={language} dir="auto">
          <Marked text={title} spans={titleSpans} />
        </p>
      )}
      <p className="said" lang={language} dir="auto">
        <Marked text={text} spans={spans} />
      </p>
    </>
  )
}

/** What somebody outside said. */
export function OutsideMessage({ picture, threaded, media, under, beneath, flag, cover, ...said }: MessageProps) {
  return (
    <article className={threaded ? 'message threaded' : 'message'} aria-label={`${said.name} writes`}>
      <Face name={said.name} picture={picture} size={36} />
      <div>
        <Head {...said} />
        {cover ?? <Words {...said} />}
        {!cover && beneath}
        {!cover && media && media.length > 0 && (
          <div className="media">
            {media.map(item => (
              <a
                key={item.url}
                href={item.url}
                // What came along as a text of its own is saved: no browser opens such an address in a page.
                download={item.url.startsWith('data:') ? `${item.alt ?? 'text'}.txt` : undefined}
                target="_blank"
                rel="noreferrer noopener"
              >
                <Paperclip size={14} strokeWidth={1.75} aria-hidden />
                {item.alt || `One ${item.kind}, not described`}
              </a>
            ))}
          </div>
        )}
        {flag && (
          <p className="claim-flag">
            <Flag size={13} strokeWidth={1.75} aria-hidden />
            {flag}
          </p>
        )}
        {under && <div className="under">{under}</div>}
      </div>
    </article>
  )
}

/** What one of us said, with who they work for as everybody saw it. */
export function OurMessage({
  picture,
  threaded,
  under,
  beneath,
  disclosure,
  ...said
}: MessageProps & { disclosure: string }) {
  return (
    <article
      className={['message', 'ours', threaded && 'threaded'].filter(Boolean).join(' ')}
      aria-label={`${said.name}, one of us, answers`}
    >
      <Face name={said.name} picture={picture} size={36} />
      <div>
        <Head {...said} />
        <Words {...said} />
        {beneath}
        {disclosure && (
          <p className="signed" lang={said.language}>
            <BadgeCheck size={14} strokeWidth={1.75} aria-hidden />
            {disclosure}
          </p>
        )}
        {under && <div className="under">{under}</div>}
      </div>
    </article>
  )
}

/** A colleague's note: tinted, and it says that nobody outside sees it. */
export function NoteMessage({ name, picture, at, text }: Pick<MessageProps, 'name' | 'picture' | 'at' | 'text'>) {
  return (
    <article className="message note" aria-label={`Note of ${name}, for colleagues only`}>
      <Face name={name} picture={picture} size={24} />
      <div className="paper">
        <p className="who">
          <b>{name}</b> <Time at={at} /> <span>Only colleagues see this.</span>
        </p>
        <p dir="auto">{text}</p>
      </div>
    </article>
  )
}

/** A place in the thread where words were, and are no more. */
export function RemovedMessage({
  name,
  at,
  words = 'took this down. The words are gone here too.',
  threaded,
}: {
  name: string
  at: string
  words?: string
  threaded?: boolean
}) {
  return (
    <article
      className={['message', 'removed', threaded && 'threaded'].filter(Boolean).join(' ')}
      aria-label={`Removed message of ${name}`}
    >
      <Face name={undefined} size={36} />
      <div>
        <Head name={name} at={at} />
        <p className="said">
          {name} {words}
        </p>
      </div>
    </article>
  )
}

/** Words in the reader's language, under the words that count. */
export function Translation({ text, language, whose }: { text: string; language: string; whose: string }) {
  return (
    <p className="translation" lang={language} dir="auto">
      {text}
      <small lang="en" dir="ltr">
        Translated for you. {whose} words are the ones that count.
      </small>
    </p>
  )
}
