import './queries.css'
import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Anchor, Because, Button, Empty, Loading, Marked, NetworkMark, TextField, Time, Trouble } from '#apps/ui'
import type { SavedQueries } from '#text/query'
import type { LookAlikeRowView, QueryErrorView, QueryHitView, QueryTryView, QueryView } from '../listening-types.ts'
import { paths } from '../paths.ts'
import { BackButton, Pane, Scroll, useTitle } from '../screen.tsx'
import { QueryField } from './query-field.tsx'

/** What we listen for. */
export function Queries({
  queries,
  lookAlikes = [],
  trouble,
  lockedBecause,
  chosenId,
  onBack,
  children,
}: {
  queries: QueryView[] | undefined
  /** What only bears our name. */
  lookAlikes?: LookAlikeRowView[]
  /** Why they could not be fetched. */
  trouble?: string | null
  /** Why this reader may look, and not change them. */
  lockedBecause?: string
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
            {!lockedBecause && (
              <Anchor className="button default small" href={paths.newQuery()}>
                <span>
                  <Plus size={15} strokeWidth={1.75} aria-hidden />
                  New
                </span>
              </Anchor>
            )}
          </>
        }
      >
        {trouble ? (
          <div className="section">
            <Trouble title={trouble} />
          </div>
        ) : !queries ? (
          <Loading what="Fetching the queries" />
        ) : (
          <Scroll label="Queries">
            {queries.length === 0 && (
              <Empty
                title="Nothing is asked for yet."
                action={
                  !lockedBecause && (
                    <Anchor className="button primary" href={paths.newQuery()}>
                      Write the first query
                    </Anchor>
                  )
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
                {query.caught && <small>{query.caught}</small>}
              </Anchor>
            ))}
            {queries.length > 0 && <LookAlikes rows={lookAlikes} chosenId={chosenId} locked={!!lockedBecause} />}
          </Scroll>
        )}
      </Pane>
      <Pane
        className="open-pane"
        label="Query"
        bar={children && <BackButton onBack={onBack} label="Back to all queries" />}
      >
        {children ?? (
          <Empty title="Words that concern us.">Choose a query to see what it hears and what it keeps out.</Empty>
        )}
      </Pane>
    </div>
  )
}

function LookAlikes({ rows, chosenId, locked }: { rows: LookAlikeRowView[]; chosenId?: string; locked: boolean }) {
  return (
    <section aria-labelledby="look-alikes">
      <div className="query-row">
        <div className="row">
          <h3 id="look-alikes" className="grow">
            Only bears our name
          </h3>
          {!locked && (
            <Anchor
              className="button default small"
              href={paths.newLookAlike()}
              aria-label="Name what only bears our name"
            >
              <span>
                <Plus size={15} strokeWidth={1.75} aria-hidden />
                Name
              </span>
            </Anchor>
          )}
        </div>
      </div>
      {rows.length === 0 && (
        <p className="t13 second query-row">
          A town, a surname, another company: named once, it is set aside by itself, where anybody can bring it back.
        </p>
      )}
      {rows.map(row => (
        <Anchor
          key={row.id}
          className="query-row"
          href={paths.lookAlike(row.id)}
          aria-current={row.id === chosenId ? 'true' : undefined}
          data-row
        >
          <b>{row.name}</b>
          <code className="clamp">{row.text}</code>
          {row.aside && <small>{row.aside}</small>}
        </Anchor>
      ))}
    </section>
  )
}

interface QueryEditorProps {
  name: string
  onName: (name: string) => void
  nameError?: string
  /** Others name it by the name it had: renames it there, too. */
  onRenameThere?: () => void
  /** What the query may name, and the names to offer. */
  saved?: SavedQueries
  names?: string[]
  text: string
  onText: (text: string) => void
  error?: QueryErrorView
  /** What can be read, and may be meant otherwise. */
  hints: QueryErrorView[]
  /** Why it was not kept. */
  trouble?: string
  /** What it would have caught among everything that is stored. */
  tried?: QueryTryView
  tryTrouble?: string
  trying: boolean
  isNew: boolean
  changed: boolean
  lockedBecause?: string
  busy?: string
  onKeep: () => void
  onRetire?: () => void
}

