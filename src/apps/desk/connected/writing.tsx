import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { Button } from '#apps/ui'
import { api, dataOf } from '../api.ts'
import { paths } from '../paths.ts'
import { Loaded } from '../screen.tsx'
import { Writing } from '../screens/writing.tsx'
import { articleGroups } from './article-views.ts'
import { AuthorPageButton } from './author-page.tsx'

/** What one writes, and what one published. */
export function WritingPage() {
  const router = useRouter()
  const listed = useQuery({ queryKey: ['articles'], queryFn: async () => dataOf(await api.GET('/articles')) })
  return (
    <Loaded of={listed} what="Fetching what you write" rows={4}>
      {({ articles }) => (
        <Writing
          groups={articleGroups(articles)}
          writeButton={
            <>
              <AuthorPageButton />
              <Button kind="primary" onClick={() => router.history.push(paths.newArticle())}>
                Write something
              </Button>
            </>
          }
        />
      )}
    </Loaded>
  )
}
