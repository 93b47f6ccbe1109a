import './places.css'
import { useState } from 'react'
import { Button, Empty, LinkButton, TextField, Time, Trouble } from '#apps/ui'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import { Page, useTitle } from '../screen.tsx'
import { type FollowedView, FollowingElsewhere } from './following-elsewhere.tsx'

/** Who of ours can be followed from other servers, and how it goes with each. */
export interface ElsewhereView {
  actors: {
    id: string
    kind: 'space' | 'blog' | 'author' | 'official'
    name: string
    address: string
    followers: number
  }[]
  servers: {
    host: string
    heard: number
    heardAt: string | null
    told: number
    failed: number
    failedAt: string | null
    failure: string | null
    blockedWhy: string | null
    followers: number
  }[]
  people: { address: string; why: string }[]
  following: FollowedView[]
  hasOfficial: boolean
  isCentre: boolean
  isReachable: boolean
}

interface ElsewhereProps {
  elsewhere: ElsewhereView
  busy?: string
  problem?: ProblemDetails
  /** What went wrong with the other form. */
  followProblem?: ProblemDetails
  onFollow: (actorId: string, whom: string) => Promise<boolean>
  onEndFollowing: (id: string) => void
  onOpenOfficial: () => void
  onBlock: (whom: string, why: string) => Promise<boolean>
  onLetIn: (whom: string) => void
  onCopy: (address: string) => void
  onLeave: () => void
}

const kinds = { official: 'the company', blog: 'blog', space: 'community', author: 'author' }

/** Our places among those of others: who follows, what came and went, with whom we don’t deal. */
export function Elsewhere(props: ElsewhereProps) {
  const { elsewhere, onOpenOfficial, onCopy, onLeave } = props
  const { actors, isCentre, hasOfficial, isReachable } = elsewhere
  useTitle('In the fediverse')
  return (
    <Page
      title="In the fediverse"
      about="People on Mastodon and other servers follow these addresses. What they reply is a conversation in your inbox, and your answer reaches them there."
      actions={<Button onClick={onLeave}>All communities</Button>}
    >
      {!isReachable && (
        <Trouble mild title="Other servers can’t reach you yet">
          They need an address that begins with https:// and has no port. Whoever runs Sosh sets it as PUBLIC_URL.
        </Trouble>
      )}
      <section className="stack spaced" aria-labelledby="followed">
        <h2 className="heading" id="followed">
          What people can follow
        </h2>
        {actors.length === 0 && (
          <Empty title="Nothing yet.">
            {isReachable
              ? 'Open a community or publish an article: then it can be followed.'
              : 'Once other servers reach you, your communities and authors can be followed.'}
          </Empty>
        )}
        <ul className="place-rows">
          {actors.map(actor => (
            <li key={actor.id}>
              <div className="grow">
                <b className="place-name">{actor.name}</b> <span className="third">{kinds[actor.kind]}</span>
                <p className="t13 third">{actor.address}</p>
              </div>
              <span className="second">{counted(actor.followers, 'follower')}</span>
              <LinkButton onClick={() => onCopy(actor.address)} aria-label={`Copy the address of ${actor.name}`}>
                Copy
              </LinkButton>
            </li>
          ))}
        </ul>
        {!hasOfficial && (
          <div>
            <Button
              disabledBecause={isCentre ? undefined : 'Communications and administrators open it.'}
              onClick={onOpenOfficial}
            >
              Let the company speak there officially
            </Button>
          </div>
        )}
      </section>
      <FollowingElsewhere
        following={elsewhere.following}
        spaces={actors
          .filter(({ kind }) => kind === 'space')
          .map(({ id, name, address }) => ({ id, name: `${name} (${address})` }))}
        isCentre={isCentre}
        busy={props.busy}
        problem={props.followProblem}
        onFollow={props.onFollow}
        onEnd={props.onEndFollowing}
      />
      <Servers {...props} />
    </Page>
  )
}

function Servers({ elsewhere, onLetIn, ...form }: ElsewhereProps) {
  const { servers, people, isCentre } = elsewhere
  return (
    <section className="stack spaced" aria-labelledby="servers">
      <h2 className="heading" id="servers">
        Other servers
      </h2>
      {servers.length === 0 && <p className="second">None has written to you yet.</p>}
      <ul className="place-rows">
        {servers.map(server => (
          <li key={server.host}>
            <div className="grow">
              <b>{server.host}</b>
              <p className="t13 third">
                {counted(server.followers, 'follower')} · {server.heard} came
                {server.heardAt && (
                  <>
                    , the last <Time at={server.heardAt} />
                  </>
                )}{' '}
                · {server.told} brought there
                {server.failed > 0 && ` · ${server.failed} not`}
              </p>
              {server.failure && server.failedAt && (
                <p className="t13 third">
                  Not brought there <Time at={server.failedAt} />: {server.failure}
                </p>
              )}
              {server.blockedWhy && <p className="second">Blocked: {server.blockedWhy}</p>}
            </div>
            {server.blockedWhy && isCentre && (
              <LinkButton onClick={() => onLetIn(server.host)} aria-label={`Let in again: ${server.host}`}>
                Let in again
              </LinkButton>
            )}
          </li>
        ))}
        {people.map(person => (
          <li key={person.address}>
            <div className="grow">
              <b>{person.address}</b>
              <p className="second">Blocked: {person.why}</p>
            </div>
            {isCentre && (
              <LinkButton onClick={() => onLetIn(person.address)} aria-label={`Let in again: ${person.address}`}>
                Let in again
              </LinkButton>
            )}
          </li>
        ))}
      </ul>
      {isCentre ? <BlockForm {...form} /> : null}
    </section>
  )
}

function BlockForm({ busy, problem, onBlock }: Pick<ElsewhereProps, 'busy' | 'problem' | 'onBlock'>) {
  const [typed, setTyped] = useState({ whom: '', why: '' })
  return (
    <form
      className="form"
      aria-label="Block a server or somebody on it"
      onSubmit={event => {
        event.preventDefault()
        void onBlock(typed.whom, typed.why).then(done => done && setTyped({ whom: '', why: '' }))
      }}
    >
      <TextField
        label="Block a server, or somebody on it"
        hint="Such as spam.example, or lea@spam.example. Nothing of theirs is taken any more, and nothing is brought to them."
        value={typed.whom}
        error={reasonAt(problem, 'whom')}
        onChange={event => setTyped({ ...typed, whom: event.target.value })}
      />
      <TextField
        label="Why"
        hint="They are told, and colleagues see it."
        value={typed.why}
        maxLength={200}
        error={reasonAt(problem, 'why')}
        onChange={event => setTyped({ ...typed, why: event.target.value })}
      />
      {reasonsElsewhere(problem, ['whom', 'why']) && (
        <Trouble title={reasonsElsewhere(problem, ['whom', 'why']) ?? ''} />
      )}
      <div>
        <Button type="submit" busy={busy}>
          Block
        </Button>
      </div>
    </form>
  )
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`
