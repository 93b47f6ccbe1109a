import { BadgeCheck, Reply } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { Button, LinkButton } from './button.tsx'
import { DraftField, type DraftHandle, useAnnouncement } from './draft-field.tsx'
import { type Finding, FindingCard, findingKey } from './finding.tsx'
import { LengthRing, type LengthRule, lengthState } from './length.tsx'

/** What an answer is meant to do: one of a few, with what makes that one good. */
export interface ComposerMove {
  chosen: string
  choices: { value: string; label: string }[]
  /** What makes the chosen one good; never words to send. */
  hint: string
  /** What the chosen one needs besides: the page to invite to. */
  under?: ReactNode
  onChoose: (value: string) => void
}

interface ComposerProps {
  /** Whom the words go to, and who else will read them. */
  to: string
  readBy?: string[]
  /** The first name under which it goes out: "Send as Inés". */
  author: string
  text: string
  onText: (text: string) => void
  language?: string
  findings: Finding[]
  /** As it will stand under the words on that network. It cannot be taken away. */
  disclosure: string
  length?: LengthRule
  /** What the length means there, where a number does not say it: “2 segments”. */
  lengthWords?: string
  /** What the answer takes over from what it answers: a warning before it, who can see it. */
  inherits?: string
  /** From which account it leaves, where there is a choice. */
  from?: { chosen: string; accounts: { id: string; words: string }[]; onChoose: (id: string) => void }
  /** It shows their words in a post of our own, in place of standing under them. */
  quoting?: boolean
  /** What the press does, where it is not simply “Send as Inés”. */
  sendWords?: string
  /** What is special about this network, above the buttons. */
  note?: ReactNode
  /** Why a second pair of eyes is needed first; then that is the way forward. */
  reviewBecause?: string
  /** Why it cannot go out at all right now: no account, somebody else has it, text is empty. */
  blockedBecause?: string
  busy?: string
  /** What is kept: "Kept as you type". */
  kept?: string
  /** Above the text on the right: what else can be done while writing. */
  moves?: { label: string; run: () => void }[]
  /** What the answer is meant to do. */
  move?: ComposerMove
  /** Below the words: what is added to them. */
  added?: ReactNode
  /** Something that happened to the last try. */
  trouble?: ReactNode
  placeholder?: string
  onSend: () => void
  onSendForReview: () => void
  onWhy?: (finding: Finding) => void
}

