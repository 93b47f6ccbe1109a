import { type FormEvent, useState } from 'react'
import { Button, Radio, TextArea, TextField } from '#apps/ui'
import type { RuleView } from '../view-types.ts'

/** A rule as somebody writes it. */
export type RuleWords = Pick<RuleView, 'name' | 'level' | 'words' | 'explanation' | 'suggestion' | 'until'>

/** Makes a rule about what not to say. */
export function RuleForm({
  busy,
  onKeep,
  onLeave,
}: {
  busy?: string
  onKeep: (rule: RuleWords) => void
  onLeave: () => void
}) {
  const [name, setName] = useState('')
  const [words, setWords] = useState('')
  const [explanation, setExplanation] = useState('')
  const [suggestion, setSuggestion] = useState('')
  const [until, setUntil] = useState('')
  const [level, setLevel] = useState<RuleView['level']>('review')
  const listed = words
    .split('\n')
    .map(word => word.trim())
    .filter(Boolean)
  const missing = !name.trim()
    ? 'A name first.'
    : listed.length === 0
      ? 'Which words?'
      : !explanation.trim()
        ? 'Say why, for whoever meets it.'
        : undefined
  const keep = (event: FormEvent) => {
    event.preventDefault()
    if (missing) return
    onKeep({
      name: name.trim(),
      level,
      words: listed,
      explanation: explanation.trim(),
      suggestion: suggestion.trim() || undefined,
      until: until || undefined,
    })
  }
  return (
    <form className="form" onSubmit={keep}>
      <TextField
        label="What it is about"
        placeholder="The code name Fjell"
        value={name}
        onChange={event => setName(event.target.value)}
      />
      <TextArea label="Words, one a line" rows={3} value={words} onChange={event => setWords(event.target.value)} />
      <TextArea
        label="Why, in a sentence"
        rows={2}
        value={explanation}
        onChange={event => setExplanation(event.target.value)}
      />
      <TextField label="Rather say" value={suggestion} onChange={event => setSuggestion(event.target.value)} />
      <TextField label="Until, if it ends" type="date" value={until} onChange={event => setUntil(event.target.value)} />
      <Radio
        label="What happens"
        value={level}
        onChange={setLevel}
        options={[
          { value: 'note', label: 'Say it as a hint' },
          { value: 'review', label: 'Somebody reads it first' },
          { value: 'stop', label: 'It must not leave' },
        ]}
      />
      <div className="row">
        <Button type="submit" kind="primary" busy={busy} disabledBecause={missing}>
          Keep the rule
        </Button>
        <Button onClick={onLeave}>Leave it</Button>
      </div>
    </form>
  )
}
