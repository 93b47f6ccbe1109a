import './coordinate.css'
import { Anchor, Chip, Empty } from '#apps/ui'
import { paths } from '../paths.ts'
import { Page, useTitle } from '../screen.tsx'
import { counted, firstName, languageWords } from '../words.ts'
import type { ColleagueSeenView, CoordinateProps, HoursView } from './coordinate-views.ts'
import { Teach } from './who-teaches.tsx'
import { Write } from './write-to.tsx'

/** For whoever encourages: who could speak, whom to take care of, who could teach, and when nobody is there. */
export function Coordinate(props: CoordinateProps) {
  useTitle('Encourage')
  return (
    <Page
      title="Encourage."
      about="Who could speak, who needs a hand, and what others can learn from. You write to them in words of your own; they may say no."
    >
      <div className="coordinate">
        <Care {...props} />
        <Could {...props} />
        <Teach {...props} />
        <Hours {...props} />
      </div>
    </Page>
  )
}

function Care({ colleagues, busy, myId, onWrite }: CoordinateProps) {
  const those = colleagues.filter(({ care, id, thanks }) => id !== myId && (care.length > 0 || thanks.length > 0))
  return (
    <section aria-labelledby="care">
      <h2 className="heading" id="care">
        Take care of
      </h2>
      {those.length === 0 ? (
        <p className="second">Nobody carries too much, and all thanks are passed on.</p>
      ) : (
        <ul>
          {those.map(({ care, hurtful, id, name, thanks }) => (
            <li key={id}>
              <h3>
                <Anchor href={paths.colleague(id)}>{name}</Anchor>
              </h3>
              {care.map(words => (
                <p key={words}>{words}</p>
              ))}
              {hurtful.length > 0 && (
                <p className="t13 second">
                  Read it in their place, and take it over if they like:{' '}
                  {hurtful.map((conversation, at) => (
                    <Anchor key={conversation} href={paths.conversation(conversation)}>
                      conversation {at + 1}
                    </Anchor>
                  ))}
                </p>
              )}
              {care.length > 0 && (
                <Write
                  open={`Ask ${firstName(name)} how it goes…`}
                  label={`What you write to ${firstName(name)}`}
                  send="Write it"
                  busy={busy}
                  onSend={words => onWrite('care', id, words)}
                />
              )}
              {thanks.map(({ conversationId, outcomeId, quote }) => (
                <div key={outcomeId} className="stack tight">
                  <blockquote dir="auto">{quote}</blockquote>
                  <Write
                    open={`Pass it on to ${firstName(name)}…`}
                    label={`What you write to ${firstName(name)} with it`}
                    send="Pass it on"
                    busy={busy}
                    onSend={words => onWrite('thanks', id, words, conversationId)}
                  />
                </div>
              ))}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const standings: Record<ColleagueSeenView['standing'], string> = {
  speaks: 'speaks',
  could: 'could speak',
  rests: 'let them be',
  away: 'away',
  'not-asked': 'not asked about what they know',
}

function Could({ busy, colleagues, myId, onWrite, voices }: CoordinateProps) {
  const could = colleagues.filter(({ id, standing }) => standing === 'could' && id !== myId)
  const others = colleagues.filter(each => !could.includes(each))
  return (
    <section aria-labelledby="could">
      <h2 className="heading" id="could">
        Could speak
      </h2>
      {could.length === 0 ? (
        <Empty title="Whoever is asked about what they know speaks, or may rest.">
          When somebody is asked about and has not spoken for a month, they stand here.
        </Empty>
      ) : (
        <ul>
          {could.map(({ asked, id, name, topics }) => {
            const own = voices.filter(({ employeeId }) => employeeId === id)
            return (
              <li key={id}>
                <h3>
                  <Anchor href={paths.colleague(id)}>{name}</Anchor>
                </h3>
                <p className="second">
                  Knows {new Intl.ListFormat('en-GB').format(topics)}, which was asked about{' '}
                  {counted(asked, 'time', 'times')} in 30 days.
                </p>
                {own.map(voice => (
                  <p key={voice.id} className="t13">
                    Writes already: <a href={voice.url}>{voice.name}</a>
                  </p>
                ))}
                <Write
                  open={own.length > 0 ? `Invite ${firstName(name)}…` : `Encourage ${firstName(name)}…`}
                  label={`What you write to ${firstName(name)}`}
                  send="Write it"
                  busy={busy}
                  onSend={words => onWrite(own.length > 0 ? 'invitation' : 'nudge', id, words)}
                />
              </li>
            )
          })}
        </ul>
      )}
      {others.length > 0 && (
        <p className="chips">
          {others.map(({ id, name, standing }) => (
            <Chip key={id} tone="line">
              {name}: {standings[standing]}
            </Chip>
          ))}
        </p>
      )}
      {voices.length > 0 && (
        <details className="folded">
          <summary>Where colleagues write already, by their own word</summary>
          <ul>
            {voices.map(({ employeeName, id, name, url }) => (
              <li key={id}>
                {employeeName}: <a href={url}>{name}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

const mostRows = 20

function Hours({ hours }: CoordinateProps) {
  const rows = hours.rows.slice(0, mostRows)
  if (rows.length === 0) return null
  return (
    <section aria-labelledby="hours">
      <h2 className="heading" id="hours">
        When nobody is there
      </h2>
      <p className="second">
        What was asked in 30 days by the time of day ({hours.timezone}), and how often nobody who knows it and speaks
        the language was there. The widest gaps first.
      </p>
      <ul>
        {rows.map(({ couldAnswer, language, parts, topic, topicId }) => (
          <li key={`${topicId} ${language}`}>
            <h3>
              {topic}, {languageWords(language)}
            </h3>
            <p className="t13">{gapWords(parts, couldAnswer)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The gaps of a day, in words. */
function gapWords(parts: HoursView['parts'], couldAnswer: number): string {
  const missed = parts.filter(({ asked, met }) => asked > met)
  if (couldAnswer === 0)
    return `Asked ${counted(
      parts.reduce((sum, { asked }) => sum + asked, 0),
      'time',
    )}, and nobody knows it and speaks the language.`
  if (missed.length === 0) return 'Somebody was always there.'
  return `Nobody was there for ${new Intl.ListFormat('en-GB').format(
    missed.map(({ asked, from, met }) => `${asked - met} of ${asked} between ${from} and ${from + 4} o’clock`),
  )}.`
}
