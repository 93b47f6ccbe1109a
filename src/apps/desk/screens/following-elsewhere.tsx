import { useState } from 'react'
import { Button, LinkButton, Select, TextField, Time, Trouble } from '#apps/ui'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'

/** Whom one of our spaces follows on another server, and what came of asking. */
export interface FollowedView {
  id: string
  space: string
  whom: string
  name: string | null
  acceptedAt: string | null
  whyNot: string | null
}

interface FollowingProps {
  following: FollowedView[]
  /** Where it can stand. */
  spaces: { id: string; name: string }[]
  isCentre: boolean
  busy?: string
  problem?: ProblemDetails
  onFollow: (actorId: string, whom: string) => Promise<boolean>
  onEnd: (id: string) => void
}

/** Whom we follow on other servers: what they say opens topics in our spaces. */
export function FollowingElsewhere({ following, onEnd, ...form }: FollowingProps) {
  return (
    <section className="stack spaced" aria-labelledby="following">
      <h2 className="heading" id="following">
        Whom your spaces follow
      </h2>
      {following.length === 0 && (
        <p className="second">
          Nobody yet. What somebody you follow says opens a topic in your space, and what your members reply reaches
          them.
        </p>
      )}
      <ul className="place-rows">
        {following.map(row => (
          <li key={row.id}>
            <div className="grow">
              <b className="place-name">{row.name ?? row.whom}</b>{' '}
              <span className="third">
                {row.name ? `${row.whom}, ` : ''}in {row.space}
              </span>
              <p className="t13 third">{standing(row)}</p>
            </div>
            {form.isCentre && (
              <LinkButton onClick={() => onEnd(row.id)} aria-label={`${endWords(row)}: ${row.name ?? row.whom}`}>
                {endWords(row)}
              </LinkButton>
            )}
          </li>
        ))}
      </ul>
      {form.isCentre && form.spaces.length > 0 ? <FollowForm {...form} /> : null}
    </section>
  )
}

const endWords = ({ whyNot }: FollowedView) => (whyNot ? 'Take it off the list' : 'Follow no more')

function standing({ acceptedAt, name, whyNot }: FollowedView) {
  if (whyNot) return `Not followed: ${whyNot}`
  if (!acceptedAt) return name ? 'Asked. They haven’t answered yet.' : 'Being looked for.'
  return (
    <>
      Followed since <Time at={acceptedAt} />
    </>
  )
}

function FollowForm({ spaces, busy, problem, onFollow }: Omit<FollowingProps, 'following' | 'onEnd'>) {
  const [typed, setTyped] = useState({ whom: '', actorId: spaces[0]?.id ?? '' })
  const elsewhere = reasonsElsewhere(problem, ['whom', 'actorId'])
  return (
    <form
      className="form"
      aria-label="Follow somebody elsewhere"
      onSubmit={event => {
        event.preventDefault()
        void onFollow(typed.actorId, typed.whom).then(done => done && setTyped({ ...typed, whom: '' }))
      }}
    >
      <TextField
        label="Follow somebody on another server"
        hint="Such as @community@forum.example: another community, a blog, or a person. They see who follows them."
        value={typed.whom}
        error={reasonAt(problem, 'whom')}
        onChange={event => setTyped({ ...typed, whom: event.target.value })}
      />
      <Select
        label="What they say stands in"
        value={typed.actorId}
        error={reasonAt(problem, 'actorId')}
        options={spaces.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={event => setTyped({ ...typed, actorId: event.target.value })}
      />
      {elsewhere && <Trouble title={elsewhere} />}
      <div>
        <Button type="submit" busy={busy}>
          Follow
        </Button>
      </div>
    </form>
  )
}
