import './guidelines.css'
import { type FormEvent, useState } from 'react'
import { Button, TextArea, TextField, Trouble } from '#apps/ui'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import { Prose } from './prose.tsx'

interface GuidelineFormProps {
  before: string
  /** The division whose addition it is; everybody without. */
  readers?: string
  busy?: string
  problem?: ProblemDetails
  onPublish: (guideline: { body: string; note: string }) => void
  onLeave: () => void
}

/** Writes a new version, as it will be read. */
export function GuidelineForm({ before, readers, busy, problem, onPublish, onLeave }: GuidelineFormProps) {
  const [body, setBody] = useState(before)
  const [note, setNote] = useState('')
  const missing = !body.trim()
    ? 'Write something first.'
    : body.trim() === before.trim()
      ? 'Nothing has changed yet.'
      : undefined
  const rest = reasonsElsewhere(problem, ['body', 'note'])
  const publish = (event: FormEvent) => {
    event.preventDefault()
    if (!missing) onPublish({ body: body.trim(), note: note.trim() })
  }
  return (
    <form className="stack" onSubmit={publish}>
      <div className="publishing">
        <TextArea
          label="The text"
          hint="# a heading, - a point, **weight**, *emphasis*."
          value={body}
          error={reasonAt(problem, 'body')}
          onChange={event => setBody(event.target.value)}
        />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it must be reachable by key. */}
        <section aria-label="As it will be read" tabIndex={0}>
          <Prose text={body} />
        </section>
      </div>
      <TextField
        label="What is new, in a sentence"
        value={note}
        maxLength={500}
        error={reasonAt(problem, 'note')}
        onChange={event => setNote(event.target.value)}
      />
      {rest && <Trouble title={rest} />}
      <div className="row">
        <Button type="submit" kind="primary" busy={busy} disabledBecause={missing}>
          Publish it
        </Button>
        <Button onClick={onLeave}>Leave it</Button>
        <span className="t13 second">
          {readers ? `Everybody in ${readers}` : 'Every colleague'} is asked to read it again.
        </span>
      </div>
    </form>
  )
}
