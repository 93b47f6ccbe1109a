import './insight.css'
import { type FormEvent, useState } from 'react'
import {
  Anchor,
  Button,
  Checkbox,
  Chip,
  Empty,
  LinkButton,
  NetworkMark,
  Select,
  TextField,
  Time,
  Trouble,
} from '#apps/ui'
import { paths } from '../paths.ts'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import { Page, useTitle } from '../screen.tsx'
import { Counted, counted } from '../words.ts'
import { TakeAlong } from './take-along.tsx'

export type Stage = 'considered' | 'decided' | 'done' | 'told'
export type Verdict = 'do' | 'not-now' | 'no'
export type Area = 'product' | 'marketing' | 'guidelines'

export const verdictWords: Record<Verdict, string> = { do: 'do it', 'not-now': 'not now', no: 'no' }
export const areaWords: Record<Area, string> = {
  product: 'product',
  marketing: 'what we say',
  guidelines: 'guidelines',
}

export interface ThemeRowView {
  id: string
  name: string
  posts: number
  people: number
  lately: number
  before: number
  /** Posts in a hurry. */
  pressing: number
  quote?: string
  language?: string
}

export interface DecisionView {
  id: string
  themeId?: string
  title: string
  area: Area
  ownerName: string
  stage: Stage
  verdict?: Verdict
  reason: string
  cited: number
  toTell: number
  told: number
  letBe: number
}

interface BoardProps {
  themes: ThemeRowView[]
  decisions: DecisionView[]
  lockedBecause?: string
  onMake: () => void
}

/** What people ask of us, from heard to told. */
export function InsightBoard({ themes, decisions, lockedBecause, onMake }: BoardProps) {
  useTitle('What people ask of us')
  const taken = new Set(decisions.map(({ themeId }) => themeId))
  const heard = themes.filter(({ id }) => !taken.has(id))
  const at = (...stages: Stage[]) => decisions.filter(({ stage }) => stages.includes(stage))
  return (
    <Page
      title="What people ask of us."
      about="Themes from conversations, in people’s own words, and what became of each."
      actions={
        <>
          <TakeAlong tables={[{ of: 'themes' }]} />
          <Button disabledBecause={lockedBecause} reasonHidden onClick={onMake}>
            New theme
          </Button>
        </>
      }
    >
      {themes.length === 0 && decisions.length === 0 && (
        <Empty title="Nothing was asked by several people yet.">
          As soon as two people ask the same, or complain of the same, it stands here in their words.
        </Empty>
      )}
      <div className="board">
        <section aria-labelledby="board-heard">
          <h2 id="board-heard">
            Heard <span>{heard.length}</span>
          </h2>
          <ul>
            {heard.map(theme => (
              <li key={theme.id}>
                <h3>
                  <Anchor href={paths.theme(theme.id)}>{theme.name}</Anchor>
                </h3>
                {theme.quote && (
                  <p className="said small" dir="auto" lang={theme.language}>
                    “{theme.quote}”
                  </p>
                )}
                <p className="t13 third">
                  {counted(theme.people, 'person', 'people')}
                  {theme.lately > theme.before && theme.lately > 1 && ', growing'}
                  {theme.pressing > 0 && `, ${counted(theme.pressing, 'post')} in a hurry`}
                </p>
              </li>
            ))}
          </ul>
        </section>
        <Column id="considered" title="Considered" decisions={at('considered')} />
        <Column id="decided" title="Decided" decisions={at('decided', 'done')} />
        <Column id="told" title="Told" decisions={at('told')} />
      </div>
    </Page>
  )
}

function Column({ id, title, decisions }: { id: string; title: string; decisions: DecisionView[] }) {
  return (
    <section aria-labelledby={`board-${id}`}>
      <h2 id={`board-${id}`}>
        {title} <span>{decisions.length}</span>
      </h2>
      <ul>
        {decisions.map(decision => (
          <li key={decision.id}>
            <h3>
              <Anchor href={paths.decision(decision.id)}>{decision.title}</Anchor>
            </h3>
            <p className="t13 third">
              {decision.ownerName} · {areaWords[decision.area]}
              {decision.verdict && ` · ${verdictWords[decision.verdict]}`}
              {decision.stage === 'done' && ', done'}
            </p>
            {decision.toTell > 0 && (
              <>
                <p className="t13 third">
                  {decision.told} of {decision.toTell} told
                </p>
                <progress
                  className="told-bar"
                  max={decision.toTell}
                  value={decision.told + decision.letBe}
                  aria-label={`${decision.told} of ${decision.toTell} told`}
                />
              </>
            )}
            {decision.cited === 0 && <p className="t13 third">cites nobody yet</p>}
          </li>
        ))}
      </ul>
      {id === 'told' && (
        <p className="t13 third">A theme is finished when each person who raised it has heard from one of us.</p>
      )}
    </section>
  )
}

