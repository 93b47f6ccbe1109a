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

/** The thread as it is on its network, with what only we know beside it. */
export function Thread({ messages, place, whyOpen }: { messages: MessageView[]; place: PlaceView; whyOpen: boolean }) {
  return messages.map((message, index) => {
    const threaded = index < messages.length - 1 && messages[index + 1]?.from !== 'note'
    if (message.removedAt)
      return <RemovedMessage key={message.id} name={message.name} at={message.at} threaded={threaded} />
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
          under={<Delivered delivery={message.delivery} />}
        />
      )
    return (
      <OutsideMessage
        key={message.id}
        {...message}
        threaded={threaded}
        place={where}
        under={message.reading && <Reading reading={message.reading} open={whyOpen && index === 0} />}
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
