import { type FormEvent, useState } from 'react'
import { Button, Dialog, Radio, Select, TextField } from '#apps/ui'
import { type WhyNotTo, whysNotTo } from './choice-words.ts'
import { type ClosingResult, useConversationWork } from './conversation-work.ts'

const results: { value: ClosingResult; label: string; hint: string }[] = [
  { value: 'solved', label: 'Solved', hint: 'What they asked or what was wrong is settled.' },
  { value: 'informed', label: 'Informed', hint: 'They know now what they wanted to know.' },
  { value: 'thanked', label: 'Thanked', hint: 'They spoke well of us, and we said thank you.' },
  { value: 'no-answer-needed', label: 'No answer needed', hint: 'Nothing was asked of us. This is no result.' },
  {
    value: 'chose-not-to',
    label: 'We choose not to answer',
    hint: 'A decision, with its reason; it is seen in Results.',
  },
]

/** What came of it, said by a person. */
export function Done({
  conversationId,
  answered,
  onClose,
}: {
  conversationId: string | undefined
  answered: boolean
  onClose: () => void
}) {
  return (
    <Dialog title="What came of it?" open={conversationId !== undefined} onClose={onClose}>
      {conversationId && <DoneForm conversationId={conversationId} answered={answered} onClose={onClose} />}
    </Dialog>
  )
}

function DoneForm({
  conversationId,
  answered,
  onClose,
}: {
  conversationId: string
  answered: boolean
  onClose: () => void
}) {
  const work = useConversationWork()
  const [result, setResult] = useState<ClosingResult>(answered ? 'solved' : 'no-answer-needed')
  const [note, setNote] = useState('')
  const [why, setWhy] = useState<WhyNotTo>()
  const [missing, setMissing] = useState(false)
  const choosesNotTo = result === 'chose-not-to'
  const close = (event: FormEvent) => {
    event.preventDefault()
    if (choosesNotTo && !(why && note.trim())) return setMissing(true)
    void work.close(conversationId, result, note, choosesNotTo ? why : undefined)
    onClose()
  }
  return (
    <form className="stack" onSubmit={close}>
      <Radio
        label="What came of it"
        labelHidden
        value={result}
        options={results
          .filter(({ value }) => answered || value === 'no-answer-needed' || value === 'chose-not-to')
          .map(({ value, label, hint }) => ({ value, label, about: hint }))}
        onChange={setResult}
      />
      {!answered && <p className="t13 second">Nobody of us has answered yet, so there is no result to enter.</p>}
      {choosesNotTo && (
        <Select
          label="Why?"
          value={why ?? ''}
          error={missing && !why ? 'Choose one: it is a decision.' : undefined}
          onChange={event => setWhy(whysNotTo.find(({ value }) => value === event.target.value)?.value)}
          options={[{ value: '', label: 'Choose the reason' }, ...whysNotTo]}
        />
      )}
      <TextField
        label={choosesNotTo ? 'In your words' : 'How do we know?'}
        hint={choosesNotTo ? 'For whoever asks later.' : 'May stay empty.'}
        error={choosesNotTo && missing && !note.trim() ? 'A few words are enough.' : undefined}
        value={note}
        maxLength={500}
        onChange={event => setNote(event.target.value)}
      />
      <div className="row">
        <Button kind="primary" type="submit">
          {choosesNotTo ? 'Choose not to answer' : 'Done'}
        </Button>
        <Button onClick={onClose}>Not yet</Button>
      </div>
    </form>
  )
}
