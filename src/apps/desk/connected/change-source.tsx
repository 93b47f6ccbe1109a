import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useToast } from '#apps/ui'
import { api, dataOf } from '../api.ts'
import type { ConnectorView, FieldView } from '../listening-types.ts'
import { HookShown } from '../screens/add-hook.tsx'
import { ChangeSource } from '../screens/change-source.tsx'
import { useThrough } from './add-asked.tsx'
import type { Answered } from './answers.ts'
import { foldedApart, givenBy, missingIn, settingsChanged, type Typed, typedAtFirst } from './asked.ts'
import { useCopy } from './copy.ts'
import { useStep } from './open-source.ts'
import { sourceView } from './source-view.ts'

/** Changes a place where it stands. */
export function ChangeAnySource({
  source,
  connector,
  onLeave,
}: {
  source: Answered['Source']
  connector: ConnectorView
  onLeave: () => void
}) {
  const { busy, problem, take } = useStep()
  const queries = useQueryClient()
  const toast = useToast()
  const copy = useCopy()
  const through = useThrough(connector)
  const [signingKey, setSigningKey] = useState<string>()
  const fields = fieldsToChange(connector)
  const asked = fields.map(field =>
    field.of === 'secret' ? { ...field, optional: true, placeholder: 'Stays as it is' } : field,
  )

  if (signingKey && source.hookUrl)
    return (
      <HookShown
        connector={connector}
        id={source.id}
        label={source.label}
        url={source.hookUrl}
        signingKey={signingKey}
        renewed
        onCopy={(text, what) => void copy(text, what)}
      />
    )
  const keep = async (
    typed: Typed,
    chosen: { label: string; keeps: 'all' | 'matching'; account: string; newSigningKey: boolean },
  ) => {
    const given = givenBy(asked, typed)
    const settings = settingsChanged(asked, source.settings, given.settings)
    const body = {
      ...(chosen.label !== source.label && { label: chosen.label }),
      ...(chosen.keeps !== source.keeps && { keeps: chosen.keeps }),
      ...(JSON.stringify(ordered(settings)) !== JSON.stringify(ordered(source.settings)) && { settings }),
      ...(Object.keys(given.secret).length > 0 && { secret: given.secret }),
      ...(chosen.account && chosen.account !== source.accountId && { accountId: chosen.account }),
      ...(chosen.newSigningKey && { newSigningKey: true }),
    }
    if (Object.keys(body).length === 0) return onLeave()
    const changed = await take('Keeping it', async () =>
      dataOf(await api.PATCH('/sources/{id}', { params: { path: { id: source.id } }, body })),
    )
    if (!changed) return
    await queries.invalidateQueries({ queryKey: ['sources'] })
    if (changed.signingKey) return setSigningKey(changed.signingKey)
    toast.show({ words: `${changed.label} is changed, and goes on from where it was.` })
    onLeave()
  }
  return (
    <ChangeSource
      source={sourceView(source, connector)}
      {...foldedApart(asked)}
      first={typedAtFirst(asked, source.settings)}
      missing={typed => missingIn(asked, typed)}
      through={through}
      accountId={source.accountId ?? ''}
      hasOurKey={connector.push?.key === 'ours'}
      busy={busy}
      problem={problem}
      onKeep={(typed, chosen) => void keep(typed, chosen)}
      onLeave={onLeave}
    />
  )
}

/** What its connector asks for; those with a form of their own are changed by their address. */
function fieldsToChange({ asks, name }: ConnectorView): FieldView[] {
  if (asks.source.length > 0) return asks.source
  if (name === 'feed') return [{ name: 'url', of: 'settings', kind: 'text', label: 'Address' }]
  return []
}

/** The same settings are the same in any order. */
function ordered(settings: Record<string, unknown>): [string, unknown][] {
  return Object.entries(settings).sort(([one], [other]) => one.localeCompare(other))
}
