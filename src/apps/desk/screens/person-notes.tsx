import { type FormEvent, useState } from 'react'
import { Anchor, Button, LinkButton, TextField, Time, Trouble } from '#apps/ui'
import { paths } from '../paths.ts'
import type { PersonPageProps } from './person-views.ts'

/** What colleagues noted of somebody, and what they allow us. */
export function Notes({
  person,
  problem,
  busy,
  onNote,
  onRemoveNote,
  onTag,
  onPlace,
  onUnplace,
  onConsent,
}: PersonPageProps) {
  const [words, setWords] = useState('')
  const [tag, setTag] = useState('')
  const [place, setPlace] = useState('')
  const [role, setRole] = useState('')
  const doing = (work: () => Promise<boolean>, after: () => void) => async (event: FormEvent) => {
    event.preventDefault()
    if (await work()) after()
  }
  return (
    <section aria-label="What we noted">
      <h2 className="heading">What we noted</h2>
      <p className="t13 second">They can ask to read it: write it as if they did.</p>
      <p className="row">
        {person.tags.length === 0 && <span className="second">No tags.</span>}
        {person.tags.map(each => (
          <span key={each}>
            #{each}{' '}
            <LinkButton onClick={() => void onTag(each, false)} aria-label={`Take #${each} off`}>
              Take off
            </LinkButton>
          </span>
        ))}
      </p>
      <form
        onSubmit={doing(
          () => onTag(tag, true),
          () => setTag(''),
        )}
      >
        <TextField
          label="Put a tag on them"
          value={tag}
          maxLength={40}
          onChange={event => setTag(event.target.value)}
        />
        <div>
          <Button small type="submit" busy={busy}>
            Put it on
          </Button>
        </div>
      </form>
      {person.organisations.map(organisation => (
        <p key={organisation.id}>
          <Anchor href={paths.organisation(organisation.id)}>{organisation.name}</Anchor>
          {organisation.role && `, ${organisation.role}`}{' '}
          <LinkButton onClick={() => onUnplace(organisation.id)} aria-label={`Not at ${organisation.name}`}>
            Not there
          </LinkButton>
        </p>
      ))}
      <form
        onSubmit={doing(
          () => onPlace(place, role),
          () => {
            setPlace('')
            setRole('')
          },
        )}
      >
        <TextField
          label="Where they work, as they say it themselves"
          value={place}
          maxLength={120}
          onChange={event => setPlace(event.target.value)}
        />
        <TextField
          label="As what (if they say so)"
          value={role}
          maxLength={120}
          onChange={event => setRole(event.target.value)}
        />
        <div>
          <Button small type="submit" busy={busy}>
            Say so
          </Button>
        </div>
      </form>
      <ul aria-label="Notes">
        {person.notes.map(note => (
          <li key={note.id}>
            <span dir="auto">{note.words}</span>
            <span className="t13 second">
              {note.byName}, <Time at={note.at} />{' '}
              {note.mine && <LinkButton onClick={() => onRemoveNote(note.id)}>Take it away</LinkButton>}
            </span>
          </li>
        ))}
      </ul>
      <form
        onSubmit={doing(
          () => onNote(words),
          () => setWords(''),
        )}
      >
        <TextField
          label="A note for colleagues"
          value={words}
          maxLength={2000}
          onChange={event => setWords(event.target.value)}
        />
        {problem && <Trouble title={problem.title}>{problem.reasons[0]?.message}</Trouble>}
        <div>
          <Button small type="submit" busy={busy}>
            Keep the note
          </Button>
        </div>
      </form>
      <h3>What they allow us</h3>
      <ul aria-label="What they allow us">
        {person.consents.length === 0 && <li className="second">Nothing is noted, so nothing is allowed.</li>}
        {person.consents.map(consent => (
          <li key={`${consent.purpose} ${consent.at}`}>
            <span>{consent.words}</span>
            <span className="t13 second">
              “{consent.said}” Noted by {consent.byName}, <Time at={consent.at} />
            </span>
          </li>
        ))}
      </ul>
      <div>
        <Button small onClick={onConsent}>
          Note what they said…
        </Button>
      </div>
    </section>
  )
}
