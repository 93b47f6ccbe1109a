import { useState } from 'react'
import { Button, Checkbox, Confirm, LinkButton, Select, TextField, Trouble } from '#apps/ui'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import { KeepOrLeave } from './keeping.tsx'

export interface TeamTyped {
  id?: string
  name: string
  about: string
  leadId: string
  calendarId: string
  memberIds: string[]
}

interface TeamsProps {
  teams: TeamTyped[]
  colleagues: { id: string; name: string }[]
  calendars: { value: string; label: string }[]
  meId: string
  lockedBecause?: string
  busy?: string
  problem?: ProblemDetails
  onKeep: (team: TeamTyped) => Promise<boolean>
  onRemove: (id: string) => void
}

/** Who looks after what together: a conversation can be passed to all of them at once. */
export function Teams({
  teams,
  colleagues,
  calendars,
  meId,
  lockedBecause,
  busy,
  problem,
  onKeep,
  onRemove,
}: TeamsProps) {
  const [editing, setEditing] = useState<TeamTyped>()
  const [removing, setRemoving] = useState<string>()
  const nameOf = (id: string) => colleagues.find(each => each.id === id)?.name
  return (
    <section className="teams stack" aria-labelledby="teams">
      <h2 className="heading" id="teams">
        Teams
      </h2>
      {teams.length === 0 && !editing && (
        <p className="second">
          Service, the workshop, the press desk: what is passed to a team is asked of each of its members, and its lead
          is told when nobody takes it.
        </p>
      )}
      <ul className="topic-rows">
        {teams.map(team => (
          <li key={team.id}>
            <div>
              <b>{team.name}</b>
              {team.about && <span className="second">: {team.about}</span>}
              <p className="t13 second">
                {new Intl.ListFormat('en-GB').format(team.memberIds.flatMap(id => nameOf(id) ?? []))}.
                {nameOf(team.leadId) && ` ${nameOf(team.leadId)} leads.`}
              </p>
            </div>
            {(!lockedBecause || team.leadId === meId) && (
              <div className="row">
                <LinkButton onClick={() => setEditing(team)} aria-label={`Change the team ${team.name}`}>
                  Change
                </LinkButton>
                {!lockedBecause && (
                  <LinkButton onClick={() => setRemoving(team.id)} aria-label={`Dissolve the team ${team.name}`}>
                    Dissolve
                  </LinkButton>
                )}
              </div>
            )}
            {removing === team.id && (
              <Confirm
                title={`Dissolve ${team.name}?`}
                yes="Dissolve it"
                onYes={() => {
                  setRemoving(undefined)
                  onRemove(team.id ?? '')
                }}
                onNo={() => setRemoving(undefined)}
              >
                What was passed to it is everybody’s again.
              </Confirm>
            )}
          </li>
        ))}
      </ul>
      {editing ? (
        <TeamForm
          key={editing.id ?? 'new'}
          first={editing}
          colleagues={colleagues}
          calendars={calendars}
          busy={busy}
          problem={problem}
          onKeep={async team => {
            if (await onKeep(team)) setEditing(undefined)
          }}
          onClose={() => setEditing(undefined)}
        />
      ) : (
        <div>
          <Button
            disabledBecause={lockedBecause}
            onClick={() => setEditing({ name: '', about: '', leadId: '', calendarId: '', memberIds: [] })}
          >
            Make a team
          </Button>
        </div>
      )}
    </section>
  )
}

function TeamForm({
  first,
  colleagues,
  calendars,
  busy,
  problem,
  onKeep,
  onClose,
}: {
  first: TeamTyped
  colleagues: TeamsProps['colleagues']
  calendars: TeamsProps['calendars']
  busy?: string
  problem?: ProblemDetails
  onKeep: (team: TeamTyped) => Promise<void>
  onClose: () => void
}) {
  const [typed, setTyped] = useState(first)
  const set = (change: Partial<TeamTyped>) => setTyped({ ...typed, ...change })
  const rest = reasonsElsewhere(problem, ['name', 'memberIds'])
  return (
    <form
      className="form"
      aria-label="A team"
      onSubmit={event => {
        event.preventDefault()
        void onKeep(typed)
      }}
    >
      <TextField
        label="Name of the team"
        placeholder="Service"
        value={typed.name}
        error={reasonAt(problem, 'name')}
        onChange={event => set({ name: event.target.value })}
      />
      <TextField
        label="What it looks after"
        value={typed.about}
        maxLength={300}
        onChange={event => set({ about: event.target.value })}
      />
      <fieldset className="choices columns">
        <legend>Who is in it</legend>
        {colleagues.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={typed.memberIds.includes(id)}
            onChange={event =>
              set({
                memberIds: event.target.checked
                  ? [...typed.memberIds, id]
                  : typed.memberIds.filter(each => each !== id),
              })
            }
          />
        ))}
      </fieldset>
      {reasonAt(problem, 'memberIds') && <Trouble title={reasonAt(problem, 'memberIds') ?? ''} />}
      <Select
        label="Who leads it"
        value={typed.leadId}
        options={[{ value: '', label: 'Nobody' }, ...colleagues.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={event => set({ leadId: event.target.value })}
      />
      {calendars.length > 0 && (
        <Select
          label="Its hours"
          value={typed.calendarId}
          options={[{ value: '', label: 'As the company' }, ...calendars]}
          onChange={event => set({ calendarId: event.target.value })}
        />
      )}
      <KeepOrLeave rest={rest} busy={busy} onLeave={onClose} />
    </form>
  )
}
