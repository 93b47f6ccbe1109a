import './path.css'
import { type FormEvent, useState } from 'react'
import { Anchor, Button, Empty, LinkButton, TextField, Time, Trouble } from '#apps/ui'
import { paths } from '../paths.ts'
import type { ProblemDetails } from '../problem.ts'
import { Page, useTitle } from '../screen.tsx'

export interface LinkView {
  id: string
  address: string
  url: string
  title: string
  conversationId?: string
  madeByName: string
  madeAt: string
  isOver: boolean
  campaign?: string
  people: number
  programs: number
  shares: number
}

export interface OpenedLink {
  id: string
  /** A picture to be read by a phone, as an address. */
  qr: string
  days: { day: string; from: string; people: number }[]
  shares: { conversationId: string; words: string; at: string }[]
  lockedBecause?: string
}

interface LinksProps {
  links: LinkView[]
  opened?: OpenedLink
  busy?: string
  problem?: ProblemDetails
  onOpen: (id: string | undefined) => void
  onMake: (url: string, campaign: string) => void
  onEnd: (id: string) => void
  onCopy: (address: string) => void
  onMore?: () => void
}

/** The links of ours: where they lead, how often they were followed, who handed them on. Never who followed them. */
export function Links({ links, opened, busy, problem, onOpen, onMake, onEnd, onCopy, onMore }: LinksProps) {
  useTitle('Links')
  const [url, setUrl] = useState('')
  const [campaign, setCampaign] = useState('')
  const make = (event: FormEvent) => {
    event.preventDefault()
    onMake(url, campaign)
    setUrl('')
  }
  return (
    <Page title="Links of ours" about={<Anchor href={paths.results()}>Results</Anchor>}>
      <div className="led">
        <p className="second">
          Short links to our own pages, each for whoever gave it and the conversation in which they did. We count that
          somebody followed one, not who. Whoever asks not to be tracked is led on and not counted.
        </p>
        <section aria-labelledby="make-one">
          <h2 className="heading" id="make-one">
            One for a poster, a card or a talk
          </h2>
          {problem && (
            <Trouble title={problem.title}>{problem.reasons.map(({ message }) => message).join(' ')}</Trouble>
          )}
          <form className="stack tight" onSubmit={make}>
            <TextField label="A page of ours" type="url" value={url} onChange={event => setUrl(event.target.value)} />
            <TextField
              label="What it is for"
              hint="One word, as “spring-fair”. May stay empty."
              value={campaign}
              onChange={event => setCampaign(event.target.value)}
            />
            <p>
              <Button type="submit" busy={busy}>
                Make it
              </Button>
            </p>
          </form>
        </section>
        <section aria-labelledby="given">
          <h2 className="heading" id="given">
            Given so far
          </h2>
          {links.length === 0 && (
            <Empty title="None yet.">While you answer, a link to a page of ours can be made ours with one press.</Empty>
          )}
          <ul>
            {links.map(link => (
              <li key={link.id} className="stack tight">
                <p className="address">
                  <b>{link.title || link.url}</b>
                  {link.isOver && ' (ended)'}
                  <br />
                  <span className="t13 second">
                    {link.address} · {link.madeByName} · <Time at={link.madeAt} as="short" />
                    {link.campaign && ` · ${link.campaign}`}
                  </span>
                </p>
                <p className="t13">
                  {link.people === 1 ? 'Followed once' : `Followed ${link.people} times`}
                  {link.shares > 0 && `, handed on ${link.shares === 1 ? 'once' : `${link.shares} times`}`}
                  {link.programs > 0 && <span className="second"> ({link.programs} by programs, not counted)</span>}
                </p>
                <p className="row">
                  <LinkButton onClick={() => onCopy(link.address)}>Copy</LinkButton>
                  <LinkButton onClick={() => onOpen(opened?.id === link.id ? undefined : link.id)}>
                    {opened?.id === link.id ? 'Less' : 'More'}
                  </LinkButton>
                  {link.conversationId && <Anchor href={paths.path(link.conversationId)}>Its way</Anchor>}
                </p>
                {opened?.id === link.id && <Opened link={link} opened={opened} onEnd={onEnd} />}
              </li>
            ))}
          </ul>
          {onMore && (
            <Button kind="plain" onClick={onMore}>
              Earlier ones
            </Button>
          )}
        </section>
      </div>
    </Page>
  )
}

function Opened({ link, opened, onEnd }: { link: LinkView; opened: OpenedLink; onEnd: (id: string) => void }) {
  return (
    <div className="stack">
      <p>
        <img className="qr" src={opened.qr} alt={`To be read by a phone: ${link.address}`} />
        <br />
        <a href={opened.qr} download={`link-${link.id.slice(0, 8)}.svg`}>
          Save the picture
        </a>
      </p>
      {opened.days.length > 0 && (
        <table className="channels">
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">From</th>
              <th scope="col">Followed</th>
            </tr>
          </thead>
          <tbody>
            {opened.days.map(({ day, from, people }) => (
              <tr key={`${day} ${from}`}>
                <th scope="row">
                  <Time at={day} as="short" />
                </th>
                <td>{from}</td>
                <td>{people}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ul>
        {opened.shares.map(({ conversationId, words, at }) => (
          <li key={conversationId + at}>
            <Anchor href={paths.conversation(conversationId)}>{words}</Anchor>, <Time at={at} as="short" />
          </li>
        ))}
      </ul>
      {!link.isOver && (
        <p>
          {opened.lockedBecause ? (
            <span className="t13 second">{opened.lockedBecause}</span>
          ) : (
            <Button onClick={() => onEnd(link.id)}>End it</Button>
          )}
        </p>
      )}
    </div>
  )
}
