import './tracked.css'
import './wrong.css'
import { type FormEvent, useState } from 'react'
import { Anchor, Button, Chip, Empty, LinkButton, Radio, Select, TextArea, TextField, Time, Trouble } from '#apps/ui'
import { paths } from '../paths.ts'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import { Page, useTitle } from '../screen.tsx'
import type { ColleagueView } from '../view-types.ts'
import { firstName } from '../words.ts'

export type Ending = 'put-right' | 'stands' | 'was-right'

/** Something that somebody outside says wrongly of us, from the flag to its end. */
export interface WrongView {
  id: string
  conversationId: string
  personName: string
  words: string
  flaggedByName: string
  flaggedAt: string
  isRight: string
  source: string
  correctorId: string
  correctorName: string
  correctedAt: string | null
  authorDid: 'edited' | 'replied' | 'removed' | null
  ended: Ending | null
  note: string
  closedByName: string | null
  closedAt: string | null
  stage: 'open' | 'corrected' | 'author-acted' | 'closed'
  /** Why the reader may not say how it ended. */
  lockedBecause?: string
}

const endings: Record<Ending, string> = {
  'put-right': 'put right',
  stands: 'still stands there',
  'was-right': 'they were right',
}
const authors = {
  edited: 'changed their words: look whether it is right now',
  replied: 'wrote again: read what they say',
  removed: 'took it down',
}

/** How far it has come, in words. */
export function stageWords({ stage, correctorName, personName, authorDid, ended }: WrongView): string {
  if (stage === 'closed') return endings[ended ?? 'stands']
  if (authorDid) return `${firstName(personName)} ${authors[authorDid]}`
  return stage === 'corrected'
    ? `corrected by us; ${firstName(personName)} has done nothing yet`
    : `${firstName(correctorName)} puts it right`
}

interface Settling {
  onPass: (id: string) => void
  onClose: (id: string) => void
}

