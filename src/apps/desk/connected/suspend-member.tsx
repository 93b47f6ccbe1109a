import { useState } from 'react'
import { api, dataOf } from '../api.ts'
import { SuspendMember } from '../screens/suspend-member.tsx'
import type { Answered } from './answers.ts'
import { useDeeds } from './deeds.ts'

const dayMs = 86_400_000

/** Suspends a member outside of any case, and lets them back. */
export function SuspendSomebody() {
  const { busy, problem, run } = useDeeds('moderation')
  const [member, setMember] = useState<Answered['Member']>()
  const at = { params: { path: { id: member?.id ?? '' } } }
  const then = async (work: () => Promise<Answered['Member']>, said: { busy: string; done?: string }) => {
    const found = await run(work, { ...said, inForm: true })
    if (found) setMember(found)
  }
  const away = member?.suspendedUntil && new Date(member.suspendedUntil).getTime() > Date.now()
  return (
    <SuspendMember
      member={
        member && {
          ...{ id: member.id, name: member.name, handle: member.handle, about: member.about, madeAt: member.madeAt },
          isColleague: member.employeeId !== null,
          ...(away && { suspendedUntil: member.suspendedUntil ?? '', suspendedWhy: member.suspendedWhy ?? '' }),
        }
      }
      busy={busy}
      problem={problem}
      onFind={handle => {
        setMember(undefined)
        const params = { path: { handle: handle.trim() } }
        void then(async () => dataOf(await api.GET('/members/by-handle/{handle}', { params })), { busy: 'Looking' })
      }}
      onSuspend={(days, why) => {
        const until = new Date(Date.now() + days * dayMs).toISOString()
        void then(async () => dataOf(await api.POST('/members/{id}/suspend', { ...at, body: { until, why } })), {
          busy: 'Asking',
          done: 'They are asked to stay away, and read why.',
        })
      }}
      onLetBack={() =>
        void then(async () => dataOf(await api.DELETE('/members/{id}/suspend', at)), {
          busy: 'Letting them back',
          done: 'They may take part again.',
        })
      }
    />
  )
}
