import { useState } from 'react'
import { Button, TextArea, Trouble } from '#apps/ui'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'

interface AuthorPageProps {
  about: string
  /** Where readers find it; none before the first article is out. */
  url: string | null
  busy?: string
  problem?: ProblemDetails
  onSave: (about: string) => void
}

/** Who one says to be, on one’s own page as an author. */
export function AuthorPageForm({ about, url, busy, problem, onSave }: AuthorPageProps) {
  const [typed, setTyped] = useState(about)
  const elsewhere = reasonsElsewhere(problem, ['about'])
  return (
    <form
      className="form"
      onSubmit={event => {
        event.preventDefault()
        onSave(typed)
      }}
    >
      <p className="second">
        {url ? (
          <>
            It stands on <a href={url}>your page as an author</a>, above what you published.
          </>
        ) : (
          'You have such a page as soon as something of yours is out.'
        )}
      </p>
      <TextArea
        label="About you"
        hint="Who you are and what you know, in two or three sentences. Everybody reads it."
        rows={5}
        value={typed}
        maxLength={600}
        error={reasonAt(problem, 'about')}
        onChange={event => setTyped(event.target.value)}
      />
      {elsewhere && <Trouble title={elsewhere} />}
      <div>
        <Button
          kind="primary"
          type="submit"
          busy={busy}
          disabledBecause={url ? undefined : 'Publish something first: your page comes with it.'}
        >
          Say so
        </Button>
      </div>
    </form>
  )
}
