import './share.css'
import { type ReactNode, useState } from 'react'
import { Anchor, Button, Chip, Confirm, NetworkMark, Time, Trouble } from '#apps/ui'
import { paths } from '../paths.ts'
import type { ProblemDetails } from '../problem.ts'
import { Page, useTitle } from '../screen.tsx'
import { type AddedPicture, ShownPictures } from './added-pictures.tsx'
import type { ShareAboutView } from './share-typed.ts'

export interface ShareReadView {
  id: string
  author: string
  language: string
  text: string
  standing: string
  tone?: 'care' | 'stop' | 'yours'
  about?: ShareAboutView
  /** Of the conversation that it begins in a community of ours. */
  title?: string
  posts: {
    id: string
    name: string
    network: string
    said: string
    pictures: AddedPicture[]
    title?: string
    standing: string
    url?: string
    failure?: string
    isRefused: boolean
    sentAt?: string
  }[]
  /** What people answered to it, as conversations. */
  answers: { id: string; words: string; by: string; standing: string }[]
  can: { send: boolean; sendAgain: boolean; takeBack: boolean; change: boolean; withdraw: boolean; beWrong: boolean }
  /** Why it can’t be changed where it stands. */
  whyNotChange?: string
}

/** A post that is not written at just now: where it stands, and what came of it. */
export function ShareRead({
  share,
  told,
  wrong,
  busy,
  problem,
  onSend,
  onSendAgain,
  onTakeBack,
  onChange,
  onWithdraw,
}: {
  share: ShareReadView
  told?: ReactNode
  /** Something in it is wrong. */
  wrong?: ReactNode
  busy?: string
  problem?: ProblemDetails
  onSend: () => void
  onSendAgain: (postId: string) => void
  onTakeBack: () => void
  /** Other words for what stands outside. */
  onChange: () => void
  onWithdraw: () => void
}) {
  const { about, title, posts, answers, can, author, language, text } = share
  const [withdrawing, setWithdrawing] = useState(false)
  useTitle(`${title || (about?.title ?? 'A post')} · Posts`)
  return (
    <Page title={title || (about ? `Of “${about.title}”` : 'A post for networks')} about={`${author} wrote it.`}>
      <div className="share-desk">
        <p className="row tight">
          <Chip tone={share.tone ?? 'line'}>{share.standing}</Chip>
          {about?.standing && <span className="t14">{about.standing}</span>}
        </p>
        {told}
        {problem && <Trouble title={problem.reasons[0]?.message ?? problem.title} />}
        {posts.length === 0 && (
          <p className="said" lang={language} dir="auto">
            {text}
          </p>
        )}
        {posts.map(({ id, name, network, title, said, pictures, standing, url, failure, sentAt, isRefused }) => (
          <article key={id} className="share-preview" aria-label={name}>
            <p className="who">
              <NetworkMark network={network} label={name} /> <Chip tone="line">{standing}</Chip>
              {sentAt && (
                <span className="t13 third">
                  <Time at={sentAt} />
                </span>
              )}
            </p>
            {title && (
              <b lang={language} dir="auto">
                {title}
              </b>
            )}
            <p className="said" lang={language} dir="auto">
              {said}
            </p>
            <ShownPictures pictures={pictures} />
            {failure && <Trouble mild title={failure} />}
            {isRefused && can.sendAgain && (
              <p>
                <Button small busy={busy} onClick={() => onSendAgain(id)}>
                  Send it again
                </Button>
              </p>
            )}
            {url && (
              <p>
                <a href={url} target="_blank" rel="noopener">
                  See it there
                </a>
              </p>
            )}
          </article>
        ))}
        {answers.length > 0 && (
          <section aria-label="What came of it">
            <h2 className="heading">What came of it</h2>
            <ul className="kit">
              {answers.map(answer => (
                <li key={answer.id}>
                  <p className="row tight t13 second">
                    {answer.by} <Chip tone="line">{answer.standing}</Chip>
                  </p>
                  <p>
                    <Anchor href={paths.conversation(answer.id)}>{answer.words}</Anchor>
                  </p>
                </li>
              ))}
            </ul>
          </section>
        )}
        <div className="row">
          {can.send && (
            <Button kind="primary" busy={busy} onClick={onSend}>
              Send it
            </Button>
          )}
          {can.takeBack && (
            <Button busy={busy} onClick={onTakeBack}>
              Write at it
            </Button>
          )}
          {can.change && (
            <Button busy={busy} disabledBecause={share.whyNotChange} onClick={onChange}>
              Change it
            </Button>
          )}
          {can.withdraw && <Button onClick={() => setWithdrawing(true)}>Take it down</Button>}
          {can.beWrong && wrong}
        </div>
        {withdrawing && (
          <Confirm
            title="Take it down everywhere?"
            yes="Take it down"
            busy={busy}
            onYes={onWithdraw}
            onNo={() => setWithdrawing(false)}
          >
            It is gone wherever its network lets us; where one doesn’t, you are told.
          </Confirm>
        )}
        <p>
          <Anchor href={paths.shares()}>All posts for networks</Anchor>
        </p>
      </div>
    </Page>
  )
}
