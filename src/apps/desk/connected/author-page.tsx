import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, Dialog } from '#apps/ui'
import { api, dataOf } from '../api.ts'
import { Loaded } from '../screen.tsx'
import { AuthorPageForm } from '../screens/author-page.tsx'
import { useDeeds } from './deeds.ts'

/** The button that opens what stands on one’s own page as an author. */
export function AuthorPageButton() {
  const [isOpen, setOpen] = useState(false)
  const { busy, problem, run } = useDeeds('author-page')
  const page = useQuery({
    queryKey: ['author-page'],
    queryFn: async () => dataOf(await api.GET('/author-page')),
    enabled: isOpen,
  })
  return (
    <>
      <Button onClick={() => setOpen(true)}>Your page as an author</Button>
      <Dialog title="Your page as an author" open={isOpen} onClose={() => setOpen(false)}>
        {isOpen && (
          <Loaded of={page} what="Fetching your page" rows={2}>
            {({ about, url }) => (
              <AuthorPageForm
                about={about}
                url={url}
                busy={busy}
                problem={problem}
                onSave={about =>
                  void run(async () => dataOf(await api.PUT('/author-page', { body: { about } })), {
                    busy: 'Saying so',
                    done: 'It stands on your page.',
                    inForm: true,
                  }).then(done => done && setOpen(false))
                }
              />
            )}
          </Loaded>
        )}
      </Dialog>
    </>
  )
}
