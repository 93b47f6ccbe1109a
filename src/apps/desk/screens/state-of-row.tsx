import { Chip, Face, Promised } from '#apps/ui'
import type { ConversationRowView } from '../view-types.ts'
import { firstName } from '../words.ts'
import { kindWords } from './kind-words.ts'

/** At the foot of a row: who has it, by when; or what it is, when nobody needs to do anything. */
export function StateOfRow({ row }: { row: ConversationRowView }) {
  if (row.gone) return <span>{row.standing === 'answered' ? 'answered before' : 'nothing to do'}</span>
  if (row.standing === 'answered' || row.standing === 'closed')
    return <span>{row.claimedBy ? `answered by ${row.yours ? 'you' : firstName(row.claimedBy.name)}` : 'settled'}</span>
  if (row.standing === 'aside') return <span>set aside</span>
  return (
    <span className="row">
      <WhoHasIt row={row} />
      {row.answerBy ? (
        <Promised small madeAt={row.heardAt} by={row.answerBy} meanwhile={row.meanwhile} />
      ) : (
        <span>{kindWords[row.kind]}</span>
      )}
    </span>
  )
}

function WhoHasIt({ row }: { row: ConversationRowView }) {
  if (row.standing === 'in-review') return <Chip tone="care">{row.cameBack ?? 'in review'}</Chip>
  if (row.yours) return <Chip tone="yours">yours</Chip>
  if (!row.claimedBy) return null
  return (
    <Chip face={<Face name={row.claimedBy.name} picture={row.claimedBy.picture} size={18} />}>
      {firstName(row.claimedBy.name)}
    </Chip>
  )
}
