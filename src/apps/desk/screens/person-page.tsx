import './people.css'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Anchor, Because, Button, Confirm, Face, LinkButton, NetworkMark, TextField, Time, Trouble } from '#apps/ui'
import { paths } from '../paths.ts'
import type { ProblemDetails } from '../problem.ts'
import { Page, useTitle } from '../screen.tsx'
import { counted, firstName } from '../words.ts'

export interface PersonPageView {
  id: string
  name: string
  picture?: string
  firstSeenAt?: string
  accounts: { id: string; network: string; place: string; handle: string; url?: string; gone: boolean }[]
  merges: {
    id: string
    accounts: string[]
    words: string
    evidence: { words: string; url?: string }[]
    at: string
    undone?: { words: string; at: string }
  }[]
  notes: { id: string; words: string; byName: string; mine: boolean; at: string }[]
  tags: string[]
  consents: { purpose: string; words: string; isGiven: boolean; said: string; byName: string; at: string }[]
  organisations: { id: string; name: string; role: string }[]
  story: { conversationId: string; place: string; words: string; language?: string; at: string; about: string }[]
  concerns: {
    topic: string
    words: string
    posts: { messageId: string; conversationId: string; words: string; language?: string; at: string }[]
  }[]
  answeredBy: { employeeId: string; name: string; answers: number; lastAt: string }[]
  promises: { what: string; conversationId?: string; byName?: string; until?: string }[]
  invitations: { title: string; url?: string; byName: string; at: string; wroteAgain: boolean }[]
  results: { statement: string; conversationId?: string; at: string }[]
  cards: {
    title: string
    about: string
    lines: { label: string; words: string; because?: string; conversationId?: string }[]
  }[]
}

interface PersonPageProps {
  person: PersonPageView
  /** Why this reader does not merge, and why they neither hand out nor erase. */
  mergeLockedBecause?: string
  keepLockedBecause?: string
  busy?: string
  problem?: ProblemDetails
  /** Who this could also be. */
  alike: ReactNode
  /** Where there is more of the story. */
  onFurtherBack?: () => void
  onNote: (words: string) => Promise<boolean>
  onRemoveNote: (id: string) => void
  onTag: (tag: string, isOn: boolean) => Promise<boolean>
  onPlace: (name: string, role: string) => Promise<boolean>
  onUnplace: (id: string) => void
  onConsent: () => void
  onProof: () => void
  onPart: (mergeId: string) => void
  onExport: () => void
  onErase: () => void
}

/** Who somebody is to us: their story over all networks on the left, what we know of them on the right. */
export function PersonScreen(props: PersonPageProps) {
  const { person, alike, onFurtherBack } = props
  const first = firstName(person.name)
  useTitle(person.name)
  return (
    <Page
      title={person.name}
      about={
        person.firstSeenAt ? (
          <>
            Known since <Time at={person.firstSeenAt} />
          </>
        ) : undefined
      }
    >
      <div className="one-person">
        <div>
          <Part title={`Our story with ${first}`} id="story" empty="They have said nothing that we heard.">
            {person.story.map(line => (
              <li key={line.conversationId}>
                <Anchor href={paths.conversation(line.conversationId)}>
                  <span dir="auto" lang={line.language}>
                    {line.words || 'The words were taken down.'}
                  </span>
                </Anchor>
                <span className="t13 second">
                  {line.place}, <Time at={line.at} />. {line.about}
                </span>
              </li>
            ))}
          </Part>
          {onFurtherBack && (
            <div>
              <Button small busy={props.busy} onClick={onFurtherBack}>
                Further back
              </Button>
            </div>
          )}
          <Part title="What they care about" id="concerns" empty="Nothing stands out yet.">
            {person.concerns.map(concern => (
              <li key={concern.topic}>
                <b>{concern.topic}</b>
                <span className="t13 second">{concern.words}</span>
                {concern.posts.map(post => (
                  <blockquote key={post.messageId} dir="auto" lang={post.language}>
                    <Anchor href={paths.conversation(post.conversationId)}>{post.words}</Anchor>
                  </blockquote>
                ))}
              </li>
            ))}
          </Part>
          <Part title="What came of it" id="results" empty="No result is counted yet.">
            {person.results.map(result => (
              <li key={`${result.at} ${result.statement}`}>
                {result.conversationId ? (
                  <Anchor href={paths.conversation(result.conversationId)}>{result.statement}</Anchor>
                ) : (
                  result.statement
                )}
                <span className="t13 second">
                  <Time at={result.at} />
                </span>
              </li>
            ))}
          </Part>
          {person.cards.map(card => (
            <Part key={card.title} title={card.title} id={card.title} about={card.about} empty="">
              {card.lines.map(line => (
                <li key={line.label}>
                  <b>{line.label}</b>
                  <span>{line.words}</span>
                  {line.because && <Because>{line.because}</Because>}
                </li>
              ))}
            </Part>
          ))}
        </div>
        <div>
          <Accounts {...props} />
          {alike}
          <Part title={`What we owe ${first}`} id="owed" empty="Nothing is open.">
            {person.promises.map(promise => (
              <li key={`${promise.what} ${promise.conversationId}`}>
                {promise.conversationId ? (
                  <Anchor href={paths.conversation(promise.conversationId)}>{promise.what}</Anchor>
                ) : (
                  promise.what
                )}
                <span className="t13 second">
                  {promise.byName ? `By ${promise.byName}` : 'Nobody has it yet'}
                  {promise.until && (
                    <>
                      , until <Time at={promise.until} />
                    </>
                  )}
                </span>
              </li>
            ))}
          </Part>
          <Part title="Who answered" id="answered" empty="Nobody yet.">
            {person.answeredBy.map(each => (
              <li key={each.employeeId}>
                <span>
                  <Anchor href={paths.colleague(each.employeeId)}>{each.name}</Anchor>,{' '}
                  {counted(each.answers, 'answer')}
                </span>
                <span className="t13 second">
                  Last <Time at={each.lastAt} />
                </span>
              </li>
            ))}
          </Part>
          <Part title="Invited to" id="invited" empty="Nothing yet.">
            {person.invitations.map(invitation => (
              <li key={`${invitation.title} ${invitation.at}`}>
                {invitation.url ? (
                  <a href={invitation.url} target="_blank" rel="noreferrer noopener">
                    {invitation.title}
                  </a>
                ) : (
                  invitation.title
                )}
                <span className="t13 second">
                  By {invitation.byName}, <Time at={invitation.at} />
                  {invitation.wroteAgain && '; wrote again afterwards'}
                </span>
              </li>
            ))}
          </Part>
          <Notes key={person.id} {...props} />
          <Asked {...props} />
        </div>
      </div>
    </Page>
  )
}

