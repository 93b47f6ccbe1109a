import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button, Dialog, Select, TextField } from '#apps/ui'
import { api, dataOf } from '../api.ts'
import { useConversationWork } from './conversation-work.ts'
import { useMe } from './me.ts'

/** To whom, and why: a colleague, or everybody. */
export function PassOn({
  conversationId,
  to,
  onClose,
}: {
  conversationId: string | undefined
  to?: string
  onClose: () => void
}) {
  return (
    <Dialog title="Pass it on" open={conversationId !== undefined} onClose={onClose}>
      {conversationId && <PassOnForm conversationId={conversationId} to={to} onClose={onClose} />}
    </Dialog>
  )
}

function PassOnForm({ conversationId, to, onClose }: { conversationId: string; to?: string; onClose: () => void }) {
  const me = useMe()
  const work = useConversationWork()
  const team = useQuery({ queryKey: ['team'], queryFn: async () => dataOf(await api.GET('/team')) })
  const [colleague, setColleague] = useState(to ?? '')
  const [note, setNote] = useState('')
  const others = (team.data?.employees ?? []).filter(each => each.id !== me.id)
  const name = others.find(each => each.id === colleague)?.name
  const pass = (event: FormEvent) => {
    event.preventDefault()
    void work.pass(
      conversationId,
      colleague || undefined,
      note,
      name ? `Passed to ${name}, with your note.` : 'Back with everybody.',
    )
    onClose()
  }
  return (
    <form className="stack" onSubmit={pass}>
      <Select
        label="To"
        value={colleague}
        onChange={event => setColleague(event.target.value)}
        options={[
          { value: '', label: 'Everybody: whoever knows' },
          ...others.map(each => ({ value: each.id, label: each.title ? `${each.name}, ${each.title}` : each.name })),
        ]}
      />
      <TextField
        label="A note for them"
        hint="May stay empty."
        value={note}
        maxLength={300}
        onChange={event => setNote(event.target.value)}
      />
      <div className="row">
        <Button kind="primary" type="submit">
          {name ? `Pass to ${name.split(' ')[0]}` : 'Pass it on'}
        </Button>
        <Button onClick={onClose}>Keep it</Button>
      </div>
    </form>
  )
}
