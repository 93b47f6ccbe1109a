import { type ReactNode, useState } from 'react'
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
import type { MessageView, PutRight, WordsView } from '../conversation-types.ts'
import type { PlaceView } from '../view-types.ts'
import { Reading } from './reading.tsx'

/** What can be done with one message. */
export interface MessageActions {
  /** What stands between the words and what was made of them: their translation. */
  beneath?: ((message: MessageView) => ReactNode) | undefined
  thank: (messageId: string, gesture: 'like' | 'boost') => void
  takeBack: (gestureId: string) => void
  change: (answerId: string) => void
  takeDown: (answerId: string) => void
  /** Stops what is like it, and sees it through. */
  isWrong: (answerId: string) => void
  /** Other words that have not left are given up. */
  giveUpChange: (changeId: string) => void
  /** Says what a post is, with the words that are told when it is done. */
  putRight: (messageId: string, means: PutRight, words: string) => void
  takeCorrectionBack: (correctionId: string) => void
  /** A colleague says what is right, and one of us is asked to put it right. */
  flagWrong: (messageId: string) => void
  /** What did not arrive is written once more. */
  answerAnew: (text: string) => void
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
  const firstRead = messages.find(message => message.reading)
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
          beneath={actions.beneath?.(message)}
          threaded={threaded}
          place={where}
          under={
            <>
              <Delivered delivery={message.delivery} />
              <Undelivered message={message} actions={actions} />
              <StillToDo message={message} actions={actions} />
            </>
          }
        />
      )
    return (
      <Outside
        key={message.id}
        message={message}
        threaded={threaded}
        place={where}
        whyOpen={whyOpen && message.id === firstRead?.id}
        actions={actions}
      />
    )
  })
}

/** What somebody outside said, with how it was read, and which of its words moved that. */
function Outside({
  message,
  threaded,
  place,
  whyOpen,
  actions,
}: {
  message: MessageView
  threaded: boolean
  place: ReactNode
  whyOpen: boolean
  actions: MessageActions
}) {
  const [looked, setLooked] = useState<WordsView[]>()
  const [uncovered, setUncovered] = useState(false)
  const { reading } = message
  const covered = reading?.mayHurt !== undefined && !uncovered
  const spans = (where: 'text' | 'title') => looked?.filter(each => (each.in ?? 'text') === where)
  return (
    <OutsideMessage
      {...message}
      spans={spans('text') ?? message.spans}
      titleSpans={spans('title') ?? []}
      beneath={actions.beneath?.(message)}
      threaded={threaded}
      place={place}
      cover={covered ? <Cover why={reading.mayHurt ?? ''} onShow={() => setUncovered(true)} /> : undefined}
      under={
        <>
          <SaidTo message={message} />
          {reading?.mayHurt && uncovered && <LinkButton onClick={() => setUncovered(false)}>Cover it again</LinkButton>}
          {reading && (
            <Reading
              reading={reading}
              open={whyOpen}
              onLook={setLooked}
              onPutRight={(means, words) => actions.putRight(message.id, means, words)}
              onTakeBack={actions.takeCorrectionBack}
            />
          )}
          <Thanks message={message} actions={actions} />
          <LinkButton
            className="when-near"
            onClick={() => actions.flagWrong(message.id)}
            aria-label={`Wrong about us… (${message.name})`}
          >
            Wrong about us…
          </LinkButton>
        </>
      }
    />
  )
}

/** A line in place of words that would hurt. Whoever wants to read them does. */
function Cover({ why, onShow }: { why: string; onShow: () => void }) {
  return (
    <div className="cover">
      <p>
        This may hurt. <LinkButton onClick={onShow}>Show it</LinkButton>
      </p>
      <Because>{why}</Because>
    </div>
  )
}

/** The network took it, and yet it did not arrive. */
function Undelivered({ message, actions }: { message: MessageView; actions: MessageActions }) {
  if (!message.undeliveredWhy) return null
  return (
    <>
      <Chip tone="stop">did not arrive</Chip>
      <span>{message.undeliveredWhy}</span>
      <LinkButton onClick={() => actions.answerAnew(message.text)}>Answer anew</LinkButton>
    </>
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

/** That not everybody sees it, or not at once; and what it says about being written to. */
function SaidTo({ message: { behind, seenBy, optOut } }: { message: MessageView }) {
  return (
    <>
      {optOut === 'stop' && <Chip tone="care">asks not to be written to any more</Chip>}
      {optOut === 'start' && <Chip tone="line">may be written to again</Chip>}
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
  const unsentId = amendment?.unsentId
  if (!answerId) return null
  return (
    <>
      {amendment && <Chip tone={amendment.tone}>{amendment.words}</Chip>}
      {canChange && (
        <LinkButton onClick={() => actions.change(answerId)}>
          {amendment?.isApproved ? 'Read and send them' : 'Change the words'}
        </LinkButton>
      )}
      {unsentId && <LinkButton onClick={() => actions.giveUpChange(unsentId)}>Give them up</LinkButton>}
      {canRetract && <LinkButton onClick={() => actions.takeDown(answerId)}>Take it down…</LinkButton>}
      {message.stands && (
        <LinkButton className="when-near" onClick={() => actions.isWrong(answerId)}>
          Something is wrong with it…
        </LinkButton>
      )}
    </>
  )
}
