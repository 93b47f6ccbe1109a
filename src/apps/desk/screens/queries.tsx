import './queries.css'
import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Anchor, Because, Button, Empty, LinkButton, Loading, Marked, NetworkMark, TextField, Time } from '#apps/ui'
import { paths } from '../paths.ts'
import { BackButton, Pane, Scroll, useTitle } from '../screen.tsx'
import type { QueryErrorView, QueryHitView, QueryTryView, QueryView } from '../view-types.ts'
import { QueryField } from './query-field.tsx'

/** What we listen for. */
export function Queries({
  queries,
  chosenId,
  onBack,
  children,
}: {
  queries: QueryView[] | undefined
  chosenId?: string
  onBack: () => void
  children?: ReactNode
}) {
  useTitle('Queries')
  return (
    <div className={children ? 'panes queries has-open' : 'panes queries'}>
      <h1 className="hidden-words">What concerns us</h1>
      <Pane
        className="list-pane"
        label="What concerns us"
        bar={
          <>
            <h2 className="grow">What concerns us</h2>
            <Anchor className="button default small" href={paths.newQuery()}>
              <span>
                <Plus size={15} strokeWidth={1.75} aria-hidden />
                New
              </span>
            </Anchor>
          </>
        }
      >
        {!queries ? (
          <Loading what="Fetching the queries" />
        ) : (
          <Scroll label="Queries">
            {queries.length === 0 && (
              <Empty
                title="Nothing is asked for yet."
                action={
                  <Anchor className="button primary" href={paths.newQuery()}>
                    Write the first query
                  </Anchor>
                }
              >
                A query says which words concern us, and which only look like it. You see at once what it would have
                caught.
              </Empty>
            )}
            {queries.map(query => (
              <Anchor
                key={query.id}
                className="query-row"
                href={paths.query(query.id)}
                aria-current={query.id === chosenId ? 'true' : undefined}
                data-row
              >
                <b>{query.name}</b>
                <code className="clamp">{query.text}</code>
                {query.heardIn30Days !== undefined && <small>{query.heardIn30Days} in 30 days</small>}
              </Anchor>
            ))}
          </Scroll>
        )}
      </Pane>
      <Pane
        className="open-pane"
        label="Query"
        bar={children && <BackButton onBack={onBack} label="Back to all queries" />}
      >
        {children ?? (
          <Empty title="Words that concern us.">Choose a query to see what it hears and what it sets aside.</Empty>
        )}
      </Pane>
    </div>
  )
}

interface QueryEditorProps {
  name: string
  onName: (name: string) => void
  text: string
  onText: (text: string) => void
  error?: QueryErrorView
  /** What it would have caught among everything that is stored. */
  tried?: QueryTryView
  trying: boolean
  isNew: boolean
  changed: boolean
  busy?: string
  onKeep: () => void
  onRetire?: () => void
  onAboutUs: (messageId: string) => void
}

/** Writes a query and shows, while one types, what it would have heard. */
export function QueryEditor({
  name,
  onName,
  text,
  onText,
  error,
  tried,
  trying,
  isNew,
  changed,
  busy,
  onKeep,
  onRetire,
  onAboutUs,
}: QueryEditorProps) {
  const notYet = !text.trim()
    ? 'Write what to listen for first.'
    : error
      ? 'The query cannot be read yet.'
      : !name.trim()
        ? 'Give it a name first.'
        : changed
          ? undefined
          : 'Nothing changed.'
  return (
    <Scroll label="Query">
      <div className="query-body">
        <TextField
          label="Name"
          value={name}
          onChange={event => onName(event.target.value)}
          placeholder="Halden, everywhere"
        />
        <QueryField text={text} onText={onText} error={error} />
        {tried && !error && (
          <p className="in-words">
            <b>In words:</b> {tried.inWords}
          </p>
        )}
        <div className="row">
          <Button kind="primary" busy={busy} disabledBecause={notYet} onClick={onKeep}>
            {isNew ? 'Listen with this' : 'Listen with the change'}
          </Button>
          {onRetire && (
            <Button kind="plain" onClick={onRetire}>
              Stop asking this
            </Button>
          )}
          <span className="t13 third" role="status">
            {trying
              ? 'Trying it on what we know…'
              : tried?.tookMs !== undefined && !error
                ? `Tried on everything stored, in ${tried.tookMs} ms.`
                : ''}
          </span>
        </div>
        {tried && !error && <Tried tried={tried} onAboutUs={onAboutUs} />}
        <Grammar />
      </div>
    </Scroll>
  )
}

function Tried({ tried, onAboutUs }: { tried: QueryTryView; onAboutUs: (messageId: string) => void }) {
  return (
    <div className="split">
      <section aria-labelledby="would-be-heard">
        <h2 id="would-be-heard">
          Would have been heard{' '}
          <span>
            {tried.heard.count} {tried.heard.within}
          </span>
        </h2>
        {tried.heard.hits.length === 0 && <p className="t13 second hit">Nothing that we know of says this.</p>}
        {tried.heard.hits.map(hit => (
          <Hit key={hit.messageId} hit={hit} />
        ))}
      </section>
      <section aria-labelledby="would-be-aside">
        <h2 id="would-be-aside">
          Would be set aside{' '}
          <span>{tried.aside.count === 0 ? 'nothing' : `${tried.aside.count}, all can come back`}</span>
        </h2>
        {tried.aside.hits.map(hit => (
          <Hit key={hit.messageId} hit={hit} onAboutUs={() => onAboutUs(hit.messageId)} />
        ))}
      </section>
    </div>
  )
}

function Hit({ hit, onAboutUs }: { hit: QueryHitView; onAboutUs?: () => void }) {
  return (
    <article className={onAboutUs ? 'hit aside' : 'hit'}>
      <p className="said small" lang={hit.language} dir="auto">
        <Marked text={hit.text} spans={hit.spans} />
      </p>
      {hit.because && <Because>{hit.because}</Because>}
      <p className="meta">
        <NetworkMark network={hit.place.network} label={hit.place.label} />
        <span>
          {hit.name}, <Time at={hit.at} />
        </span>
        {onAboutUs && <LinkButton onClick={onAboutUs}>It is about us</LinkButton>}
      </p>
    </article>
  )
}

const grammar: [string, string][] = [
  ['one two', 'both words'],
  ['OR', 'either'],
  ['NOT', 'but not'],
  ['"two words"', 'exactly so'],
  ['rad*', 'begins with'],
  ['NEAR/8', 'within eight words'],
  ['from: lang:', 'who, which language'],
  ['url: site:', 'what they link to'],
]

function Grammar() {
  return (
    <dl className="grammar" aria-label="How to write a query">
      {grammar.map(([written, meant]) => (
        <GrammarLine key={written} written={written} meant={meant} />
      ))}
    </dl>
  )
}

function GrammarLine({ written, meant }: { written: string; meant: string }) {
  return (
    <>
      <dt>{written}</dt>
      <dd>{meant}</dd>
    </>
  )
}
