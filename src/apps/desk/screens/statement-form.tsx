import { type FormEvent, type ReactNode, useState } from 'react'
import {
  Anchor,
  Button,
  Checkbox,
  LengthRing,
  NetworkMark,
  Radio,
  Select,
  TextArea,
  TextField,
  Trouble,
} from '#apps/ui'
import { paths } from '../paths.ts'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import type { PlaceView } from '../view-types.ts'

/** What somebody writes for the company to say. Times are as the browser's own fields give them. */
export interface StatementTyped {
  kind: 'release' | 'event' | 'statement'
  title: string
  text: string
  language: string
  link: string
  happensAt: string
  happensWhere: string
  embargoUntil: string
  /** One a line. */
  tellingWords: string
  places: { accountId: string; words: string | null }[]
}

export interface OfficialAccountView {
  id: string
  handle: string
  place: PlaceView
  /** The longest that its network takes. */
  most?: number
  /** Why nothing can be said there. */
  cant?: string
}

interface StatementFormProps {
  first: StatementTyped
  company: string
  accounts: OfficialAccountView[]
  languages: { value: string; label: string }[]
  busy?: string
  problem?: ProblemDetails
  /** Somebody looks at it, or did: changed, it is read anew. */
  wasRead?: boolean
  /** The words nearly repeat what a colleague stopped. */
  stopped?: ReactNode
  onText?: (text: string) => void
  onKeep: (typed: StatementTyped) => void
  onHandIn: (typed: StatementTyped) => void
  onLeave: () => void
}

const kinds: { value: StatementTyped['kind']; label: string; about: string }[] = [
  { value: 'release', label: 'Press release', about: 'News of ours.' },
  { value: 'event', label: 'Event', about: 'With a time and a place.' },
  { value: 'statement', label: 'Statement', about: 'Where we stand.' },
]

