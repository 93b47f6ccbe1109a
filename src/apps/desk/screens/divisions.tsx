import { type FormEvent, useState } from 'react'
import { Button, LinkButton, Select, TextField } from '#apps/ui'
import type { DivisionView } from '../company-types.ts'
import { type ProblemDetails, reasonAt } from '../problem.ts'
import type { ColleagueView } from '../view-types.ts'

interface DivisionsProps {
  divisions: DivisionView[]
  colleagues: ColleagueView[]
  /** Why this reader cannot change them. */
  lockedBecause?: string
  busy?: string
  problem?: ProblemDetails
  onMake: (name: string) => Promise<boolean>
  onDissolve: (id: string) => void
  onJoin: (employeeId: string, divisionId: string | null) => void
}

/** Parts of the company that add to what holds for all. */
export function Divisions({
  divisions,
  colleagues,
  lockedBecause,
  busy,
  problem,
  onMake,
  onDissolve,
  onJoin,
}: DivisionsProps) {
  const [name, setName] = useState('')
  if (lockedBecause && divisions.length === 0) return null
  const make = async (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() && (await onMake(name.trim()))) setName('')
  }
  return (
    <section aria-labelledby="divisions" className="divisions">
      <h2 className="heading" id="divisions">
        Divisions
      </h2>
      <p className="t13 second">
        A division adds its own text and rules to those for everybody. Each colleague belongs to one at most.
      </p>
      {divisions.map(division => {
        const others = colleagues.filter(each => !division.members.some(member => member.id === each.id))
        return (
          <article key={division.id} className="rule" aria-label={division.name}>
            <p className="head">
              <b>{division.name}</b>
              {!lockedBecause && (
                <LinkButton onClick={() => onDissolve(division.id)} aria-label={`Dissolve ${division.name}`}>
                  Dissolve
                </LinkButton>
              )}
            </p>
            {division.members.length === 0 && <p className="t13 third">Nobody belongs to it yet.</p>}
            {division.members.length > 0 && (
              <ul className="t13">
                {division.members.map(member => (
                  <li key={member.id}>
                    {member.name}{' '}
                    {!lockedBecause && (
                      <LinkButton
                        onClick={() => onJoin(member.id, null)}
                        aria-label={`Take out ${member.name} of ${division.name}`}
                      >
                        Take out
                      </LinkButton>
                    )}
                  </li>
                ))}
              </ul>
            )}
            {!lockedBecause && others.length > 0 && (
              <Select
                label={`Who else belongs to ${division.name}`}
                value=""
                options={[
                  { value: '', label: 'Choose a colleague' },
                  ...others.map(each => ({ value: each.id, label: each.name })),
                ]}
                onChange={event => event.target.value && onJoin(event.target.value, division.id)}
              />
            )}
          </article>
        )
      })}
      {!lockedBecause && (
        <form className="row spaced" onSubmit={event => void make(event)}>
          <TextField
            label="A new division"
            labelHidden
            placeholder="A new division"
            maxLength={80}
            value={name}
            error={reasonAt(problem, 'name')}
            onChange={event => setName(event.target.value)}
          />
          <Button type="submit" busy={busy} disabledBecause={name.trim() ? undefined : 'It needs a name.'}>
            Make it
          </Button>
        </form>
      )}
    </section>
  )
}
