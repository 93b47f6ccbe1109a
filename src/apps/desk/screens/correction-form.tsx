import { type FormEvent, useState } from 'react'
import { Button, TextArea, TextField, Trouble } from '#apps/ui'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import type { StandingPlaceView } from './official.tsx'

/** Other words for what the company said. Times are as the browser's own fields give them. */
export interface CorrectionTyped {
  title: string
  text: string
  link: string
  happensAt: string
  happensWhere: string
  places: { placeId: string; words: string | null }[]
  reason: string
}

interface CorrectionFormProps {
  first: CorrectionTyped
  isEvent: boolean
  language: string
  places: StandingPlaceView[]
  busy?: string
  problem?: ProblemDetails
  onHandIn: (typed: CorrectionTyped) => void
  onLeave: () => void
}

/** Puts right what stands there: other words in the same place, read by a colleague first. */
export function CorrectionForm(props: CorrectionFormProps) {
  const { first, isEvent, language, places, busy, problem, onHandIn, onLeave } = props
  const [typed, setTyped] = useState(first)
  const set = (more: Partial<CorrectionTyped>) => setTyped({ ...typed, ...more })
  const rest = reasonsElsewhere(problem, ['title', 'text', 'link', 'happensAt', 'reason'])
  const own = places.filter(({ ownWords, stands, cantChange }) => ownWords !== undefined && stands && !cantChange)
  const stay = places.filter(({ cantChange }) => cantChange)
  const missing =
    !typed.title.trim() || !typed.text.trim()
      ? 'Write something first.'
      : !typed.reason.trim()
        ? 'Say what is put right.'
        : undefined
  const handIn = (event: FormEvent) => {
    event.preventDefault()
    if (!missing) onHandIn(typed)
  }
  const wordsAt = (placeId: string) => typed.places.find(each => each.placeId === placeId)?.words ?? ''
  return (
    <form className="statement-form" onSubmit={handIn}>
      <TextField
        label="Title"
        maxLength={200}
        lang={language}
        value={typed.title}
        error={reasonAt(problem, 'title')}
        onChange={event => set({ title: event.target.value })}
      />
      {isEvent && (
        <div className="two">
          <TextField
            label="When it happens"
            type="datetime-local"
            value={typed.happensAt}
            error={reasonAt(problem, 'happensAt')}
            onChange={event => set({ happensAt: event.target.value })}
          />
          <TextField
            label="Where"
            maxLength={200}
            value={typed.happensWhere}
            onChange={event => set({ happensWhere: event.target.value })}
          />
        </div>
      )}
      <TextArea
        label="The words, as they will stand there"
        rows={7}
        lang={language}
        value={typed.text}
        error={reasonAt(problem, 'text')}
        onChange={event => set({ text: event.target.value })}
      />
      <TextField
        label="Link (if there is one)"
        type="url"
        value={typed.link}
        error={reasonAt(problem, 'link')}
        onChange={event => set({ link: event.target.value })}
      />
      {own.map(({ id, handle }) => (
        <TextArea
          key={id}
          label={`Words for @${handle}`}
          rows={4}
          lang={language}
          value={wordsAt(id)}
          onChange={event =>
            set({
              places: typed.places.map(each => (each.placeId === id ? { ...each, words: event.target.value } : each)),
            })
          }
        />
      ))}
      <TextField
        label="What is put right, in a few words"
        hint="For whoever reads it first, and for the record. It stands nowhere outside."
        maxLength={300}
        value={typed.reason}
        error={reasonAt(problem, 'reason')}
        onChange={event => set({ reason: event.target.value })}
      />
      {stay.length > 0 && (
        <Trouble mild title="The old words stay in some places.">
          {stay.map(({ id, handle, cantChange }) => (
            <span key={id}>
              @{handle}: {cantChange}{' '}
            </span>
          ))}
          Take it back there, and say it anew.
        </Trouble>
      )}
      {rest && <Trouble title={rest} />}
      <div className="row">
        <Button type="submit" kind="primary" busy={busy} disabledBecause={missing}>
          Have a colleague read it
        </Button>
        <Button kind="plain" onClick={onLeave}>
          Leave it
        </Button>
      </div>
    </form>
  )
}
