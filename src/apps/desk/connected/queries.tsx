import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { Outlet, useParams, useRouter, useRouterState } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { Empty, useToast } from '#apps/ui'
import { nameKey, type Parsed, parseQuery, type SavedQueries } from '#text/query'
import { api, dataOf } from '../api.ts'
import type { QueryTryView, QueryView } from '../listening-types.ts'
import { paths } from '../paths.ts'
import { type ProblemDetails, problemOf, reasonAt, reasonsElsewhere } from '../problem.ts'
import { Loaded } from '../screen.tsx'
import { Queries, QueryEditor } from '../screens/queries.tsx'
import { counted } from '../words.ts'
import type { Answered } from './answers.ts'
import { useLookAlikes } from './look-alikes.tsx'
import { useMe } from './me.ts'
import { errorFrom, errorOf, hitView, lockedFor, textReasons } from './query-words.ts'
import { useQueries, useSavedQueries } from './saved-queries.ts'
import { useSettled } from './settled.ts'

const tryAfterMs = 200
const countedUpTo = 1000

/** What we listen for: the list, and beside it the query that is open. */
export function QueriesPlace() {
  const me = useMe()
  const router = useRouter()
  const { id } = useParams({ strict: false })
  const isOpen = useRouterState({ select: state => state.location.pathname !== paths.queries() })
  const queries = useQueries()
  const lookAlikes = useLookAlikes()
  return (
    <Queries
      lookAlikes={lookAlikes.data?.lookAlikes.map(({ id, name, text, aside }) => ({
        id,
        name,
        text,
        aside: aside > 0 ? `${counted(aside, 'conversation')} set aside` : undefined,
      }))}
      queries={queries.data?.queries.map(queryView)}
      trouble={queries.data ? undefined : queries.error && problemOf(queries.error).title}
      lockedBecause={lockedFor(me)}
      chosenId={id}
      onBack={() => router.history.push(paths.queries())}
    >
      {isOpen ? <Outlet /> : undefined}
    </Queries>
  )
}

function queryView({ id, name, text, caught }: Answered['ListeningQuery']): QueryView {
  const many = caught >= countedUpTo
  return { id, name, text, caught: many ? 'caught more than a thousand' : `caught ${counted(caught, 'post')}` }
}

/** One query, as it listens now and as it is being changed. */
export function QueryPage() {
  const { id = '' } = useParams({ strict: false })
  const queries = useQueries()
  return (
    <Loaded of={queries} what="Fetching the query">
      {({ queries }) => {
        const query = queries.find(each => each.id === id)
        if (query) return <EditQuery key={id} query={query} />
        return <Empty title="This is not asked any more.">What it caught stays.</Empty>
      }}
    </Loaded>
  )
}

/** A query that does not listen yet. */
export function NewQueryPage() {
  return <EditQuery />
}

function EditQuery({ query }: { query?: Answered['ListeningQuery'] }) {
  const me = useMe()
  const router = useRouter()
  const toast = useToast()
  const queries = useQueryClient()
  const [name, setName] = useState(query?.name ?? '')
  const [text, setText] = useState(query?.text ?? '')
  const [busy, setBusy] = useState<string>()
  const [problem, setProblem] = useState<ProblemDetails>()
  const saved = useSavedQueries({ id: query?.id, name })
  const names = (useQueries().data?.queries ?? []).filter(each => each.id !== query?.id).map(each => each.name)
  const parsed = useMemo(() => parseQuery(text, saved), [text, saved])
  const tried = useTried(text, parsed, saved)

  const save = async (body: { id?: string; name: string; text: string; renameInOthers?: boolean }, words: string) => {
    setBusy('Telling the listeners')
    setProblem(undefined)
    try {
      const saved = dataOf(await api.PUT('/queries', { body }))
      toast.show({ words: [words, saved.costly].filter(Boolean).join(' ') })
      await queries.invalidateQueries({ queryKey: ['queries'] })
      return saved
    } catch (error) {
      setProblem(problemOf(error))
      return undefined
    } finally {
      setBusy(undefined)
    }
  }
  const keep = async (renameInOthers = false) => {
    const body = { id: query?.id, name: name.trim(), text, renameInOthers }
    const saved = await save(body, 'From the next post on, this is listened for.')
    if (saved && !query) router.history.push(paths.query(saved.id))
  }
  const retire = async (retired: Answered['ListeningQuery']) => {
    try {
      await api.DELETE('/queries/{id}', { params: { path: { id: retired.id } } })
    } catch (error) {
      return toast.show({ words: problemOf(error).title })
    }
    const again = () => void save({ name: retired.name, text: retired.text }, `“${retired.name}” listens again.`)
    toast.show({ words: `“${retired.name}” is not asked any more. What it caught stays.`, undo: again })
    router.history.push(paths.queries())
    await queries.invalidateQueries({ queryKey: ['queries'] })
  }
  return (
    <QueryEditor
      name={name}
      onName={setName}
      nameError={reasonAt(problem, 'name')}
      onRenameThere={isNamedByOthers(problem, query, name) ? () => void keep(true) : undefined}
      text={text}
      onText={setText}
      saved={saved}
      names={names}
      error={errorOf(text, parsed) ?? errorFrom(problem, text)}
      hints={parsed.ok ? parsed.hints.map(hint => ({ at: hint.start, end: hint.end, message: hint.message })) : []}
      trouble={reasonsElsewhere(problem, ['name', ...textReasons(problem)])}
      tried={parsed.ok ? tried.data : undefined}
      tryTrouble={tried.error ? problemOf(tried.error).title : undefined}
      trying={tried.isFetching}
      isNew={!query}
      changed={!query || name.trim() !== query.name || text !== query.text}
      lockedBecause={lockedFor(me)}
      busy={busy}
      onKeep={() => void keep()}
      onRetire={query && (() => void retire(query))}
    />
  )
}

/** It was not kept because others name it by the name that it had. */
function isNamedByOthers(
  problem: ProblemDetails | undefined,
  query: Answered['ListeningQuery'] | undefined,
  name: string,
) {
  return problem?.kind === 'conflict' && !!reasonAt(problem, 'name') && !!query && nameKey(query.name) !== nameKey(name)
}

/** What the query would have caught, asked once the person pauses; the last answer stays until the next is there. */
function useTried(text: string, parsed: Parsed, saved: SavedQueries) {
  const settled = useSettled(text, tryAfterMs)
  return useQuery({
    queryKey: ['queries', 'preview', settled, saved.own],
    queryFn: async ({ signal }) => {
      const askedAt = performance.now()
      const preview = dataOf(
        await api.POST('/queries/preview', { body: { text: settled, ...(saved.own && { name: saved.own }) }, signal }),
      )
      return triedView(preview, parseQuery(settled, saved), Math.round(performance.now() - askedAt))
    },
    enabled: parsed.ok && text === settled && settled.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}

function triedView(preview: Answered['QueryPreview'], parsed: Parsed, tookMs: number): QueryTryView {
  const { caught, leftOut, looked, more } = preview
  const hasNot = parsed.ok && parsed.query.is === 'all' && parsed.query.of.some(part => part.is === 'not')
  return {
    heard: {
      words: `${more ? `more than ${caught.length}` : caught.length} of ${looked.toLocaleString('en-GB')} looked at`,
      hits: caught.map(post => hitView(post)),
    },
    keptOut: { words: String(leftOut.length), hits: leftOut.map(post => hitView(post, post.because)), hasNot },
    inWords: preview.inWords,
    costly: preview.costly ?? undefined,
    tookMs,
  }
}
