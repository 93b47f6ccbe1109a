import './writing.css'
import { useState } from 'react'
import { Button, LinkButton, TextArea, TextField, Trouble } from '#apps/ui'
import { paths } from '../paths.ts'
import { reasonAt } from '../problem.ts'
import type { ArticleMediaView, EditorProps } from './article-typed.ts'

export function MediaList({
  typed,
  media,
  adding,
  problem,
  onAdd,
  onMedia,
  onDrop,
  onInsert,
}: EditorProps & { onInsert: (id: string, alt: string) => void }) {
  const wrong = reasonAt(problem, 'media') ?? reasonAt(problem, 'captions')
  return (
    <section className="stack" aria-label="Pictures and recordings">
      <p className="row">
        <label className="file-button">
          {typed.kind === 'audio' ? 'Add a recording' : typed.kind === 'video' ? 'Add a video' : 'Add a picture'}
          <input
            type="file"
            accept={
              typed.kind === 'audio'
                ? 'audio/*,image/png,image/jpeg,image/webp'
                : typed.kind === 'video'
                  ? 'video/mp4,video/webm,image/png,image/jpeg,image/webp'
                  : 'image/png,image/jpeg,image/webp'
            }
            onChange={event => {
              const file = event.target.files?.[0]
              if (file) onAdd(file)
              event.target.value = ''
            }}
          />
        </label>
        <span className="t13 second" role="status">
          {adding}
        </span>
      </p>
      {wrong && <Trouble title={wrong} />}
      {media.length > 0 && (
        <ul className="article-media">
          {media.map(each => (
            <MediaRow
              key={each.id}
              media={each}
              language={typed.language}
              onMedia={onMedia}
              onDrop={() => onDrop(each.id)}
              onInsert={each.kind === 'picture' && typed.kind !== 'gallery' ? alt => onInsert(each.id, alt) : undefined}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

interface MediaRowProps {
  media: ArticleMediaView
  language: string
  onMedia: (media: ArticleMediaView) => void
  onDrop: () => void
  onInsert?: (alt: string) => void
}

function MediaRow({ media, language, onMedia, onDrop, onInsert }: MediaRowProps) {
  const [alt, setAlt] = useState(media.alt)
  const [captions, setCaptions] = useState(media.captions)
  const keep = () => {
    if (alt.trim() !== media.alt || captions !== media.captions) onMedia({ ...media, alt: alt.trim(), captions })
  }
  return (
    <li>
      {media.kind === 'picture' ? (
        <img className="thumb" src={paths.articleMedia(media.id)} alt={media.alt} />
      ) : (
        <span className="thumb">{media.kind === 'audio' ? 'Recording' : 'Video'}</span>
      )}
      <div className="fields">
        {media.kind === 'picture' ? (
          <TextField
            label="What it shows"
            maxLength={500}
            lang={language}
            value={alt}
            error={alt.trim() ? undefined : 'For whoever doesn’t see it: say what it shows.'}
            onChange={event => setAlt(event.target.value)}
            onBlur={keep}
          />
        ) : (
          <TextArea
            label="Captions (WebVTT)"
            rows={5}
            value={captions}
            hint="Begins with WEBVTT; then times such as 00:01.000 --> 00:04.000, and what is said."
            onChange={event => setCaptions(event.target.value)}
            onBlur={keep}
          />
        )}
        <p className="row tight">
          {onInsert && (
            <Button
              small
              disabledBecause={alt.trim() ? undefined : 'Say first what it shows.'}
              onClick={() => onInsert(alt.trim())}
            >
              Put it into the words
            </Button>
          )}
          <LinkButton onClick={onDrop} aria-label={`Take it out: ${media.alt || media.kind}`}>
            Take it out
          </LinkButton>
        </p>
      </div>
    </li>
  )
}
