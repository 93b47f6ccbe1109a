import './people.css'
import type { ReactNode } from 'react'
import { Anchor, Because, Button, Time } from '#apps/ui'
import { paths } from '../paths.ts'
import { Page, useTitle } from '../screen.tsx'
import { counted, firstName } from '../words.ts'
import { Accounts } from './person-accounts.tsx'
import { Asked } from './person-asked.tsx'
import { Notes } from './person-notes.tsx'
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
          <Part title={`Our story with ${first}`} id="story" empty="They have said nothing that we heard.">
            {person.story.map(line => (
              <li key={line.conversationId}>
                <Anchor href={paths.conversation(line.conversationId)}>
                  <span dir="auto" lang={line.language}>
                    {line.words || 'The words were taken down.'}
                  </span>
                </Anchor>
                <span className="t13 second">
                  {line.place}, <Time at={line.at} />. {line.about}
                </span>
              </li>
            ))}
          </Part>
          {onFurtherBack && (
            <div>
              <Button small busy={props.busy} onClick={onFurtherBack}>
                Further back
              </Button>
            </div>
          )}
          <Part title="What they care about" id="concerns" empty="Nothing stands out yet.">
            {person.concerns.map(concern => (
              <li key={concern.topic}>
                <b>{concern.topic}</b>
                <span className="t13 second">{concern.words}</span>
                {concern.posts.map(post => (
                  <blockquote key={post.messageId} dir="auto" lang={post.language}>
                    <Anchor href={paths.conversation(post.conversationId)}>{post.words}</Anchor>
                  </blockquote>
                ))}
              </li>
            ))}
          </Part>
          <Part title="What came of it" id="results" empty="No result is counted yet.">
            {person.results.map(result => (
              <li key={`${result.at} ${result.statement}`}>
                {result.conversationId ? (
                  <Anchor href={paths.conversation(result.conversationId)}>{result.statement}</Anchor>
                ) : (
                  result.statement
                )}
                <span className="t13 second">
                  <Time at={result.at} />
                </span>
              </li>
            ))}
          </Part>
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
          <Part title={`What we owe ${first}`} id="owed" empty="Nothing is open.">
            {person.promises.map(promise => (
              <li key={`${promise.what} ${promise.conversationId}`}>
                {promise.conversationId ? (
                  <Anchor href={paths.conversation(promise.conversationId)}>{promise.what}</Anchor>
                ) : (
                  promise.what
                )}
                <span className="t13 second">
                  {promise.byName ? `By ${promise.byName}` : 'Nobody has it yet'}
                  {promise.until && (
                    <>
                      , until <Time at={promise.until} />
                    </>
                  )}
                </span>
              </li>
            ))}
          </Part>
          <Part title="Who answered" id="answered" empty="Nobody yet.">
            {person.answeredBy.map(each => (
              <li key={each.employeeId}>
                <span>
                  <Anchor href={paths.colleague(each.employeeId)}>{each.name}</Anchor>,{' '}
                  {counted(each.answers, 'answer')}
                </span>
                <span className="t13 second">
                  Last <Time at={each.lastAt} />
                </span>
              </li>
            ))}
          </Part>
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

function Part({
  title,
  id,
  about,
  empty,
  children,
}: {
  title: string
  id: string
  about?: string
  empty: string
  children: ReactNode[]
}) {
  return (
    <section aria-label={title}>
      <h2 className="heading" id={id}>
        {title}
      </h2>
      {about && <p className="t13 second">{about}</p>}
      {children.length === 0 ? <p className="second">{empty}</p> : <ul>{children}</ul>}
    </section>
  )
}
