import { ExternalLink } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button, LinkButton, TextField } from '#apps/ui'
import { type ProblemDetails, reasonAt } from '../problem.ts'

interface ByHandProps {
  page: { url: string; note: string }
  problem?: ProblemDetails
  busy?: string
  onOpen: () => void
  onPosted: (url: string | undefined) => void
  onTakeBack: () => void
}

/** The words are ready, and their author posts them: Sosh opens the page, and is told when it is done. */
export function ByHand({ page, problem, busy, onOpen, onPosted, onTakeBack }: ByHandProps) {
  const [saying, setSaying] = useState(false)
  const [url, setUrl] = useState('')
  const say = (event: FormEvent) => {
    event.preventDefault()
    if (!busy) onPosted(url.trim() || undefined)
  }
  return (
    <section className="claim-first by-hand" aria-label="Post it by hand">
      <p>
        <b>Your words are ready.</b> {page.note}
      </p>
      {saying ? (
        <form className="form" onSubmit={say}>
          <TextField
            label="Its address there (if you like)"
            hint="With it, answers to it are heard as answers to you."
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            value={url}
            error={reasonAt(problem, 'url') ?? (problem && problem.reasons.length === 0 ? problem.title : undefined)}
            onChange={event => setUrl(event.target.value)}
          />
          <div className="row">
            <Button kind="primary" type="submit" busy={busy}>
              It stands there
            </Button>
            <Button onClick={() => setSaying(false)}>Not yet</Button>
          </div>
        </form>
      ) : (
        <div className="row">
          <Button kind="primary" icon={ExternalLink} onClick={onOpen}>
            Copy and open the page
          </Button>
          <Button onClick={() => setSaying(true)}>I have posted it</Button>
          <LinkButton onClick={onTakeBack}>Write it anew</LinkButton>
        </div>
      )}
    </section>
  )
}