/** A name for a theme. */
export function NameThemeForm({
  name: before,
  verb,
  busy,
  problem,
  onName,
}: {
  name: string
  verb: string
  busy?: string
  problem?: ProblemDetails
  onName: (name: string) => void
}) {
  const [name, setName] = useState(before)
  const rest = reasonsElsewhere(problem, ['name'])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim()) onName(name.trim())
  }
  return (
    <form className="stack" onSubmit={submit}>
      <TextField
        label="What it is called"
        maxLength={120}
        value={name}
        error={reasonAt(problem, 'name')}
        onChange={event => setName(event.target.value)}
      />
      {rest && <Trouble title={rest} />}
      <div>
        <Button
          kind="primary"
          type="submit"
          busy={busy}
          disabledBecause={name.trim() ? undefined : 'A few words first.'}
          reasonHidden
        >
          {verb}
        </Button>
      </div>
    </form>
  )
}

export interface QuoteView {
  messageId: string
  conversationId: string
  personName: string
  network: string
  words: string
  language?: string
  at: string
  isPrivate: boolean
  mayBeQuoted: boolean
  why: string
}

export interface ThemeView {
  row: ThemeRowView
  isPartOf?: string
  namedBy?: string
  weeks: { week: string; count: number }[]
  spike?: string
  /** Languages and communities are counted over so many of the newest posts; otherwise over all. */
  newest?: number
  /** Where it is said, the commonest first. */
  communities: { name: string; count: number }[]
  languages: string[]
  quotes: QuoteView[]
  /** Who speaks of it, in sentences: segments, who is heard, where they stand in buying, what they bought. */
  who: string[]
  parts: { id: string; name: string; byName: string }[]
  decisions: DecisionView[]
}

interface ThemeProps {
  theme: ThemeView
  others: ThemeRowView[]
  lockedBecause?: string
  onRename: () => void
  onConsider: () => void
  /** People are asked about it on our own ground. */
  onAsk: () => void
  onMerge: (intoId: string) => void
  onUnmerge: (id: string) => void
  onSplit: (messageIds: string[]) => void
  onTakeOut: (messageId: string) => void
}