/** Writes what the company says: the words, when they may be known, and from which of its accounts they leave. */
export function StatementForm(props: StatementFormProps) {
  const { first, company, accounts, languages, busy, problem, wasRead, stopped, onText, onKeep, onHandIn, onLeave } =
    props
  const [typed, setTyped] = useState(first)
  const set = (more: Partial<StatementTyped>) => setTyped({ ...typed, ...more })
  const shown = ['title', 'text', 'link', 'happensAt', 'embargoUntil', 'tellingWords']
  const atPlaces = accounts.map(({ id }) => `places.${id}`)
  const rest = reasonsElsewhere(problem, [...shown, ...atPlaces])
  const missing = !typed.title.trim()
    ? 'Give it a title first.'
    : !typed.text.trim()
      ? 'Write something first.'
      : typed.kind === 'event' && !typed.happensAt
        ? 'Say when it happens.'
        : undefined
  const keep = (event: FormEvent) => {
    event.preventDefault()
    if (!missing) onKeep(typed)
  }
  return (
    <form className="statement-form" onSubmit={keep}>
      <Radio label="What it is" columns value={typed.kind} options={kinds} onChange={kind => set({ kind })} />
      <TextField
        label="Title"
        maxLength={200}
        lang={typed.language}
        value={typed.title}
        error={reasonAt(problem, 'title')}
        onChange={event => set({ title: event.target.value })}
      />
      {typed.kind === 'event' && (
        <div className="two">
          <TextField
            label="When it happens"
            type="datetime-local"
            hint="By your own clock. Readers see it by the company’s."
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
        label="What the company says"
        rows={7}
        lang={typed.language}
        value={typed.text}
        error={reasonAt(problem, 'text')}
        hint={`Under it stands “— ${company}”. Your name is known in here, and stands nowhere outside.`}
        onChange={event => {
          set({ text: event.target.value })
          onText?.(event.target.value)
        }}
      />
      {stopped}
      <div className="two">
        <Select
          label="Language"
          value={typed.language}
          options={languages}
          onChange={event => set({ language: event.target.value })}
        />
        <TextField
          label="Link (if there is one)"
          type="url"
          value={typed.link}
          error={reasonAt(problem, 'link')}
          onChange={event => set({ link: event.target.value })}
        />
      </div>
      <div className="two">
        <TextField
          label="Not before (embargo)"
          type="datetime-local"
          hint="By your own clock. Until then nothing of it leaves, whoever presses what."
          value={typed.embargoUntil}
          error={reasonAt(problem, 'embargoUntil')}
          onChange={event => set({ embargoUntil: event.target.value })}
        />
        {typed.embargoUntil && (
          <TextArea
            label="What would give it away"
            rows={3}
            hint="A word or name a line. Until then no draft with them leaves; colleagues see them among the rules. Empty: the title."
            value={typed.tellingWords}
            error={reasonAt(problem, 'tellingWords')}
            onChange={event => set({ tellingWords: event.target.value })}
          />
        )}
      </div>
      <fieldset className="choices">
        <legend>From which official accounts</legend>
        {accounts.length === 0 && (
          <p className="second">
            None is connected yet. Connect one under <Anchor href={paths.settings()}>Settings</Anchor>: the company
            speaks from accounts of its own, from which nobody answers.
          </p>
        )}
        {accounts.map(account => (
          <PlaceChoice
            key={account.id}
            account={account}
            typed={typed}
            company={company}
            error={reasonAt(problem, `places.${account.id}`)}
            onChange={places => set({ places })}
          />
        ))}
      </fieldset>
      {rest && <Trouble title={rest} />}
      {wasRead && (
        <p className="t14 second" role="status">
          Once you keep a change, a colleague reads it anew.
        </p>
      )}
      <div className="row">
        <Button
          kind="primary"
          busy={busy}
          disabledBecause={missing ?? (typed.places.length === 0 ? 'Choose first from where it is said.' : undefined)}
          onClick={() => onHandIn(typed)}
        >
          Have a colleague read it
        </Button>
        <Button type="submit" busy={busy} disabledBecause={missing} reasonHidden>
          Keep it as it is
        </Button>
        <Button kind="plain" onClick={onLeave}>
          Leave it
        </Button>
      </div>
    </form>
  )
}

interface PlaceChoiceProps {
  account: OfficialAccountView
  typed: StatementTyped
  company: string
  error: string | undefined
  onChange: (places: StatementTyped['places']) => void
}

function PlaceChoice({ account, typed, company, error, onChange }: PlaceChoiceProps) {
  const { id, handle, place, most, cant } = account
  const chosen = typed.places.find(each => each.accountId === id)
  const others = typed.places.filter(each => each.accountId !== id)
  const words = chosen?.words ?? [typed.title, typed.text, typed.link].filter(Boolean).join('\n\n')
  const counts = chosen && most && (chosen.words !== null || typed.kind !== 'event')
  return (
    <div className="place-choice">
      <Checkbox
        label={`@${handle}, ${place.label}`}
        about={cant}
        disabled={cant !== undefined}
        checked={chosen !== undefined}
        onChange={event => onChange(event.target.checked ? [...others, { accountId: id, words: null }] : others)}
      />
      {chosen && (
        <Checkbox
          label={`Other words on ${place.label}`}
          about="Where the network takes less, or others read."
          checked={chosen.words !== null}
          onChange={event => onChange([...others, { accountId: id, words: event.target.checked ? words : null }])}
        />
      )}
      {chosen && chosen.words !== null && (
        <TextArea
          label={`Words for @${handle}`}
          rows={4}
          lang={typed.language}
          value={chosen.words}
          onChange={event => onChange([...others, { accountId: id, words: event.target.value }])}
        />
      )}
      {counts && (
        <p className="row tight t13 second">
          <NetworkMark bare size={14} network={place.network} label={place.label} />
          <LengthRing used={[...`${words.trim()}\n\n— ${company}`].length} limit={most} unit="characters" />
        </p>
      )}
      {error && <Trouble title={error} />}
    </div>
  )
}
