import './writing.css'
import { Time } from '#apps/ui'
import { paths } from '../paths.ts'
import type { ArticleSaidView } from '../review-types.ts'

/** What stands around the words of an article: its title and summary, what its pictures show, what is said in a recording. */
export function ArticleSaid({ article, language }: { article: ArticleSaidView; language?: string }) {
  const { kind, title, summary, transcript, tags, embargoUntil, goesOutAt, pictures, recordings } = article
  return (
    <div className="article-said">
      <p className="t13 second">{kind}</p>
      <h3 lang={language} dir="auto">
        {title}
      </h3>
      {summary && (
        <p className="second" lang={language} dir="auto">
          {summary}
        </p>
      )}
      {(goesOutAt || embargoUntil) && (
        <p className="t13">
          {goesOutAt ? 'Goes out ' : 'Not before '}
          <Time as="full" at={goesOutAt ?? embargoUntil ?? ''} />
        </p>
      )}
      {tags.length > 0 && <p className="t13 third">{tags.map(tag => `#${tag}`).join(' ')}</p>}
      {pictures.length > 0 && (
        <ul className="article-media">
          {pictures.map(({ id, alt }) => (
            <li key={id}>
              <img className="thumb" src={article.isPost ? paths.ourPicture(id) : paths.articleMedia(id)} alt="" />
              <p className="t14">Shows: {alt}</p>
            </li>
          ))}
        </ul>
      )}
      {recordings.map(({ id, kind: what, captions }) => (
        <div key={id} className="stack">
          {what === 'video' ? (
            // biome-ignore lint/a11y/useMediaCaption: its captions stand below as text, to be read and judged.
            <video controls preload="metadata" src={paths.articleMedia(id)} aria-label={title} />
          ) : (
            // biome-ignore lint/a11y/useMediaCaption: its captions stand below as text, to be read and judged.
            <audio controls preload="metadata" src={paths.articleMedia(id)} aria-label={title} />
          )}
          {captions && (
            <details>
              <summary>Captions</summary>
              <pre className="t13">{captions}</pre>
            </details>
          )}
        </div>
      ))}
      {transcript && (
        <details open>
          <summary>What is said</summary>
          <p className="said small" lang={language} dir="auto">
            {transcript}
          </p>
        </details>
      )}
    </div>
  )
}