function Part({
  title,
  id,
  about,
  empty,
  children,
}: {
  title: string
  id: string
  about?: string
  empty: string
  children: ReactNode[]
}) {
  return (
    <section aria-label={title}>
      <h2 className="heading" id={id}>
        {title}
      </h2>
      {about && <p className="t13 second">{about}</p>}
      {children.length === 0 ? <p className="second">{empty}</p> : <ul>{children}</ul>}
    </section>
  )
}

function Accounts({ person, mergeLockedBecause, busy, onProof, onPart }: PersonPageProps) {
  return (
    <section aria-label="Where we met them">
      <h2 className="heading">Where we met them</h2>
      <ul>
        {person.accounts.map(account => (
          <li key={account.id}>
            <span className="row">
              <NetworkMark network={account.network} label={account.place} />
              {account.url ? (
                <a href={account.url} target="_blank" rel="noreferrer noopener">
                  {account.handle}
                </a>
              ) : (
                account.handle
              )}
            </span>
            {account.gone && <span className="t13 second">Gone from there.</span>}
          </li>
        ))}
      </ul>
      {person.merges.length > 0 && (
        <>
          <h3>Why we take them for one person</h3>
          <ul aria-label="Why we take them for one person">
            {person.merges.map(merge => (
              <li key={merge.id}>
                <span>{merge.accounts.join(', ')}</span>
                <span className="t13 second">
                  {merge.words} <Time at={merge.at} />
                </span>
                {merge.evidence.map(each => (
                  <Because key={each.words}>{each.words}</Because>
                ))}
                {merge.undone ? (
                  <span className="t13 second">
                    {merge.undone.words} <Time at={merge.undone.at} />
                  </span>
                ) : (
                  <div>
                    <Button
                      small
                      disabledBecause={mergeLockedBecause}
                      onClick={() => onPart(merge.id)}
                      aria-label={`Part them again: ${merge.accounts.join(', ')}`}
                    >
                      Part them again…
                    </Button>
                  </div>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <div>
        <Button small busy={busy} onClick={onProof}>
          Look for proof on their pages
        </Button>
      </div>
    </section>
  )
}

function Notes({ person, problem, busy, onNote, onRemoveNote, onTag, onPlace, onUnplace, onConsent }: PersonPageProps) {
  const [words, setWords] = useState('')
  const [tag, setTag] = useState('')
  const [place, setPlace] = useState('')
  const [role, setRole] = useState('')
  const doing = (work: () => Promise<boolean>, after: () => void) => async (event: FormEvent) => {
    event.preventDefault()
    if (await work()) after()
  }
  return (
    <section aria-label="What we noted">
      <h2 className="heading">What we noted</h2>
      <p className="t13 second">They can ask to read it: write it as if they did.</p>
      <p className="row">
        {person.tags.length === 0 && <span className="second">No tags.</span>}
        {person.tags.map(each => (
          <span key={each}>
            #{each}{' '}
            <LinkButton onClick={() => void onTag(each, false)} aria-label={`Take #${each} off`}>
              Take off
            </LinkButton>
          </span>
        ))}
      </p>
      <form
        onSubmit={doing(
          () => onTag(tag, true),
          () => setTag(''),
        )}
      >
        <TextField
          label="Put a tag on them"
          value={tag}
          maxLength={40}
          onChange={event => setTag(event.target.value)}
        />
        <div>
          <Button small type="submit" busy={busy}>
            Put it on
          </Button>
        </div>
      </form>
      {person.organisations.map(organisation => (
        <p key={organisation.id}>
          {organisation.name}
          {organisation.role && `, ${organisation.role}`}{' '}
          <LinkButton onClick={() => onUnplace(organisation.id)} aria-label={`Not at ${organisation.name}`}>
            Not there
          </LinkButton>
        </p>
      ))}
      <form
        onSubmit={doing(
          () => onPlace(place, role),
          () => {
            setPlace('')
            setRole('')
          },
        )}
      >
        <TextField
          label="Where they work, as they say it themselves"
          value={place}
          maxLength={120}
          onChange={event => setPlace(event.target.value)}
        />
        <TextField
          label="As what (if they say so)"
          value={role}
          maxLength={120}
          onChange={event => setRole(event.target.value)}
        />
        <div>
          <Button small type="submit" busy={busy}>
            Say so
          </Button>
        </div>
      </form>
      <ul aria-label="Notes">
        {person.notes.map(note => (
          <li key={note.id}>
            <span dir="auto">{note.words}</span>
            <span className="t13 second">
              {note.byName}, <Time at={note.at} />{' '}
              {note.mine && <LinkButton onClick={() => onRemoveNote(note.id)}>Take it away</LinkButton>}
            </span>
          </li>
        ))}
      </ul>
      <form
        onSubmit={doing(
          () => onNote(words),
          () => setWords(''),
        )}
      >
        <TextField
          label="A note for colleagues"
          value={words}
          maxLength={2000}
          onChange={event => setWords(event.target.value)}
        />
        {problem && <Trouble title={problem.title}>{problem.reasons[0]?.message}</Trouble>}
        <div>
          <Button small type="submit" busy={busy}>
            Keep the note
          </Button>
        </div>
      </form>
      <h3>What they allow us</h3>
      <ul aria-label="What they allow us">
        {person.consents.length === 0 && <li className="second">Nothing is noted, so nothing is allowed.</li>}
        {person.consents.map(consent => (
          <li key={`${consent.purpose} ${consent.at}`}>
            <span>{consent.words}</span>
            <span className="t13 second">
              “{consent.said}” Noted by {consent.byName}, <Time at={consent.at} />
            </span>
          </li>
        ))}
      </ul>
      <div>
        <Button small onClick={onConsent}>
          Note what they said…
        </Button>
      </div>
    </section>
  )
}

function Asked({ person, keepLockedBecause, busy, onExport, onErase }: PersonPageProps) {
  const [isAsking, setAsking] = useState(false)
  return (
    <section aria-label="What they may ask for">
      <h2 className="heading">What they may ask for</h2>
      <p className="t13 second">Everything we hold of them, to see or to have erased.</p>
      <div className="row">
        <Button small busy={busy} disabledBecause={keepLockedBecause} onClick={onExport}>
          Take out everything
        </Button>
        <Button small disabledBecause={keepLockedBecause} onClick={() => setAsking(true)}>
          Erase them…
        </Button>
      </div>
      {isAsking && (
        <Confirm
          title={`Erase ${person.name} for good?`}
          yes="Erase everything"
          busy={busy}
          onYes={onErase}
          onNo={() => setAsking(false)}
        >
          What they said on {counted(person.accounts.length, 'account')}, what we answered, and what we noted goes from
          everywhere, and no source brings it back. It can’t be undone. Issues in a tracker and copies in older backups
          are not reached from here.
        </Confirm>
      )}
    </section>
  )
}

interface AlikeProps {
  people: {
    personId: string
    name: string
    picture?: string
    chance: string
    accounts: { place: string; handle: string; name?: string; url?: string }[]
    because: string[]
  }[]
  lockedBecause?: string
  onCompare: (personId: string) => void
  onApart: (personId: string) => void
}

/** Who this could also be, with what is shared; a person decides. */
export function Alike({ people, lockedBecause, onCompare, onApart }: AlikeProps) {
  if (people.length === 0) return null
  return (
    <section aria-label="Could this be the same person?">
      <h2 className="heading">Could this be the same person?</h2>
      <ul>
        {people.map(person => (
          <li key={person.personId}>
            <span className="row">
              <Face name={person.name} picture={person.picture} size={28} />
              <b dir="auto">
                <Anchor href={paths.person(person.personId)}>{person.name}</Anchor>
              </b>
              <span className="t13 second">{person.chance}</span>
            </span>
            <span className="t13">{person.accounts.map(({ handle, place }) => `${place} ${handle}`).join(' · ')}</span>
            {person.because.map(words => (
              <Because key={words}>{words}</Because>
            ))}
            <div className="row">
              <Button small disabledBecause={lockedBecause} onClick={() => onCompare(person.personId)}>
                Compare…
              </Button>
              <Button small disabledBecause={lockedBecause} onClick={() => onApart(person.personId)}>
                Two people
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Two that would become one, or one that becomes two, side by side. */
export function SideBySide({
  left,
  right,
}: {
  left: { title: string; lines: string[] }
  right: { title: string; lines: string[] }
}) {
  return (
    <div className="side-by-side">
      {[left, right].map(side => (
        <section key={side.title} aria-label={side.title}>
          <h3>{side.title}</h3>
          <ul>
            {side.lines.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
