import './team.css'
import { type FormEvent, useState } from 'react'
import { Button, Checkbox, LinkButton, TextField, Trouble } from '#apps/ui'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'

/** Where somebody writes or posts under their own name. */
export interface OwnVoiceView {
  id: string
  url: string
  name: string
  isShown: boolean
}

interface OwnVoicesProps {
  voices: OwnVoiceView[]
  /** What stands under their name in what we read, and they have not added. */
  found: { title: string; url: string }[]
  busy?: string
  problem?: ProblemDetails
  onKeep: (voice: { url: string; name: string; isShown: boolean }) => Promise<boolean>
  onRemove: (id: string) => void
}

const shownWords = 'A coordinator may see it'
const shownAbout = 'They may invite you to speak here, too. Without the tick only you see it.'

/** Where one blogs or posts already, by one’s own word, and taken back at any time. */
export function OwnVoices({ voices, found, busy, problem, onKeep, onRemove }: OwnVoicesProps) {
  const [url, setUrl] = useState('')
  const [name, setName] = useState('')
  const [isShown, setShown] = useState(false)
  const add = async (event: FormEvent) => {
    event.preventDefault()
    if (!(await onKeep({ url, name, isShown }))) return
    setUrl('')
    setName('')
    setShown(false)
  }
  const rest = reasonsElsewhere(problem, ['url', 'name'])
  return (
    <section className="stack" aria-labelledby="own-voices">
      <h2 className="heading" id="own-voices">
        Where do you write already?
      </h2>
      <p className="t13 second">
        Your blog, your feed, an account of your own: only if you like. Nothing is posted there for you, and what you
        take back is gone.
      </p>
      {voices.length > 0 && (
        <ul className="plain stack" aria-label="Where you write">
          {voices.map(voice => (
            <li key={voice.id} className="stack tight">
              <span>
                <a href={voice.url} target="_blank" rel="noreferrer noopener">
                  {voice.name}
                </a>{' '}
                <LinkButton onClick={() => onRemove(voice.id)} aria-label={`Take it back: ${voice.name}`}>
                  Take it back
                </LinkButton>
              </span>
              <Checkbox
                label={shownWords}
                aria-label={`${shownWords}: ${voice.name}`}
                checked={voice.isShown}
                onChange={event => void onKeep({ url: voice.url, name: voice.name, isShown: event.target.checked })}
              />
            </li>
          ))}
        </ul>
      )}
      {found.length > 0 && (
        <div className="stack tight">
          <p className="t13">This stands under your name in what we read. Is it where you write?</p>
          <ul className="plain stack tight">
            {found.map(each => (
              <li key={each.url}>
                <a href={each.url} target="_blank" rel="noreferrer noopener">
                  {each.title}
                </a>{' '}
                <LinkButton
                  onClick={() => {
                    setUrl(each.url)
                    setName(each.title)
                  }}
                  aria-label={`That is mine: ${each.title}`}
                >
                  That is mine
                </LinkButton>
              </li>
            ))}
          </ul>
        </div>
      )}
      <form className="stack" onSubmit={event => void add(event)}>
        <TextField
          label="Its address"
          hint="Of the blog, the feed or the account; it begins with https://"
          inputMode="url"
          value={url}
          maxLength={500}
          error={reasonAt(problem, 'url')}
          onChange={event => setUrl(event.target.value)}
        />
        <TextField
          label="What it is called"
          value={name}
          maxLength={120}
          error={reasonAt(problem, 'name')}
          onChange={event => setName(event.target.value)}
        />
        <Checkbox
          label={shownWords}
          about={shownAbout}
          checked={isShown}
          onChange={event => setShown(event.target.checked)}
        />
        {problem && (rest || problem.reasons.length === 0) && <Trouble title={rest ?? problem.title} />}
        <div>
          <Button type="submit" busy={busy}>
            Say so
          </Button>
        </div>
      </form>
    </section>
  )
}
