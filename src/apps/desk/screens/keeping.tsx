import './facts.css'
import { type ReactNode, useState } from 'react'
import { Button, Empty, LinkButton, Select, Trouble } from '#apps/ui'
import { Page, useTitle } from '../screen.tsx'
import type { ColleagueView } from '../view-types.ts'

interface Kept {
  id: string
  /** Why the reader may not change it. */
  lockedBecause?: string
}

interface KeptForAllProps<Thing extends Kept> {
  title: string
  /** In the title of the window. */
  short: string
  about: string
  /** What the button says, and why it can't be pressed while one is written. */
  begin: { words: string; meanwhile: string }
  empty: { title: string; words: string }
  label: string
  things: Thing[]
  /** Where one is written, or said anew. */
  form: (thing: Thing | undefined, done: () => void) => ReactNode
  /** One of them, with what its owner may do. */
  card: (thing: Thing, deeds: ReactNode) => ReactNode
  changeWords?: (thing: Thing) => string
  onTakeAway: (id: string) => void
}

/** What colleagues keep for all: each has an owner, who changes it or takes it away. */
export function KeptForAll<Thing extends Kept>(props: KeptForAllProps<Thing>) {
  const { title, short, about, begin, empty, label, things, form, card, changeWords, onTakeAway } = props
  const [changing, setChanging] = useState<string>()
  const done = () => setChanging(undefined)
  useTitle(short)
  return (
    <Page
      title={title}
      about={about}
      actions={
        <Button
          disabledBecause={changing === 'new' ? begin.meanwhile : undefined}
          reasonHidden
          onClick={() => setChanging('new')}
        >
          {begin.words}
        </Button>
      }
    >
      {changing === 'new' && form(undefined, done)}
      {things.length === 0 && changing !== 'new' && <Empty title={empty.title}>{empty.words}</Empty>}
      <ul className="facts" aria-label={label}>
        {things.map(thing => (
          <li key={thing.id}>
            {changing === thing.id
              ? form(thing, done)
              : card(
                  thing,
                  thing.lockedBecause === undefined && (
                    <p className="row tight">
                      <LinkButton onClick={() => setChanging(thing.id)}>
                        {changeWords?.(thing) ?? 'Change it'}
                      </LinkButton>
                      <LinkButton onClick={() => onTakeAway(thing.id)}>Take it away</LinkButton>
                    </p>
                  ),
                )}
          </li>
        ))}
      </ul>
    </Page>
  )
}

/** Whose it is. */
export function WhoKeepsIt(props: { ownerId: string; colleagues: ColleagueView[]; onChange: (id: string) => void }) {
  return (
    <Select
      label="Who keeps it"
      value={props.ownerId}
      options={props.colleagues.map(each => ({ value: each.id, label: each.name }))}
      onChange={event => props.onChange(event.target.value)}
    />
  )
}

interface KeepOrLeaveProps {
  /** What is wrong with it as a whole. */
  rest?: string
  busy?: string
  /** What is still missing. */
  missing?: string
  onLeave: () => void
}

/** The end of a form by which something is kept. */
export function KeepOrLeave({ rest, busy, missing, onLeave }: KeepOrLeaveProps) {
  return (
    <>
      {rest && <Trouble title={rest} />}
      <div className="row">
        <Button kind="primary" type="submit" busy={busy} disabledBecause={missing}>
          Keep it
        </Button>
        <Button onClick={onLeave}>Leave it</Button>
      </div>
    </>
  )
}
