import type { ReactNode } from 'react'
import { Anchor, Because, Face, FactCard, LinkButton, NetworkMark, Time } from '#apps/ui'
import type { CandidateView, ConversationView, PersonView } from '../conversation-types.ts'
import { paths } from '../paths.ts'
import { Scroll } from '../screen.tsx'
import { firstName } from '../words.ts'

interface PersonPaneProps {
  person: PersonView
  candidates: CandidateView[]
  facts: ConversationView['facts']
  onPassTo?: (colleagueId: string) => void
  /** How soon it should be answered, and why. */
  howSoon?: ReactNode
}

/** Who somebody is to us, who could answer, and what is settled already. */
export function PersonPane({ person, candidates, facts, onPassTo, howSoon }: PersonPaneProps) {
  return (
    <Scroll label={`About ${person.name}`}>
      <div className="section">
        <div className="head">
          <Face name={person.name} picture={person.picture} size={48} />
          <div>
            <h2 dir="auto">
              {person.id ? <Anchor href={paths.person(person.id)}>{person.name}</Anchor> : person.name}
            </h2>
            <p className="t13 second">{person.handle}</p>
          </div>
        </div>
        <dl className="pairs">
          <dt>On</dt>
          <dd>
            {person.url ? (
              <a href={person.url} target="_blank" rel="noreferrer noopener">
                <NetworkMark network={person.place.network} label={person.place.label} />
              </a>
            ) : (
              <NetworkMark network={person.place.network} label={person.place.label} />
            )}
          </dd>
          <dt>Known since</dt>
          <dd>
            <Time at={person.firstHeardAt} />
          </dd>
        </dl>
      </div>
      {howSoon}
      <div className="section">
        <h2>Who could answer</h2>
        {candidates.length === 0 && (
          <p className="t13 second">
            Nobody has said that they know this. A word in Team helps: topics, and the documents one wrote.
          </p>
        )}
        {candidates.map(candidate => (
          <Candidate key={candidate.colleague.id} candidate={candidate} onPassTo={onPassTo} />
        ))}
      </div>
      <div className="section">
        <h2>Between us</h2>
        {person.history.length === 0 ? (
          <p className="t13 second">The first time that we hear from {firstName(person.name)}.</p>
        ) : (
          <dl className="pairs">
            {person.history.map(line => (
              <HistoryLine key={line.id} id={line.id} at={line.at} words={line.words} />
            ))}
          </dl>
        )}
      </div>
      {facts.length > 0 && (
        <div className="section stack tight">
          <h2>A fact that fits</h2>
          {facts.map(fact => (
            <FactCard key={fact.id} worded={fact.worded} source={fact.source} language={fact.language} />
          ))}
        </div>
      )}
    </Scroll>
  )
}

function HistoryLine({ id, at, words }: { id: string; at: string; words: string }) {
  return (
    <>
      <dt>
        <Time at={at} as="short" />
      </dt>
      <dd dir="auto">
        <Anchor href={paths.conversation(id)}>{words}</Anchor>
      </dd>
    </>
  )
}

function Candidate({ candidate, onPassTo }: { candidate: CandidateView; onPassTo: PersonPaneProps['onPassTo'] }) {
  const { colleague, you, reasons, now } = candidate
  return (
    <div className="candidate">
      <Face name={colleague.name} picture={colleague.picture} size={28} />
      <div>
        <b>
          <Anchor href={paths.colleague(colleague.id)}>{you ? 'You' : colleague.name}</Anchor>
        </b>{' '}
        {now && <span>{now}</span>}
        {reasons.map(reason => (
          <Because key={reason}>{reason}</Because>
        ))}
      </div>
      {!you && onPassTo && (
        <LinkButton onClick={() => onPassTo(colleague.id)} aria-label={`Pass to ${colleague.name}`}>
          Pass
        </LinkButton>
      )}
    </div>
  )
}
