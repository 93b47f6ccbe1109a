import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { Empty } from '#apps/ui'
import { csvOf } from '#lib/csv'
import { builtinRules } from '#text/guard'
import { api, dataOf } from '../api.ts'
import { paths } from '../paths.ts'
import { problemOf } from '../problem.ts'
import type { ChainView } from '../results-types.ts'
import { Loaded, Page } from '../screen.tsx'
import { Audit } from '../screens/audit.tsx'
import { counted } from '../words.ts'
import { auditView } from './audit-words.ts'
import { useDeeds } from './deeds.ts'
import { download } from './download.ts'
import { happeningNames } from './happenings.ts'
import { lockedFor } from './may.ts'
import { useMe } from './me.ts'

const shownAtOnce = 50
const mostAtOnce = 200
const builtin = Object.fromEntries(builtinRules.map(({ id, name }) => [id, name]))

/** The trail, for those who answer for it. */
export function AuditPage() {
  const lockedBecause = lockedFor(useMe(), 'administrator', 'reviewer', 'coordinator')
  if (!lockedBecause) return <Trail />
  return (
    <Page title="Everything that happened, by whom and when.">
      <Empty title="Somebody else looks after this.">{lockedBecause}</Empty>
    </Page>
  )
}

/** The trail in words, and whether its chain of seals is whole. */
function Trail() {
  const router = useRouter()
  const { kind = '' } = useSearch({ strict: false }) as { kind?: string }
  const [chain, setChain] = useState<ChainView>({ state: 'unchecked', words: 'Not checked yet on this visit' })
  const exporting = useDeeds()
  const pages = useInfiniteQuery({
    queryKey: ['events', kind],
    queryFn: ({ pageParam }) => page(kind, pageParam, shownAtOnce),
    initialPageParam: '',
    getNextPageParam: (last: Awaited<ReturnType<typeof page>>) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const check = async () => {
    setChain({ state: 'checking', words: 'Checking every seal' })
    setChain(await verify())
  }
  const exportAll = async () => {
    const got = await everything(kind)
    download(
      'sosh-audit.csv',
      csvOf([
        ['When', 'Who', 'What', 'Name', 'Seal', 'Details'],
        ...got.entries.map(entry => {
          const view = auditView(entry, got.names)
          return [
            entry.at,
            view.actor.name,
            view.words,
            entry.name,
            String(entry.position ?? ''),
            JSON.stringify(entry.payload),
          ]
        }),
      ]),
    )
  }
  return (
    <Loaded of={pages} what="Fetching the trail" rows={6}>
      {({ pages: shown }) => (
        <Audit
          entries={shown.flatMap(({ entries, names }) =>
            entries.map(entry => auditView(entry, { ...builtin, ...names })),
          )}
          chain={chain}
          kind={kind}
          kinds={happeningNames}
          onKind={next => router.history.replace(paths.audit(next))}
          hasMore={pages.hasNextPage}
          loadingMore={pages.isFetchingNextPage}
          onMore={() => void pages.fetchNextPage()}
          onCheck={() => void check()}
          exporting={exporting.busy}
          onExport={() => void exporting.run(exportAll, { busy: 'Gathering all' })}
        />
      )}
    </Loaded>
  )
}

async function page(kind: string, before: string, limit: number) {
  return dataOf(
    await api.GET('/audit', { params: { query: { limit, ...(kind && { name: kind }), ...(before && { before }) } } }),
  )
}

async function everything(kind: string): Promise<Pick<Awaited<ReturnType<typeof page>>, 'entries' | 'names'>> {
  const all: Pick<Awaited<ReturnType<typeof page>>, 'entries' | 'names'> = { entries: [], names: { ...builtin } }
  let next: string | null = ''
  while (next !== null) {
    const got: Awaited<ReturnType<typeof page>> = await page(kind, next, mostAtOnce)
    all.entries.push(...got.entries)
    Object.assign(all.names, got.names)
    next = got.next
  }
  return all
}

async function verify(): Promise<ChainView> {
  try {
    const { whole, sealed, broken } = dataOf(await api.POST('/audit/verify'))
    return whole
      ? { state: 'whole', words: `${counted(sealed, 'seal')}, all whole` }
      : { state: 'broken', words: broken ?? 'The chain is broken.' }
  } catch (error) {
    return { state: 'unchecked', words: problemOf(error).title }
  }
}