/** What in this conversation is wrong about us, and how far it has come. */
export function WrongHere({ wrong, ...actions }: { wrong: WrongView[] } & Settling) {
  if (wrong.length === 0) return null
  return (
    <section className="tracked" aria-label="Wrong about us">
      <ul>
        {wrong.map(each => (
          <li key={each.id}>
            <div className="wrong-here">
              <p>
                <b>Wrong about us</b>: {stageWords(each)}. Right is: <span dir="auto">“{each.isRight}”</span> (
                {each.source}; flagged by {firstName(each.flaggedByName)})
                {each.note && (
                  <>
                    . <span dir="auto">“{each.note}”</span>
                  </>
                )}
              </p>
              <Verbs wrong={each} {...actions} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Verbs({ wrong, onPass, onClose }: { wrong: WrongView } & Settling) {
  if (wrong.stage === 'closed' || wrong.lockedBecause) return null
  return (
    <span className="row tight">
      <LinkButton onClick={() => onPass(wrong.id)}>Ask another</LinkButton>
      <LinkButton onClick={() => onClose(wrong.id)}>How it ended</LinkButton>
    </span>
  )
}

export interface FactToUse {
  id: string
  words: string
  source: string
  ownerName: string
}

interface FlagProps {
  words: string
  facts: FactToUse[]
  colleagues: ColleagueView[]
  busy?: string
  problem?: ProblemDetails
  onFlag: (said: { isRight: string; source: string; factCardId?: string; correctorId?: string }) => void
  onLeave: () => void
}

/** A colleague says what is right, and where that is from. */
export function FlagWrong({ words, facts, colleagues, busy, problem, onFlag, onLeave }: FlagProps) {
  const [isRight, setIsRight] = useState('')
  const [source, setSource] = useState('')
  const [factId, setFactId] = useState('')
  const [correctorId, setCorrectorId] = useState('')
  const missing = !isRight.trim() ? 'What is right?' : !source.trim() ? 'Where is that from?' : undefined
  const rest = reasonsElsewhere(problem, ['isRight', 'source'])
  const takeFact = (id: string) => {
    setFactId(id)
    const fact = facts.find(each => each.id === id)
    if (!fact) return
    setIsRight(fact.words)
    setSource(fact.source)
  }
  const flag = (event: FormEvent) => {
    event.preventDefault()
    if (missing) return
    onFlag({
      isRight: isRight.trim(),
      source: source.trim(),
      ...(factId && { factCardId: factId }),
      ...(correctorId && { correctorId }),
    })
  }
  return (
    <form className="stack" onSubmit={flag}>
      <blockquote className="wrong-words" dir="auto">
        {words}
      </blockquote>
      {facts.length > 0 && (
        <Select
          label="A fact that settles it"
          value={factId}
          options={[
            { value: '', label: 'None of these' },
            ...facts.map(fact => ({ value: fact.id, label: `${fact.words} (${fact.ownerName})` })),
          ]}
          onChange={event => takeFact(event.target.value)}
        />
      )}
      <TextArea
        label="What is right"
        hint="For colleagues. What is sent is written by whoever corrects it."
        rows={2}
        maxLength={1000}
        value={isRight}
        error={reasonAt(problem, 'isRight')}
        onChange={event => setIsRight(event.target.value)}
      />
      <TextField
        label="Where we know it from"
        placeholder="A page, a test, a colleague"
        maxLength={300}
        value={source}
        error={reasonAt(problem, 'source')}
        onChange={event => setSource(event.target.value)}
      />
      <Select
        label="Who puts it right"
        value={correctorId}
        options={[
          { value: '', label: 'Whoever keeps the fact, or knows best' },
          ...colleagues.map(each => ({ value: each.id, label: each.name })),
        ]}
        onChange={event => setCorrectorId(event.target.value)}
      />
      {rest && <Trouble title={rest} />}
      <div className="row">
        <Button kind="primary" type="submit" busy={busy} disabledBecause={missing} reasonHidden>
          Flag it
        </Button>
        <Button onClick={onLeave}>Leave it</Button>
      </div>
    </form>
  )
}

/** Another colleague puts it right. */
export function PassWrong({
  wrong,
  colleagues,
  busy,
  onPass,
}: {
  wrong: WrongView
  colleagues: ColleagueView[]
  busy?: string
  onPass: (correctorId: string) => void
}) {
  const others = colleagues.filter(({ id }) => id !== wrong.correctorId)
  const [of, setOf] = useState(others[0]?.id ?? '')
  return (
    <form
      className="stack"
      onSubmit={event => {
        event.preventDefault()
        if (of) onPass(of)
      }}
    >
      <Select
        label="Who puts it right"
        value={of}
        options={others.map(each => ({ value: each.id, label: each.name }))}
        onChange={event => setOf(event.target.value)}
      />
      <div>
        <Button kind="primary" type="submit" busy={busy} disabledBecause={of ? undefined : 'There is nobody else.'}>
          Ask them
        </Button>
      </div>
    </form>
  )
}

/** How it ended, said by a person who looked. */
export function CloseWrong({
  busy,
  problem,
  onEnd,
}: {
  busy?: string
  problem?: ProblemDetails
  onEnd: (said: { ended: Ending; note: string }) => void
}) {
  const [ended, setEnded] = useState<Ending>()
  const [note, setNote] = useState('')
  const missing = !ended
    ? 'How did it end?'
    : ended !== 'put-right' && !note.trim()
      ? 'Say it in a few words, for whoever meets it again.'
      : undefined
  const rest = reasonsElsewhere(problem, ['note'])
  return (
    <form
      className="stack"
      onSubmit={event => {
        event.preventDefault()
        if (ended && !missing) onEnd({ ended, note: note.trim() })
      }}
    >
      <Radio<Ending>
        label="How did it end?"
        value={ended}
        options={[
          { value: 'put-right', label: 'Put right', about: 'Its author changed it, took it down, or said so.' },
          { value: 'stands', label: 'It still stands', about: 'We said what is right; it stays as it is.' },
          { value: 'was-right', label: 'They were right', about: 'It was we who were wrong.' },
        ]}
        onChange={setEnded}
      />
      <TextArea
        label="In a few words"
        rows={2}
        maxLength={500}
        value={note}
        error={reasonAt(problem, 'note')}
        onChange={event => setNote(event.target.value)}
      />
      {rest && <Trouble title={rest} />}
      <div>
        <Button kind="primary" type="submit" busy={busy} disabledBecause={missing}>
          Note it
        </Button>
      </div>
    </form>
  )
}

/** Everything that is said wrongly of us: what is open, the oldest first, and how the rest of the month ended. */
export function WrongList({ open, closed, ...actions }: { open: WrongView[]; closed: WrongView[] } & Settling) {
  useTitle('Wrong about us')
  return (
    <Page
      title="What is wrong about us."
      about="Whoever meets something wrong flags it with what is right. One of us corrects it, and it stays here until somebody says how it ended."
    >
      {open.length === 0 && closed.length === 0 && (
        <Empty title="Nothing wrong was flagged.">
          In a conversation, “Wrong about us…” stands under what somebody says: say there what is right and where it is
          from.
        </Empty>
      )}
      <Part title="Open" wrong={open} {...actions} />
      <Part title="Ended in the last 30 days" wrong={closed} {...actions} />
    </Page>
  )
}

function Part({ title, wrong, ...actions }: { title: string; wrong: WrongView[] } & Settling) {
  if (wrong.length === 0) return null
  return (
    <section className="wrong-part" aria-label={title}>
      <h2 className="heading">{title}</h2>
      <ul>
        {wrong.map(each => (
          <li key={each.id}>
            <p className="row tight">
              <Anchor href={paths.conversation(each.conversationId)}>{each.personName || 'Somebody'}</Anchor>
              <Chip tone={each.stage === 'open' ? 'care' : 'line'}>{stageWords(each)}</Chip>
            </p>
            <blockquote className="wrong-words" dir="auto">
              {each.words}
            </blockquote>
            <p>
              Right is: <span dir="auto">“{each.isRight}”</span> <small>{each.source}</small>
            </p>
            {each.note && <p dir="auto">“{each.note}”</p>}
            <p className="row tight">
              <small>
                {each.closedAt ? (
                  <>
                    {each.closedByName}, <Time at={each.closedAt} as="short" />
                  </>
                ) : (
                  <>
                    {each.flaggedByName} flagged it <Time at={each.flaggedAt} />
                  </>
                )}
              </small>
              <Verbs wrong={each} {...actions} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
