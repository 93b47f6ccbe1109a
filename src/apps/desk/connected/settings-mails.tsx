import { useQuery } from '@tanstack/react-query'
import { api, dataOf } from '../api.ts'
import { Loaded } from '../screen.tsx'
import { MailsPart } from '../screens/settings-mails.tsx'
import { useDeeds } from './deeds.ts'

/** What the reader asked to be written to about. */
export function MailsToMe() {
  const { busy, problem, run } = useDeeds('mails')
  const mails = useQuery({ queryKey: ['mails'], queryFn: async () => dataOf(await api.GET('/me/mails')) })
  return (
    <Loaded of={mails} what="Fetching what you asked for">
      {({ promises, questions, incidents, address, isOn }) => (
        <MailsPart
          chosen={{ promises, questions, incidents }}
          address={address ?? undefined}
          isOn={isOn}
          busy={busy}
          problem={problem}
          onChoose={body => void run(async () => dataOf(await api.PUT('/me/mails', { body })), { done: 'Kept.' })}
        />
      )}
    </Loaded>
  )
}
