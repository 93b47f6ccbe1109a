import { useState } from 'react'
import {
  Because,
  Chip,
  LinkButton,
  NetworkMark,
  NoteMessage,
  OurMessage,
  OutsideMessage,
  RemovedMessage,
  Time,
} from '#apps/ui'
import type { MessageView, PlaceView, ReadingView } from '../view-types.ts'
import { languageWords } from '../words.ts'
import { kindWords } from './kind-words.ts'

/** What can be done with one message. */
export interface MessageActions {
  thank: (messageId: string, gesture: 'like' | 'boost') => void
  takeBack: (gestureId: string) => void
  change: (answerId: string) => void
  takeDown: (answerId: string) => void
}

/** The thread as it is on its network, with what only we know beside it. */
export function Thread({
  messages,
  place,
  whyOpen,
  actions,
}: {
  messages: MessageView[]
  place: PlaceView
  whyOpen: boolean
  actions: MessageActions
}) {
  return messages.map((message, index) => {
    const threaded = index < messages.length - 1 && messages[index + 1]?.from !== 'note'
    if (message.removedAt)
      return (
        <RemovedMessage
          key={message.id}
          name={message.name}
          at={message.at}
          words={message.goneWords}
          threaded={threaded}
        />
      )
    if (message.from === 'note') return <NoteMessage key={message.id} {...message} />
    const where = index === 0 ? <NetworkMark network={place.network} label={place.label} /> : undefined
    if (message.from === 'us')
      return (
        <OurMessage
          key={message.id}
          {...message}
          disclosure={message.disclosure ?? ''}
          threaded={threaded}
          place={where}
          under={
            <>
              <Delivered delivery={message.delivery} />
              <StillToDo message={message} actions={actions} />
            </>
          }
        />
      )
    return (
      <OutsideMessage
        key={message.id}
        {...message}
        threaded={threaded}
        place={where}
        under={
          <>
            <SaidTo message={message} />
            {message.reading && <Reading reading={message.reading} open={whyOpen && index === 0} />}
            <Thanks message={message} actions={actions} />
          </>
        }
      />
    )
  })
}

function Reading({ reading, open }: { reading: ReadingView; open: boolean }) {
  const [shown, setShown] = useState(false)
  const seen = shown || open
  const sure = reading.languageCertainty > 0.9 ? '' : ', fairly sure'
  return (
    <div>
      <span className="kind-line">
        <Chip tone={reading.kind === 'complaint' ? 'care' : 'line'}>{kindWords[reading.kind]}</Chip>
        <span>
          {languageWords(reading.language)}
          {sure}
        </span>
        <LinkButton aria-expanded={seen} onClick={() => setShown(!shown)}>
          Why
        </LinkButton>
      </span>
      {seen && (
        <div className="reading">
          {reading.reasons.map(reason => (
            <Because key={reason}>{reason}</Because>
          ))}
        </div>
      )}
    </div>
  )
}

function Delivered({ delivery }: { delivery: MessageView['delivery'] }) {
  if (!delivery || delivery.state === 'sent') return null
  const tone = delivery.state === 'refused' ? 'stop' : delivery.state === 'doubtful' ? 'care' : 'line'
  const words = {
    waiting: 'waiting to leave',
    sending: 'leaving now',
    refused: 'not taken',
    doubtful: 'may have arrived: we look before trying again',
    sent: '',
  }[delivery.state]
  return (
    <>
      <Chip tone={tone}>{words}</Chip>
      {delivery.words && <span>{delivery.words}</span>}
      {delivery.nextTryAt && (
        <span>
          Next try <Time at={delivery.nextTryAt} />
        </span>
      )}
    </>
  )
}

/** That not everybody sees it, or not at once. */
function SaidTo({ message: { behind, seenBy } }: { message: MessageView }) {
  return (
    <>
      {behind && <span>Behind a warning: “{behind}”</span>}
      {seenBy && <Chip tone="line">{seenBy}</Chip>}
    </>
  )
}

/** Thanks without words: those that stand, and those that are possible. */
function Thanks({ message, actions }: { message: MessageView; actions: MessageActions }) {
  const { gestures = [], canThank, id, name } = message
  if (gestures.length === 0 && !canThank?.like && !canThank?.boost) return null
  return (
    <span className="thanks">
      {gestures.map(gesture => (
        <span key={gesture.id}>
          {gesture.words}
          {gesture.trouble && `: ${gesture.trouble}`}
          {gesture.canTakeBack && (
            <>
              {' '}
              <LinkButton onClick={() => actions.takeBack(gesture.id)}>Take it back</LinkButton>
            </>
          )}
        </span>
      ))}
      {canThank?.like && (
        <LinkButton onClick={() => actions.thank(id, 'like')} aria-label={`Thank with a like: ${name}`}>
          Thank with a like
        </LinkButton>
      )}
      {canThank?.boost && !canThank.boostLockedBecause && (
        <LinkButton onClick={() => actions.thank(id, 'boost')} aria-label={`Boost: ${name}`}>
          Boost
        </LinkButton>
      )}
    </span>
  )
}

/** What its author, or a coordinator, can still do about our words. */
function StillToDo({ message, actions }: { message: MessageView; actions: MessageActions }) {
  const { amendment, answerId, canChange, canRetract } = message
  if (!answerId) return null
  return (
    <>
      {amendment && <Chip tone={amendment.tone}>{amendment.words}</Chip>}
      {canChange && <LinkButton onClick={() => actions.change(answerId)}>Change the words</LinkButton>}
      {canRetract && <LinkButton onClick={() => actions.takeDown(answerId)}>Take it down…</LinkButton>}
    </>
  )
}
