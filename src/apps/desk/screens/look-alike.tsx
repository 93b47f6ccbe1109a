import { Button, Checkbox, LinkButton, TextField, Trouble } from '#apps/ui'
import type { LookAlikeTryView, QueryErrorView, TellingWordView } from '../listening-types.ts'
import { counted } from '../words.ts'
import { Hit } from './queries.tsx'
import { QueryField } from './query-field.tsx'

interface LookAlikeFormProps {
  name: string
  onName: (name: string) => void
  nameError?: string
  text: string
  onText: (text: string) => void
  error?: QueryErrorView
  reason: string
  onReason: (reason: string) => void
  alsoPast: boolean
  onAlsoPast: (alsoPast: boolean) => void
  /** Words that tell it apart, to be taken with a press. */
  words: TellingWordView[]
  tried?: LookAlikeTryView
  trouble?: string
  keepWords: string
  keepBecause?: string
  busy?: string
  lockedBecause?: string
  onKeep: () => void
  /** Takes it off the list. */
  onRetire?: () => void
}

/** Something else that bears our name: what it is, what tells it apart, and what that would have set aside. */
export function LookAlikeForm({
  name,
  onName,
  nameError,
  text,
  onText,
  error,
  reason,
  onReason,
  alsoPast,
  onAlsoPast,
  words,
  tried,
  trouble,
  keepWords,
  keepBecause,
  busy,
  lockedBecause,
  onKeep,
  onRetire,
}: LookAlikeFormProps) {
  const notYet = !name.trim()
    ? 'Say what it is first.'
    : !text.trim()
      ? 'Write at least one word that tells it apart.'
      : error
        ? 'The words cannot be read yet.'
        : keepBecause
  const offered = words.filter(word => !text.toLowerCase().includes(word.text))
  return (
    <div className="stack">
      <TextField
        label="It is …"
        value={name}
        maxLength={120}
        autoComplete="off"
        placeholder="Halden, the town in Norway"
        onChange={event => onName(event.target.value)}
        error={nameError}
      />
      <div className="stack tight">
        <p className="t13 second">What such posts say, and ours never do. Written like a query.</p>
        <QueryField label="Words that tell it apart" text={text} onText={onText} error={error} />
        {offered.length > 0 && (
          <p className="t13 second">
            Also telling:{' '}
            {offered.map(({ text: word, there, elsewhere }) => (
              <span key={word}>
                <LinkButton onClick={() => onText(text.trim() ? `${text.trim()} OR ${word}` : word)}>{word}</LinkButton>{' '}
                ({there} there, {elsewhere} elsewhere){' '}
              </span>
            ))}
          </p>
        )}
      </div>
      <TextField
        label="Why we think so (for colleagues)"
        value={reason}
        maxLength={300}
        onChange={event => onReason(event.target.value)}
      />
      {tried && !error && <Tried tried={tried} />}
      <Checkbox
        label="Set aside what waits already, too"
        about="Only what nobody claimed or answered. Anything can be brought back."
        checked={alsoPast}
        onChange={event => onAlsoPast(event.target.checked)}
      />
      {trouble && <Trouble title={trouble} />}
      <div className="row">
        <Button kind="primary" busy={busy} disabledBecause={lockedBecause ?? notYet} onClick={onKeep}>
          {keepWords}
        </Button>
        {onRetire && !lockedBecause && (
          <Button kind="plain" onClick={onRetire}>
            Take it off the list
          </Button>
        )}
      </div>
    </div>
  )
}

function Tried({ tried: { count, keptByUs, looked, hits } }: { tried: LookAlikeTryView }) {
  return (
    <section aria-label="What it would have set aside" className="stack tight">
      <p role="status">
        It would have set aside <b>{counted(count, 'post')}</b> of {looked.toLocaleString('en-GB')} that queries caught.
      </p>
      {keptByUs > 0 && (
        <Trouble
          mild
          title={`${counted(keptByUs, 'of them was', 'of them were')} claimed or answered by colleagues. Look at those first.`}
        />
      )}
      {hits.map(hit => (
        <Hit key={hit.messageId} hit={hit} />
      ))}
    </section>
  )
}
