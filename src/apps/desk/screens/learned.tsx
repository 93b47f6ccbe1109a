import './learned.css'
import { Anchor, Button, Empty, NetworkMark, Time } from '#apps/ui'
import { paths } from '../paths.ts'
import { Page, useTitle } from '../screen.tsx'
import type { CorrectionView } from '../view-types.ts'

/** What colleagues put right, each with its post: posts like it are read so, until it is taken back. */
export function Learned({
  corrections,
  onTakeBack,
}: {
  corrections: CorrectionView[]
  onTakeBack: (id: string) => void
}) {
  useTitle('Learned')
  return (
    <Page
      title="What the desk learned from you."
      about="Whoever sees a post read wrongly puts it right, and posts like it are read so from then on, each saying from whom. What is taken back here is followed no more."
    >
      {corrections.length === 0 ? (
        <Empty title="Nothing was put right yet.">
          Press a label under a post, such as “a question”, and choose what it is. It is so at once.
        </Empty>
      ) : (
        <ul className="learned" aria-label="What was put right, newest first">
          {corrections.map(correction => (
            <Line key={correction.id} correction={correction} onTakeBack={onTakeBack} />
          ))}
        </ul>
      )}
    </Page>
  )
}

function Line({
  correction: { id, conversationId, place, words, said, from, at, lockedBecause },
  onTakeBack,
}: {
  correction: CorrectionView
  onTakeBack: (id: string) => void
}) {
  return (
    <li>
      <div>
        <p className="said clamp" dir="auto">
          <Anchor href={paths.conversation(conversationId)}>{words || 'The words were taken down.'}</Anchor>
        </p>
        <p className="t13 second">
          <b>{said}</b>, says {from}, <Time at={at} />.{' '}
          <NetworkMark bare size={14} network={place.network} label={place.label} /> {place.label}
        </p>
      </div>
      <Button
        kind="plain"
        small
        disabledBecause={lockedBecause}
        reasonHidden
        aria-label={`Take it back: ${said}, of “${words.slice(0, 60)}”`}
        onClick={() => onTakeBack(id)}
      >
        Take it back
      </Button>
    </li>
  )
}
