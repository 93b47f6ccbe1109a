import { type FormEvent, useState } from 'react'
import { Anchor, Button, Checkbox, LinkButton, Select, TextArea, TextField, Trouble } from '#apps/ui'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import type { ColleagueView } from '../view-types.ts'
import { firstName } from '../words.ts'

interface AskProps {
  colleagues: ColleagueView[]
  /** Whoever probably knows, already chosen. */
  likely?: string
  busy?: string
  problem?: ProblemDetails
  onAsk: (of: string, words: string) => void
  onLeave: () => void
}

/** Asks a colleague inside the conversation. */
export function AskColleague({ colleagues, likely, busy, problem, onAsk, onLeave }: AskProps) {
  const [of, setOf] = useState(likely ?? colleagues[0]?.id ?? '')
  const [words, setWords] = useState('')
  const name = colleagues.find(colleague => colleague.id === of)?.name
  const rest = reasonsElsewhere(problem, ['words'])
  const ask = (event: FormEvent) => {
    event.preventDefault()
    if (of && words.trim()) onAsk(of, words.trim())
  }
  return (
    <form className="stack" onSubmit={ask}>
      <Select
        label="Whom"
        value={of}
        options={colleagues.map(each => ({
          value: each.id,
          label: each.title ? `${each.name}, ${each.title}` : each.name,
        }))}
        onChange={event => setOf(event.target.value)}
      />
      <TextArea
        label="What"
        hint="Only colleagues see it, here in the conversation."
        rows={3}
        maxLength={2000}
        value={words}
        error={reasonAt(problem, 'words')}
        onChange={event => setWords(event.target.value)}
      />
      {rest && <Trouble title={rest} />}
      <div className="row">
        <Button
          kind="primary"
          type="submit"
          busy={busy}
          disabledBecause={words.trim() ? undefined : 'Ask something first.'}
          reasonHidden
        >
          {name ? `Ask ${firstName(name)}` : 'Ask'}
        </Button>
        <Button onClick={onLeave}>Leave it</Button>
      </div>
    </form>
  )
}

/** A card as its owner writes it. */
export interface CardWords {
  words: string
  language: string
  validUntil: string | null
}

interface AnswerProps {
  by: string
  question: string
  language?: string
  busy?: string
  problem?: ProblemDetails
  onAnswer: (said: { answer: string; source: string; card?: CardWords }) => void
  onLeave: () => void
}

/** Answers a colleague, and says where it is from; kept as a fact card for the next who needs it, if one likes. */
export function AnswerColleague({ by, question, language, busy, problem, onAnswer, onLeave }: AnswerProps) {
  const [answer, setAnswer] = useState('')
  const [source, setSource] = useState('')
  const [keeps, setKeeps] = useState(false)
  const [words, setWords] = useState('')
  const [until, setUntil] = useState('')
  const missing = !answer.trim()
    ? 'Say something first.'
    : !source.trim()
      ? 'Where do you know it from?'
      : keeps && !words.trim()
        ? 'The fact in a sentence first.'
        : undefined
  const rest = reasonsElsewhere(problem, ['answer', 'source'])
  const give = (event: FormEvent) => {
    event.preventDefault()
    if (missing) return
    const card = { words: words.trim(), language: language ?? 'und', validUntil: until || null }
    onAnswer({ answer: answer.trim(), source: source.trim(), ...(keeps && { card }) })
  }
  return (
    <form className="stack" onSubmit={give}>
      <p className="said small">
        {firstName(by)}: <q>{question}</q>
      </p>
      <TextArea
        label={`To ${firstName(by)}`}
        rows={3}
        maxLength={4000}
        value={answer}
        error={reasonAt(problem, 'answer')}
        onChange={event => setAnswer(event.target.value)}
      />
      <TextField
        label="Where you know it from"
        placeholder="I measured it in January; the price list; page 12 of the manual"
        maxLength={300}
        value={source}
        error={reasonAt(problem, 'source')}
        onChange={event => setSource(event.target.value)}
      />
      <Checkbox
        label="Keep it as a fact card"
        about="It is offered to whoever needs it next, and held against what they write."
        checked={keeps}
        onChange={event => {
          setKeeps(event.target.checked)
          if (!words) setWords(answer)
        }}
      />
      {keeps && (
        <>
          <TextArea
            label="The fact, in a sentence that can be used"
            rows={2}
            maxLength={1000}
            value={words}
            onChange={event => setWords(event.target.value)}
          />
          <TextField
            label="It holds until"
            hint="You are asked again then. Empty: until somebody says otherwise."
            type="date"
            value={until}
            onChange={event => setUntil(event.target.value)}
          />
        </>
      )}
      {rest && <Trouble title={rest} />}
      <div className="row">
        <Button kind="primary" type="submit" busy={busy} disabledBecause={missing}>
          Answer {firstName(by)}
        </Button>
        <Button onClick={onLeave}>Later</Button>
      </div>
    </form>
  )
}

interface BesideProps {
  /** A colleague asks me, or I ask one. */
  asked: { id: string; by: string; of: string; words: string; mine: boolean; forMe: boolean }[]
  /** What others write to the same people. */
  drafts: { name: string; text: string; step: string; answerId?: string; canGiveWay: boolean }[]
  before?: { name: string; words: string; mine: boolean; href: string }
  onAnswer: (id: string) => void
  onWithdraw: (id: string) => void
  onGiveWay: (toAnswerId: string) => void
}

const steps: Record<string, string> = {
  writing: 'is writing, and shows it',
  'in-review': 'has an answer with a reviewer',
  approved: 'has an answer that was approved',
  returned: 'has an answer that came back',
}

/** What colleagues ask, write and wrote about the same, above the place where one answers. */
export function BesideUs({ asked, drafts, before, onAnswer, onWithdraw, onGiveWay }: BesideProps) {
  if (asked.length === 0 && drafts.length === 0 && !before) return null
  return (
    <div className="beside-us">
      {asked.map(question => (
        <div key={question.id} className="row between">
          <p className="t13">
            {question.forMe ? (
              <>
                <b>{firstName(question.by)} asks you:</b> {question.words}
              </>
            ) : (
              <>
                {question.mine ? 'You asked' : `${firstName(question.by)} asked`} {firstName(question.of)}:{' '}
                {question.words} <span className="third">Not answered yet.</span>
              </>
            )}
          </p>
          {question.mine ? (
            <LinkButton onClick={() => onWithdraw(question.id)}>I know it now</LinkButton>
          ) : (
            <LinkButton onClick={() => onAnswer(question.id)}>
              {question.forMe ? `Answer ${firstName(question.by)}` : 'I know it'}
            </LinkButton>
          )}
        </div>
      ))}
      {drafts.map(draft => (
        <details key={`${draft.name} ${draft.step}`} className="t13">
          <summary>
            <b>{firstName(draft.name)}</b> {steps[draft.step] ?? ''}.
          </summary>
          <p className="said small" dir="auto">
            {draft.text}
          </p>
          {draft.answerId && draft.canGiveWay && (
            <LinkButton onClick={() => draft.answerId && onGiveWay(draft.answerId)}>
              Let mine give way to {firstName(draft.name)}’s
            </LinkButton>
          )}
        </details>
      ))}
      {before && (
        <details className="t13">
          <summary>
            Nearly what {before.mine ? 'you' : firstName(before.name)} wrote to somebody else. They may compare: say it
            to this one.
          </summary>
          <p className="said small" dir="auto">
            {before.words}
          </p>
          <Anchor href={before.href}>See it there</Anchor>
        </details>
      )}
    </div>
  )
}
