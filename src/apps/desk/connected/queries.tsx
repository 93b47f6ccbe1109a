import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { Outlet, useParams, useRouter, useRouterState } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { Empty, type Span, useToast } from '#apps/ui'
import { type Parsed, parseQuery } from '#text/query'
import { api, dataOf } from '../api.ts'
import { paths } from '../paths.ts'
import { type ProblemDetails, problemOf, reasonAt, reasonsElsewhere } from '../problem.ts'
import { Loaded } from '../screen.tsx'
import { Queries, QueryEditor } from '../screens/queries.tsx'
import type { MeView, QueryErrorView, QueryHitView, QueryTryView, QueryView } from '../view-types.ts'
import { counted } from '../words.ts'
import type { Answered } from './answers.ts'
import { excerptOf } from './excerpt.ts'
import { useMe } from './me.ts'
import { placeOf } from './say.ts'
import { useSettled } from './settled.ts'

const tryAfterMs = 200
const countedUpTo = 1000

function lockedFor(me: MeView): string | undefined {
  return me.roles.some(role => role === 'coordinator' || role === 'administrator' || role === 'product-manager')
    ? undefined
    : 'Coordinators and product managers change what we listen for.'
}

function useQueries() {
  return useQuery({ queryKey: ['queries'], queryFn: async () => dataOf(await api.GET('/queries')) })
}

/** What we listen for: the list, and beside it the query that is open. */
export function QueriesPlace() {
  const me = useMe()
  const router = useRouter()
  const { id } = useParams({ strict: false })
  const isOpen = useRouterState({ select: state => state.location.pathname !== paths.queries() })
  const queries = useQueries()
  return (
    <Queries
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
  const parsed = useMemo(() => parseQuery(text), [text])
  const tried = useTried(text, parsed)

  const save = async (body: { id?: string; name: string; text: string }, words: string) => {
    setBusy('Telling the listeners')
    setProblem(undefined)
    try {
      const saved = dataOf(await api.PUT('/queries', { body }))
      toast.show({ words })
      await queries.invalidateQueries({ queryKey: ['queries'] })
      return saved
    } catch (error) {
      setProblem(problemOf(error))
      return undefined
    } finally {
      setBusy(undefined)
    }
  }
  const keep = async () => {
    const saved = await save({ id: query?.id, name: name.trim(), text }, 'From the next post on, this is listened for.')
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
      text={text}
      onText={setText}
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

/** What the query would have caught, asked once the person pauses; the last answer stays until the next is there. */
function useTried(text: string, parsed: Parsed) {
  const settled = useSettled(text, tryAfterMs)
  return useQuery({
    queryKey: ['queries', 'preview', settled],
    queryFn: async ({ signal }) => {
      const askedAt = performance.now()
      const preview = dataOf(await api.POST('/queries/preview', { body: { text: settled }, signal }))
      return triedView(preview, settled, Math.round(performance.now() - askedAt))
    },
    enabled: parsed.ok && text === settled && settled.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}

function triedView(preview: Answered['QueryPreview'], text: string, tookMs: number): QueryTryView {
  const { caught, leftOut, looked, more } = preview
  const parsed = parseQuery(text)
  const hasNot = parsed.ok && parsed.query.is === 'all' && parsed.query.of.some(part => part.is === 'not')
  return {
    heard: {
      words: `${more ? `more than ${caught.length}` : caught.length} of ${looked.toLocaleString('en-GB')} looked at`,
      hits: caught.map(post => hitView(post)),
    },
    keptOut: { words: String(leftOut.length), hits: leftOut.map(post => hitView(post, post.because)), hasNot },
    inWords: preview.inWords,
    tookMs,
  }
}

function hitView(post: Answered['QueryPreview']['caught'][number], because?: string): QueryHitView {
  // A title is read as the first sentence, so its marks come first and the others move along.
  // Where the words begin with it, as those of feeds do, it is there already.
  const isSaid = !post.title || post.text.startsWith(post.title)
  const title = isSaid ? '' : `${post.title}${/[.!?…]$/u.test(post.title ?? '') ? '' : '.'} `
  const spans = post.spans.flatMap(({ field, start, end }): Span[] =>
    field === 'title' ? (isSaid ? [] : [{ start, end }]) : [{ start: start + title.length, end: end + title.length }],
  )
  return {
    messageId: post.messageId,
    conversationId: post.conversationId,
    name: post.author,
    place: placeOf(post.network),
    at: post.postedAt,
    language: post.language ?? undefined,
    because,
    ...excerptOf(title + post.text, spans),
  }
}

/** The first thing that can’t be read; nobody is told off before they wrote anything. */
function errorOf(text: string, parsed: Parsed): QueryErrorView | undefined {
  if (parsed.ok || !text.trim()) return undefined
  const [first, ...others] = parsed.errors
  return first && { at: first.start, end: first.end, message: first.message, others: others.length }
}

/** The server reads with the same reader; should it ever see more, it says at which characters. */
function errorFrom(problem: ProblemDetails | undefined, text: string): QueryErrorView | undefined {
  for (const { at, message } of problem?.reasons ?? []) {
    const [, start, end] = /^text:(\d+)-(\d+)$/.exec(at ?? '') ?? []
    if (start && end && Number(start) <= text.length) return { at: Number(start), end: Number(end), message, others: 0 }
  }
  return undefined
}

function textReasons(problem: ProblemDetails | undefined): string[] {
  return problem?.reasons.flatMap(({ at }) => (at?.startsWith('text:') ? [at] : [])) ?? []
}
