import './team.css'
import { type FormEvent, useState } from 'react'
import { Button, Checkbox, Chip, Empty, Face, LinkButton, Radio, TextField, Time, Trouble } from '#apps/ui'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import { Page, useTitle } from '../screen.tsx'
import type { InvitationView, Role, TeamMemberView } from '../view-types.ts'
import { Counted, languageWords } from '../words.ts'

/** Whom one invites, and as what. */
export interface Inviting {
  name: string
  title: string
  roles: Role[]
  autonomy: 'learning' | 'trusted'
}

interface TeamProps {
  members: TeamMemberView[]
  invitations: InvitationView[]
  /** Why this reader cannot invite. */
  inviteLockedBecause?: string
  /** The link that was just made: shown once. */
  link?: { name: string; url: string }
  busy?: string
  problem?: ProblemDetails
  meId: string
  onInvite: (inviting: Inviting) => void
  onCopy: (url: string) => void
  onWithdraw: (id: string) => void
  onSayWhatIKnow: () => void
}

/** Who we are and what each of us knows: that decides to whom a conversation goes. */
export function Team(props: TeamProps) {
  const { members, invitations, meId, onSayWhatIKnow, onWithdraw } = props
  useTitle('Team')
  return (
    <Page
      title={`${Counted(members.length, 'colleague')}, and what each of us knows.`}
      about="A conversation goes first to whoever wrote what it is about, then to whoever knows the topic and speaks the language."
    >
      <div className="two-columns">
        <ul className="members" aria-label="Colleagues">
          {members.map(member => (
            <Member key={member.id} member={member} you={member.id === meId} onSay={onSayWhatIKnow} />
          ))}
        </ul>
        <aside aria-label="Invite">
          <h2 className="heading">Invite a colleague</h2>
          <p className="t13 second">They get a link from you, however you like. No mail server is needed.</p>
          <Invite {...props} />
          {invitations.length > 0 && <h2 className="heading">Invited, not here yet</h2>}
          {invitations.map(invitation => (
            <div className="invitation" key={invitation.id}>
              <b>{invitation.name}</b>
              <p className="t13 second">
                {roleWords(invitation.roles)}. The link ends <Time at={invitation.expiresAt} />.
              </p>
              <div>
                <LinkButton
                  onClick={() => onWithdraw(invitation.id)}
                  aria-label={`Withdraw the invitation of ${invitation.name}`}
                >
                  Withdraw
                </LinkButton>
              </div>
            </div>
          ))}
        </aside>
      </div>
    </Page>
  )
}

function Member({ member, you, onSay }: { member: TeamMemberView; you: boolean; onSay: () => void }) {
  return (
    <li>
      <Face name={member.name} picture={member.picture} size={40} />
      <div>
        <b>{member.name}</b>
        <p className="t13 second">{member.title}</p>
        <p className="chips">
          {you && <Chip tone="yours">you</Chip>}
          {member.autonomy === 'learning' && <Chip tone="line">learning: reviewed first</Chip>}
          {member.affiliation !== 'employee' && <Chip tone="care">{member.affiliation}</Chip>}
          {member.roles
            .filter(role => role !== 'employee')
            .map(role => (
              <Chip key={role}>{roleWord(role)}</Chip>
            ))}
        </p>
      </div>
      <div className="knows">
        {member.knows.length === 0 && member.documents.length === 0 ? (
          <p>
            {you
              ? 'You have not said what you know yet, so nothing is brought to you.'
              : 'Has not said yet what they know.'}
          </p>
        ) : (
          <>
            {member.knows.length > 0 && (
              <p>Knows {new Intl.ListFormat('en-GB').format(member.knows.map(each => each.topic))}.</p>
            )}
            {member.documents.length > 0 && (
              <p>
                Wrote{' '}
                {member.documents.map((document, index) => (
                  <span key={document.id}>
                    {index > 0 && ', '}
                    <i>{document.title}</i>
                  </span>
                ))}
                .
              </p>
            )}
          </>
        )}
        <p>
          {[member.languages.map(languageWords).join(', '), member.hoursInWords].filter(Boolean).join('. ')}
          {member.atWorkNow ? '. At work now.' : '. Not at work now.'}
        </p>
        {you && (
          <div>
            <LinkButton onClick={onSay}>Say what you know</LinkButton>
          </div>
        )}
      </div>
      <span className="t13 third">{member.open > 0 ? `${member.open} open` : 'free'}</span>
    </li>
  )
}

function Invite({ inviteLockedBecause, link, busy, problem, onInvite, onCopy }: TeamProps) {
  const [name, setName] = useState('')
  const [title, setTitle] = useState('')
  const [autonomy, setAutonomy] = useState<'learning' | 'trusted'>('learning')
  const [reviewer, setReviewer] = useState(false)
  const [coordinator, setCoordinator] = useState(false)
  const invite = (event: FormEvent) => {
    event.preventDefault()
    if (!name.trim() || inviteLockedBecause) return
    onInvite({
      name: name.trim(),
      title: title.trim(),
      autonomy,
      roles: [
        'employee',
        ...(reviewer ? (['reviewer'] as const) : []),
        ...(coordinator ? (['coordinator'] as const) : []),
      ],
    })
    setName('')
    setTitle('')
  }
  const rest = reasonsElsewhere(problem, ['name', 'title'])
  return (
    <form className="form" onSubmit={invite}>
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
      <Radio
        label="How they begin"
        value={autonomy}
        onChange={setAutonomy}
        options={[
          { value: 'learning', label: 'Learning', about: 'Somebody reads their answers before they send them.' },
          { value: 'trusted', label: 'Trusted', about: 'They send by themselves; rules still hold.' },
        ]}
      />
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

/** Nobody but oneself is here yet. */
export function AloneOnTheTeam() {
  return (
    <Empty title="You are the only one here.">
      Two or three colleagues with what they know best will do for a start.
    </Empty>
  )
}

const roleNames: Record<Role, string> = {
  employee: 'colleague',
  reviewer: 'reviews',
  coordinator: 'coordinates',
  'product-manager': 'product',
  trainer: 'trains',
  administrator: 'administers',
}

function roleWord(role: Role): string {
  return roleNames[role]
}

function roleWords(roles: Role[]): string {
  const extra = roles.filter(role => role !== 'employee').map(roleWord)
  return extra.length > 0 ? `Colleague who ${new Intl.ListFormat('en-GB').format(extra)}` : 'Colleague'
}
