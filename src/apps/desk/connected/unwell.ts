import { paths } from '../paths.ts'
import type { UnwellView } from '../view-types.ts'
import type { Answered } from './answers.ts'

const heaviest = { stopped: 0, failing: 1, quiet: 2 }

/**
 * What whoever looks after listening should look at, the heaviest first. An account that is signed out is one thing,
 * however many places are heard through it.
 */
export function unwell(
  sources: Pick<Answered['Source'], 'id' | 'label' | 'network' | 'accountId' | 'health'>[],
  accounts: Pick<
    Answered['Account'],
    'id' | 'handle' | 'network' | 'connector' | 'signedOutAt' | 'failure' | 'ownerId' | 'isOfficial'
  >[],
  myId: string,
): UnwellView[] {
  // A colleague’s own account is theirs to sign in again.
  const signedOut = accounts.filter(each => each.signedOutAt !== null && (!each.ownerId || each.ownerId === myId))
  const through = new Set(signedOut.map(account => account.id))
  const places = sources.flatMap(({ id, label, network, accountId, health }): UnwellView[] => {
    const { state, words } = health
    if (state !== 'quiet' && state !== 'failing' && state !== 'stopped') return []
    if (accountId && through.has(accountId)) return []
    return [{ id, name: label, network, state, words, href: paths.source(id) }]
  })
  const ours = signedOut.map(({ id, handle, network, connector, failure, ownerId, isOfficial }): UnwellView => {
    const heard = sources.filter(source => source.accountId === id).length
    const also = heard > 0 ? `, and ${heard === 1 ? 'the place' : `the ${heard} places`} heard through it` : ''
    return {
      id,
      name: handle,
      network,
      state: 'stopped',
      words: `${failure ?? 'It was signed out.'} ${isOfficial ? 'What the company says' : 'Answers'} from it wait${isOfficial ? 's' : ''}${also}.`,
      href: paths.connect(connector, ownerId ? 'mine' : isOfficial ? 'official' : 'company'),
    }
  })
  return [...ours, ...places].sort((one, other) => heaviest[one.state] - heaviest[other.state])
}
