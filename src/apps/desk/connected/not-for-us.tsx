import { type FormEvent, useState } from 'react'
import { Button, Dialog, TextField } from '#apps/ui'
import { useConversationWork } from './conversation-work.ts'
import { NameLookAlike, useLookAlikes } from './look-alikes.tsx'
import { useMe } from './me.ts'
import { lockedFor } from './query-words.ts'

const usual = ['Not about us', 'Advertising', 'Between others: we would intrude']

/** Out of the way, with a reason, and back with one press. */
export function NotForUs({ conversationId, onClose }: { conversationId: string | undefined; onClose: () => void }) {
  return (
    <Dialog title="Not for us" open={conversationId !== undefined} onClose={onClose}>
      {conversationId && <ReasonForm conversationId={conversationId} onClose={onClose} />}
    </Dialog>
  )
}

function ReasonForm({ conversationId, onClose }: { conversationId: string; onClose: () => void }) {
  const work = useConversationWork()
  const lockedBecause = lockedFor(useMe())
  const lookAlikes = useLookAlikes().data?.lookAlikes ?? []
  const [naming, setNaming] = useState(false)
  const [reason, setReason] = useState('')
  const setAside = (why: { reason: string } | { lookAlikeId: string }) => {
    void work.setAside(conversationId, why)
    onClose()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim()) setAside({ reason: reason.trim() })
  }
  if (naming)
    return (
      <NameLookAlike
        conversationId={conversationId}
        keepWords="Name it, and set this aside"
        onKept={saved => setAside({ lookAlikeId: saved.id })}
      />
    )
  return (
    <form className="stack" onSubmit={submit}>
      <p className="t13 second">It goes to “Set aside” with its reason, where anybody can bring it back.</p>
      <div className="stack tight">
        {lookAlikes.map(({ id, name }) => (
          <Button key={id} onClick={() => setAside({ lookAlikeId: id })}>
            Not us: it is {name}
          </Button>
        ))}
        <Button onClick={() => (lockedBecause ? setAside({ reason: 'Another who bears our name' }) : setNaming(true))}>
          {lockedBecause ? 'Another who bears our name' : 'Not us: it is …'}
        </Button>
        {usual.map(why => (
          <Button key={why} onClick={() => setAside({ reason: why })}>
            {why}
          </Button>
        ))}
      </div>
      <TextField
        label="Or in your words"
        value={reason}
        maxLength={300}
        onChange={event => setReason(event.target.value)}
      />
      <div className="row">
        <Button kind="primary" type="submit" disabledBecause={reason.trim() ? undefined : 'Say why first.'}>
          Set aside
        </Button>
      </div>
    </form>
  )
}
