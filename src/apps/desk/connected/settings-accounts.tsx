import { useQuery } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Dialog, Trouble, useToast } from '#apps/ui'
import { api, dataOf } from '../api.ts'
import type { ConnectorView, FieldView } from '../listening-types.ts'
import { paths } from '../paths.ts'
import { Loaded } from '../screen.tsx'
import { AccountsPart, ConnectForm, ConnectList, type ConnectWay } from '../screens/settings-accounts.tsx'
import { fieldsFor, foldedApart, givenBy, missingIn, type Typed, typedAtFirst } from './asked.ts'
import { useConnectors } from './connectors.ts'
import { useDeeds } from './deeds.ts'
import { lockedFor } from './may.ts'
import { useMe } from './me.ts'
import { placeOf } from './say.ts'

/** For the one who connects it, for the company's answers, or for the company's own voice. */
type Whose = 'company' | 'mine' | 'official'

/** The accounts that answers leave from and places are heard through: connected, signed in again, disconnected. */
export function OurAccounts() {
  const accounts = useQuery({ queryKey: ['accounts'], queryFn: async () => dataOf(await api.GET('/accounts')) })
  const connectors = useConnectors()
  const { run } = useDeeds('accounts')
  const router = useRouter()
  const search = useSearch({ strict: false }) as { connect?: string; connected?: string; whose?: string }
  const me = useMe()
  const lockedBecause = lockedFor(me, 'administrator')
  const officialLockedBecause = lockedFor(me, 'administrator', 'communications')
  const wanted: Whose = search.whose === 'mine' || search.whose === 'official' ? search.whose : 'company'
  const go = (connector?: string, whose = wanted) => router.history.push(paths.connect(connector, whose))
  const mayGo = { mine: true, official: !officialLockedBecause, company: !lockedBecause }[wanted]
  const cameBack = useComeBack(search.connected, accounts.isSuccess)
  const connectable = (connectors.data ?? []).filter(
    each =>
      each.hasAccounts &&
      (each.signsInElsewhere || each.asks.account.length > 0) &&
      (wanted === 'company' || each.answers),
  )
  return (
    <Loaded of={accounts} what="Fetching the accounts">
      {({ accounts: listed }) => (
        <>
          {cameBack && <Trouble title={cameBack} />}
          <AccountsPart
            accounts={listed.map(({ id, network, handle, failure, signedOutAt, ownerId, ownerName, isOfficial }) => ({
              id,
              handle,
              place: placeOf(network),
              signedOut: signedOutAt !== null,
              trouble: failure ?? (signedOutAt ? 'It was signed out.' : undefined),
              isOfficial,
              whose: ownerId === me.id ? 'yours' : (ownerName ?? undefined),
              lockedBecause: ownerId === me.id ? undefined : lockedBecause,
            }))}
            lockedBecause={lockedBecause}
            officialLockedBecause={officialLockedBecause}
            onConnect={() => go(undefined, 'company')}
            onConnectOwn={() => go(undefined, 'mine')}
            onConnectOfficial={() => go(undefined, 'official')}
            onMark={({ id, handle }, isOfficial) =>
              void run(() => api.PUT('/accounts/{id}/official', { params: { path: { id } }, body: { isOfficial } }), {
                done: isOfficial
                  ? `From @${handle} the company speaks now, and nobody answers.`
                  : `From @${handle} people answer now.`,
              })
            }
            onSignIn={({ id }) => {
              const account = listed.find(each => each.id === id)
              go(account?.connector, account?.ownerId === me.id ? 'mine' : account?.isOfficial ? 'official' : 'company')
            }}
            onDisconnect={({ id, handle }) =>
              void run(() => api.DELETE('/accounts/{id}', { params: { path: { id } } }), {
                done: `${handle} is disconnected. Nothing leaves from it any more.`,
              })
            }
          />
          {mayGo && connectors.isSuccess && (
            <Connecting
              open={search.connect}
              whose={wanted}
              connectors={connectable}
              onChoose={name => go(name)}
              onClose={() => router.history.push(paths.settings())}
            />
          )}
        </>
      )}
    </Loaded>
  )
}

function Connecting({
  open,
  whose,
  connectors,
  onChoose,
  onClose,
}: {
  open: string | undefined
  whose: Whose
  connectors: ConnectorView[]
  onChoose: (connector?: string) => void
  onClose: () => void
}) {
  const { busy, problem, run } = useDeeds('accounts', 'sources')
  const connector = connectors.find(each => each.name === open)
  const connect = async (typed: Typed) => {
    if (!connector) return
    const body = { connector: connector.name, whose, ...givenBy(connector.asks.account, typed) }
    const connected = await run(async () => dataOf(await api.POST('/accounts', { body })), {
      busy: 'Asking the network',
      done: 'Connected. Answers can leave from it now.',
      inForm: true,
    })
    if (connected) onClose()
  }
  const signIn = async (typed: Typed) => {
    if (!connector) return
    const body = { connector: connector.name, whose, ...givenBy(connector.asks.account, typed) }
    const begun = await run(async () => dataOf(await api.POST('/accounts/sign-in', { body })), {
      busy: 'Asking the network for its page',
      inForm: true,
    })
    if (begun) window.location.assign(begun.url)
  }
  return (
    <Dialog
      title={`Connect ${{ mine: 'your own', official: 'an official', company: 'an' }[whose]} account${connector ? `: ${connector.label}` : ''}`}
      open={open !== undefined}
      onClose={onClose}
    >
      {connector ? (
        <ConnectForm
          key={connector.name}
          connector={connector}
          {...waysOf(connector)}
          busy={busy}
          problem={problem}
          onSignIn={typed => void signIn(typed)}
          onConnect={typed => void connect(typed)}
          onBack={() => onChoose()}
        />
      ) : (
        <ConnectList whose={whose} connectors={connectors} onChoose={({ name }) => onChoose(name)} />
      )}
    </Dialog>
  )
}

function waysOf({ asks, signsInElsewhere }: ConnectorView): { signingIn?: ConnectWay; typing?: ConnectWay } {
  const typed = fieldsFor('typing', asks.account, signsInElsewhere)
  // Where everything but what only its page needs is optional or absent, there is nothing to type.
  const canType = !signsInElsewhere || typed.some(field => field.of === 'secret')
  return {
    ...(signsInElsewhere && { signingIn: wayOf(fieldsFor('signing-in', asks.account, true)) }),
    ...(canType && { typing: wayOf(typed) }),
  }
}

function wayOf(fields: FieldView[]): ConnectWay {
  return { ...foldedApart(fields), first: typedAtFirst(fields), missing: typed => missingIn(fields, typed) }
}

const whyNot: Record<string, string> = {
  'not-yours': 'Whoever began to sign in there must come back to this browser, signed in here as themselves.',
  stale: 'That way back was used already, or is older than ten minutes. Begin again.',
  refused: 'On the network’s page somebody said no. Nothing was connected.',
  failed: 'The network did not let us in. Nothing was connected; try again, or look at its own settings.',
}

/** Says how it went, once, after somebody came back from a network's page; the address is tidied up. */
function useComeBack(outcome: string | undefined, isReady: boolean): string | undefined {
  const router = useRouter()
  const toast = useToast()
  const [trouble, setTrouble] = useState<string>()
  useEffect(() => {
    if (!outcome || !isReady) return
    const words = whyNot[outcome]
    if (words) setTrouble(words)
    else toast.show({ words: 'Connected. Answers can leave from it now.' })
    router.history.replace(paths.settings())
  }, [outcome, isReady, router, toast])
  return trouble
}
