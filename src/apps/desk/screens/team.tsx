import './team.css'
import type { ReactNode } from 'react'
import { Anchor, Button, Chip, Face, LinkButton, Time } from '#apps/ui'
import type { InvitationView, TeamMemberView } from '../company-types.ts'
import { paths } from '../paths.ts'
import { Page, useTitle } from '../screen.tsx'
import type { Role } from '../view-types.ts'
import { Counted, languageWords } from '../words.ts'
import { Invite, type InviteProps } from './invite.tsx'

interface TeamProps extends InviteProps {
  members: TeamMemberView[]
  invitations: InvitationView[]
  meId: string
  /** Why this reader cannot change what others may do. */
  rightsLockedBecause?: string
  onRights: (id: string) => void
  onWithdraw: (id: string) => void
  onSayWhatIKnow: () => void
  /** Who looks after what together. */
  teams?: ReactNode
}

/** Who we are and what each of us knows: that decides to whom a conversation goes. */
export function Team(props: TeamProps) {
  const { members, invitations, meId, rightsLockedBecause, onRights, onSayWhatIKnow, onWithdraw } = props
  useTitle('Team')
  return (
    <Page
      title={`${Counted(members.length, 'colleague')}, and what each of us knows.`}
      about="A conversation goes first to whoever wrote what it is about, then to whoever knows the topic and speaks the language."
    >
      <div className="two-columns">
        <div>
          <ul className="members" aria-label="Colleagues">
            {members.map(member => (
              <Member
                key={member.id}
                member={member}
                you={member.id === meId}
                onSay={onSayWhatIKnow}
                lockedBecause={rightsLockedBecause}
                onRights={() => onRights(member.id)}
              />
            ))}
          </ul>
          {props.teams}
        </div>
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

const mostWritten = 3

function Member({
  member,
  you,
  lockedBecause,
  onSay,
  onRights,
}: {
  member: TeamMemberView
  you: boolean
  lockedBecause?: string
  onSay: () => void
  onRights: () => void
}) {
  return (
    <li>
      <Face name={member.name} picture={member.picture} size={40} />
      <div>
        <b>
          <Anchor href={paths.colleague(member.id)}>{member.name}</Anchor>
        </b>
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
              <p>
                Knows{' '}
                {new Intl.ListFormat('en-GB').format(
                  member.knows.map(({ topic, note }) => (note ? `${topic} (${note.replace(/\.$/, '')})` : topic)),
                )}
                .
              </p>
            )}
            {member.documents.length > 0 && (
              <p>
                Wrote{' '}
                {member.documents.slice(0, mostWritten).map((document, index) => (
                  <span key={document.id}>
                    {index > 0 && ', '}
                    {document.url ? (
                      <a href={document.url} target="_blank" rel="noreferrer noopener">
                        <i>{document.title}</i>
                      </a>
                    ) : (
                      <i>{document.title}</i>
                    )}
                  </span>
                ))}
                {member.documents.length > mostWritten && ` and ${member.documents.length - mostWritten} more`}.
              </p>
            )}
          </>
        )}
        <p>
          {[member.languages.map(languageWords).join(', '), member.hoursInWords].filter(Boolean).join('. ')}
          {member.holiday
            ? `. Not at work: ${member.holiday}.`
            : member.atWorkNow
              ? '. At work now.'
              : '. Not at work now.'}
        </p>
        {you && (
          <div>
            <LinkButton onClick={onSay}>Say what you know</LinkButton>
          </div>
        )}
      </div>
      <Button
        small
        kind="plain"
        disabledBecause={lockedBecause}
        reasonHidden
        onClick={onRights}
        aria-label={`Rights of ${member.name}`}
      >
        Rights
      </Button>
    </li>
  )
}

const roleNames: Record<Role, string> = {
  employee: 'colleague',
  reviewer: 'reviews',
  coordinator: 'coordinates',
  communications: 'speaks for the company',
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
