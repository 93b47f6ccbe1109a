import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { Dialog } from '#apps/ui'
import { api, dataOf } from '../api.ts'
import type { TeamMemberView } from '../company-types.ts'
import { paths } from '../paths.ts'
import { Loaded } from '../screen.tsx'
import { RightsForm } from '../screens/rights.tsx'
import { Team } from '../screens/team.tsx'
import { firstName } from '../words.ts'
import { useCopy } from './copy.ts'
import { useDeeds } from './deeds.ts'
import { lockedFor } from './may.ts'
import { useMe } from './me.ts'
import { invitationView, memberView } from './team-views.ts'
import { TeamsPart } from './teams.tsx'

/** The team as it is now, with the ways to make it larger and smaller. */
export function TeamPage() {
  const me = useMe()
  const router = useRouter()
  const copy = useCopy()
  const inviteLockedBecause = lockedFor(me, 'administrator', 'coordinator')
  const team = useQuery({ queryKey: ['team'], queryFn: async () => dataOf(await api.GET('/team')) })
  const holidays = useQuery({ queryKey: ['holidays'], queryFn: async () => dataOf(await api.GET('/holidays/now')) })
  const invitations = useQuery({
    queryKey: ['invitations'],
    queryFn: async () => dataOf(await api.GET('/invitations')),
    enabled: !inviteLockedBecause,
  })
  const inviting = useDeeds('invitations')
  const [link, setLink] = useState<{ name: string; url: string }>()
  const [changing, setChanging] = useState<string>()
  return (
    <Loaded of={team} what="Fetching the team" rows={6}>
      {({ employees }) => {
        const today = new Map((holidays.data?.holidays ?? []).map(each => [each.employeeId, each.holiday]))
        const members = employees.map(employee => memberView(employee, today.get(employee.id)))
        const member = members.find(each => each.id === changing)
        return (
          <>
            <Team
              members={members}
              invitations={(invitations.data?.invitations ?? []).map(invitationView)}
              meId={me.id}
              inviteLockedBecause={inviteLockedBecause}
              rightsLockedBecause={lockedFor(me, 'administrator')}
              link={link}
              busy={inviting.busy}
              problem={inviting.problem}
              onInvite={async body => {
                const made = await inviting.run(async () => dataOf(await api.POST('/invitations', { body })), {
                  busy: 'Making it',
                  inForm: true,
                })
                if (made) setLink({ name: made.name, url: made.link })
                return Boolean(made)
              }}
              onCopy={url => void copy(url, 'The link')}
              onWithdraw={id =>
                void inviting.run(() => api.DELETE('/invitations/{id}', { params: { path: { id } } }), {
                  done: 'Withdrawn: the link leads nowhere now.',
                })
              }
              onRights={setChanging}
              onSayWhatIKnow={() => router.history.push(paths.knowledge())}
              teams={<TeamsPart colleagues={members.map(({ id, name }) => ({ id, name }))} />}
            />
            <Dialog
              title={member ? `What ${firstName(member.name)} may do` : ''}
              open={member !== undefined}
              onClose={() => setChanging(undefined)}
            >
              {member && (
                <ChangeRights member={member} you={member.id === me.id} onClose={() => setChanging(undefined)} />
              )}
            </Dialog>
          </>
        )
      }}
    </Loaded>
  )
}

function ChangeRights({ member, you, onClose }: { member: TeamMemberView; you: boolean; onClose: () => void }) {
  const { busy, problem, run } = useDeeds('team', 'me')
  const copy = useCopy()
  const [wayIn, setWayIn] = useState<string>()
  const at = { params: { path: { id: member.id } } }
  const name = firstName(member.name)
  return (
    <RightsForm
      member={member}
      you={you}
      busy={busy}
      problem={problem}
      onKeep={async body => {
        const kept = await run(async () => dataOf(await api.PATCH('/team/{id}/rights', { ...at, body })), {
          busy: 'Keeping it',
          done: `Kept. It holds for ${name} from now on.`,
          inForm: true,
        })
        if (kept) onClose()
      }}
      wayIn={wayIn}
      onWayIn={async () => {
        const made = await run(async () => dataOf(await api.POST('/team/{id}/way-in', at)), {
          busy: 'Making it',
          inForm: true,
        })
        if (made) setWayIn(made.link)
      }}
      onCopy={url => void copy(url, 'The link')}
      onGoodbye={async () => {
        const left = await run(async () => dataOf(await api.DELETE('/team/{id}', at)), {
          busy: 'Saying goodbye',
          done: `${member.name} has left the team.`,
          inForm: true,
        })
        if (left) onClose()
      }}
    />
  )
}
