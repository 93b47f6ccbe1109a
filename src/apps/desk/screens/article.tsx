import './writing.css'
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import {
  Anchor,
  Button,
  Checkbox,
  Chip,
  Confirm,
  DraftField,
  type DraftHandle,
  type Finding,
  FindingCard,
  findingKey,
  LinkButton,
  Radio,
  Select,
  TextArea,
  TextField,
  Time,
  Trouble,
} from '#apps/ui'
import { paths } from '../paths.ts'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import { Page, useTitle } from '../screen.tsx'
import { Changes } from './changes.tsx'
import { FromHtml } from './from-html.tsx'

export type ArticleKind = 'article' | 'short' | 'paper' | 'gallery' | 'audio' | 'video'

/** What somebody writes, as its fields hold it. */
export interface ArticleTyped {
  kind: ArticleKind
  title: string
  summary: string
  text: string
  transcript: string
  language: string
  /** With commas between. */
  tags: string
  seriesId: string
  embargoUntil: string
}

export interface ArticleMediaView {
  id: string
  kind: 'picture' | 'audio' | 'video'
  alt: string
  captions: string
  captionsLanguage: string
}

export interface RevisionView {
  number: number
  what: string
  by: string
  at: string
  text: string
  /** How it read before. */
  before: string
}

interface Choice {
  value: string
  label: string
}

/** What one is about to write, and what to call it. */
export function BeginArticle({
  kinds,
  busy,
  problem,
  onBegin,
}: {
  kinds: { value: ArticleKind; label: string }[]
  busy?: string
  problem?: ProblemDetails
  onBegin: (kind: ArticleKind, title: string) => void
}) {
  const [kind, setKind] = useState<ArticleKind>('article')
  const [title, setTitle] = useState('')
  useTitle('Something new · Writing')
  return (
    <Page title="What is it about?" about="Nobody sees it until you publish it or have a colleague read it.">
      <form
        className="form article-form"
        onSubmit={event => {
          event.preventDefault()
          onBegin(kind, title.trim())
        }}
      >
        <Radio label="What it is" columns value={kind} options={kinds} onChange={setKind} />
        <TextField label="Title" maxLength={200} value={title} onChange={event => setTitle(event.target.value)} />
        {problem && <Trouble title={problem.title} />}
        <p>
          <Button type="submit" kind="primary" busy={busy}>
            Begin
          </Button>
        </p>
      </form>
    </Page>
  )
}

interface EditorProps {
  typed: ArticleTyped
  author: string
  kinds: Choice[]
  languages: Choice[]
  series: Choice[]
  media: ArticleMediaView[]
  /** What the rules find in the text, and in all the rest. */
  findings: Finding[]
  elsewhere: Finding[]
  /** It nearly repeats what a colleague stopped. */
  stopped: { because: string | undefined; notice: ReactNode }
  /** Its words as the page shows them. */
  preview: string
  /** "Kept 14:02" */
  kept: string
  adding?: string
  /** What whoever read it said, or why it did not go out. */
  told?: ReactNode
  isOut: boolean
  revisions: RevisionView[]
  busy?: string
  problem?: ProblemDetails
  onType: (more: Partial<ArticleTyped>) => void
  onAdd: (file: File) => void
  onMedia: (media: ArticleMediaView) => void
  onDrop: (id: string) => void
  onSeries: (title: string) => void
  onPublish: (how: { at: string; askForReview: boolean; correction: string }) => void
  onRestore: (number: number) => void
  onGiveUp: (reason: string) => void
}

