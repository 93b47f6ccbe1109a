import { type FormEvent, useState } from 'react'
import { Button, Checkbox, Confirm, Radio, Select, Trouble } from '#apps/ui'
import type { TeamMemberView } from '../company-types.ts'
import { type ProblemDetails, reasonsElsewhere } from '../problem.ts'
import type { Role } from '../view-types.ts'
import { firstName } from '../words.ts'
import { affiliations, autonomies } from './invite.tsx'

/** What a colleague may do, as somebody changes it. */
export type Rights = Pick<TeamMemberView, 'roles' | 'autonomy' | 'affiliation'>

interface RightsFormProps {
  member: TeamMemberView
  you: boolean
  busy?: string
  problem?: ProblemDetails
  /** The link to a new password that was just made: shown once. */
  wayIn?: string
  onKeep: (rights: Rights) => void
  onWayIn: () => void
  onCopy: (url: string) => void
  onGoodbye: () => void
}

const roles: { role: Role; label: string; about: string }[] = [
  { role: 'reviewer', label: 'Reviews', about: 'Reads drafts of colleagues, keeps the rules.' },
  { role: 'coordinator', label: 'Coordinates', about: 'Sources, queries, who knows what.' },
  { role: 'communications', label: 'Communicates', about: 'Says what the company says in its own name.' },
  { role: 'product-manager', label: 'Product', about: 'Takes what people ask for into the product.' },
  { role: 'trainer', label: 'Trains', about: 'Helps those who are new.' },
  { role: 'administrator', label: 'Administers', about: 'Colleagues, accounts, programs.' },
]

/** Widens or narrows what a colleague may do, or says goodbye. */
export function RightsForm({ member, you, busy, problem, wayIn, onKeep, onWayIn, onCopy, onGoodbye }: RightsFormProps) {
  const [rights, setRights] = useState<Rights>(member)
  const [leaving, setLeaving] = useState(false)
  const name = firstName(member.name)
  const rest = reasonsElsewhere(problem, [])
  const keep = (event: FormEvent) => {
    event.preventDefault()
    onKeep({ roles: rights.roles, autonomy: rights.autonomy, affiliation: rights.affiliation })
  }
  if (wayIn) return <WayIn name={name} url={wayIn} onCopy={onCopy} />
  return (
    <form className="form" onSubmit={keep}>
      <fieldset className="choices">
        <legend>Besides answering</legend>
        {roles.map(({ role, label, about }) => (
          <Checkbox
            key={role}
            label={label}
            about={about}
            checked={rights.roles.includes(role)}
            onChange={event =>
              setRights({
                ...rights,
                roles: event.target.checked ? [...rights.roles, role] : rights.roles.filter(each => each !== role),
              })
            }
          />
        ))}
      </fieldset>
      <Radio
        label="How they send"
        value={rights.autonomy}
        onChange={autonomy => setRights({ ...rights, autonomy })}
        options={autonomies}
      />
      <Select
        label="Belongs to us how"
        hint="It stands in the disclosure under every answer."
        value={rights.affiliation}
        onChange={event =>
          setRights({
            ...rights,
            affiliation: affiliations.find(each => each.value === event.target.value)?.value ?? rights.affiliation,
          })
        }
        options={affiliations}
      />
      {rest && <Trouble title={rest} />}
      <div className="row">
        <Button type="submit" kind="primary" busy={busy}>
          Keep this
        </Button>
        {!you && member.canSignIn && <Button onClick={onWayIn}>{name} lost their password</Button>}
        {!you && !leaving && <Button onClick={() => setLeaving(true)}>{name} has left</Button>}
      </div>
      {leaving && (
        <Confirm
          title={`Has ${member.name} left?`}
          yes={`Say goodbye to ${name}`}
          busy={busy}
          onYes={onGoodbye}
          onNo={() => setLeaving(false)}
        >
          They are signed out at once and cannot come back by themselves. What they said and did stays under their name.
        </Confirm>
      )}
    </form>
  )
}

function WayIn({ name, url, onCopy }: { name: string; url: string; onCopy: (url: string) => void }) {
  return (
    <div className="invite-link" role="status">
      <p>
        With this link {name} chooses a new password, once, and is signed out everywhere else. It is shown only now.
      </p>
      <code>{url}</code>
      <div>
        <Button small onClick={() => onCopy(url)}>
          Copy the link
        </Button>
      </div>
    </div>
  )
}
