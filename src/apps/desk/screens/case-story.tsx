import './moderation.css'
import { type FormEvent, useState } from 'react'
import { Button, TextArea, Time, Trouble } from '#apps/ui'
import type { DecisionView } from './moderation-views.ts'
import { decidedWords } from './moderation-words.ts'

interface CaseStoryProps {
  name: string
  /** What was decided about them before. */
  before: DecisionView[]
  notes: { id: string; text: string; at: string; byName: string | null }[]
  busy?: string
  problem?: string
  onNote: (text: string) => Promise<boolean>
}

/** What moderators know of whoever wrote something: decided before, and noted among themselves. */
export function CaseStory({ name, before, notes, busy, problem, onNote }: CaseStoryProps) {
  const [text, setText] = useState('')
  const note = async (event: FormEvent) => {
    event.preventDefault()
    if (text.trim().length >= 3 && (await onNote(text.trim()))) setText('')
  }
  return (
    <section className="stack" aria-label={`What is known of ${name}`}>
      {before.length === 0 ? (
        <p className="t13 second">Nothing was decided about them before.</p>
      ) : (
        <ul className="plain stack tight" aria-label="Decided before">
          {before.map(each => (
            <li key={each.id} className="t13">
              <Time at={each.at} />: {decidedWords[each.kind]} by {each.byName ?? 'several reports'}
              {each.undoneAt && ', undone since'}. <span dir="auto">{each.why}</span>
            </li>
          ))}
        </ul>
      )}
      {notes.length > 0 && (
        <ul className="plain stack tight" aria-label="Noted by moderators">
          {notes.map(each => (
            <li key={each.id} className="t13">
              <span dir="auto">{each.text}</span>{' '}
              <span className="second">
                {each.byName ?? 'Somebody who left'}, <Time at={each.at} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <form className="form" onSubmit={event => void note(event)}>
        <TextArea
          label="A note for the other moderators"
          hint="They alone read it. What a person should hear, tell them in a decision."
          rows={2}
          maxLength={1000}
          value={text}
          onChange={event => setText(event.target.value)}
        />
        {problem && <Trouble title={problem} />}
        <div>
          <Button
            type="submit"
            small
            busy={busy}
            disabledBecause={text.trim().length < 3 ? 'Write the note first.' : undefined}
            reasonHidden
          >
            Keep the note
          </Button>
        </div>
      </form>
    </section>
  )
}
