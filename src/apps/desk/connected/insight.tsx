import { useQuery } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { Dialog } from '#apps/ui'
import { api, dataOf } from '../api.ts'
import { paths } from '../paths.ts'
import { Loaded } from '../screen.tsx'
import { ConsiderForm } from '../screens/decision.tsx'
import {
  type DecisionView,
  InsightBoard,
  NameThemeForm,
  Theme,
  type ThemeRowView,
  type ThemeView,
} from '../screens/insight.tsx'
import type { Answered } from './answers.ts'
import { useDeeds } from './deeds.ts'
import { lockedFor } from './may.ts'
import { useMe } from './me.ts'
import { useBegin } from './shares.tsx'
import { whoWords } from './theme-words.ts'

const useThemes = () =>
  useQuery({ queryKey: ['insight', 'themes'], queryFn: async () => dataOf(await api.GET('/themes')).themes })

/** Who names themes and decides. */
export const useDecider = () => lockedFor(useMe(), 'product-manager', 'coordinator', 'communications')

/** What people ask of us, from heard to told. */
export function InsightPage() {
  const lockedBecause = useDecider()
  const router = useRouter()
  const { busy, problem, run } = useDeeds('insight')
  const [isMaking, setMaking] = useState(false)
  const board = useQuery({
    queryKey: ['insight', 'board'],
    queryFn: async () => ({
      themes: dataOf(await api.GET('/themes')).themes,
      decisions: dataOf(await api.GET('/decisions')).decisions,
    }),
  })
  const make = async (name: string) => {
    const made = await run(async () => dataOf(await api.POST('/themes', { body: { name } })), { inForm: true })
    if (made) router.history.push(paths.theme(made.id))
  }
  return (
    <>
      <Loaded of={board} what="Looking what people ask" rows={5}>
        {({ themes, decisions }) => (
          <InsightBoard
            themes={themes.map(rowOf)}
            decisions={decisions.map(decisionOf)}
            lockedBecause={lockedBecause}
            onMake={() => setMaking(true)}
          />
        )}
      </Loaded>
      <Dialog title="A new theme" open={isMaking} onClose={() => setMaking(false)}>
        <NameThemeForm name="" verb="Make it" busy={busy} problem={problem} onName={name => void make(name)} />
      </Dialog>
    </>
  )
}

/** One theme. */
export function ThemePage() {
  const { id = '' } = useParams({ strict: false })
  const lockedBecause = useDecider()
  const router = useRouter()
  const themes = useThemes()
  const { busy, problem, run } = useDeeds('insight')
  const { begin } = useBegin()
  const [open, setOpen] = useState<'name' | 'consider'>()
  const at = { params: { path: { id } } }
  const looked = useQuery({
    queryKey: ['insight', 'theme', id],
    queryFn: async () => dataOf(await api.GET('/themes/{id}', at)),
  })
  const rename = async (name: string) => {
    const done = await run(async () => dataOf(await api.PUT('/themes/{id}/name', { ...at, body: { name } })), {
      done: 'Named. It stays so.',
      inForm: true,
    })
    if (done) setOpen(undefined)
  }
  const consider = async (body: { title: string; area: DecisionView['area'] }) => {
    const taken = await run(async () => dataOf(await api.POST('/decisions', { body: { ...body, themeId: id } })), {
      done: 'Taken up. It cites everything that was said here.',
      inForm: true,
    })
    if (taken) router.history.push(paths.decision(taken.id))
  }
  const split = async (messageIds: string[]) => {
    const made = await run(async () => dataOf(await api.POST('/themes/{id}/split', { ...at, body: { messageIds } })), {
      done: 'A theme of its own now. New posts like these go there.',
    })
    if (made) router.history.push(paths.theme(made.id))
  }
  const unmerge = (part: string) => api.POST('/themes/{id}/unmerge', { params: { path: { id: part } } })
  const merge = async (intoId: string) => {
    const done = await run(async () => dataOf(await api.POST('/themes/{id}/merge', { ...at, body: { intoId } })), {
      done: 'They are one now.',
      undo: () => unmerge(id),
    })
    if (done) router.history.push(paths.theme(intoId))
  }
  return (
    <Loaded of={looked} what="Reading what they say" rows={5}>
      {data => (
        <>
          <Theme
            key={id}
            theme={viewOf(data)}
            others={(themes.data ?? []).map(rowOf)}
            lockedBecause={lockedBecause}
            onRename={() => setOpen('name')}
            onConsider={() => setOpen('consider')}
            onAsk={() => void begin({ topic: { title: data.theme.name } })}
            onMerge={intoId => void merge(intoId)}
            onUnmerge={part => void run(() => unmerge(part), { done: 'Parted: what came from there is back.' })}
            onSplit={messageIds => void split(messageIds)}
            onTakeOut={messageId => {
              const one = { params: { path: { id, messageId } } }
              void run(() => api.DELETE('/themes/{id}/posts/{messageId}', one), {
                done: 'Taken out. Nothing puts it back but a person.',
                undo: () => api.PUT('/themes/{id}/posts/{messageId}', one),
              })
            }}
          />
          <Dialog title="What is it called?" open={open === 'name'} onClose={() => setOpen(undefined)}>
            <NameThemeForm
              name={data.theme.name}
              verb="Name it"
              busy={busy}
              problem={problem}
              onName={name => void rename(name)}
            />
          </Dialog>
          <Dialog title="What is to be decided?" open={open === 'consider'} onClose={() => setOpen(undefined)}>
            <ConsiderForm
              title={data.theme.name}
              busy={busy}
              problem={problem}
              onConsider={body => void consider(body)}
            />
          </Dialog>
        </>
      )}
    </Loaded>
  )
}

function rowOf({
  id,
  name,
  posts,
  people,
  pressing,
  lately,
  before,
  quote,
  quoteLanguage,
}: Answered['Theme']): ThemeRowView {
  return {
    id,
    name,
    posts,
    people,
    pressing,
    lately,
    before,
    quote: quote ?? undefined,
    language: quoteLanguage ?? undefined,
  }
}

/** A decision as the board shows it. */
export function decisionOf(decision: Answered['Decision']): DecisionView {
  const { id, themeId, title, area, ownerName, stage, verdict, reason, cited, toTell, told, letBe } = decision
  return {
    ...{ id, title, area, ownerName, stage, reason, cited, toTell, told, letBe },
    themeId: themeId ?? undefined,
    verdict: verdict ?? undefined,
  }
}

function viewOf(looked: Answered['LookedAtTheme']): ThemeView {
  const { theme, weeks, spike, quotes, who, counted, languages, communities, parts, decisions } = looked
  return {
    row: rowOf(theme),
    isPartOf: theme.mergedInto ?? undefined,
    namedBy: theme.namedByName ?? undefined,
    weeks,
    spike: spike ?? undefined,
    ...(counted < theme.posts && { newest: counted }),
    communities,
    languages: languages.map(({ language }) => language),
    quotes: quotes.map(({ postedAt, language, ...quote }) => ({
      ...quote,
      at: postedAt,
      language: language ?? undefined,
    })),
    who: whoWords(who),
    parts,
    decisions: decisions.map(decisionOf),
  }
}
