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
      {({ promises, questions, incidents, letter, address, isOn, mayHaveLetter }) => (
        <MailsPart
          chosen={{ promises, questions, incidents, letter }}
          address={address ?? undefined}
          isOn={isOn}
          mayHaveLetter={mayHaveLetter}
          busy={busy}
          problem={problem}
          onChoose={body => void run(async () => dataOf(await api.PUT('/me/mails', { body })), { done: 'Kept.' })}
        />
      )}
    </Loaded>
  )
}
