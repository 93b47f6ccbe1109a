import { useQuery } from '@tanstack/react-query'
import { api, dataOf } from '../api.ts'
import { Loaded } from '../screen.tsx'
import { TranslationPart } from '../screens/settings-translation.tsx'
import { useDeeds } from './deeds.ts'
import { lockedFor } from './may.ts'
import { useMe } from './me.ts'
import { translationQuery } from './translation.tsx'

/** The service that translates, as it is set up now. */
export function TranslationSettings() {
  const lockedBecause = lockedFor(useMe(), 'administrator')
  const { busy, problem, run } = useDeeds('translation')
  const translation = useQuery(translationQuery)
  return (
    <Loaded of={translation} what="Fetching the translation service">
      {({ service }) => (
        <TranslationPart
          key={service?.url ?? 'none'}
          service={service ?? undefined}
          lockedBecause={lockedBecause}
          busy={busy}
          problem={problem}
          onKeep={({ url, key, alsoPrivate }) =>
            void run(
              async () => dataOf(await api.PUT('/translation', { body: { url, alsoPrivate, ...(key && { key }) } })),
              {
                busy: 'Looking whether it answers',
                done: 'It answers. Colleagues can translate now.',
                inForm: true,
              },
            )
          }
          onLook={() =>
            void run(() => api.POST('/translation/look'), {
              busy: 'Looking',
              done: 'Looked: what is said here is of now.',
            })
          }
          onSwitchOff={() =>
            void run(() => api.DELETE('/translation'), { done: 'Off. Nothing is translated any more.' })
          }
        />
      )}
    </Loaded>
  )
}
