import './facts.css'
import './snippets.css'
import { type FormEvent, useState } from 'react'
import { Button, TextArea, TextField } from '#apps/ui'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import type { ColleagueView } from '../view-types.ts'
import { KeepOrLeave, KeptForAll, WhoKeepsIt } from './keeping.tsx'

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
  const empty: SnippetWords = { title: '', words: '', language: 'und', ownerId: meId }
  return (
    <KeptForAll
      title="Words to begin with."
      short="Words to begin with"
      about="A start, so that nobody sits before an empty page. People notice words that were not written for them: these leave only once somebody made them their own."
      begin={{ words: 'Keep some words', meanwhile: 'You are writing some.' }}
      empty={{
        title: 'No words to begin with yet.',
        words: 'Keep what helped you to begin a difficult answer; whoever begins with it still writes their own.',
      }}
      label="Words to begin with"
      things={snippets}
      form={(snippet, done) => <SnippetForm {...props} id={snippet?.id} snippet={snippet ?? empty} onDone={done} />}
      card={(snippet, deeds) => (
        <article className="snippet">
          <h2 className="heading">{snippet.title}</h2>
          <p lang={snippet.language === 'und' ? undefined : snippet.language} dir="auto">
            {snippet.words}
          </p>
          <small>{snippet.ownerName} keeps it.</small>
          {deeds}
        </article>
      )}
      onTakeAway={props.onTakeAway}
    />
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
      <WhoKeepsIt ownerId={ownerId} colleagues={colleagues} onChange={setOwnerId} />
      <KeepOrLeave rest={rest} busy={busy} missing={missing} onLeave={onDone} />
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
