import { type FormEvent, useRef, useState } from 'react'
import { Button, LinkButton, Select, TextField } from '#apps/ui'
import type { NameKind, PutRight } from '../conversation-types.ts'

/** Says that some words of a post name something: what is marked in it is taken over. */
export function SayName({
  canName,
  onPutRight,
}: {
  canName: { label: string; kind: NameKind }[]
  onPutRight: (means: PutRight, words: string) => void
}) {
  const [words, setWords] = useState<string>()
  const [kind, setKind] = useState<NameKind>('order')
  const opener = useRef<HTMLSpanElement>(null)
  const close = () => {
    setWords(undefined)
    // The form goes, and with it the focus: back to where it was opened.
    requestAnimationFrame(() => opener.current?.querySelector('button')?.focus())
  }
  if (words === undefined)
    return (
      <span ref={opener}>
        <LinkButton onClick={() => setWords(getSelection()?.toString().trim().slice(0, mostLetters) ?? '')}>
          Say what else
        </LinkButton>
      </span>
    )
  const said = words.trim()
  const keep = (event: FormEvent) => {
    event.preventDefault()
    if (!said) return
    const label = canName.find(each => each.kind === kind)?.label ?? kind
    onPutRight(
      { label: 'entity', value: { words: said, kind } },
      `Noted: “${said}” is ${label}. Posts like it are read so from now on.`,
    )
    close()
  }
  return (
    <form className="say-name" onSubmit={keep}>
      <TextField
        autoFocus
        label="The words, as they stand in the post"
        maxLength={mostLetters}
        value={words}
        onChange={event => setWords(event.target.value)}
      />
      <Select
        label="What they name"
        value={kind}
        options={canName.map(each => ({ value: each.kind, label: each.label }))}
        onChange={event => setKind(canName.find(each => each.kind === event.target.value)?.kind ?? kind)}
      />
      <div className="row">
        <Button type="submit" small disabledBecause={said ? undefined : 'Which words?'} reasonHidden>
          Keep it
        </Button>
        <Button kind="plain" small onClick={close}>
          Leave it
        </Button>
      </div>
    </form>
  )
}

const mostLetters = 120
