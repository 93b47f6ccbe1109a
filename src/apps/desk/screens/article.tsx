import './writing.css'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import {
  Button,
  DraftField,
  type DraftHandle,
  FindingCard,
  findingKey,
  Radio,
  TextArea,
  TextField,
  Trouble,
} from '#apps/ui'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import { Page, useTitle } from '../screen.tsx'
import { Earlier, Leaving, More } from './article-below.tsx'
import { MediaList } from './article-media.tsx'
import { ArticlePaper } from './article-read.tsx'
import type { ArticleKind, EditorProps } from './article-typed.ts'

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
