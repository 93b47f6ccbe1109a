import { useState } from 'react'
import { Button, TextArea, TextField, Time, Trouble } from '#apps/ui'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'

/** Somebody who takes part in our places, as those see them who look after these. */
export interface MemberSeen {
  id: string
  name: string
  handle: string
  about: string
  isColleague: boolean
  madeAt: string
  suspendedUntil?: string
  suspendedWhy?: string
}

interface SuspendProps {
  /** Whoever was looked for. */
  member?: MemberSeen
  busy?: string
  problem?: ProblemDetails
  onFind: (handle: string) => void
  onSuspend: (days: number, why: string) => void
  onLetBack: () => void
}

/** Somebody is asked to stay away where nobody reported them, or is let back before their time. */
export function SuspendMember({ member, busy, problem, onFind, onSuspend, onLetBack }: SuspendProps) {
  const [handle, setHandle] = useState('')
  const rest = reasonsElsewhere(problem, ['why', 'until'])
  return (
    <section className="stack spaced" aria-labelledby="somebody">
      <h2 className="heading" id="somebody">
        Ask somebody to stay away
      </h2>
      <form
        className="form"
        aria-label="Find a member"
        onSubmit={event => {
          event.preventDefault()
          onFind(handle)
        }}
      >
        <TextField
          label="Their handle"
          hint="Such as @rosa, as it stands on their page. For what somebody wrote, decide above or report it."
          value={handle}
          maxLength={64}
          onChange={event => setHandle(event.target.value)}
        />
        <div>
          <Button
            type="submit"
            busy={member ? undefined : busy}
            disabledBecause={handle.trim() ? undefined : 'Write their handle first.'}
          >
            Find them
          </Button>
        </div>
      </form>
      {rest && <Trouble title={rest} />}
      {member && <Found key={member.id} {...{ member, busy, problem, onSuspend, onLetBack }} />}
    </section>
  )
}

function Found({ member, busy, problem, onSuspend, onLetBack }: Omit<SuspendProps, 'onFind'> & { member: MemberSeen }) {
  const [why, setWhy] = useState('')
  const [days, setDays] = useState('7')
  return (
    <div className="stack">
      <p>
        <b>{member.name}</b> <span className="third">@{member.handle}</span>
        {member.about && <span className="second"> · {member.about}</span>}
      </p>
      <p className="t13 third">
        They came to us <Time at={member.madeAt} />.
      </p>
      {member.suspendedUntil ? (
        <>
          <p>
            They stay away until <Time as="full" at={member.suspendedUntil} />. They read: “{member.suspendedWhy}”
          </p>
          <div>
            <Button busy={busy} onClick={onLetBack}>
              Let them back
            </Button>
          </div>
        </>
      ) : (
        <form
          className="form"
          aria-label={`Ask ${member.name} to stay away`}
          onSubmit={event => {
            event.preventDefault()
            onSuspend(Number(days) || 0, why)
          }}
        >
          <TextArea
            label="Why, in words they read"
            hint="Kind and plain: what, and what they can do."
            value={why}
            maxLength={500}
            error={reasonAt(problem, 'why')}
            onChange={event => setWhy(event.target.value)}
          />
          <TextField
            label="Days to stay away"
            inputMode="numeric"
            value={days}
            maxLength={3}
            error={reasonAt(problem, 'until')}
            onChange={event => setDays(event.target.value)}
          />
          <p className="t13 second">
            Until then they read, but write nothing in any place of yours. They are told why, and you can let them back.
          </p>
          <div>
            <Button
              type="submit"
              busy={busy}
              disabledBecause={
                member.isColleague
                  ? 'A colleague is not suspended here. Speak with them, or with an administrator.'
                  : why.trim().length < 3
                    ? 'Say why: they read it.'
                    : undefined
              }
            >
              Ask them to stay away
            </Button>
          </div>
        </form>
      )}
    </div>
  )
}