/** Where somebody writes: the words, beside them the page as it will look, below them everything it needs. */
export function ArticleEditor(props: EditorProps) {
  const { typed, media, findings, elsewhere, problem, onType } = props
  const field = useRef<DraftHandle>(null)
  const caret = useRef(typed.text.length)
  const [here, setHere] = useState<string>()
  const ids = useId()
  const shown = ['title', 'summary', 'text', 'transcript', 'tags', 'embargoUntil', 'media', 'captions', 'at']
  const rest = reasonsElsewhere(problem, shown)
  const order = [...findings].sort((a, b) => a.start - b.start)
  const jump = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'F8') return
    event.preventDefault()
    const at = order.findIndex(finding => findingKey(finding) === here)
    const next = order[(at + (event.shiftKey ? -1 : 1) + order.length) % order.length] ?? order[0]
    if (!next) return
    setHere(findingKey(next))
    field.current?.select(next.start, next.end)
  }
  const insert = (id: string, alt: string) => {
    const before = caret.current === 0 ? '' : '\n\n'
    field.current?.replace(caret.current, caret.current, `${before}![${alt.replace(/[[\]]/g, '')}](media:${id})\n\n`)
  }
  const isRecording = typed.kind === 'audio' || typed.kind === 'video'
  useTitle(`${typed.title || 'Without a title'} · Writing`)
  return (
    <Page
      title={typed.title || 'Without a title yet'}
      about={<>Under your own name, {props.author}. It is kept as you write.</>}
      actions={
        <span className="t13 third" role="status">
          {props.kept}
        </span>
      }
    >
      <div className="article-desk">
        <div className="article-form">
          {props.told}
          <TextField
            label="Title"
            maxLength={200}
            lang={typed.language}
            value={typed.title}
            error={reasonAt(problem, 'title')}
            onChange={event => onType({ title: event.target.value })}
          />
          <TextArea
            label="In a sentence or two"
            rows={2}
            maxLength={400}
            lang={typed.language}
            value={typed.summary}
            hint="Stands below the title, in lists, feeds and cards."
            onChange={event => onType({ summary: event.target.value })}
          />
          <div className="words">
            <span className="words-head" id={`${ids}-words`}>
              Words
            </span>
            <DraftField
              ref={field}
              label="Words"
              placeholder="Write as you would tell it."
              text={typed.text}
              language={typed.language}
              findings={findings}
              here={here}
              describedBy={`${ids}-how`}
              onText={text => onType({ text })}
              onKeyDown={jump}
              onCaret={at => {
                caret.current = at
              }}
            />
          </div>
          <p className="t13 third" id={`${ids}-how`}>
            ## a heading · **strong** · *said with weight* · [words](https://…) · - a list. F8 goes from finding to
            finding.
          </p>
          {reasonAt(problem, 'text') && <Trouble title={reasonAt(problem, 'text') ?? ''} />}
          {[...findings, ...elsewhere].map(finding => (
            <FindingCard
              key={`${findingKey(finding)} ${finding.words}`}
              finding={finding}
              language={typed.language}
              here={findingKey(finding) === here}
            />
          ))}
          {props.stopped.notice}
          <MediaList {...props} onInsert={insert} />
          {isRecording && (
            <TextArea
              label="What is said, word for word"
              rows={6}
              lang={typed.language}
              value={typed.transcript}
              error={reasonAt(problem, 'transcript')}
              hint="For whoever can’t hear it, and for whoever searches."
              onChange={event => onType({ transcript: event.target.value })}
            />
          )}
          <More {...props} />
          <Leaving {...props} />
          {rest && <Trouble title={rest} />}
          <Earlier {...props} />
        </div>
        <ArticlePaper
          title={typed.title}
          summary={typed.summary}
          author={props.author}
          language={typed.language}
          html={props.preview}
          media={media}
          kind={typed.kind}
          text={typed.text}
          transcript={typed.transcript}
        />
      </div>
    </Page>
  )
}

