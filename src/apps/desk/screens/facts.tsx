import { type FormEvent, useState } from 'react'
import { FactCard, TextArea, TextField } from '#apps/ui'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import type { ColleagueView } from '../view-types.ts'
import { writtenDay } from '../words.ts'
import { KeepOrLeave, KeptForAll, WhoKeepsIt } from './keeping.tsx'

export interface FactView {
  id: string
  words: string
  language: string
  source: string
  sourceUrl: string | null
  ownerId: string
  ownerName: string
  validUntil: string | null
  isOutOfDate: boolean
  /** Why the reader may not change it. */
  lockedBecause?: string
}

export type FactWords = Pick<FactView, 'words' | 'language' | 'source' | 'sourceUrl' | 'validUntil' | 'ownerId'>

export interface FactsProps {
  facts: FactView[]
  colleagues: ColleagueView[]
  meId: string
  busy?: string
  problem?: ProblemDetails
  onKeep: (id: string | undefined, fact: FactWords) => Promise<boolean>
  onTakeAway: (id: string) => void
}

/** What colleagues settled once, in words for the next who needs it; first what waits for its owner. */
export function Facts(props: FactsProps) {
  const { facts, meId } = props
  const mine = facts.filter(fact => fact.isOutOfDate && fact.ownerId === meId)
  const empty: FactWords = { words: '', language: 'und', source: '', sourceUrl: null, validUntil: null, ownerId: meId }
  return (
    <KeptForAll
      title="What is settled."
      short="Facts"
      about="A fact that a colleague looked up once, with where it is from and until when it holds. It is offered where it fits, and held against what is written."
      begin={{ words: 'Keep a fact', meanwhile: 'You are writing one.' }}
      empty={{
        title: 'Nothing is settled yet.',
        words:
          'Ask a colleague inside a conversation: what they say can be kept here, for the next who is asked the same.',
      }}
      label="Fact cards"
      things={[...mine, ...facts.filter(fact => !mine.includes(fact))]}
      form={(fact, done) => <CardForm {...props} id={fact?.id} fact={fact ?? empty} onDone={done} />}
      card={(fact, deeds) => (
        <FactCard
          worded={fact.words}
          language={fact.language === 'und' ? undefined : fact.language}
          source={sourceWords(fact)}
          outOfDate={fact.isOutOfDate ? outOfDateWords(fact, meId) : undefined}
          action={deeds}
        />
      )}
      changeWords={fact => (fact.isOutOfDate ? 'Say it anew, or for longer' : 'Say it anew')}
      onTakeAway={props.onTakeAway}
    />
  )
}

function sourceWords({ source, ownerName, validUntil }: FactView): string {
  return `${source}. ${ownerName} keeps it${validUntil ? `, until ${writtenDay(validUntil)}` : ''}.`
}

function outOfDateWords({ ownerId, ownerName, validUntil }: FactView, meId: string): string {
  const ran = validUntil ? `It ran out on ${writtenDay(validUntil)}. ` : ''
  return ownerId === meId ? `${ran}Does it still hold? You keep it.` : `${ran}Ask ${ownerName} before you use it.`
}

function CardForm({
  id,
  fact,
  colleagues,
  busy,
  problem,
  onKeep,
  onDone,
}: FactsProps & { id?: string; fact: FactWords; onDone: () => void }) {
  const [words, setWords] = useState(fact.words)
  const [source, setSource] = useState(fact.source)
  const [sourceUrl, setSourceUrl] = useState(fact.sourceUrl ?? '')
  const [until, setUntil] = useState(fact.validUntil ?? '')
  const [ownerId, setOwnerId] = useState(fact.ownerId)
  const missing = !words.trim() ? 'The fact first.' : !source.trim() ? 'Where is it from?' : undefined
  const rest = reasonsElsewhere(problem, ['words', 'source', 'sourceUrl', 'validUntil'])
  const keep = async (event: FormEvent) => {
    event.preventDefault()
    if (missing) return
    const kept = await onKeep(id, {
      words: words.trim(),
      language: fact.language,
      source: source.trim(),
      sourceUrl: sourceUrl.trim() || null,
      validUntil: until || null,
      ownerId,
    })
    if (kept) onDone()
  }
  return (
    <form className="form" aria-label="A fact card" onSubmit={event => void keep(event)}>
      <TextArea
        label="The fact, in a sentence that can be used"
        rows={2}
        maxLength={1000}
        value={words}
        error={reasonAt(problem, 'words')}
        onChange={event => setWords(event.target.value)}
      />
      <TextField
        label="Where it is from"
        placeholder="Our ride of 12 January; the price list; a colleague"
        maxLength={300}
        value={source}
        error={reasonAt(problem, 'source')}
        onChange={event => setSource(event.target.value)}
      />
      <TextField
        label="Its page, if it has one"
        type="url"
        value={sourceUrl}
        error={reasonAt(problem, 'sourceUrl')}
        onChange={event => setSourceUrl(event.target.value)}
      />
      <TextField
        label="It holds until"
        hint="Its owner is asked again then. Empty: until somebody says otherwise."
        type="date"
        value={until}
        error={reasonAt(problem, 'validUntil')}
        onChange={event => setUntil(event.target.value)}
      />
      <WhoKeepsIt ownerId={ownerId} colleagues={colleagues} onChange={setOwnerId} />
      <KeepOrLeave rest={rest} busy={busy} missing={missing} onLeave={onDone} />
    </form>
  )
}
