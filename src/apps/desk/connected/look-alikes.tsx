import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import { Empty, useToast } from '#apps/ui'
import { parseQuery } from '#text/query'
import { api, dataOf } from '../api.ts'
import { paths } from '../paths.ts'
import { type ProblemDetails, problemOf, reasonAt, reasonsElsewhere } from '../problem.ts'
import { Loaded, Scroll } from '../screen.tsx'
import { LookAlikeForm } from '../screens/look-alike.tsx'
import type { Answered } from './answers.ts'
import { useMe } from './me.ts'
import { errorFrom, errorOf, hitView, lockedFor, textReasons } from './query-words.ts'
import { useSavedQueries } from './saved-queries.ts'
import { useSettled } from './settled.ts'

const tryAfterMs = 200

export function useLookAlikes() {
  return useQuery({ queryKey: ['look-alikes'], queryFn: async () => dataOf(await api.GET('/look-alikes')) })
}

/** One that is on the list. */
export function LookAlikePage() {
  const { id = '' } = useParams({ strict: false })
  const lookAlikes = useLookAlikes()
  return (
    <Loaded of={lookAlikes} what="Fetching the list">
      {({ lookAlikes }) => {
        const look = lookAlikes.find(each => each.id === id)
        if (look) return <EditLookAlike key={id} look={look} />
        return <Empty title="This is not on the list any more.">What it had set aside came back.</Empty>
      }}
    </Loaded>
  )
}

/** One that is not on the list yet. */
export function NewLookAlikePage() {
  return <EditLookAlike />
}

function EditLookAlike({ look }: { look?: Answered['LookAlike'] }) {
  const router = useRouter()
  const toast = useToast()
  const client = useQueryClient()
  const retire = async (retired: Answered['LookAlike']) => {
    try {
      await api.DELETE('/look-alikes/{id}', { params: { path: { id: retired.id } } })
    } catch (error) {
      return toast.show({ words: problemOf(error).title })
    }
    toast.show({ words: `“${retired.name}” is off the list. What it set aside by itself comes back.` })
    router.history.push(paths.queries())
    await client.invalidateQueries({ queryKey: ['look-alikes'] })
  }
  return (
    <Scroll label="What only bears our name">
      <div className="query-body">
        <NameLookAlike
          look={look}
          keepWords={look ? 'Keep the change' : 'Put it on the list'}
          onKept={saved => {
            toast.show({ words: `“${saved.name}” is told apart from the next post on.` })
            if (!look) router.history.push(paths.lookAlike(saved.id))
          }}
          onRetire={look && (() => void retire(look))}
        />
      </div>
    </Scroll>
  )
}

interface NameLookAlikeProps {
  look?: Answered['LookAlike']
  /** The conversation from which the words are proposed. */
  conversationId?: string
  keepWords: string
  onKept: (saved: Answered['LookAlike']) => void
  onRetire?: () => void
}

/** Says what else bears our name, sees what that would have set aside, and keeps it. */
export function NameLookAlike({ look, conversationId, keepWords, onKept, onRetire }: NameLookAlikeProps) {
  const me = useMe()
  const client = useQueryClient()
  const saved = useSavedQueries()
  const [name, setName] = useState(look?.name ?? '')
  const [text, setText] = useState(look?.text ?? '')
  const [reason, setReason] = useState(look?.reason ?? '')
  const [alsoPast, setAlsoPast] = useState(false)
  const [busy, setBusy] = useState<string>()
  const [problem, setProblem] = useState<ProblemDetails>()
  const parsed = useMemo(() => parseQuery(text, saved), [text, saved])
  const proposed = useQuery({
    queryKey: ['look-alikes', 'proposed', conversationId],
    queryFn: async () =>
      dataOf(await api.GET('/conversations/{id}/look-alike', { params: { path: { id: conversationId ?? '' } } })),
    enabled: conversationId !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const proposedText = proposed.data?.text
  useEffect(() => {
    if (proposedText) setText(before => before || proposedText)
  }, [proposedText])
  const settled = useSettled(text, tryAfterMs)
  const tried = useQuery({
    queryKey: ['look-alikes', 'preview', settled],
    queryFn: async ({ signal }) => dataOf(await api.POST('/look-alikes/preview', { body: { text: settled }, signal })),
    enabled: parsed.ok && text === settled && settled.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  const keep = async () => {
    setBusy('Putting it on the list')
    setProblem(undefined)
    try {
      const body = { ...(look && { id: look.id }), name: name.trim(), text, reason: reason.trim(), alsoPast }
      const kept = dataOf(await api.PUT('/look-alikes', { body }))
      await client.invalidateQueries({ queryKey: ['look-alikes'] })
      onKept(kept)
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setBusy(undefined)
    }
  }
  const isChanged =
    !look || alsoPast || name.trim() !== look.name || text !== look.text || reason.trim() !== look.reason
  return (
    <LookAlikeForm
      name={name}
      onName={setName}
      nameError={reasonAt(problem, 'name')}
      text={text}
      onText={setText}
      error={errorOf(text, parsed) ?? errorFrom(problem, text)}
      reason={reason}
      onReason={setReason}
      alsoPast={alsoPast}
      onAlsoPast={setAlsoPast}
      words={proposed.data?.words ?? []}
      tried={
        parsed.ok && tried.data
          ? { ...tried.data, hits: tried.data.caught.slice(0, mostShown).map(post => hitView(post)) }
          : undefined
      }
      trouble={reasonsElsewhere(problem, ['name', ...textReasons(problem)])}
      keepWords={keepWords}
      keepBecause={isChanged ? undefined : 'Nothing changed.'}
      busy={busy}
      lockedBecause={lockedFor(me)}
      onKeep={() => void keep()}
      onRetire={onRetire}
    />
  )
}

const mostShown = 5
