import './sources.css'
import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Anchor, Button, Confirm, Empty, Loading, NetworkMark, Progress, SourceHealth, Time, Trouble } from '#apps/ui'
import type { SourceView } from '../listening-types.ts'
import { paths } from '../paths.ts'
import { BackButton, Pane, Scroll, useTitle } from '../screen.tsx'
import { counted } from '../words.ts'

const mostUnreadable = 200

interface SourcesProps {
  sources: SourceView[] | undefined
  /** Why the places could not be asked for. */
  trouble?: string | null
  /** Why this reader may look, and not add. */
  lockedBecause?: string
  chosenId?: string
  onBack: () => void
  /** The source that is open, or the form that adds one. */
  children?: ReactNode
}

/** Where we listen, and how each place is: by word and shape. */
export function Sources({ sources, trouble, lockedBecause, chosenId, onBack, children }: SourcesProps) {
  useTitle('Sources')
  return (
    <div className={children ? 'panes sources has-open' : 'panes sources'}>
      <h1 className="hidden-words">Where we listen</h1>
      <Pane
        className="list-pane"
        label="Where we listen"
        bar={
          <>
            <h2 className="grow">Where we listen</h2>
            {lockedBecause ? (
              <Button small icon={Plus} disabledBecause={lockedBecause} reasonHidden title={lockedBecause}>
                Add a place
              </Button>
            ) : (
              <Anchor className="button default small" href={paths.addSource()}>
                <span>
                  <Plus size={15} strokeWidth={1.75} aria-hidden />
                  Add a place
                </span>
              </Anchor>
            )}
          </>
        }
        foot="A circle hears, a triangle is quiet or tries again, a square is stopped."
      >
        {trouble ? (
          <div className="section">
            <Trouble title={trouble} />
          </div>
        ) : !sources ? (
          <Loading what="Asking each place how it is" />
        ) : (
          <Scroll label="Places">
            {sources.length === 0 && (
              <Empty title="We are not listening anywhere yet.">
                Add a feed, a site, the open stream of Bluesky, or a file. No account is needed to read what is public.
              </Empty>
            )}
            {sources.map(source => (
              <SourceRow key={source.id} source={source} chosen={source.id === chosenId} />
            ))}
            <FeedLists hasFeeds={sources.some(source => source.connector === 'feed')} lockedBecause={lockedBecause} />
          </Scroll>
        )}
      </Pane>
      <Pane
        className="open-pane"
        label="A place"
        bar={children && <BackButton onBack={onBack} label="Back to all places" />}
      >
        {children ?? (
          <Empty title="Each place says how it is.">
            Choose one to see when it last heard something, how far behind it is, and what could not be read.
          </Empty>
        )}
      </Pane>
    </div>
  )
}

/** Feeds are brought from another reader, and taken along to one, as a list that all of them know. */
function FeedLists({ hasFeeds, lockedBecause }: { hasFeeds: boolean; lockedBecause?: string }) {
  if (lockedBecause && !hasFeeds) return null
  return (
    <p className="section row t13">
      {!lockedBecause && <Anchor href={paths.addFeeds()}>Bring feeds from another reader (OPML)</Anchor>}
      {hasFeeds && (
        <a href={paths.feedsAsOpml()} download>
          Take our feeds along (OPML)
        </a>
      )}
    </p>
  )
}

function SourceRow({ source, chosen }: { source: SourceView; chosen: boolean }) {
  const troubled = source.health.state !== 'hears' && source.health.state !== 'finished'
  return (
    <Anchor className="source-row" href={paths.source(source.id)} aria-current={chosen ? 'true' : undefined} data-row>
      <NetworkMark bare size={16} network={source.place.network} label={source.place.label} />
      <span>
        <b>{source.place.label}</b>
        <small>{troubled ? source.health.words : source.about}</small>
      </span>
      <SourceHealth state={source.health.state} />
    </Anchor>
  )
}

interface SourceDetailProps {
  source: SourceView
  /** Why this reader may look, and not change it. */
  lockedBecause?: string
  closing: boolean
  /** Absent where there is nothing to change: it was read to its end. */
  onChange?: () => void
  onTryNow: () => void
  onPause: () => void
  onResume: () => void
  onClose: () => void
  onClosed: () => void
  onKeep: () => void
}

