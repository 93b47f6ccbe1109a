import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useToast } from '#apps/ui'
import { canonicalLink } from '#text/similar'
import { api, dataOf } from '../api.ts'
import { problemOf } from '../problem.ts'

/**
 * Links in a draft: one to a page of ours can be made ours with a press; of those that are, it is said where they lead.
 *
 * @param draft the words, and how they are changed.
 */
export function useOurLinks(
  conversationId: string,
  draft: { text: string; change: (text: string) => void },
): { moves: { label: string; run: () => void }[]; leads: string[]; behind: (text: string) => string[] } {
  const queries = useQueryClient()
  const toast = useToast()
  const written = addressesIn(draft.text)
  const hosts = useQuery({
    queryKey: ['links', 'hosts'],
    queryFn: async () => dataOf(await api.GET('/links/hosts')).hosts,
    enabled: written.length > 0,
    staleTime: 300_000,
  })
  const given = useQuery({
    queryKey: ['links', 'given', conversationId],
    queryFn: async () =>
      dataOf(await api.GET('/conversations/{id}/links', { params: { path: { id: conversationId } } })).links,
    enabled: written.length > 0,
  })
  const isShort = (address: string) => given.data?.some(link => link.address === address) ?? false
  const open = written.filter(
    address =>
      !isShort(address) && !/\/l\/[\w-]+$/.test(address) && hosts.data?.includes(URL.parse(address)?.host ?? ''),
  )
  const makeOurs = async (url: string) => {
    try {
      const link = dataOf(await api.POST('/links', { body: { url, conversationId } }))
      draft.change(draft.text.replace(url, link.address))
      toast.show({ words: 'Ours now: we see that it was followed, not by whom.', undo: () => draft.change(draft.text) })
    } catch (error) {
      const problem = problemOf(error)
      toast.show({ words: [problem.title, problem.reasons[0]?.message].filter(Boolean).join(' ') })
    }
    await queries.invalidateQueries({ queryKey: ['links'] })
  }
  return {
    moves: open.slice(0, 1).map(url => ({ label: 'Make the link ours', run: () => void makeOurs(url) })),
    leads: (given.data ?? [])
      .filter(link => written.includes(link.address))
      .map(link => `${new URL(link.address).pathname} leads to ${link.title ? `“${link.title}”, ` : ''}${link.url}`),
    behind: text =>
      (given.data ?? []).filter(link => addressesIn(text).includes(link.address)).map(link => canonicalLink(link.url)),
  }
}

function addressesIn(text: string): string[] {
  return [...text.matchAll(/https?:\/\/[^\s<>"]+/g)].map(([link]) => link.replace(/[.),;:!?’”]+$/, ''))
}
