import './share.css'
import './writing.css'
import { type ReactNode, useState } from 'react'
import { Anchor, Button, Chip, Empty, TextField, Time } from '#apps/ui'
import { paths } from '../paths.ts'
import { Page, useTitle } from '../screen.tsx'

/** A post of one's own, as the list shows it. */
export interface ShareRowView {
  id: string
  words: string
  language: string
  standing: string
  tone?: 'care' | 'stop' | 'yours'
  changedAt: string
  waits?: string
}

/** What a colleague would like told. */
export interface KitItemView {
  key: string
  title: string
  about: string
  language: string
  note: string
  by: string
  at: string
  told: string[]
  /** Where it can be read whole. */
  href: string
  onTake: () => void
}

/** What one tells on networks, and what colleagues would like told. */
export function Shares({ rows, kit, newButton }: { rows: ShareRowView[]; kit: KitItemView[]; newButton: ReactNode }) {
  useTitle('Posts')
  return (
    <Page
      title="What you tell on networks."
      about="One idea, in words that fit each network, under your own name."
      actions={newButton}
    >
      {rows.length === 0 ? (
        <Empty title="You have not posted anything yet.">
          Tell of an article that you know well, yours or a colleague’s, or of nothing but a thought.
        </Empty>
      ) : (
        <section className="writing-group" aria-labelledby="my-posts">
          <h2 className="heading" id="my-posts">
            Yours
          </h2>
          <ul className="articles">
            {rows.map(({ id, words, language, standing, tone, changedAt, waits }) => (
              <li key={id}>
                <p className="row tight t13 second">
                  <Chip tone={tone ?? 'line'}>{standing}</Chip>
                </p>
                <h3>
                  <Anchor href={paths.share(id)} lang={language} dir="auto">
                    {words}
                  </Anchor>
                </h3>
                {waits && <p className="t14">{waits}</p>}
                <p className="t13 third">
                  <Time at={changedAt} />
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Kit items={kit} />
    </Page>
  )
}

function Kit({ items }: { items: KitItemView[] }) {
  return (
    <section className="writing-group" aria-labelledby="kit">
      <h2 className="heading" id="kit">
        What colleagues would like told
      </h2>
      <p className="t14 second">Material, for whoever likes: you tell it in words of your own, or you don’t.</p>
      {items.length === 0 ? (
        <p className="t14 second">Nothing at the moment.</p>
      ) : (
        <ul className="kit">
          {items.map(({ key, title, about, language, note, by, at, told, href, onTake }) => (
            <li key={key}>
              <p className="t13 second">
                {by}, <Time at={at} />
              </p>
              {title && (
                <h3>
                  <Anchor href={href} lang={language} dir="auto">
                    {title}
                  </Anchor>
                </h3>
              )}
              <p className="about" lang={language} dir="auto">
                {about}
              </p>
              {note && (
                <p className="t14">
                  <b>{by}:</b> {note}
                </p>
              )}
              {told.length > 0 && <p className="t13 third">Told by {listed(told)}.</p>}
              <p>
                <Button small onClick={onTake} aria-label={`Tell it in your own words: ${title || about.slice(0, 60)}`}>
                  Tell it in your own words
                </Button>
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const listed = (names: string[]) => new Intl.ListFormat('en').format(names)

export interface ArticleToldView {
  /** Who told of it, and where. */
  shares: { id: string; by: string; where: string; at?: string }[]
  /** What is noted with it for colleagues; nothing where they are not asked. */
  note?: string
  isMine: boolean
  /** Why nobody can tell of it yet, in words. */
  because?: string
}

/** Below an article: who told of it where, and the way to tell of it oneself. */
export function ArticleTold({
  told,
  busy,
  onTell,
  onAsk,
  onAskNoMore,
}: {
  told: ArticleToldView
  busy?: string
  onTell: () => void
  onAsk: (note: string) => void
  onAskNoMore: () => void
}) {
  const { shares, note, isMine, because } = told
  const [typed, setTyped] = useState(note ?? '')
  return (
    <section className="article-told" aria-label="On networks">
      <h2>On networks</h2>
      {shares.length > 0 && (
        <ul className="t14">
          {shares.map(({ id, by, where, at }) => (
            <li key={id}>
              <Anchor href={paths.share(id)}>{by}</Anchor> on {where}
              {at && (
                <>
                  , <Time at={at} />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      <p>
        <Button disabledBecause={because} onClick={onTell}>
          Tell of it on networks
        </Button>
      </p>
      {isMine && (
        <form
          className="form"
          onSubmit={event => {
            event.preventDefault()
            onAsk(typed.trim())
          }}
        >
          <TextField
            label="What matters in it, to colleagues who tell of it"
            maxLength={300}
            hint="They find it among the posts and put it in words of their own. Nobody is told or reminded."
            value={typed}
            onChange={event => setTyped(event.target.value)}
          />
          <div className="row">
            <Button type="submit" busy={busy} disabledBecause={because} reasonHidden>
              {note === undefined ? 'Let colleagues tell of it' : 'Keep the note'}
            </Button>
            {note !== undefined && (
              <Button kind="plain" busy={busy} onClick={onAskNoMore}>
                Ask them no more
              </Button>
            )}
          </div>
        </form>
      )}
    </section>
  )
}