/** One theme: how it goes, who speaks of it, in their own words. */
export function Theme({
  theme,
  others,
  lockedBecause,
  onRename,
  onConsider,
  onAsk,
  onMerge,
  onUnmerge,
  onSplit,
  onTakeOut,
}: ThemeProps) {
  const { row, weeks, quotes } = theme
  useTitle(row.name)
  const [chosen, setChosen] = useState<string[]>([])
  const [into, setInto] = useState('')
  const most = Math.max(1, ...weeks.map(({ count }) => count))
  const locked = lockedBecause ?? (theme.isPartOf ? 'It is part of another theme.' : undefined)
  const lately = weeks.at(-1)?.count ?? 0
  return (
    <Page
      title={row.name}
      about={`${Counted(row.people, 'person', 'people')}, ${counted(row.posts, 'post')}, ${theme.languages.length > 1 ? `in ${counted(theme.languages.length, 'language')}` : 'in one language'}${row.pressing > 0 ? `; ${row.pressing} in a hurry` : ''}.`}
      actions={
        <>
          <Button kind="primary" disabledBecause={locked} onClick={onConsider}>
            Take it up…
          </Button>
          <Button onClick={onAsk}>Ask people about it</Button>
          <Button disabledBecause={locked} reasonHidden onClick={onRename}>
            Name it…
          </Button>
        </>
      }
    >
      <div className="theme">
        {theme.isPartOf && (
          <p>
            This is part of <Anchor href={paths.theme(theme.isPartOf)}>another theme</Anchor> now.
          </p>
        )}
        <section aria-labelledby="theme-trend">
          <h2 className="heading" id="theme-trend">
            {Counted(lately, 'post')} in the last seven days
          </h2>
          <div
            className="weeks"
            role="img"
            aria-label={`By week, the oldest first: ${weeks.map(({ count }) => count).join(', ')}`}
          >
            {weeks.map(({ week, count }) => (
              <i key={week} style={{ blockSize: `${(100 * count) / most}%` }} />
            ))}
          </div>
          {theme.spike && <p className="t13 second">{theme.spike}</p>}
        </section>
        {theme.who.length > 0 && (
          <section aria-labelledby="theme-who">
            <h2 className="heading" id="theme-who">
              Who they are
            </h2>
            <ul>
              {theme.who.map(words => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </section>
        )}
        {theme.communities.length > 0 && (
          <section aria-labelledby="theme-where">
            <h2 className="heading" id="theme-where">
              Where it is said
            </h2>
            {theme.newest && (
              <p className="t13 second">Counted over the newest {theme.newest.toLocaleString('en-GB')} posts.</p>
            )}
            <ul>
              {theme.communities.map(({ count, name }) => (
                <li key={name}>
                  {name}: {counted(count, 'post')}
                </li>
              ))}
            </ul>
          </section>
        )}
        {theme.decisions.length > 0 && (
          <section aria-labelledby="theme-decisions">
            <h2 className="heading" id="theme-decisions">
              What became of it
            </h2>
            <ul>
              {theme.decisions.map(decision => (
                <li key={decision.id}>
                  <Anchor href={paths.decision(decision.id)}>{decision.title}</Anchor>{' '}
                  <Chip tone="line">{decision.stage}</Chip>
                </li>
              ))}
            </ul>
          </section>
        )}
        <section aria-labelledby="theme-quotes">
          <h2 className="heading" id="theme-quotes">
            In their words
          </h2>
          <ul className="quotes">
            {quotes.map(quote => (
              <li key={quote.messageId}>
                <blockquote dir="auto" lang={quote.language}>
                  {quote.words}
                </blockquote>
                <p className="row tight t13 third">
                  <NetworkMark bare size={14} network={quote.network} label={quote.network} />
                  <span>
                    <Anchor href={paths.conversation(quote.conversationId)}>{quote.personName}</Anchor>,{' '}
                    <Time at={quote.at} />
                    {quote.isPrivate && ' · said to us alone'}
                    {quote.mayBeQuoted ? ' · allowed us to quote them' : ' · never said that we may quote them'}
                  </span>
                </p>
                <p className="t13 third">{quote.why}</p>
                {!locked && (
                  <div className="row tight">
                    <Checkbox
                      label="About something else"
                      checked={chosen.includes(quote.messageId)}
                      onChange={event =>
                        setChosen(
                          event.target.checked
                            ? [...chosen, quote.messageId]
                            : chosen.filter(id => id !== quote.messageId),
                        )
                      }
                    />
                    <LinkButton
                      onClick={() => onTakeOut(quote.messageId)}
                      aria-label={`Take it out: what ${quote.personName} said`}
                    >
                      Take it out
                    </LinkButton>
                  </div>
                )}
              </li>
            ))}
          </ul>
          {chosen.length > 0 && (
            <Button
              onClick={() => {
                onSplit(chosen)
                setChosen([])
              }}
            >
              Make a theme of these {chosen.length}
            </Button>
          )}
        </section>
        <section className="stack tight" aria-labelledby="theme-same">
          <h2 className="heading" id="theme-same">
            Is it the same as another?
          </h2>
          <p className="t13 third">
            What either is recognised by is kept: new posts of both come together, in every language they are said in.
          </p>
          <div className="row">
            <Select
              label="The other theme"
              labelHidden
              value={into}
              onChange={event => setInto(event.target.value)}
              options={[
                { value: '', label: 'Choose a theme' },
                ...others.filter(({ id }) => id !== row.id).map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
            <Button
              disabledBecause={locked ?? (into ? undefined : 'Choose the other theme first.')}
              reasonHidden
              onClick={() => onMerge(into)}
            >
              Make it part of that one
            </Button>
          </div>
          {theme.parts.length > 0 && (
            <ul>
              {theme.parts.map(part => (
                <li key={part.id}>
                  “{part.name}” is part of this, by {part.byName}.{' '}
                  {!locked && <LinkButton onClick={() => onUnmerge(part.id)}>Part them again</LinkButton>}
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </Page>
  )
}
