import { useQuery } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { Dialog } from '#apps/ui'
import { api, dataOf } from '../api.ts'
import { paths } from '../paths.ts'
import { Loaded } from '../screen.tsx'
import { Alike } from '../screens/alike.tsx'
import { PersonScreen } from '../screens/person-page.tsx'
import type { Answered } from './answers.ts'
import { useCopy } from './copy.ts'
import { useDeeds } from './deeds.ts'
import { lockedFor } from './may.ts'
import { useMe } from './me.ts'
import { shownHandle } from './people.tsx'
import { Compare, ConsentForm, Parting } from './person-dialogs.tsx'
import { personView } from './person-view.ts'
import { networkName } from './say.ts'

type Open = { kind: 'merge'; fromId: string } | { kind: 'part'; mergeId: string } | { kind: 'consent' }

const atOnce = 50

/** Who somebody is to us. */
export function PersonPage() {
  const { id = '' } = useParams({ strict: false })
  return <OnePerson key={id} id={id} />
}

function OnePerson({ id }: { id: string }) {
  const me = useMe()
  const router = useRouter()
  const mergeLocked = lockedFor(me, 'coordinator', 'communications', 'administrator')
  const keepLocked = lockedFor(me, 'communications', 'administrator')
  const [open, setOpen] = useState<Open>()
  const { busy, problem, run } = useDeeds('people')
  const [older, setOlder] = useState<Answered['PersonPage']['story']>([])
  const [isAll, setAll] = useState(false)
  const [guessPage, setGuessPage] = useState<{ url: string; until: string }>()
  const copy = useCopy()
  const at = { params: { path: { id } } }
  const page = useQuery({
    queryKey: ['people', 'one', id],
    queryFn: async () => dataOf(await api.GET('/people/{id}', at)),
  })
  const alike = useQuery({
    queryKey: ['people', 'same', id],
    queryFn: async () => dataOf(await api.GET('/people/{id}/same', at)).people,
  })
  const did = async (work: () => Promise<unknown>, done: string) =>
    (await run(() => work().then(() => true), { done, inForm: true })) === true
  const quietly = (work: () => Promise<unknown>, done: string) => void run(work, { done })
  const furtherBack = async (before: string) => {
    const asked = { params: { path: { id }, query: { before } } }
    const more = await run(async () => dataOf(await api.GET('/people/{id}/story', asked)).story)
    if (!more) return
    setOlder([...older, ...more])
    setAll(more.length < atOnce)
  }
  const takeOut = async () => {
    const all = await run(async () => dataOf(await api.POST('/people/{id}/export', at)), { done: 'Taken out.' })
    if (all) saveFile(`person-${id}.json`, JSON.stringify(all, null, 2))
  }
  const erase = async () => {
    const gone = await run(
      async () => dataOf(await api.POST('/people/{id}/erase', { ...at, body: { because: 'asked', isSure: true } })),
      { done: 'Erased. Nothing of them is held here any more.' },
    )
    if (gone) router.history.push(paths.people())
  }
  const makeGuessPage = async () => {
    const made = await run(async () => dataOf(await api.POST('/people/{id}/buying/page', at)), {
      busy: 'Making it',
      done: 'Made. Give it to them yourself, where you two talk.',
    })
    if (made) setGuessPage(made)
  }
  return (
    <>
      <Loaded of={page} what="Looking who they are to us" rows={6}>
        {data => (
          <PersonScreen
            person={personView({ ...data, story: [...data.story, ...older] }, me.id, !mergeLocked)}
            onFurtherBack={
              data.story.length < atOnce || isAll
                ? undefined
                : () => void furtherBack([...data.story, ...older].at(-1)?.at ?? '')
            }
            mergeLockedBecause={mergeLocked}
            keepLockedBecause={keepLocked}
            busy={busy}
            problem={open ? undefined : problem}
            alike={
              <Alike
                lockedBecause={mergeLocked}
                people={(alike.data ?? []).map(({ accounts, because, personId, probability }) => ({
                  personId,
                  name: accounts[0]?.name ?? accounts[0]?.handle ?? 'Somebody',
                  picture: accounts.find(account => account.avatarUrl)?.avatarUrl ?? undefined,
                  chance: probability > 0.99 ? 'almost surely' : `${Math.round(probability * 100)} in 100`,
                  accounts: accounts.map(({ handle, network }) => ({
                    place: networkName(network),
                    handle: shownHandle(handle),
                  })),
                  because: because.map(({ words }) => words),
                }))}
                onCompare={fromId => setOpen({ kind: 'merge', fromId })}
                onApart={otherId =>
                  quietly(
                    () => api.POST('/people/{id}/apart/{otherId}', { params: { path: { id, otherId } } }),
                    'Noted: they are two people.',
                  )
                }
              />
            }
            onNote={words =>
              did(() => api.POST('/people/{id}/notes', { ...at, body: { words } }).then(dataOf), 'Kept.')
            }
            onRemoveNote={noteId =>
              quietly(
                () => api.DELETE('/people/{id}/notes/{noteId}', { params: { path: { id, noteId } } }),
                'Taken away.',
              )
            }
            onTag={(tag, isOn) =>
              did(
                () => api.PUT('/people/{id}/tags', { ...at, body: { tag, isOn } }).then(dataOf),
                isOn ? 'Put on.' : 'Taken off.',
              )
            }
            onPlace={(name, role) =>
              did(() => api.PUT('/people/{id}/organisations', { ...at, body: { name, role } }).then(dataOf), 'Noted.')
            }
            onUnplace={organisationId =>
              quietly(
                () =>
                  api.DELETE('/people/{id}/organisations/{organisationId}', {
                    params: { path: { id, organisationId } },
                  }),
                'Noted.',
              )
            }
            onConsent={() => setOpen({ kind: 'consent' })}
            onProof={() =>
              quietly(
                () => api.POST('/people/{id}/proof', at),
                'Their pages are being read. What they prove stands here in a moment.',
              )
            }
            onPart={mergeId => setOpen({ kind: 'part', mergeId })}
            onExport={() => void takeOut()}
            onErase={() => void erase()}
            guessPage={guessPage}
            onGuessPage={() => void makeGuessPage()}
            onCopy={url => void copy(url, 'The link')}
            onForgetGuess={() =>
              quietly(() => api.POST('/people/{id}/buying/forget', at), 'Forgotten. It is not guessed again.')
            }
          />
        )}
      </Loaded>
      <Dialog title="Are they one person?" open={open?.kind === 'merge'} onClose={() => setOpen(undefined)} as="wide">
        {open?.kind === 'merge' && (
          <Compare
            personId={id}
            fromId={open.fromId}
            busy={busy}
            problem={problem?.title}
            onMerge={async why => {
              const body = { fromId: open.fromId, why }
              const done = await did(
                () => api.POST('/people/{id}/merge', { ...at, body }).then(dataOf),
                'They are one now. You can part them again at any time.',
              )
              if (done) setOpen(undefined)
            }}
          />
        )}
      </Dialog>
      <Dialog title="Part them again" open={open?.kind === 'part'} onClose={() => setOpen(undefined)} as="wide">
        {open?.kind === 'part' && (
          <Parting
            mergeId={open.mergeId}
            busy={busy}
            problem={problem?.title}
            onPart={async why => {
              const one = { params: { path: { id: open.mergeId } }, body: { why } }
              if (await did(() => api.POST('/merges/{id}/undo', one).then(dataOf), 'Parted. Each has what was theirs.'))
                setOpen(undefined)
            }}
          />
        )}
      </Dialog>
      <Dialog title="What they said" open={open?.kind === 'consent'} onClose={() => setOpen(undefined)}>
        {open?.kind === 'consent' && (
          <ConsentForm
            busy={busy}
            problem={problem?.reasons[0]?.message ?? problem?.title}
            onSay={async body => {
              if (await did(() => api.POST('/people/{id}/consent', { ...at, body }).then(dataOf), 'Noted.'))
                setOpen(undefined)
            }}
          />
        )}
      </Dialog>
    </>
  )
}

function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