/** Writes a query and shows, while one types, what it would have heard. */
export function QueryEditor({
  name,
  onName,
  nameError,
  onRenameThere,
  saved,
  names,
  text,
  onText,
  error,
  hints,
  trouble,
  tried,
  tryTrouble,
  trying,
  isNew,
  changed,
  lockedBecause,
  busy,
  onKeep,
  onRetire,
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
          maxLength={120}
          autoComplete="off"
          onChange={event => onName(event.target.value)}
          placeholder="Our name, everywhere"
          error={nameError}
        />
        {onRenameThere && (
          <div className="row">
            <Button onClick={onRenameThere}>Rename it there, too</Button>
          </div>
        )}
        <QueryField text={text} onText={onText} error={error} hints={hints} saved={saved} names={names} />
        {tried && !error && (
          <p className="in-words">
            <b>In words:</b> {tried.inWords}
          </p>
        )}
        {tried?.costly && !error && <Trouble mild title={tried.costly} />}
        {trouble && <Trouble title={trouble} />}
        <div className="row">
          <Button kind="primary" busy={busy} disabledBecause={lockedBecause ?? notYet} onClick={onKeep}>
            {isNew ? 'Listen with this' : 'Listen with the change'}
          </Button>
          {onRetire && !lockedBecause && (
            <Button kind="plain" onClick={onRetire}>
              Stop asking this
            </Button>
          )}
          <span className="t13 third" role="status">
            {trying
              ? 'Trying it on what we know…'
              : tried?.tookMs !== undefined && !error
                ? `Tried on what is stored, in ${tried.tookMs} ms.`
                : ''}
          </span>
        </div>
        {tryTrouble && <Trouble mild title={tryTrouble} />}
        {tried && !error && <Tried tried={tried} />}
        <Grammar />
      </div>
    </Scroll>
  )
}

function Tried({ tried: { heard, keptOut } }: { tried: QueryTryView }) {
  return (
    <div className="split">
      <section aria-labelledby="would-be-heard">
        <h2 id="would-be-heard">
          Would have been heard <span>{heard.words}</span>
        </h2>
        {heard.hits.length === 0 && <p className="t13 second hit">Nothing that we know of says this.</p>}
        {heard.hits.map(hit => (
          <Hit key={hit.messageId} hit={hit} />
        ))}
      </section>
      <section aria-labelledby="would-be-out">
        <h2 id="would-be-out">
          Kept out by NOT <span>{keptOut.hasNot ? keptOut.words : ''}</span>
        </h2>
        {keptOut.hits.length === 0 && (
          <p className="t13 second hit">
            {keptOut.hasNot
              ? 'Nothing that we know of is kept out by it.'
              : 'When something only looks like it is about us, add NOT and the word that gives it away.'}
          </p>
        )}
        {keptOut.hits.map(hit => (
          <Hit key={hit.messageId} hit={hit} />
        ))}
      </section>
    </div>
  )
}

/** A post that a query caught, or kept out. */
export function Hit({ hit }: { hit: QueryHitView }) {
  return (
    <article className={hit.because ? 'hit aside' : 'hit'}>
      <p className="said small" lang={hit.language} dir="auto">
        <Marked text={hit.text} spans={hit.spans} />
      </p>
      {hit.because && <Because>{hit.because}</Because>}
      <p className="meta">
        <NetworkMark network={hit.place.network} label={hit.place.label} />
        <span>
          {hit.name}, <Time at={hit.at} />
        </span>
        {hit.conversationId && (
          <Anchor
            className="open"
            href={paths.conversation(hit.conversationId)}
            aria-label={`Open what ${hit.name} said`}
          >
            Open
          </Anchor>
        )}
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
  ['query:"our brand"', 'what another query asks for'],
  ['url: tag:', 'what they link to, which hashtag'],
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
