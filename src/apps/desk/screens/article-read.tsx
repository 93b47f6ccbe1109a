import './writing.css'
import { type ReactNode, useState } from 'react'
import { Anchor, Button, Chip, TextArea, Time, Trouble } from '#apps/ui'
import { paths } from '../paths.ts'
import type { ProblemDetails } from '../problem.ts'
import { Page, useTitle } from '../screen.tsx'
import type { ArticleKind, ArticleMediaView } from './article-typed.ts'
import { FromHtml } from './from-html.tsx'

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