/** Where a person answers, as themselves. Nothing leaves but by the press of its button. */
export function Composer(props: ComposerProps) {
  const {
    to,
    readBy = [],
    author,
    text,
    language,
    findings,
    disclosure,
    length,
    reviewBecause,
    busy,
    kept,
    moves,
    trouble,
  } = props
  const id = useId()
  const field = useRef<DraftHandle>(null)
  const [here, setHere] = useState<string>()
  const stop = findings.find(finding => finding.level === 'stop')
  const used = length?.count(text) ?? 0
  const tooLong = length !== undefined && lengthState(used, length.limit) === 'past'
  const blocked =
    props.blockedBecause ??
    (text.trim() ? whyNot(stop, tooLong && length ? used - length.limit : 0) : 'Write something first.')
  const announced = useAnnouncement(spoken(findings, tooLong))
  const order = [...findings].sort((a, b) => a.start - b.start)
  const heaviestFirst = [...order].sort((a, b) => weights[b.level] - weights[a.level])

  const jump = (back: boolean) => {
    const at = order.findIndex(finding => findingKey(finding) === here)
    const next = order[(at + (back ? -1 : 1) + order.length) % order.length] ?? order[0]
    if (!next) return
    setHere(findingKey(next))
    field.current?.select(next.start, next.end)
  }
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'F8') {
      event.preventDefault()
      jump(event.shiftKey)
    } else if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && !event.nativeEvent.isComposing) {
      event.preventDefault()
      if (blocked || busy) return
      if (reviewBecause) props.onSendForReview()
      else props.onSend()
    }
  }

  return (
    <section className="composer" aria-label={`Your answer to ${to}`} data-pane>
      <div className="to">
        <Reply size={14} strokeWidth={1.75} aria-hidden />
        <span>
          {props.quoting ? 'Show the words of ' : 'Answer '}
          <b>{to}</b>
          {props.quoting
            ? ' in a post of our own, to all who follow us'
            : readBy.length > 0 && `, seen by ${listed(readBy)}`}
        </span>
        {moves && (
          <span className="moves">
            {moves.map(move => (
              <LinkButton key={move.label} onClick={move.run}>
                {move.label}
              </LinkButton>
            ))}
          </span>
        )}
      </div>
      {props.move && <Moves {...props.move} />}
      <div className="middle">
        <DraftField
          ref={field}
          label={`Your answer to ${to}`}
          placeholder={props.placeholder ?? 'Write as you would speak.'}
          text={text}
          language={language}
          findings={findings}
          here={here}
          describedBy={`${id}-disclosed ${id}-findings`}
          readOnly={Boolean(busy)}
          onText={props.onText}
          onKeyDown={press}
          onCaret={at => setHere(keyAt(findings, at))}
        />
        {props.added && <div className="added">{props.added}</div>}
        <p className="disclosed" id={`${id}-disclosed`}>
          <BadgeCheck size={14} strokeWidth={1.75} aria-hidden />
          <span>
            Ends with{' '}
            <b lang={language} dir="auto">
              {disclosure}
            </b>
          </span>
        </p>
        {props.from && (
          <label className="from">
            Leaves from{' '}
            <select value={props.from.chosen} onChange={event => props.from?.onChoose(event.target.value)}>
              {props.from.accounts.map(account => (
                <option key={account.id} value={account.id}>
                  {account.words}
                </option>
              ))}
            </select>
          </label>
        )}
        {props.inherits && <p className="inherited">{props.inherits}</p>}
        <div className="findings" id={`${id}-findings`}>
          {trouble}
          {heaviestFirst.map(finding => (
            <FindingCard
              key={findingKey(finding)}
              finding={finding}
              language={language}
              here={findingKey(finding) === here}
              onUse={() => finding.suggestion && field.current?.replace(finding.start, finding.end, finding.suggestion)}
              onWhy={props.onWhy && (() => props.onWhy?.(finding))}
            />
          ))}
        </div>
      </div>
      <div className="send">
        {props.note && <div className="note">{props.note}</div>}
        {reviewBecause ? (
          <>
            <Button kind="primary" keys="⌘↵" busy={busy} disabledBecause={blocked} onClick={props.onSendForReview}>
              Send for review
            </Button>
            {!blocked && <span className="t13 second">{reviewBecause}</span>}
          </>
        ) : (
          <>
            <Button kind="primary" keys="⌘↵" busy={busy} disabledBecause={blocked} onClick={props.onSend}>
              {props.sendWords ?? `Send as ${author}`}
            </Button>
            {!blocked && <Button onClick={props.onSendForReview}>Send for review</Button>}
          </>
        )}
        {kept && <span className="t13 third">{kept}</span>}
        {(props.lengthWords || length) && (
          <span className="lengths">
            {props.lengthWords && <span className="length">{props.lengthWords}</span>}
            {length && <LengthRing used={used} limit={length.limit} unit={length.unit} />}
          </span>
        )}
      </div>
      <p className="hidden-words" role="status">
        {announced}
      </p>
    </section>
  )
}

/** Radio buttons: arrows go through them, and what is chosen says what makes it good. */
function Moves({ chosen, choices, hint, under, onChoose }: ComposerMove) {
  const id = useId()
  return (
    <fieldset className="move" aria-describedby={`${id}-hint`}>
      <legend className="hidden-words">What your answer is meant to do</legend>
      <div className="choices">
        {choices.map(({ value, label }) => (
          <label key={value}>
            <input
              type="radio"
              name={id}
              value={value}
              checked={value === chosen}
              onChange={() => onChoose(value)}
              aria-describedby={value === chosen ? `${id}-hint` : undefined}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
      <p className="hint" id={`${id}-hint`} aria-live="polite">
        {hint}
      </p>
      {under}
    </fieldset>
  )
}

const weights: Record<Finding['level'], number> = { note: 0, review: 1, stop: 2 }

function keyAt(findings: Finding[], at: number): string | undefined {
  const found = findings.find(finding => finding.start <= at && at <= finding.end)
  return found && findingKey(found)
}

function whyNot(stop: Finding | undefined, tooMany: number): string | undefined {
  if (stop) return `${stop.title}. ${stop.suggestion ? 'Use the other words first.' : 'Take these words out first.'}`
  if (tooMany > 0) return `${tooMany} too long for this network.`
  return undefined
}

function spoken(findings: Finding[], tooLong: boolean): string {
  const first = findings.find(finding => finding.level === 'stop') ?? findings[0]
  const count = findings.length === 0 ? '' : findings.length === 1 ? 'One finding. ' : `${findings.length} findings. `
  const one = first ? `${first.title}: “${first.words}”. F8 goes there. ` : ''
  return `${count}${one}${tooLong ? 'Too long for this network.' : ''}`.trim()
}

function listed(names: string[]): string {
  return new Intl.ListFormat('en-GB').format(names)
}