function MediaList({
  typed,
  media,
  adding,
  problem,
  onAdd,
  onMedia,
  onDrop,
  onInsert,
}: EditorProps & { onInsert: (id: string, alt: string) => void }) {
  const wrong = reasonAt(problem, 'media') ?? reasonAt(problem, 'captions')
  return (
    <section className="stack" aria-label="Pictures and recordings">
      <p className="row">
        <label className="file-button">
          {typed.kind === 'audio' ? 'Add a recording' : typed.kind === 'video' ? 'Add a video' : 'Add a picture'}
          <input
            type="file"
            accept={
              typed.kind === 'audio'
                ? 'audio/*,image/png,image/jpeg,image/webp'
                : typed.kind === 'video'
                  ? 'video/mp4,video/webm,image/png,image/jpeg,image/webp'
                  : 'image/png,image/jpeg,image/webp'
            }
            onChange={event => {
              const file = event.target.files?.[0]
              if (file) onAdd(file)
              event.target.value = ''
            }}
          />
        </label>
        <span className="t13 second" role="status">
          {adding}
        </span>
      </p>
      {wrong && <Trouble title={wrong} />}
      {media.length > 0 && (
        <ul className="article-media">
          {media.map(each => (
            <MediaRow
              key={each.id}
              media={each}
              language={typed.language}
              onMedia={onMedia}
              onDrop={() => onDrop(each.id)}
              onInsert={each.kind === 'picture' && typed.kind !== 'gallery' ? alt => onInsert(each.id, alt) : undefined}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

interface MediaRowProps {
  media: ArticleMediaView
  language: string
  onMedia: (media: ArticleMediaView) => void
  onDrop: () => void
  onInsert?: (alt: string) => void
}

function MediaRow({ media, language, onMedia, onDrop, onInsert }: MediaRowProps) {
  const [alt, setAlt] = useState(media.alt)
  const [captions, setCaptions] = useState(media.captions)
  const keep = () => {
    if (alt.trim() !== media.alt || captions !== media.captions) onMedia({ ...media, alt: alt.trim(), captions })
  }
  return (
    <li>
      {media.kind === 'picture' ? (
        <img className="thumb" src={paths.articleMedia(media.id)} alt={media.alt} />
      ) : (
        <span className="thumb">{media.kind === 'audio' ? 'Recording' : 'Video'}</span>
      )}
      <div className="fields">
        {media.kind === 'picture' ? (
          <TextField
            label="What it shows"
            maxLength={500}
            lang={language}
            value={alt}
            error={alt.trim() ? undefined : 'For whoever doesn’t see it: say what it shows.'}
            onChange={event => setAlt(event.target.value)}
            onBlur={keep}
          />
        ) : (
          <TextArea
            label="Captions (WebVTT)"
            rows={5}
            value={captions}
            hint="Begins with WEBVTT; then times such as 00:01.000 --> 00:04.000, and what is said."
            onChange={event => setCaptions(event.target.value)}
            onBlur={keep}
          />
        )}
        <p className="row tight">
          {onInsert && (
            <Button
              small
              disabledBecause={alt.trim() ? undefined : 'Say first what it shows.'}
              onClick={() => onInsert(alt.trim())}
            >
              Put it into the words
            </Button>
          )}
          <LinkButton onClick={onDrop} aria-label={`Take it out: ${media.alt || media.kind}`}>
            Take it out
          </LinkButton>
        </p>
      </div>
    </li>
  )
}

function More({ typed, kinds, languages, series, problem, onType, onSeries }: EditorProps) {
  const [named, setNamed] = useState('')
  return (
    <details open={Boolean(reasonAt(problem, 'tags') ?? reasonAt(problem, 'embargoUntil'))}>
      <summary>Kind, language, tags, series, embargo</summary>
      <div>
        <div className="two">
          <Select
            label="What it is"
            value={typed.kind}
            options={kinds}
            onChange={event => onType({ kind: event.target.value as ArticleKind })}
          />
          <Select
            label="Language"
            value={typed.language}
            options={languages}
            onChange={event => onType({ language: event.target.value })}
          />
        </div>
        <TextField
          label="Tags"
          hint="With commas between: winter, charging."
          value={typed.tags}
          error={reasonAt(problem, 'tags')}
          onChange={event => onType({ tags: event.target.value })}
        />
        <div className="two">
          <Select
            label="Series"
            value={typed.seriesId}
            options={[{ value: '', label: 'None' }, ...series]}
            onChange={event => onType({ seriesId: event.target.value })}
          />
          <div className="field">
            <TextField
              label="A new series"
              maxLength={200}
              value={named}
              onChange={event => setNamed(event.target.value)}
            />
            <Button
              small
              disabledBecause={named.trim().length < 2 ? 'Give it a title.' : undefined}
              reasonHidden
              onClick={() => {
                onSeries(named.trim())
                setNamed('')
              }}
            >
              Begin this series
            </Button>
          </div>
        </div>
        <TextField
          label="Not before (embargo)"
          type="datetime-local"
          hint="By your own clock. Until then nobody outside sees it, whoever presses what."
          value={typed.embargoUntil}
          error={reasonAt(problem, 'embargoUntil')}
          onChange={event => onType({ embargoUntil: event.target.value })}
        />
      </div>
    </details>
  )
}

function Leaving({ typed, findings, elsewhere, stopped, isOut, busy, problem, onPublish, onGiveUp }: EditorProps) {
  const [at, setAt] = useState('')
  const [asks, setAsks] = useState(false)
  const [correction, setCorrection] = useState('')
  const [givingUp, setGivingUp] = useState(false)
  const stop = [...findings, ...elsewhere].find(({ level }) => level === 'stop')
  const missing = !typed.title.trim()
    ? 'Give it a title first.'
    : stop
      ? `${stop.title}. Take these words out first.`
      : correction
        ? undefined
        : stopped.because && isOut
          ? `${stopped.because} If this puts them right, say so for those who read them.`
          : stopped.because
  return (
    <section className="stack" aria-label="Publishing">
      <div className="two">
        <TextField
          label="Goes out at (empty: at once)"
          type="datetime-local"
          value={at}
          error={reasonAt(problem, 'at')}
          onChange={event => setAt(event.target.value)}
        />
        {isOut && (
          <TextField
            label="What was put right (if anything was)"
            maxLength={500}
            hint="It stands at the head of the page, for those who read it before."
            value={correction}
            onChange={event => setCorrection(event.target.value)}
          />
        )}
      </div>
      <Checkbox
        label="Have a colleague read it first"
        about="Where the rules ask for it, one does anyway, and it comes back to you to be published."
        checked={asks}
        onChange={event => setAsks(event.target.checked)}
      />
      <div className="row">
        <Button
          kind="primary"
          busy={busy}
          disabledBecause={missing}
          onClick={() => onPublish({ at, askForReview: asks, correction })}
        >
          {asks
            ? 'Hand it in'
            : at || typed.embargoUntil
              ? 'Let it go out then'
              : isOut
                ? 'Publish it anew'
                : 'Publish it'}
        </Button>
        {!isOut && (
          <Button kind="plain" onClick={() => setGivingUp(true)}>
            Give it up
          </Button>
        )}
      </div>
      {givingUp && (
        <Confirm
          title="Give it up?"
          yes="Give it up"
          busy={busy}
          onYes={() => onGiveUp('Given up by its author.')}
          onNo={() => setGivingUp(false)}
        >
          Nobody saw it. It stays in your list, and can’t be published any more.
        </Confirm>
      )}
    </section>
  )
}

function Earlier({ revisions, onRestore, busy }: EditorProps) {
  const [open, setOpen] = useState<number>()
  if (revisions.length < 2) return null
  return (
    <details>
      <summary>How it read before ({revisions.length})</summary>
      <div>
        <ul className="revisions">
          {revisions.map(({ number, what, by, at, text, before }, index) => (
            <li key={number}>
              <p className="row tight t13 second">
                <b>{what}</b> {by}, <Time at={at} />{' '}
                <LinkButton
                  aria-expanded={open === number}
                  onClick={() => setOpen(open === number ? undefined : number)}
                >
                  what changed
                </LinkButton>
                {index > 0 && (
                  <Button small busy={busy} onClick={() => onRestore(number)}>
                    Take this up again
                  </Button>
                )}
              </p>
              {open === number && (
                <p className="change">{before === text ? 'Not a word.' : <Changes before={before} after={text} />}</p>
              )}
            </li>
          ))}
        </ul>
      </div>
    </details>
  )
}

interface PaperProps {
  title: string
  summary: string
  author: string
  language: string
  kind: ArticleKind
  html: string
  text: string
  transcript: string
  media: Pick<ArticleMediaView, 'id' | 'kind' | 'alt'>[]
}

/** The page as it will look. */
export function ArticlePaper({ title, summary, author, language, kind, html, text, transcript, media }: PaperProps) {
  const below = media.filter(each => (each.kind === 'picture' ? kind === 'gallery' && !text.includes(each.id) : true))
  return (
    <article className="article-paper" aria-label="As it will look" lang={language} dir="auto">
      <h2 className="head">{title || 'Without a title yet'}</h2>
      {summary && <p className="lede">{summary}</p>}
      <p className="by">{author}</p>
      <div className="body">
        {below.map(each =>
          each.kind === 'picture' ? (
            <img key={each.id} src={paths.articleMedia(each.id)} alt={each.alt} />
          ) : (
            <p key={each.id} className="t13 second">
              {each.kind === 'audio' ? 'The recording stands here.' : 'The video stands here.'}
            </p>
          ),
        )}
        <FromHtml html={html} pictureAt={paths.articleMedia} />
        {transcript && (
          <>
            <h3>What is said</h3>
            <p>{transcript}</p>
          </>
        )}
      </div>
    </article>
  )
}

export interface ArticleReadView extends PaperProps {
  id: string
  standing: string
  tone?: 'care' | 'stop' | 'yours'
  goesOutAt?: string
  url?: string
  withdrawnWhy?: string
  can: { publish: boolean; takeBack: boolean; withdraw: boolean; beWrong: boolean }
}

interface ReadProps {
  article: ArticleReadView
  told?: ReactNode
  busy?: string
  problem?: ProblemDetails
  onPublish: () => void
  onTakeBack: () => void
  onWithdraw: (reason: string) => void
  /** Something in it is wrong. */
  wrong?: ReactNode
  /** Who told of it where, and the way to tell of it. */
  networks?: ReactNode
}

/** An article that is not written at just now: how it stands, and what can be done about it. */
export function ArticleRead({
  article,
  told,
  busy,
  problem,
  onPublish,
  onTakeBack,
  onWithdraw,
  wrong,
  networks,
}: ReadProps) {
  const [withdrawing, setWithdrawing] = useState(false)
  const [reason, setReason] = useState('')
  const { can } = article
  useTitle(`${article.title} · Writing`)
  return (
    <Page title={article.title || 'Without a title'} about={`${article.author} wrote it.`}>
      <div className="article-desk">
        <div className="article-form">
          <p className="row tight">
            <Chip tone={article.tone ?? 'line'}>{article.standing}</Chip>
            {article.goesOutAt && (
              <span className="t14">
                goes out <Time as="full" at={article.goesOutAt} />
              </span>
            )}
            {article.url && (
              <a href={article.url} target="_blank" rel="noopener">
                See its page
              </a>
            )}
          </p>
          {article.withdrawnWhy && <p className="t14">{article.withdrawnWhy}</p>}
          {told}
          {problem && <Trouble title={problem.reasons[0]?.message ?? problem.title} />}
          <div className="row">
            {can.publish && (
              <Button kind="primary" busy={busy} onClick={onPublish}>
                {article.goesOutAt ? 'Let it go out then' : 'Publish it'}
              </Button>
            )}
            {can.takeBack && (
              <Button busy={busy} onClick={onTakeBack}>
                Write at it
              </Button>
            )}
            {can.withdraw && <Button onClick={() => setWithdrawing(true)}>Withdraw it</Button>}
            {can.beWrong && wrong}
          </div>
          {withdrawing && (
            <form
              className="form"
              onSubmit={event => {
                event.preventDefault()
                if (reason.trim().length > 1) onWithdraw(reason.trim())
              }}
            >
              <TextArea
                label="Why it is withdrawn"
                rows={2}
                maxLength={300}
                hint="Readers see it where the article stood."
                value={reason}
                onChange={event => setReason(event.target.value)}
              />
              <div className="row">
                <Button
                  type="submit"
                  kind="primary"
                  busy={busy}
                  disabledBecause={reason.trim().length > 1 ? undefined : 'A few words first.'}
                  reasonHidden
                >
                  Withdraw it
                </Button>
                <Button onClick={() => setWithdrawing(false)}>Leave it</Button>
              </div>
            </form>
          )}
          {networks}
          <p>
            <Anchor href={paths.writing()}>All that you write</Anchor>
          </p>
        </div>
        <ArticlePaper {...article} />
      </div>
    </Page>
  )
}
