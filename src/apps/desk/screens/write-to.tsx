import './coordinate.css'
import { type FormEvent, useState } from 'react'
import { Button, LinkButton, TextArea } from '#apps/ui'

/** A word of one’s own, written only where one wants to. */
export function Write({
  open,
  label,
  send,
  busy,
  onSend,
}: {
  open: string
  label: string
  send: string
  busy?: string
  onSend: (words: string) => Promise<boolean>
}) {
  const [isOpen, setOpen] = useState(false)
  const [words, setWords] = useState('')
  if (!isOpen) return <LinkButton onClick={() => setOpen(true)}>{open}</LinkButton>
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (words.trim().length >= 10 && (await onSend(words.trim()))) setOpen(false)
  }
  return (
    <form className="form" onSubmit={event => void submit(event)}>
      <TextArea
        label={label}
        rows={3}
        maxLength={1000}
        value={words}
        autoFocus
        onChange={event => setWords(event.target.value)}
      />
      <div className="row">
        <Button
          type="submit"
          small
          kind="primary"
          busy={busy}
          disabledBecause={words.trim().length < 10 ? 'Write to them in words of your own first.' : undefined}
          reasonHidden
        >
          {send}
        </Button>
        <Button small kind="plain" onClick={() => setOpen(false)}>
          Not now
        </Button>
      </div>
    </form>
  )
}
