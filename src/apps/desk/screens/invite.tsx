import { type FormEvent, useState } from 'react'
import { Button, Checkbox, Radio, Select, TextField, Trouble } from '#apps/ui'
import type { TeamMemberView } from '../company-types.ts'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import type { Role } from '../view-types.ts'

/** Whom one invites, and as what. */
export interface Inviting {
  name: string
  title: string
  roles: Role[]
  autonomy: TeamMemberView['autonomy']
  affiliation: TeamMemberView['affiliation']
}

export interface InviteProps {
  /** Why this reader cannot invite. */
  inviteLockedBecause?: string
  /** The link that was just made: shown once. */
  link?: { name: string; url: string }
  busy?: string
  problem?: ProblemDetails
  /** Says whether the link was made; if not, what was typed stays. */
  onInvite: (inviting: Inviting) => Promise<boolean>
  onCopy: (url: string) => void
}

/** What somebody is to the company: it stands in their disclosure. */
export const affiliations: { value: TeamMemberView['affiliation']; label: string }[] = [
  { value: 'employee', label: 'Works here' },
  { value: 'contractor', label: 'Works for us, for themselves' },
  { value: 'agency', label: 'Writes for us from an agency' },
]

/** How far somebody is trusted to send alone. */
export const autonomies: { value: TeamMemberView['autonomy']; label: string; about: string }[] = [
  { value: 'learning', label: 'Learning', about: 'Somebody reads their answers before they send them.' },
  { value: 'trusted', label: 'Trusted', about: 'They send by themselves; rules still hold.' },
]

/** Makes the link by which a colleague joins. */
export function Invite({ inviteLockedBecause, link, busy, problem, onInvite, onCopy }: InviteProps) {
  const [name, setName] = useState('')
  const [title, setTitle] = useState('')
  const [autonomy, setAutonomy] = useState<Inviting['autonomy']>('learning')
  const [affiliation, setAffiliation] = useState<Inviting['affiliation']>('employee')
  const [reviewer, setReviewer] = useState(false)
  const [coordinator, setCoordinator] = useState(false)
  const invite = async (event: FormEvent) => {
    event.preventDefault()
    if (!name.trim() || inviteLockedBecause) return
    const made = await onInvite({
      name: name.trim(),
      title: title.trim(),
      autonomy,
      affiliation,
      roles: [
        'employee',
        ...(reviewer ? (['reviewer'] as const) : []),
        ...(coordinator ? (['coordinator'] as const) : []),
      ],
    })
    if (!made) return
    setName('')
    setTitle('')
  }
  const rest = reasonsElsewhere(problem, ['name', 'title'])
  return (
    <form className="form" onSubmit={event => void invite(event)}>
      <TextField
        label="Name"
        value={name}
        onChange={event => setName(event.target.value)}
        error={reasonAt(problem, 'name')}
        autoComplete="off"
      />
      <TextField
        label="What they do"
        hint="Stands in the disclosure under every answer: “Tomás, Service at Halden”."
        value={title}
        onChange={event => setTitle(event.target.value)}
        error={reasonAt(problem, 'title')}
        autoComplete="off"
      />
      <Select
        label="Belongs to us how"
        value={affiliation}
        onChange={event =>
          setAffiliation(affiliations.find(each => each.value === event.target.value)?.value ?? 'employee')
        }
        options={affiliations}
      />
      <Radio label="How they begin" value={autonomy} onChange={setAutonomy} options={autonomies} />
      <div>
        <Checkbox label="Reviews others" checked={reviewer} onChange={event => setReviewer(event.target.checked)} />
        <Checkbox
          label="Coordinates"
          about="Sources, queries, who knows what."
          checked={coordinator}
          onChange={event => setCoordinator(event.target.checked)}
        />
      </div>
      {rest && <Trouble title={rest} />}
      <div>
        <Button
          type="submit"
          kind="primary"
          busy={busy}
          disabledBecause={inviteLockedBecause ?? (name.trim() ? undefined : 'A name first.')}
        >
          Make the link
        </Button>
      </div>
      <div role="status">
        {link && (
          <div className="invite-link">
            <p>
              For <b>{link.name}</b>, once, within 14 days. It is shown only now.
            </p>
            <code>{link.url}</code>
            <div>
              <Button small onClick={() => onCopy(link.url)}>
                Copy the link
              </Button>
            </div>
          </div>
        )}
      </div>
    </form>
  )
}
