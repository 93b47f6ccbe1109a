import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button, Dialog, TextField } from '#apps/ui'
import { api, dataOf } from '../api.ts'
import type { TrackedIssueView } from '../conversation-types.ts'
import { Tracked } from '../screens/tracked.tsx'
import { useDeeds } from './deeds.ts'

/** What of a conversation is with a tracker outside. */
export function useTracked(conversationId: string): TrackedIssueView[] {
  const found = useQuery({
    queryKey: ['issues', conversationId],
    queryFn: async () =>
      dataOf(await api.GET('/conversations/{id}/issues', { params: { path: { id: conversationId } } })).issues,
  })
  return found.data ?? []
}

/** How it stands there, and what can be done about it. */
export function TrackedHere({
  issues,
  personName,
  onTell,
}: {
  issues: TrackedIssueView[]
  personName: string
  onTell: (start: string) => void
}) {
  const { busy, run } = useDeeds('issues')
  const [finding, setFinding] = useState<string>()
  const [number, setNumber] = useState('')
  const at = (id: string) => ({ params: { path: { id } } })
  const found = async (event: FormEvent) => {
    event.preventDefault()
    if (!finding || !number.trim()) return
    await run(async () => dataOf(await api.POST('/issues/{id}/settle', { ...at(finding), body: { number } })), {
      busy: 'Noting it',
      done: 'Noted: it is followed there.',
    })
    setFinding(undefined)
  }
  return (
    <>
      <Tracked
        issues={issues}
        personName={personName}
        onTell={onTell}
        onLook={id => void run(() => api.POST('/issues/{id}/look', at(id)), { done: 'Looked: this is how it stands.' })}
        onLetGo={id =>
          void run(() => api.DELETE('/issues/{id}', at(id)), { done: 'Let go. It can be passed on again.' })
        }
        onFound={setFinding}
      />
      <Dialog
        title="Under which number is it there?"
        open={finding !== undefined}
        onClose={() => setFinding(undefined)}
      >
        <form className="stack" onSubmit={found}>
          <TextField
            label="Number"
            placeholder="#12"
            value={number}
            onChange={event => setNumber(event.target.value)}
          />
          <div>
            <Button
              kind="primary"
              type="submit"
              busy={busy}
              disabledBecause={number.trim() ? undefined : 'Its number first.'}
            >
              It is there
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  )
}

/** What stands in brackets in the words to begin with; until somebody says it, nothing is sent. */
export function gapIn(text: string, issues: TrackedIssueView[]): string | undefined {
  const gaps = issues.flatMap(({ tellingStart }) => tellingStart?.match(/\[[^\]]+\]/g) ?? [])
  return gaps.find(gap => text.includes(gap))
}
