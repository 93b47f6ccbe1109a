import { useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useToast } from '#apps/ui'
import { api, dataOf } from '../api.ts'
import type { paths as api_ } from '../api-types.ts'
import { paths } from '../paths.ts'
import { AddManyFeeds } from '../screens/add-many-feeds.tsx'
import { counted } from '../words.ts'
import { useStep } from './open-source.ts'
import { upload } from './upload.ts'

type Preview = api_['/sources/opml/preview']['post']['responses']['200']['content']['application/json']

/** Many feeds at once, by the list of another reader (OPML). */
export function AddAnyFeeds() {
  const { busy, problem, take } = useStep()
  const queries = useQueryClient()
  const router = useRouter()
  const toast = useToast()
  const { list: wanted } = useSearch({ strict: false }) as { list?: string }
  const [share, setShare] = useState(0)
  const [list, setList] = useState<Preview & { name: string }>()

  const open = async (urls: Set<string>) => {
    const feeds = (list?.feeds ?? []).filter(feed => urls.has(feed.url)).map(({ isOpen: _, ...feed }) => feed)
    const opened = await take('Opening them', async () => dataOf(await api.POST('/sources/opml', { body: { feeds } })))
    if (!opened) return
    await queries.invalidateQueries({ queryKey: ['sources'] })
    const refused = opened.refused.map(({ label, why }) => `${label}: ${why}`).join(' ')
    toast.show({ words: [`We listen to ${counted(opened.opened, 'more feed')}.`, refused].filter(Boolean).join(' ') })
    router.history.push(paths.sources())
  }
  return (
    <AddManyFeeds
      open={wanted !== undefined}
      list={
        list && {
          name: list.title ?? list.name,
          feeds: list.feeds.map(({ url, title, folders, isOpen }) => ({
            url,
            title,
            folder: folders.join(' / '),
            isOpen,
          })),
          bad: list.bad,
        }
      }
      busy={busy}
      share={share}
      problem={problem}
      takeAlongAt={paths.feedsAsOpml()}
      onFile={async file => {
        setShare(0)
        const found = await take('Handing it in', () => upload<Preview>(paths.opmlPreview(), file, setShare))
        if (found) setList({ ...found, name: file.name })
      }}
      onOpen={urls => void open(urls)}
    />
  )
}
