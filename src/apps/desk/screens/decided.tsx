import './tracked.css'
import { type FormEvent, useState } from 'react'
import { Anchor, Button, LinkButton, Select, TextField, Trouble } from '#apps/ui'
import { paths } from '../paths.ts'

interface DecidedProps {
  name: string
  /** What they said, the last first: among it may be what they decided. */
  said: { id: string; words: string }[]
  /** The result, once it is kept. */
  keptId?: string
  busy?: string
  problem?: string
  onKeep: (what: string, messageId: string | undefined) => void
}

const nowhere = 'nowhere'

/** Somebody outside decided something, and this conversation had a part in it: kept as a result, with where they say so. */
export function DecidedHere({ name, said, keptId, busy, problem, onKeep }: DecidedProps) {
  const [isOpen, setOpen] = useState(false)
  const [what, setWhat] = useState('')
  const [where, setWhere] = useState(said[0]?.id ?? nowhere)
  if (keptId)
    return (
      <p className="t13 way-with-us">
        Kept: <Anchor href={paths.outcome(keptId)}>what {name} decided</Anchor>
      </p>
    )
  if (!isOpen)
    return (
      <p className="t13 way-with-us">
        <LinkButton onClick={() => setOpen(true)}>{name} decided something…</LinkButton>
      </p>
    )
  const keep = (event: FormEvent) => {
    event.preventDefault()
    if (what.trim().length >= 3) onKeep(what.trim(), where === nowhere ? undefined : where)
  }
  return (
    <section className="tracked" aria-label={`What ${name} decided`}>
      <form className="stack" onSubmit={keep}>
        <TextField
          label={`What did ${name} decide, in a few words?`}
          hint="As “to keep the Tour”, or “not to buy this year”: what they did not want counts as much."
          value={what}
          maxLength={200}
          autoFocus
          onChange={event => setWhat(event.target.value)}
        />
        <Select
          label="Where they say so"
          value={where}
          options={[
            ...said.map(({ id, words }) => ({ value: id, label: words.slice(0, 80) })),
            { value: nowhere, label: 'Nowhere here: a colleague saw it' },
          ]}
          onChange={event => setWhere(event.target.value)}
        />
        {problem && <Trouble title={problem} />}
        <span className="row tight">
          <Button
            type="submit"
            small
            kind="primary"
            busy={busy}
            disabledBecause={what.trim().length < 3 ? 'Say what they decided first.' : undefined}
            reasonHidden
          >
            Keep it as a result
          </Button>
          <Button small kind="plain" onClick={() => setOpen(false)}>
            Not now
          </Button>
        </span>
      </form>
    </section>
  )
}
