import { useState } from 'react'
import { Because, Chip, LinkButton, Menu, useNow } from '#apps/ui'
import type { ChoiceView, LabelView, LearnedFromView, PutRight, ReadingView, WordsView } from '../conversation-types.ts'
import { dayWords, firstName } from '../words.ts'
import { SayName } from './say-name.tsx'

interface ReadingProps {
  reading: ReadingView
  /** Opened from elsewhere, by its key. */
  open: boolean
  /** Which words are to be marked in the post now; none: those that it was caught by. */
  onLook: (words: WordsView[] | undefined) => void
  onPutRight: (means: PutRight, words: string) => void
  onTakeBack: (correctionId: string) => void
}

/** How a post was read: one quiet line, and all of it with its reasons for whoever asks. */
export function Reading({ reading, open, onLook, onPutRight, onTakeBack }: ReadingProps) {
  const [asked, setAsked] = useState(false)
  const [kept, setKept] = useState<string>()
  const seen = asked || open
  const keep = (label: LabelView) => {
    setKept(kept === label.id ? undefined : label.id)
    onLook(kept === label.id ? undefined : wordsOf(label))
  }
  const keptLabel = reading.labels.find(label => label.id === kept)
  const line = reading.labels.filter(label => label.onLine)
  return (
    <div className="read-as">
      <span className="kind-line">
        {!seen && line.map(label => <Short key={label.id} label={label} onPutRight={onPutRight} />)}
        <LinkButton
          aria-expanded={seen}
          onClick={() => {
            setAsked(!asked)
            setKept(undefined)
            onLook(undefined)
          }}
        >
          {seen && !open ? 'Less' : 'Why'}
        </LinkButton>
      </span>
      {seen && (
        <ul className="reading" aria-label="How this was read">
          {reading.labels.map(label => (
            <Line
              key={label.id}
              label={label}
              kept={kept === label.id}
              onKeep={() => keep(label)}
              onLook={looking => onLook(looking ? wordsOf(label) : keptLabel && wordsOf(keptLabel))}
              onPutRight={onPutRight}
              onTakeBack={onTakeBack}
            />
          ))}
        </ul>
      )}
    </div>
  )
}

function wordsOf({ because, learned }: LabelView): WordsView[] {
  return [...because, ...learned.flatMap(each => each.shared)]
}

function Short({ label, onPutRight }: { label: LabelView; onPutRight: ReadingProps['onPutRight'] }) {
  const now = useNow()
  const [learned] = label.learned
  return (
    <span className="short">
      <Value label={label} onPutRight={onPutRight} />
      {learned && <small>{learnedWords(learned, now)}</small>}
    </span>
  )
}

/** What it was read as; where a person can say otherwise, the press that lets them. */
function Value({ label, onPutRight }: { label: LabelView; onPutRight: ReadingProps['onPutRight'] }) {
  const { about, value, tone, choices, many, parts } = label
  if (parts && parts.length > 0)
    return (
      <span className="parts">
        {parts.map(part => (
          <Value key={part.value} label={{ ...label, ...part, parts: undefined }} onPutRight={onPutRight} />
        ))}
      </span>
    )
  if (!choices || choices.length === 0) return tone ? <Chip tone={tone}>{value}</Chip> : <span>{value}</span>
  return (
    <Menu
      className={['label-button', tone].filter(Boolean).join(' ')}
      label={many ? `${about}: say what else, or what not` : `${about}: put it right`}
      many={many}
      items={choices.map(choice => ({
        label: choice.label,
        chosen: choice.chosen,
        run: () => {
          if (many || !choice.chosen) onPutRight(choice.means, saidWords(label, choice))
        },
      }))}
    >
      <span className="hidden-words">{about}: </span>
      {value}
    </Menu>
  )
}

function saidWords({ id, about, many }: LabelView, { label, chosen, means }: ChoiceView): string {
  const named = means.label === 'entity' ? `“${means.value.words}” is ${label}` : undefined
  const felt = means.label === 'aspect' ? `${label}, ${about.charAt(0).toLowerCase()}${about.slice(1)}` : undefined
  const said = `Noted: ${named ?? felt ?? (many ? `${chosen ? 'not about' : 'about'} ${label}` : label)}.`
  // That one post is Polish says nothing about the next.
  return id === 'language' ? said : `${said} Posts like it are read so from now on.`
}

function Line({
  label,
  kept,
  onKeep,
  onLook,
  onPutRight,
  onTakeBack,
}: {
  label: LabelView
  kept: boolean
  onKeep: () => void
  onLook: (looking: boolean) => void
  onPutRight: ReadingProps['onPutRight']
  onTakeBack: ReadingProps['onTakeBack']
}) {
  const now = useNow()
  const { about, because, reason, learned, namesItself } = label
  const said = [...new Set(because.map(each => each.words.trim()))].filter(Boolean)
  const marks = wordsOf(label).length > 0
  return (
    <li onMouseEnter={() => marks && onLook(true)} onMouseLeave={() => marks && onLook(false)}>
      {marks ? (
        <button
          type="button"
          className="about"
          title="Mark the words"
          aria-pressed={kept}
          onClick={onKeep}
          onFocus={() => onLook(true)}
          onBlur={() => onLook(false)}
        >
          {about}
        </button>
      ) : (
        <span className="about">{about}</span>
      )}
      <div>
        <Value label={label} onPutRight={onPutRight} />
        {label.canName && <SayName canName={label.canName} onPutRight={onPutRight} />}
        {said.length > 0 && !namesItself && <Because>“{said.slice(0, 5).join('”, “')}”</Because>}
        {reason && <Because>{reason}</Because>}
        {learned.map(each => (
          <Because key={each.correctionId}>
            {each.of && `“${each.of}”: `}
            {learnedWords(each, now)}
            {each.shared.length > 0 && `: both say “${each.shared.map(({ words }) => words.trim()).join('”, “')}”`}
            {each.canTakeBack && (
              <>
                {' '}
                <LinkButton onClick={() => onTakeBack(each.correctionId)}>Take it back</LinkButton>
              </>
            )}
          </Because>
        ))}
      </div>
    </li>
  )
}

function learnedWords({ from, at, ofThis }: LearnedFromView, now: Date): string {
  return ofThis
    ? `${firstName(from)} said so, ${dayWords(at, now)}`
    : `learned from ${firstName(from)}, ${dayWords(at, now)}`
}
