import './library.css'
import { type FormEvent, useState } from 'react'
import { Button, Chip, Confirm, Empty, LinkButton, Select, TextField, Time, Trouble } from '#apps/ui'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import { Page, useTitle } from '../screen.tsx'
import { Counted, counted } from '../words.ts'

/** A site, feed or repository whose documents are read in. */
export interface LibraryView {
  id: string
  kind: 'feed' | 'sitemap' | 'repository'
  url: string
  label: string
  readAt?: string
  failure?: string
  documents: number
}

/** A name under which something of ours was written. */
export interface BylineView {
  key: string
  name: string
  employeeId?: string
  documents: number
  settled: boolean
}

interface LibraryProps {
  libraries: LibraryView[]
  bylines: BylineView[]
  colleagues: { id: string; name: string }[]
  /** Why this reader can only look. */
  lockedBecause?: string
  busy?: string
  problem?: ProblemDetails
  /** Says whether it was opened; if not, what was typed stays. */
  onAdd: (library: { url: string; baseUrl: string }) => Promise<boolean>
  onRead: (id: string) => void
  onClose: (id: string) => void
  onSettle: (key: string, employeeId: string | null) => void
}

/** Where what we wrote is read in from, and who wrote it: by that, a question finds the author of the page it is about. */
export function Library(props: LibraryProps) {
  const { libraries, bylines, lockedBecause, onRead, onClose } = props
  const [closing, setClosing] = useState<string>()
  useTitle('Our documents')
  return (
    <Page
      title="What we wrote, and who wrote it."
      about="Our site, blog and manuals are read in, again and again. Whoever asks about a page is brought to its author first."
    >
      <div className="two-columns">
        <div className="stack">
          {libraries.length === 0 ? (
            <Empty title="Nothing is read in yet.">
              Give the address of your site, blog or a public repository: no account is needed for any of them.
            </Empty>
          ) : (
            <ul className="libraries" aria-label="Where documents are read in from">
              {libraries.map(library => (
                <li key={library.id}>
                  <div>
                    <b>{library.label}</b> <span className="t13 third">{kindWords[library.kind]}</span>
                    {library.readAt ? (
                      <p className="t13 second">
                        {Counted(library.documents, 'document')}, read <Time at={library.readAt} />.
                      </p>
                    ) : (
                      !library.failure && <p className="t13 second">It is read in a moment.</p>
                    )}
                    {library.failure && <p className="t13 failure">{library.failure} It is tried again by itself.</p>}
                  </div>
                  <span className="row">
                    <Button
                      kind="plain"
                      small
                      disabledBecause={lockedBecause}
                      reasonHidden
                      aria-label={`Read again: ${library.label}`}
                      onClick={() => onRead(library.id)}
                    >
                      Read again
                    </Button>
                    <Button
                      kind="plain"
                      small
                      disabledBecause={lockedBecause}
                      reasonHidden
                      aria-label={`Remove ${library.label}`}
                      onClick={() => setClosing(library.id)}
                    >
                      Remove
                    </Button>
                  </span>
                  {closing === library.id && (
                    <Confirm
                      title={`Read ${library.label} no more?`}
                      yes="Read it no more"
                      onYes={() => {
                        onClose(library.id)
                        setClosing(undefined)
                      }}
                      onNo={() => setClosing(undefined)}
                    >
                      Its documents bring nothing to their authors any more. Where they are published, nothing changes.
                    </Confirm>
                  )}
                </li>
              ))}
            </ul>
          )}
          <Bylines {...props} bylines={bylines} />
        </div>
        <aside aria-label="Read in more">
          <h2 className="heading">Read in more</h2>
          <AddLibrary {...props} />
        </aside>
      </div>
    </Page>
  )
}

const kindWords: Record<LibraryView['kind'], string> = {
  feed: 'feed',
  sitemap: 'site',
  repository: 'repository',
}

function AddLibrary({ busy, problem, lockedBecause, onAdd }: LibraryProps) {
  const [url, setUrl] = useState('')
  const [baseUrl, setBaseUrl] = useState('')
  const isRepository = /github\.com|gitlab|codeberg\.org|\.git$|\.t(?:ar\.)?gz$/.test(url)
  const add = async (event: FormEvent) => {
    event.preventDefault()
    if (!url.trim() || !(await onAdd({ url: url.trim(), baseUrl: isRepository ? baseUrl.trim() : '' }))) return
    setUrl('')
    setBaseUrl('')
  }
  const rest = reasonsElsewhere(problem, ['url', 'baseUrl'])
  return (
    <form className="stack" onSubmit={add} noValidate>
      <TextField
        label="Address"
        inputMode="url"
        value={url}
        hint="A site, its sitemap or feed, or a public repository of Markdown on GitHub, GitLab or Codeberg."
        error={reasonAt(problem, 'url')}
        onChange={event => setUrl(event.target.value)}
      />
      {isRepository && (
        <TextField
          label="Where people read it, if elsewhere"
          inputMode="url"
          value={baseUrl}
          hint="The address of the site that is made of it, such as https://docs.example.org."
          error={reasonAt(problem, 'baseUrl')}
          onChange={event => setBaseUrl(event.target.value)}
        />
      )}
      {rest && <Trouble title={rest} />}
      <div>
        <Button type="submit" kind="primary" busy={busy} disabledBecause={lockedBecause}>
          Read it in
        </Button>
      </div>
    </form>
  )
}

/** Whose name is it? Those nobody knows come first. */
function Bylines({ bylines, colleagues, lockedBecause, onSettle }: LibraryProps) {
  const [all, setAll] = useState(false)
  if (bylines.length === 0) return null
  const open = bylines.filter(byline => !byline.settled)
  const shown = all ? bylines : open
  return (
    <section aria-labelledby="bylines">
      <h2 className="heading" id="bylines">
        Names on our pages
      </h2>
      <p className="t13 second">
        A name that one of us bears is taken to be theirs. Confirm it, or say whose it is.
        {open.length === 0 && ' All are settled.'}
      </p>
      <ul className="libraries">
        {shown.map(byline => (
          <li key={byline.key}>
            <div>
              <b>{byline.name}</b> <span className="t13 second">{counted(byline.documents, 'document')}</span>
              {!byline.settled && byline.employeeId && <Chip tone="line">by the name</Chip>}
            </div>
            <span className="row">
              <Select
                label={`Whose name is ${byline.name}?`}
                labelHidden
                value={byline.employeeId ?? (byline.settled ? 'nobody' : '')}
                disabled={lockedBecause !== undefined}
                options={[
                  ...(byline.settled || byline.employeeId ? [] : [{ value: '', label: 'Whose is it?' }]),
                  ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
                  { value: 'nobody', label: 'Nobody of ours' },
                ]}
                onChange={event => onSettle(byline.key, event.target.value === 'nobody' ? null : event.target.value)}
              />
              {!byline.settled && byline.employeeId && (
                <Button
                  kind="plain"
                  small
                  disabledBecause={lockedBecause}
                  reasonHidden
                  aria-label={`Yes, that is ${byline.name}`}
                  onClick={() => onSettle(byline.key, byline.employeeId ?? null)}
                >
                  Yes
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {bylines.length > open.length && (
        <LinkButton onClick={() => setAll(!all)}>{all ? 'Only what is open' : 'Show all names'}</LinkButton>
      )}
    </section>
  )
}
