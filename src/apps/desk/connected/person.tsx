import { useQuery } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Button, Checkbox, Dialog, Select, TextField, Trouble } from '#apps/ui'
import { api, dataOf } from '../api.ts'
import { paths } from '../paths.ts'
import { Loaded } from '../screen.tsx'
import { Alike, PersonScreen, SideBySide } from '../screens/person-page.tsx'
import { counted } from '../words.ts'
import type { Answered } from './answers.ts'
import { useDeeds } from './deeds.ts'
import { lockedFor } from './may.ts'
import { useMe } from './me.ts'
import { shownHandle } from './people.tsx'
import { consentWords, personView, purposeWords } from './person-view.ts'
import { networkName } from './say.ts'

type Purpose = Answered['PersonPage']['known']['consents'][number]['purpose']
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

type Counts = Record<'accounts' | 'conversations' | 'messages' | 'notes' | 'tags', number>
const linesOf = ({ accounts, conversations, messages, notes, tags }: Counts) => [
  counted(accounts, 'account'),
  counted(conversations, 'conversation'),
  counted(messages, 'message'),
  counted(notes, 'note'),
  counted(tags, 'tag'),
]

interface Asking {
  busy?: string
  problem?: string
}

function Compare({
  personId,
  fromId,
  busy,
  problem,
  onMerge,
}: Asking & { personId: string; fromId: string; onMerge: (why: string) => Promise<void> }) {
  const path = { id: personId, fromId }
  const preview = useQuery({
    queryKey: ['people', 'merge', personId, fromId],
    queryFn: async () => dataOf(await api.GET('/people/{id}/merge/{fromId}', { params: { path } })),
  })
  return (
    <Loaded of={preview} what="Looking what each has" rows={3}>
      {({ from, into, wasUndone }) => (
        <WithWhy label="How do you know?" verb="They are one" busy={busy} problem={problem} onSay={onMerge}>
          <SideBySide
            left={{ title: 'This page', lines: linesOf(into) }}
            right={{ title: 'Comes in', lines: linesOf(from) }}
          />
          <p className="t13 second">
            {wasUndone && 'A colleague said before that they are two. '}
            Nothing is moved: part them again, and each has exactly what they have now.
          </p>
        </WithWhy>
      )}
    </Loaded>
  )
}

function Parting({
  mergeId,
  busy,
  problem,
  onPart,
}: Asking & { mergeId: string; onPart: (why: string) => Promise<void> }) {
  const preview = useQuery({
    queryKey: ['people', 'part', mergeId],
    queryFn: async () => dataOf(await api.GET('/merges/{id}', { params: { path: { id: mergeId } } })),
  })
  return (
    <Loaded of={preview} what="Looking what each had" rows={3}>
      {({ leaves, stays }) => (
        <WithWhy label="Why are they two?" verb="Part them" busy={busy} problem={problem} onSay={onPart}>
          <SideBySide
            left={{ title: 'Stays here', lines: linesOf(stays) }}
            right={{ title: 'Gets a page of their own again', lines: linesOf(leaves) }}
          />
        </WithWhy>
      )}
    </Loaded>
  )
}

function WithWhy({
  label,
  verb,
  busy,
  problem,
  onSay,
  children,
}: Asking & { label: string; verb: string; onSay: (why: string) => Promise<void>; children: ReactNode }) {
  const [why, setWhy] = useState('')
  const say = (event: FormEvent) => {
    event.preventDefault()
    void onSay(why)
  }
  return (
    <form className="stack" onSubmit={say}>
      {children}
      <TextField label={label} value={why} maxLength={500} onChange={event => setWhy(event.target.value)} />
      {problem && <Trouble title={problem} />}
      <div>
        <Button type="submit" kind="primary" busy={busy}>
          {verb}
        </Button>
      </div>
    </form>
  )
}

function ConsentForm({
  busy,
  problem,
  onSay,
}: Asking & { onSay: (said: { purpose: Purpose; isGiven: boolean; said: string }) => Promise<void> }) {
  const [purpose, setPurpose] = useState<Purpose>('quote')
  const [isGiven, setGiven] = useState(true)
  const [said, setSaid] = useState('')
  const say = (event: FormEvent) => {
    event.preventDefault()
    void onSay({ purpose, isGiven, said })
  }
  return (
    <form className="stack" onSubmit={say}>
      <Select
        label="What it is about"
        value={purpose}
        onChange={event => setPurpose(event.target.value as Purpose)}
        options={Object.entries(purposeWords).map(([value, label]) => ({ value, label }))}
      />
      <Checkbox
        label={consentWords(purpose, true)}
        about="Without the tick they take it back, or say no."
        checked={isGiven}
        onChange={event => setGiven(event.target.checked)}
      />
      <TextField
        label="Where and how did they say it?"
        value={said}
        maxLength={1000}
        onChange={event => setSaid(event.target.value)}
      />
      {problem && <Trouble title={problem} />}
      <div>
        <Button type="submit" kind="primary" busy={busy}>
          Note it
        </Button>
      </div>
    </form>
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
