import { useState } from 'react'
import { Button, TextField, Trouble } from '#apps/ui'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'

interface NewPlaceProps {
  label: string
  /** What it is called, to begin with. */
  first?: string
  /** Whether it has an address of its own below the master. */
  hasSlug?: boolean
  yes: string
  busy?: string
  problem?: ProblemDetails
  onKeep: (name: string, about: string, slug: string) => void
  onLeave?: () => void
}

/** Name, sentence, open: that is all a community needs. */
export function NewPlace({ label, first = '', hasSlug, yes, busy, problem, onKeep, onLeave }: NewPlaceProps) {
  const [name, setName] = useState(first)
  const [about, setAbout] = useState('')
  const [slug, setSlug] = useState('')
  const rest = reasonsElsewhere(problem, ['name', 'about', 'slug'])
  return (
    <form
      className="form"
      aria-label={label}
      onSubmit={event => {
        event.preventDefault()
        onKeep(name, about, slug)
      }}
    >
      <TextField
        label="What is it called?"
        placeholder="Cargo Circle"
        value={name}
        maxLength={60}
        error={reasonAt(problem, 'name')}
        onChange={event => setName(event.target.value)}
      />
      <TextField
        label="For whom is it, in a sentence?"
        placeholder="Families who carry things."
        value={about}
        maxLength={200}
        error={reasonAt(problem, 'about')}
        onChange={event => setAbout(event.target.value)}
      />
      {hasSlug && (
        <TextField
          label="The end of its address"
          hint="Leave it empty, and it is made of the name."
          value={slug}
          maxLength={40}
          error={reasonAt(problem, 'slug')}
          onChange={event => setSlug(event.target.value)}
        />
      )}
      {rest && <Trouble title={rest} />}
      <div className="row">
        <Button
          kind="primary"
          type="submit"
          busy={busy}
          disabledBecause={name.trim().length < 2 ? 'Give it a name first.' : undefined}
        >
          {yes}
        </Button>
        {onLeave && <Button onClick={onLeave}>Leave it</Button>}
      </div>
    </form>
  )
}
