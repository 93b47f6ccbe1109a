import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button, Dialog, Loading, Radio, Select, TextField } from '#apps/ui'
import { api, dataOf } from '../api.ts'
import { PassToTracker } from '../screens/pass-to-tracker.tsx'
import { firstName } from '../words.ts'
import { useConversationWork } from './conversation-work.ts'
import { useDeeds } from './deeds.ts'
import { useFindings } from './guard.ts'
import { useMe } from './me.ts'

interface PassOnProps {
  conversationId: string
  to?: string
  onClose: () => void
}

/** To whom, and why: a colleague, a team, everybody; or a tracker outside. */
export function PassOn({
  conversationId,
  to,
  onClose,
}: Omit<PassOnProps, 'conversationId'> & { conversationId: string | undefined }) {
  return (
    <Dialog title="Pass it on" open={conversationId !== undefined} onClose={onClose}>
      {conversationId && <Ways conversationId={conversationId} to={to} onClose={onClose} />}
    </Dialog>
  )
}

function Ways(props: PassOnProps) {
  const trackers = useQuery({ queryKey: ['trackers'], queryFn: async () => dataOf(await api.GET('/trackers')) })
  const [way, setWay] = useState<'colleagues' | 'tracker'>('colleagues')
  const there = trackers.data?.trackers ?? []
  return (
    <div className="stack">
      {there.length > 0 && (
        <Radio
          label="To whom"
          labelHidden
          columns
          value={way}
          onChange={setWay}
          options={[
            { value: 'colleagues', label: 'A colleague or a team' },
            { value: 'tracker', label: 'A tracker outside' },
          ]}
        />
      )}
      {way === 'colleagues' ? <ToColleagues {...props} /> : <ToTracker {...props} trackers={there} />}
    </div>
  )
}

function ToColleagues({ conversationId, to, onClose }: PassOnProps) {
  const me = useMe()
  const work = useConversationWork()
  const team = useQuery({ queryKey: ['team'], queryFn: async () => dataOf(await api.GET('/team')) })
  const teams = useQuery({ queryKey: ['teams'], queryFn: async () => dataOf(await api.GET('/teams')) })
  const [chosen, setChosen] = useState(to ?? '')
  const [note, setNote] = useState('')
  const others = (team.data?.employees ?? []).filter(each => each.id !== me.id)
  const groups = teams.data?.teams ?? []
  const group = groups.find(each => `team ${each.id}` === chosen)
  const colleague = others.find(each => each.id === chosen)
  const name = group?.name ?? (colleague && firstName(colleague.name))
  const pass = (event: FormEvent) => {
    event.preventDefault()
    const words = group
      ? `Passed to ${group.name}: each of them is asked.`
      : colleague
        ? `Passed to ${colleague.name}, with your note.`
        : 'Back with everybody.'
    void work.pass(conversationId, group ? { toTeam: group.id } : colleague ? { to: colleague.id } : {}, note, words)
    onClose()
  }
  return (
    <form className="stack" onSubmit={pass}>
      <Select
        label="To"
        value={chosen}
        onChange={event => setChosen(event.target.value)}
        options={[
          { value: '', label: 'Everybody: whoever knows' },
          ...groups.map(each => ({
            value: `team ${each.id}`,
            label: each.about ? `The team ${each.name}: ${each.about}` : `The team ${each.name}`,
          })),
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
          {name ? `Pass to ${name}` : 'Pass it on'}
        </Button>
        <Button onClick={onClose}>Keep it</Button>
      </div>
    </form>
  )
}

function ToTracker({ conversationId, trackers, onClose }: PassOnProps & { trackers: { id: string; label: string }[] }) {
  const { busy, problem, run } = useDeeds('issues', 'conversations')
  const [trackerId, setTrackerId] = useState(trackers[0]?.id ?? '')
  const [withPerson, setWithPerson] = useState(false)
  const [typed, setTyped] = useState<{ title?: string; body?: string }>({})
  const start = useQuery({
    queryKey: ['issue-start', conversationId, withPerson],
    queryFn: async () =>
      dataOf(
        await api.GET('/conversations/{id}/issue-start', {
          params: { path: { id: conversationId }, query: { withPerson: withPerson ? 'true' : 'false' } },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const title = typed.title ?? start.data?.title ?? ''
  const body = typed.body ?? start.data?.body ?? ''
  const findings = useFindings(`${title}\n\n${body}`)
  if (!start.data && start.isPending) return <Loading what="Gathering what was said" />
  return (
    <PassToTracker
      trackers={trackers}
      trackerId={trackerId}
      onTracker={setTrackerId}
      withPerson={withPerson}
      onWithPerson={chosen => {
        setWithPerson(chosen)
        setTyped({})
      }}
      leftOut={start.data?.leftOut ?? []}
      title={title}
      body={body}
      onType={change => setTyped({ ...typed, ...change })}
      findings={findings.filter(finding => finding.level !== 'note')}
      busy={busy}
      problem={problem}
      onPass={async () => {
        const passed = await run(
          async () =>
            dataOf(
              await api.POST('/conversations/{id}/issues', {
                params: { path: { id: conversationId } },
                body: { trackerId, title, body, withPerson },
              }),
            ),
          { busy: 'Passing it on', done: 'On its way there. How it stands is shown here.', inForm: true },
        )
        if (passed) onClose()
      }}
      onKeep={onClose}
    />
  )
}
