import { Anchor, Because, Button, Face } from '#apps/ui'
import { paths } from '../paths.ts'

interface AlikeProps {
  people: {
    personId: string
    name: string
    picture?: string
    chance: string
    accounts: { place: string; handle: string; name?: string; url?: string }[]
    because: string[]
  }[]
  lockedBecause?: string
  onCompare: (personId: string) => void
  onApart: (personId: string) => void
}

/** Who this could also be, with what is shared; a person decides. */
export function Alike({ people, lockedBecause, onCompare, onApart }: AlikeProps) {
  if (people.length === 0) return null
  return (
    <section aria-label="Could this be the same person?">
      <h2 className="heading">Could this be the same person?</h2>
      <ul>
        {people.map(person => (
          <li key={person.personId}>
            <span className="row">
              <Face name={person.name} picture={person.picture} size={28} />
              <b dir="auto">
                <Anchor href={paths.person(person.personId)}>{person.name}</Anchor>
              </b>
              <span className="t13 second">{person.chance}</span>
            </span>
            <span className="t13">{person.accounts.map(({ handle, place }) => `${place} ${handle}`).join(' · ')}</span>
            {person.because.map(words => (
              <Because key={words}>{words}</Because>
            ))}
            <div className="row">
              <Button small disabledBecause={lockedBecause} onClick={() => onCompare(person.personId)}>
                Compare…
              </Button>
              <Button small disabledBecause={lockedBecause} onClick={() => onApart(person.personId)}>
                Two people
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Two that would become one, or one that becomes two, side by side. */
export function SideBySide({
  left,
  right,
}: {
  left: { title: string; lines: string[] }
  right: { title: string; lines: string[] }
}) {
  return (
    <div className="side-by-side">
      {[left, right].map(side => (
        <section key={side.title} aria-label={side.title}>
          <h3>{side.title}</h3>
          <ul>
            {side.lines.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
