import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { type ComposerMove, Dialog } from '#apps/ui'
import { type Move, moves, usualMove } from '#lib/moves'
import { canonicalLink } from '#text/similar'
import { api, dataOf } from '../api.ts'
import { paths } from '../paths.ts'
import { InviteTo } from '../screens/invite-to.tsx'
import { moveWords } from '../screens/move-words.ts'
import { BeginWith } from '../screens/snippets.tsx'
import type { Answered } from './answers.ts'
import type { useDraft } from './draft.ts'
import { useSettled } from './settled.ts'

interface Moving {
  composer: ComposerMove
  /** What the server is told of it. */
  said: { move: Move; pageId?: string }
  /** What is still missing before it can leave. */
  missing: string | undefined
  /** It left: the next one begins anew. */
  forget: () => void
  links: { label: string; run: () => void }[]
  dialogs: ReactNode
}

const pauseMs = 300

/** What the answer is meant to do; the page it invites to; words to begin with. */
export function useMoves(
  opened: Answered['OpenedConversation'],
  draft: Pick<ReturnType<typeof useDraft>, 'text' | 'change' | 'mean'>,
  { before, isWrong, behind }: { before: Move | undefined; isWrong: boolean; behind: (text: string) => string[] },
): Moving {
  const { id, kind } = opened.conversation
  const [chosen, setChosen] = useState(opened.draft?.move ?? undefined)
  const [pageId, setPageId] = useState(opened.draft?.pageId ?? undefined)
  const [search, setSearch] = useState('')
  const [beginning, setBeginning] = useState(false)
  const asked = opened.messages.findLast(message => message.author !== null)
  const kinds = [...(asked?.reading?.kinds.map(each => each.kind) ?? []), ...(isWrong ? ['correction-needed'] : [])]
  const usual = usualMove(kind, kinds)
  const move = chosen ?? before ?? usual
  const words = useSettled(search, pauseMs).trim()
  const pages = useQuery({
    queryKey: ['pages', id, words],
    queryFn: async () =>
      dataOf(
        await api.GET('/conversations/{id}/pages', { params: { path: { id }, query: { ...(words && { words }) } } }),
      ).pages,
    enabled: move === 'invite',
    placeholderData: last => last,
  })
  const snippets = useQuery({
    queryKey: ['snippets'],
    queryFn: async () => dataOf(await api.GET('/snippets')).snippets,
    enabled: beginning,
  })
  const page = pages.data?.find(({ documentId }) => documentId === pageId)
  const isIn =
    page !== undefined && (hasLink(draft.text, page.url) || behind(draft.text).includes(canonicalLink(page.url)))
  const putIn = (words: string) => draft.change([draft.text.trimEnd(), words].filter(Boolean).join('\n\n'))
  return {
    composer: {
      chosen: move,
      choices: moves.map(value => ({ value, label: moveWords[value].label })),
      hint: moveWords[move].hint,
      onChoose: value => {
        const next = moves.find(each => each === value)
        setChosen(next)
        draft.mean({ move: next })
      },
      under: move === 'invite' && (
        <InviteTo
          pages={pages.data ?? []}
          chosen={pageId}
          search={search}
          onSearch={setSearch}
          onChoose={next => {
            setPageId(next)
            draft.mean({ pageId: next ?? null })
          }}
          onPutIn={putIn}
          isIn={isIn}
        />
      ),
    },
    said: { move, ...(move === 'invite' && pageId && { pageId }) },
    missing:
      move !== 'invite'
        ? undefined
        : !page
          ? 'Choose the page you invite them to.'
          : isIn
            ? undefined
            : `Put the link to “${page.title}” into your words.`,
    forget: () => {
      setChosen(undefined)
      setPageId(undefined)
    },
    links: [{ label: 'Begin with…', run: () => setBeginning(true) }],
    dialogs: (
      <Dialog title="Begin with" open={beginning} onClose={() => setBeginning(false)}>
        {beginning && (
          <BeginWith
            snippets={snippets.data ?? []}
            managed={paths.snippets()}
            onBegin={words => {
              putIn(words)
              setBeginning(false)
            }}
          />
        )}
      </Dialog>
    ),
  }
}

/** As the server looks for it. */
function hasLink(text: string, url: string): boolean {
  const wanted = canonicalLink(url)
  return [...text.matchAll(/https?:\/\/[^\s<>"]+/g)].some(
    ([link]) => canonicalLink(link.replace(/[).,;:!?’”]+$/, '')) === wanted,
  )
}
