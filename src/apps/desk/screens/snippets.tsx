import './facts.css'
import './snippets.css'
import { type FormEvent, useState } from 'react'
import { Button, Empty, LinkButton, Select, TextArea, TextField, Trouble } from '#apps/ui'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import { Page, useTitle } from '../screen.tsx'
import type { ColleagueView } from '../view-types.ts'

export interface SnippetView {
  id: string
  title: string
  words: string
  language: string
  ownerId: string
  ownerName: string
  /** Why the reader may not change it. */
  lockedBecause?: string
}

export type SnippetWords = Pick<SnippetView, 'title' | 'words' | 'language' | 'ownerId'>

interface SnippetsProps {
  snippets: SnippetView[]
  colleagues: ColleagueView[]
  meId: string
  busy?: string
  problem?: ProblemDetails
  onKeep: (id: string | undefined, snippet: SnippetWords) => Promise<boolean>
  onTakeAway: (id: string) => void
}

/** Words to begin with. They never leave as they are. */
export function Snippets(props: SnippetsProps) {
  const { snippets, meId } = props
  const [changing, setChanging] = useState<string>()
  useTitle('Words to begin with')
  return (
    <Page
      title="Words to begin with."
      about="A start, so that nobody sits before an empty page. People notice words that were not written for them: these leave only once somebody made them their own."
      actions={
        <Button
          disabledBecause={changing === 'new' ? 'You are writing some.' : undefined}
          reasonHidden
          onClick={() => setChanging('new')}
        >
          Keep some words
        </Button>
      }
    >
      {changing === 'new' && (
        <SnippetForm
          {...props}
          snippet={{ title: '', words: '', language: 'und', ownerId: meId }}
          onDone={() => setChanging(undefined)}
        />
      )}
      {snippets.length === 0 && changing !== 'new' && (
        <Empty title="No words to begin with yet.">
          Keep what helped you to begin a difficult answer; whoever begins with it still writes their own.
        </Empty>
      )}
      <ul className="facts" aria-label="Words to begin with">
        {snippets.map(snippet => (
          <li key={snippet.id}>
            {changing === snippet.id ? (
              <SnippetForm {...props} id={snippet.id} snippet={snippet} onDone={() => setChanging(undefined)} />
            ) : (
              <article className="snippet">
                <h2 className="heading">{snippet.title}</h2>
                <p lang={snippet.language === 'und' ? undefined : snippet.language} dir="auto">
                  {snippet.words}
                </p>
                <small>{snippet.ownerName} keeps it.</small>
                {snippet.lockedBecause === undefined && (
                  <p className="row tight">
                    <LinkButton onClick={() => setChanging(snippet.id)}>Change it</LinkButton>
                    <LinkButton onClick={() => props.onTakeAway(snippet.id)}>Take it away</LinkButton>
                  </p>
                )}
              </article>
            )}
          </li>
        ))}
      </ul>
    </Page>
  )
}

function SnippetForm({
  id,
  snippet,
  colleagues,
  busy,
  problem,
  onKeep,
  onDone,
}: SnippetsProps & { id?: string; snippet: SnippetWords; onDone: () => void }) {
  const [title, setTitle] = useState(snippet.title)
  const [words, setWords] = useState(snippet.words)
  const [language, setLanguage] = useState(snippet.language === 'und' ? '' : snippet.language)
  const [ownerId, setOwnerId] = useState(snippet.ownerId)
  const missing = !title.trim() ? 'What is it for?' : !words.trim() ? 'The words first.' : undefined
  const rest = reasonsElsewhere(problem, ['title', 'words', 'language'])
  const keep = async (event: FormEvent) => {
    event.preventDefault()
    if (missing) return
    const kept = { title: title.trim(), words: words.trim(), language: language.trim() || 'und', ownerId }
    if (await onKeep(id, kept)) onDone()
  }
  return (
    <form className="form" aria-label="Words to begin with" onSubmit={event => void keep(event)}>
      <TextField
        label="What it is for"
        placeholder="A brake that has to be looked at"
        maxLength={120}
        value={title}
        error={reasonAt(problem, 'title')}
        onChange={event => setTitle(event.target.value)}
      />
      <TextArea
        label="The words"
        rows={4}
        maxLength={4000}
        value={words}
        error={reasonAt(problem, 'words')}
        onChange={event => setWords(event.target.value)}
      />
      <TextField
        label="Their language"
        hint="As in en, de or ja. Empty: any."
        maxLength={3}
        value={language}
        error={reasonAt(problem, 'language')}
        onChange={event => setLanguage(event.target.value)}
      />
      <Select
        label="Who keeps it"
        value={ownerId}
        options={colleagues.map(each => ({ value: each.id, label: each.name }))}
        onChange={event => setOwnerId(event.target.value)}
      />
      {rest && <Trouble title={rest} />}
      <div className="row">
        <Button kind="primary" type="submit" busy={busy} disabledBecause={missing}>
          Keep it
        </Button>
        <Button onClick={onDone}>Leave it</Button>
      </div>
    </form>
  )
}

/** One of them is put into the draft, to be changed there. */
export function BeginWith({
  snippets,
  managed,
  onBegin,
}: {
  snippets: SnippetView[]
  /** Where they are kept. */
  managed: string
  onBegin: (words: string) => void
}) {
  return (
    <div className="stack">
      <p>A start only: say it in your own words, for this person, or it does not leave.</p>
      {snippets.length === 0 && <p>Nobody has kept any yet.</p>}
      <ul className="facts">
        {snippets.map(({ id, title, words, language }) => (
          <li key={id}>
            <article className="snippet">
              <h3 className="heading">{title}</h3>
              <p lang={language === 'und' ? undefined : language} dir="auto">
                {words}
              </p>
              <Button small onClick={() => onBegin(words)} aria-label={`Begin with it: ${title}`}>
                Begin with it
              </Button>
            </article>
          </li>
        ))}
      </ul>
      <p>
        <a href={managed}>Where they are kept</a>
      </p>
    </div>
  )
}
