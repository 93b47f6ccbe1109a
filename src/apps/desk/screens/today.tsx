import './today.css'
import type { ReactNode } from 'react'
import {
  Anchor,
  Because,
  Button,
  Empty,
  Face,
  Marked,
  NetworkMark,
  Promised,
  SourceHealth,
  Therefore,
  Time,
  useNow,
} from '#apps/ui'
import { useKeys } from '../keyboard.ts'
import { paths } from '../paths.ts'
import type { OutcomeView } from '../results-types.ts'
import type { ReturnedView } from '../review-types.ts'
import { useTitle } from '../screen.tsx'
import type { MeView, TodayConversationView, TodayView } from '../view-types.ts'
import { Counted, counted, dayAndHour, firstName, greeting } from '../words.ts'
import { Spikes } from './spikes.tsx'

interface TodayProps {
  me: MeView
  today: TodayView
  onAnswer: (id: string) => void
  onPass: (id: string) => void
  onNotForMe: (id: string) => void
  /** Promises that run out, and what is to be told. */
  notices?: ReactNode
}

/** At most five conversations that need this person, each with its reason; and an end. */
export function Today({ me, today, onAnswer, onPass, onNotForMe, notices }: TodayProps) {
  const now = useNow()
  const { conversations, elsewhere } = today
  const count = conversations.length
  useTitle('Today')
  const focused = () => {
    const href = document.activeElement?.closest('[data-row]')?.getAttribute('href')
    return conversations.find(conversation => paths.conversation(conversation.id) === href) ?? conversations[0]
  }
  const onFocused = (act: (id: string) => void) => () => {
    const conversation = focused()
    if (!conversation) return false
    act(conversation.id)
    return true
  }
  useKeys('Today', {
    Enter: { label: 'Answer', run: onFocused(onAnswer) },
    p: { label: 'Pass on', run: onFocused(onPass) },
    x: { label: 'Not for me', run: onFocused(onNotForMe) },
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it must be reachable by key.
    <section className="today" aria-label="Today" tabIndex={0} data-pane>
      <div className="main">
        <p className="date">{dayAndHour(now, me.timezone)}</p>
        <h1 className="opening">
          {count > 0
            ? `${greeting(now, me.timezone)}, ${firstName(me.name)}. ${Counted(count, 'conversation')} ${count === 1 ? 'needs' : 'need'} you.`
            : doneWords(today)}
        </h1>
        <p className="sub">
          {count > 0
            ? `About ${counted(count * 2, 'minute')}. ${elsewhereWords(elsewhere)}`
            : elsewhereWords(elsewhere)}
        </p>
        <Spikes spikes={today.spikes} />
        {notices}
        <Unwell places={today.unwell} />
        {count > 0 ? (
          <>
            <ol className="five">
              {conversations.map((conversation, index) => (
                <Needs
                  key={conversation.id}
                  conversation={conversation}
                  lead={index === 0}
                  onAnswer={onAnswer}
                  onPass={onPass}
                  onNotForMe={onNotForMe}
                />
              ))}
            </ol>
            <p className="ending">
              <span>
                When {count === 1 ? 'this one is' : `these ${counted(count, '', '').trim()} are`} done, you are done.
              </span>
              <span aria-hidden>
                <span>
                  <kbd className="cap">j</kbd>
                  <kbd className="cap">k</kbd> move
                </span>
                <span>
                  <kbd className="cap">?</kbd> all keys
                </span>
              </span>
            </p>
          </>
        ) : (
          <NothingLeft listening={today.listening} />
        )}
      </div>
      <Aside today={today} />
    </section>
  )
}

/** Where we hear less than we should: named, for those who look after it. */
function Unwell({ places }: { places: TodayView['unwell'] }) {
  if (places.length === 0) return null
  return (
    <section className="unwell" aria-label="Where we hear less than we should">
      <h2 className="heading">Where we hear less than we should</h2>
      <ul>
        {places.map(({ id, name, network, state, words, href }) => (
          <li key={id}>
            <NetworkMark bare size={16} network={network} label={name} />
            <span>
              <Anchor href={href}>{name}</Anchor> <SourceHealth state={state} />
              <small>{words}</small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Needs({
  conversation,
  lead,
  onAnswer,
  onPass,
  onNotForMe,
}: { conversation: TodayConversationView; lead: boolean } & Pick<TodayProps, 'onAnswer' | 'onPass' | 'onNotForMe'>) {
  const { id, name, picture, place, at, others, words, language, spans, because, heardAt, answerBy, meanwhile } =
    conversation
  return (
    <li className={lead ? 'needs lead' : 'needs'}>
      <Face name={name} picture={picture} size={40} />
      <div>
        <div className="who">
          <Anchor href={paths.conversation(id)} data-row dir="auto">
            {name}
          </Anchor>
          <NetworkMark network={place.network} label={place.label} />
          <Time at={at} />
          {others > 0 && <span>{counted(others, 'other', 'others')} joined in</span>}
        </div>
        <p className={lead ? 'said' : 'said clamp'} lang={language} dir="auto">
          <Marked text={words} spans={spans} />
        </p>
        <Because>{because}</Because>
        {lead && (
          <div className="actions">
            <Button kind="primary" keys="↵" onClick={() => onAnswer(id)}>
              Answer {firstName(name)}
            </Button>
            <Button keys="p" onClick={() => onPass(id)}>
              Pass on
            </Button>
            <Button kind="plain" keys="x" onClick={() => onNotForMe(id)}>
              Not for me…
            </Button>
          </div>
        )}
      </div>
      <div className="side">
        {answerBy ? (
          <Promised madeAt={heardAt} by={answerBy} meanwhile={meanwhile} />
        ) : (
          <span className="t13 third">no hurry</span>
        )}
      </div>
    </li>
  )
}

function NothingLeft({ listening }: { listening: boolean }) {
  if (listening)
    return (
      <Empty
        title="Nobody needs you right now."
        action={
          <Anchor className="button default" href={paths.team()}>
            Say what else you know
          </Anchor>
        }
      >
        Conversations come here when you are the one who knows. What you told us of yourself decides that.
      </Empty>
    )
  return (
    <Empty
      title="We are not listening anywhere yet."
      action={
        <Anchor className="button primary" href={paths.addSource()}>
          Add a place to listen
        </Anchor>
      }
    >
      A feed, a site, the open stream of Bluesky, a file: the first conversations appear here a moment later. Nothing
      leaves this machine until one of you presses send.
    </Empty>
  )
}

function Aside({ today }: { today: TodayView }) {
  const { asked, ranOut, outcomes, returned } = today
  if (asked.length + ranOut.length + outcomes.length + returned.length === 0) return null
  return (
    <aside aria-label="From colleagues, and what came of it">
      {asked.length > 0 && (
        <section>
          <h2 className="heading">Colleagues ask you</h2>
          {asked.map(question => (
            <Asked key={question.id} question={question} />
          ))}
        </section>
      )}
      {ranOut.length > 0 && (
        <section>
          <h2 className="heading">Does it still hold?</h2>
          {ranOut.map(fact => (
            <p key={fact.id} className="said small">
              <Anchor href={paths.facts()}>{fact.words}</Anchor>
            </p>
          ))}
        </section>
      )}
      {today.outcomes.length > 0 && (
        <section>
          <h2 className="heading">What came of your answers</h2>
          {today.outcomes.map(outcome => (
            <Came key={outcome.id} outcome={outcome} />
          ))}
        </section>
      )}
      {today.returned.length > 0 && (
        <section>
          <h2 className="heading">Back from review</h2>
          {today.returned.map(each => (
            <Returned key={each.reviewId} returned={each} />
          ))}
        </section>
      )}
    </aside>
  )
}

function Asked({ question }: { question: TodayView['asked'][number] }) {
  return (
    <div className="came">
      <Face name={question.by} size={24} />
      <div>
        <p className="t13 second">
          {firstName(question.by)}, <Time at={question.at} />, about{' '}
          <Anchor href={paths.conversation(question.conversationId)}>{question.about}</Anchor>
        </p>
        <p className="said small">“{question.words}”</p>
      </div>
    </div>
  )
}

function Came({ outcome }: { outcome: OutcomeView }) {
  return (
    <div className="came">
      <Face name={outcome.by?.name} picture={outcome.by?.picture} size={24} />
      <div>
        <p className="said small" lang={outcome.language} dir="auto">
          {outcome.statement}
        </p>
        <p className="who-when">
          <Time at={outcome.at} />
        </p>
        <Therefore>
          {outcome.kind}. {outcome.evidence}
        </Therefore>
      </div>
    </div>
  )
}

const decided = { approved: ['approved', ''], changed: ['changed', ' a little'], returned: ['returned', ''] } as const

function Returned({ returned }: { returned: ReturnedView }) {
  const [did, how] = decided[returned.decision]
  return (
    <div className="came">
      <Face name={returned.reviewer.name} picture={returned.reviewer.picture} size={24} />
      <div>
        <p className="t13 second">
          {firstName(returned.reviewer.name)} {did}{' '}
          <Anchor href={paths.conversation(returned.conversationId)}>{returned.about}</Anchor>
          {how}.
        </p>
        {returned.comment && <p className="said small">“{returned.comment}”</p>}
      </div>
    </div>
  )
}

function doneWords({ done, listening }: TodayView): string {
  if (!listening) return 'Welcome. Let us begin to listen.'
  if (done === 0) return 'Nothing needs you today.'
  return `That was all. ${Counted(done, 'person has their answer', 'people have their answer')}.`
}

function elsewhereWords({ conversations, colleagues }: TodayView['elsewhere']): string {
  if (conversations === 0) return ''
  return `The other ${conversations === 1 ? 'one is' : `${conversations} are`} with ${counted(colleagues, 'colleague')}.`
}
