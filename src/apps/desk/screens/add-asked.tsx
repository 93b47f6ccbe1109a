import './sources.css'
import { type ReactNode, useState } from 'react'
import { Anchor, Loading, Radio, TextField, Trouble } from '#apps/ui'
import type { ConnectorView, FieldView } from '../listening-types.ts'
import { paths } from '../paths.ts'
import { type ProblemDetails, reasonAt } from '../problem.ts'
import { counted } from '../words.ts'
import { Adding, Keeps } from './add-source.tsx'
import { AskedForm } from './asked-fields.tsx'

/** The accounts of ours that a place can be heard through. */
export interface Through {
  /** Nothing is heard there without one. */
  needed: boolean
  network: string
  pending: boolean
  accounts: { id: string; handle: string; signedOut: boolean }[]
  /** Where one is connected. */
  connectAt: string
  /** Why this reader can't connect one. */
  lockedBecause: string | undefined
}

type Typed = Record<string, string | boolean>

interface AddAskedProps {
  connector: ConnectorView
  shown: FieldView[]
  folded: FieldView[]
  first: Typed
  missing: (typed: Typed) => string | undefined
  through?: Through
  /** How many queries there are to hold the posts against. */
  asksFor?: number
  /** Several places were found behind what was typed. */
  places?: string[]
  busy?: string
  problem?: ProblemDetails
  /** Another way: many at once. */
  many?: ReactNode
  onAdd: (typed: Typed, chosen: { label: string; keeps: 'all' | 'matching'; account: string; place: number }) => void
}

/** Adds a place by the form that its connector asks for. */
export function AddAsked(props: AddAskedProps) {
  const { connector, shown, folded, first, missing, through, asksFor, places, busy, problem, many, onAdd } = props
  const [label, setLabel] = useState('')
  const [chosenKeeps, setKeeps] = useState<'all' | 'matching'>()
  const [account, setAccount] = useState<string>()
  const [place, setPlace] = useState('0')
  if (through?.pending)
    return (
      <Adding connector={connector}>
        <Loading what="Looking which accounts are connected" />
      </Adding>
    )
  const chosen = account ?? (through?.needed || through?.accounts.length === 1 ? (through.accounts[0]?.id ?? '') : '')
  // An inbox concerns us whole where a stream does not: what is listened to says so, until a person chooses.
  const keepsOf = (typed: Typed) =>
    chosenKeeps ??
    [...shown, ...folded].flatMap(each => each.choices?.find(one => one.value === typed[each.name])?.keeps ?? [])[0] ??
    connector.keeps
  const noAccount = through?.needed && through.accounts.length === 0
  return (
    <Adding connector={connector}>
      {noAccount ? (
        <ConnectFirst through={through} />
      ) : (
        <AskedForm
          fields={shown}
          folded={folded}
          first={first}
          verb={connector.listens === 'push' ? 'Make its address' : 'Listen here'}
          busy={busy}
          problem={problem}
          missing={missing}
          alsoAt={['accountId', 'label']}
          before={
            through && (
              <ThroughChoice
                through={through}
                value={chosen}
                error={reasonAt(problem, 'accountId')}
                onChange={setAccount}
              />
            )
          }
          after={typed => (
            <>
              {places && (
                <Radio
                  label="Several were found there. Which one?"
                  value={place}
                  onChange={setPlace}
                  options={places.map((words, index) => ({ value: String(index), label: words }))}
                />
              )}
              <TextField
                label="What it is called here (if you like)"
                value={label}
                maxLength={120}
                onChange={event => setLabel(event.target.value)}
                error={reasonAt(problem, 'label')}
              />
              {keepsOf(typed) === 'matching' && <Caught by={asksFor} />}
              <Keeps value={keepsOf(typed)} onChange={setKeeps} />
            </>
          )}
          onSend={typed =>
            onAdd(typed, { label: label.trim(), keeps: keepsOf(typed), account: chosen, place: Number(place) })
          }
        />
      )}
      {many}
    </Adding>
  )
}

/** Where much is said, only what concerns us is kept: without a query that is nothing. */
function Caught({ by }: { by: number | undefined }) {
  if (by === undefined) return null
  if (by > 0)
    return (
      <p>
        Only what concerns you is kept: what your {counted(by, 'query', 'queries')} {by === 1 ? 'catches' : 'catch'}.
      </p>
    )
  return (
    <p>
      Only what a query catches is kept, and there is none yet:{' '}
      <Anchor href={paths.newQuery()}>write the first.</Anchor>
    </p>
  )
}

/** Through which account of ours it is heard. */
export function ThroughChoice({
  through,
  value,
  error,
  onChange,
}: {
  through: Through
  value: string
  error?: string
  onChange: (id: string) => void
}) {
  const none = { value: '', label: 'No account', about: 'What is public there is heard without one.' }
  return (
    <div className="stack tight">
      <Radio
        label="Listen through"
        value={value}
        onChange={onChange}
        options={[
          ...(through.needed ? [] : [none]),
          ...through.accounts.map(({ id, handle, signedOut }) => ({
            value: id,
            label: handle,
            ...(signedOut && { about: 'It is signed out: nothing is heard until somebody signs in again.' }),
          })),
        ]}
      />
      {error && <Trouble title={error} />}
      {!through.lockedBecause && (
        <p className="t13">
          <Anchor href={through.connectAt}>Connect {through.accounts.length > 0 ? 'another' : 'an'} account</Anchor>
        </p>
      )}
    </div>
  )
}

function ConnectFirst({ through }: { through: Through }) {
  return (
    <div className="stack">
      <p>
        {through.network} is heard through an account of yours, and none is connected yet.
        {through.lockedBecause && ' An administrator connects one, under Settings.'}
      </p>
      {!through.lockedBecause && (
        <div>
          <Anchor className="button primary" href={through.connectAt}>
            <span>Connect an account</span>
          </Anchor>
        </div>
      )}
    </div>
  )
}
