import { useQuery } from '@tanstack/react-query'
import { SignInPart } from '../screens/settings-sign-in.tsx'
import { useDeeds } from './deeds.ts'
import {
  addPasskey,
  changePassword,
  endOtherSessions,
  endSession,
  ownPasskeys,
  ownSessions,
  passkeyLockedBecause,
  removePasskey,
} from './own-sign-in.ts'

/** One's own ways in, as they are now. */
export function OwnSignIn() {
  const passkeys = useQuery({ queryKey: ['passkeys'], queryFn: ownPasskeys })
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: ownSessions })
  const keys = useDeeds('passkeys')
  const password = useDeeds('sessions')
  const ending = useDeeds('sessions')
  return (
    <SignInPart
      passkeys={passkeys.data ?? []}
      sessions={sessions.data ?? []}
      passkeyLockedBecause={passkeyLockedBecause()}
      passkeyBusy={keys.busy}
      busy={password.busy}
      problem={password.problem}
      onPasskey={() =>
        void keys.run(addPasskey, {
          busy: 'Follow your device',
          done: 'Added. Next time, this device lets you in.',
        })
      }
      onRemovePasskey={id => void keys.run(() => removePasskey(id), { busy: 'Removing it', done: 'Removed.' })}
      onPassword={async (before, after) => {
        const changed = await password.run(() => changePassword(before, after).then(() => true), {
          busy: 'Changing it',
          done: 'Changed. Everywhere else you are signed out.',
          inForm: true,
        })
        return Boolean(changed)
      }}
      onSignOut={id => {
        const session = sessions.data?.find(each => each.id === id)
        if (session) void ending.run(() => endSession(session.token), { done: `Signed out: ${session.device}.` })
      }}
      onSignOutOthers={() => void ending.run(endOtherSessions, { done: 'You are signed in only here now.' })}
    />
  )
}
