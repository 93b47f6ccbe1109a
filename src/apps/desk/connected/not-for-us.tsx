import { type FormEvent, useState } from 'react'
import { Button, Dialog, TextField } from '#apps/ui'
import { useConversationWork } from './conversation-work.ts'

const usual = ['Not about us', 'Advertising', 'Another who bears our name', 'Between others: we would intrude']

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
  const [reason, setReason] = useState('')
  const setAside = (why: string) => {
    void work.setAside(conversationId, why)
    onClose()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim()) setAside(reason.trim())
  }
  return (
    <form className="stack" onSubmit={submit}>
      <p className="t13 second">It goes to “Set aside” with its reason, where anybody can bring it back.</p>
      <div className="stack tight">
        {usual.map(why => (
          <Button key={why} onClick={() => setAside(why)}>
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
