import './people.css'
import { Anchor, Because, Button, Time } from '#apps/ui'
import { paths } from '../paths.ts'
import { Page, useTitle } from '../screen.tsx'
import { firstName } from '../words.ts'
import { Accounts } from './person-accounts.tsx'
import { Asked } from './person-asked.tsx'
import { Notes } from './person-notes.tsx'
import { Answerers, Came, Concerns, Owed, Part, Story } from './person-told.tsx'
import type { PersonPageProps } from './person-views.ts'

/** Who somebody is to us: their story over all networks on the left, what we know of them on the right. */
export function PersonScreen(props: PersonPageProps) {
  const { person, alike, onFurtherBack } = props
  const first = firstName(person.name)
  useTitle(person.name)
  return (
    <Page
      title={person.name}
      about={
        person.firstSeenAt ? (
          <>
            Known since <Time at={person.firstSeenAt} />
          </>
        ) : undefined
      }
    >
      <div className="one-person">
        <div>
          <Story title={`Our story with ${first}`} told={person} />
          {onFurtherBack && (
            <div>
              <Button small busy={props.busy} onClick={onFurtherBack}>
                Further back
              </Button>
            </div>
          )}
          <Concerns told={person} />
          <Came told={person} />
          {person.cards.map(card => (
            <Part key={card.title} title={card.title} id={card.title} about={card.about} empty="">
              {card.lines.map(line => (
                <li key={`${line.label} ${line.words}`}>
                  <b>{line.label}</b>
                  {line.conversationId ? (
                    <Anchor href={paths.conversation(line.conversationId)}>{line.words}</Anchor>
                  ) : (
                    <span>{line.words}</span>
                  )}
                  {line.because && <Because>{line.because}</Because>}
                </li>
              ))}
            </Part>
          ))}
        </div>
        <div>
          <Accounts {...props} />
          {alike}
          <Owed title={`What we owe ${first}`} told={person} />
          <Answerers told={person} />
          <Part title="Invited to" id="invited" empty="Nothing yet.">
            {person.invitations.map(invitation => (
              <li key={`${invitation.title} ${invitation.at}`}>
                {invitation.url ? (
                  <a href={invitation.url} target="_blank" rel="noreferrer noopener">
                    {invitation.title}
                  </a>
                ) : (
                  invitation.title
                )}
                <span className="t13 second">
                  By {invitation.byName}, <Time at={invitation.at} />
                  {invitation.wroteAgain && '; wrote again afterwards'}
                </span>
              </li>
            ))}
          </Part>
          <Notes key={person.id} {...props} />
          <Asked {...props} />
        </div>
      </div>
    </Page>
  )
}