/** One place: last heard, how far behind, next try, why it fails, what could not be read. */
export function SourceDetail({
  source,
  lockedBecause,
  closing,
  onChange,
  onTryNow,
  onPause,
  onResume,
  onClose,
  onClosed,
  onKeep,
}: SourceDetailProps) {
  const { health, place } = source
  const resting = health.state === 'resting'
  const finished = health.state === 'finished'
  return (
    <Scroll label={place.label}>
      <div className="source-body">
        <div className="stack tight">
          <h2 className="title">{place.label}</h2>
          <p className="said-word">
            <SourceHealth state={health.state} />
            {!finished && <span className="second">{health.words}</span>}
          </p>
        </div>
        {source.progress && (
          <Progress
            title={`Reading ${place.label}`}
            done={source.progress.done}
            total={source.progress.total}
            words={progressWords(source)}
          />
        )}
        <dl className="pairs">
          <When label="Last success" at={source.lastSuccessAt} else="not yet" />
          <When label="Last post" at={source.lastItemAt} else="none yet" />
          {source.lagMs !== undefined && <Pair label="Behind by" words={lagWords(source.lagMs)} />}
          {!finished && <When label="Next try" at={resting ? undefined : source.nextTryAt} else={nextWords(source)} />}
          {source.failingSince && <When label="Failing since" at={source.failingSince} else="" />}
          <Pair label="Heard so far" words={new Intl.NumberFormat('en-GB').format(source.heardCount)} />
          <Pair label="Keeps" words={source.keeps === 'all' ? 'every post' : 'what a query of ours catches'} />
          {source.through && <Pair label="Through" words={source.through} />}
          {source.address && <Address label="Read at" address={source.address} />}
          {source.hookUrl && <Address label="Send to" address={source.hookUrl} />}
        </dl>
        {closing ? (
          <Confirm
            title={finished ? `Take ${place.label} off the list?` : `Stop listening to ${place.label}?`}
            yes={finished ? 'Take it off' : 'Stop listening'}
            no={finished ? 'Leave it' : 'Go on listening'}
            onYes={onClosed}
            onNo={onKeep}
          >
            What was heard stays. To hear it again later, it is added anew.
          </Confirm>
        ) : (
          <div className="row">
            {resting ? (
              <Button kind="primary" disabledBecause={lockedBecause} onClick={onResume}>
                Go on listening
              </Button>
            ) : (
              !finished && (
                <Button disabledBecause={lockedBecause} onClick={onPause}>
                  Rest
                </Button>
              )
            )}
            {!lockedBecause && onChange && <Button onClick={onChange}>Change…</Button>}
            {!lockedBecause && (health.state === 'failing' || health.state === 'stopped') && (
              <Button onClick={onTryNow}>Try now</Button>
            )}
            {!lockedBecause && (
              <Button kind="plain" onClick={onClose}>
                {finished ? 'Take it off the list…' : 'Stop listening…'}
              </Button>
            )}
          </div>
        )}
        {source.unreadable.length > 0 && <Unreadable entries={source.unreadable} />}
      </div>
    </Scroll>
  )
}

/** What could not be read: one line for each reason, with the places that it holds for. */
function Unreadable({ entries }: { entries: SourceView['unreadable'] }) {
  const byReason = new Map<string, string[]>()
  for (const { at, why } of entries) byReason.set(why, [...(byReason.get(why) ?? []), at])
  return (
    <section className="stack tight" aria-label="What could not be read">
      <h3 className="heading">What could not be read</h3>
      <p className="t13 second">
        {entries.length < mostUnreadable
          ? 'Nothing is dropped silently: this is all of it.'
          : `Nothing is dropped silently: these are the newest ${mostUnreadable}.`}
      </p>
      {[...byReason].map(([why, places]) => (
        <Trouble key={why} mild title={why}>
          {placesWords(places)}
        </Trouble>
      ))}
    </section>
  )
}

const namedPlaces = 12

function placesWords(places: string[]): string {
  const ordered = [...places].sort(new Intl.Collator('en', { numeric: true }).compare)
  const more = ordered.length - namedPlaces
  const named = ordered.slice(0, namedPlaces)
  const words = more > 0 ? [...named, counted(more, 'other', 'others')] : named
  return `At ${new Intl.ListFormat('en-GB').format(words)}.`
}

function progressWords({ progress, heardCount }: SourceView): string | undefined {
  if (!progress?.total) return undefined
  const share = new Intl.NumberFormat('en-GB', { style: 'percent' }).format(progress.done / progress.total)
  return `${share}, ${counted(heardCount, 'post')} so far`
}

function Pair({ label, words }: { label: string; words: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{words}</dd>
    </>
  )
}

function When({ label, at, else: otherwise }: { label: string; at: string | undefined; else: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{at ? <Time at={at} /> : otherwise}</dd>
    </>
  )
}

function Address({ label, address }: { label: string; address: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <code>{address}</code>
      </dd>
    </>
  )
}

function nextWords({ health, listens }: SourceView): string {
  if (health.state === 'stopped' || health.state === 'resting') return 'when you say so'
  if (listens === 'push') return 'whenever they send'
  return listens === 'stream' ? 'it listens all the time' : 'in a moment'
}

function lagWords(ms: number): string {
  if (ms < 1500) return 'a second'
  if (ms < 90_000) return `${Math.round(ms / 1000)} seconds`
  return `${Math.round(ms / 60_000)} minutes`
}
