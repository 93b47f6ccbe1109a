import type { ReactNode } from 'react'
import { Anchor, Time } from '#apps/ui'
import { paths } from '../paths.ts'
import { counted } from '../words.ts'
import type { ToldView } from './person-views.ts'

/** Their conversations with us, the newest first. */
export function Story({ title, told }: { title: string; told: ToldView }) {
  return (
    <Part title={title} id="story" empty="They have said nothing that we heard.">
      {told.story.map(line => (
        <li key={line.conversationId}>
          <Anchor href={paths.conversation(line.conversationId)}>
            <span dir="auto" lang={line.language}>
              {line.words || 'The words were taken down.'}
            </span>
          </Anchor>
          <span className="t13 second">
            {line.by && told.isMany ? `${line.by}, ` : ''}
            {line.place}, <Time at={line.at} />. {line.about}
          </span>
        </li>
      ))}
    </Part>
  )
}

/** Topics, with the posts that say so. */
export function Concerns({ told }: { told: ToldView }) {
  return (
    <Part title="What they care about" id="concerns" empty="Nothing stands out yet.">
      {told.concerns.map(concern => (
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
  )
}

/** Results of what they and we said. */
export function Came({ told }: { told: ToldView }) {
  return (
    <Part title="What came of it" id="results" empty="No result is counted yet.">
      {told.results.map(result => (
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
  )
}

/** What is still to come from us. */
export function Owed({ title, told }: { title: string; told: ToldView }) {
  return (
    <Part title={title} id="owed" empty="Nothing is open.">
      {told.promises.map(promise => (
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
                , until <Time at={promise.until} as="short" />
              </>
            )}
          </span>
        </li>
      ))}
    </Part>
  )
}

/** Who of us answered them. */
export function Answerers({ told }: { told: ToldView }) {
  return (
    <Part title="Who answered" id="answered" empty="Nobody yet.">
      {told.answeredBy.map(each => (
        <li key={each.employeeId}>
          <span>
            <Anchor href={paths.colleague(each.employeeId)}>{each.name}</Anchor>, {counted(each.answers, 'answer')}
          </span>
          <span className="t13 second">
            Last <Time at={each.lastAt} />
          </span>
        </li>
      ))}
    </Part>
  )
}

/** A part of such a page, or what is said where there is nothing. */
export function Part({
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
