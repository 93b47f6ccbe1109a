import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Dialog } from '#apps/ui'
import { api, dataOf } from '../api.ts'
import { Loaded } from '../screen.tsx'
import { CloseWrong, FlagWrong, PassWrong, WrongHere, WrongList, type WrongView } from '../screens/wrong.tsx'
import type { MeView } from '../view-types.ts'
import type { Answered } from './answers.ts'
import { useDeeds } from './deeds.ts'
import { useMe } from './me.ts'

type Wrong = Answered['WrongInformation']

/** What in a conversation is wrong about us, and the flag for what else is. */
export function useWrong(opened: Answered['OpenedConversation']): {
  here: ReactNode
  dialogs: ReactNode
  isOpen: boolean
  flag: (messageId: string) => void
} {
  const me = useMe()
  const { id } = opened.conversation
  const [flagging, setFlagging] = useState<string>()
  const { busy, problem, run } = useDeeds('wrong')
  const settling = useSettling()
  const found = useQuery({
    queryKey: ['wrong', id],
    queryFn: async () =>
      dataOf(await api.GET('/conversations/{id}/wrong-information', { params: { path: { id } } })).wrong,
  })
  const facts = useQuery({
    queryKey: ['facts'],
    queryFn: async () => dataOf(await api.GET('/facts')),
    enabled: flagging !== undefined,
  })
  const wrong = found.data ?? []
  const message = opened.messages.find(each => each.id === flagging)
  return {
    isOpen: wrong.some(({ stage }) => stage === 'open'),
    flag: setFlagging,
    here: <WrongHere wrong={wrong.map(each => wrongView(each, me))} {...settling.actions} />,
    dialogs: (
      <>
        <Dialog title="Wrong about us" open={message !== undefined} onClose={() => setFlagging(undefined)}>
          {message && (
            <FlagWrong
              words={message.text}
              facts={(facts.data?.facts ?? []).filter(fact => !fact.isOutOfDate)}
              colleagues={settling.colleagues}
              busy={busy}
              problem={problem}
              onLeave={() => setFlagging(undefined)}
              onFlag={body =>
                void run(
                  async () =>
                    dataOf(
                      await api.POST('/messages/{id}/wrong-information', {
                        params: { path: { id: message.id } },
                        body,
                      }),
                    ),
                  {
                    busy: 'Flagging it',
                    done: 'Flagged. It stays open until somebody says how it ended.',
                    inForm: true,
                  },
                ).then(flagged => flagged && setFlagging(undefined))
              }
            />
          )}
        </Dialog>
        {settling.dialogs(wrong)}
      </>
    ),
  }
}

/** Everything that is said wrongly of us. */
export function WrongPage() {
  const me = useMe()
  const settling = useSettling()
  const all = useQuery({ queryKey: ['wrong'], queryFn: async () => dataOf(await api.GET('/wrong-information')) })
  return (
    <Loaded of={all} what="Fetching what is wrong about us" rows={4}>
      {({ open, closed }) => (
        <>
          <WrongList
            open={open.map(each => wrongView(each, me))}
            closed={closed.map(each => wrongView(each, me))}
            {...settling.actions}
          />
          {settling.dialogs(open)}
        </>
      )}
    </Loaded>
  )
}

function useSettling() {
  const [passing, setPassing] = useState<string>()
  const [closing, setClosing] = useState<string>()
  const { busy, problem, run } = useDeeds('wrong', 'results')
  const team = useQuery({ queryKey: ['team'], queryFn: async () => dataOf(await api.GET('/team')) })
  const colleagues = (team.data?.employees ?? []).map(({ id, name, title }) => ({ id, name, title }))
  const at = (id: string) => ({ params: { path: { id } } })
  return {
    colleagues,
    actions: { onPass: setPassing, onClose: setClosing },
    dialogs: (wrong: Wrong[]) => {
      const passed = wrong.find(({ id }) => id === passing)
      const closed = wrong.find(({ id }) => id === closing)
      return (
        <>
          <Dialog title="Ask another to put it right" open={passed !== undefined} onClose={() => setPassing(undefined)}>
            {passed && (
              <PassWrong
                wrong={passed}
                colleagues={colleagues}
                busy={busy}
                onPass={correctorId =>
                  void run(
                    async () =>
                      dataOf(
                        await api.PUT('/wrong-information/{id}/corrector', { ...at(passed.id), body: { correctorId } }),
                      ),
                    { busy: 'Asking', done: 'Asked.' },
                  ).then(done => done && setPassing(undefined))
                }
              />
            )}
          </Dialog>
          <Dialog title="How it ended" open={closed !== undefined} onClose={() => setClosing(undefined)}>
            {closed && (
              <CloseWrong
                busy={busy}
                problem={problem}
                onEnd={body =>
                  void run(
                    async () => dataOf(await api.POST('/wrong-information/{id}/close', { ...at(closed.id), body })),
                    { busy: 'Noting it', done: 'Noted.', inForm: true },
                  ).then(done => done && setClosing(undefined))
                }
              />
            )}
          </Dialog>
        </>
      )
    },
  }
}

function wrongView(wrong: Wrong, me: MeView): WrongView {
  const mine = [wrong.correctorId, wrong.flaggedBy].includes(me.id) || me.roles.includes('coordinator')
  return {
    ...wrong,
    ...(!mine && { lockedBecause: `${wrong.correctorName} and ${wrong.flaggedByName} see this through.` }),
  }
}
