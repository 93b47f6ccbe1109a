import { useQuery } from '@tanstack/react-query'
import { api, dataOf } from '../api.ts'
import { Loaded } from '../screen.tsx'
import { CaseStory } from '../screens/case-story.tsx'
import { useDeeds } from './deeds.ts'

/** What is known of the author of a case; asked for only when somebody opens it. */
export function StoryOfCase({ caseId, name }: { caseId: string; name: string }) {
  const { busy, problem, run } = useDeeds('case-story')
  const at = { params: { path: { id: caseId } } }
  const story = useQuery({
    queryKey: ['case-story', caseId],
    queryFn: async () => dataOf(await api.GET('/moderation/cases/{id}', at)),
  })
  return (
    <Loaded of={story} what="Looking what is known of them">
      {({ before, notes }) => (
        <CaseStory
          name={name}
          before={before}
          notes={notes}
          busy={busy}
          problem={problem?.reasons[0]?.message ?? problem?.title}
          onNote={async text =>
            (await run(async () => dataOf(await api.POST('/moderation/cases/{id}/notes', { ...at, body: { text } })), {
              busy: 'Keeping it',
              done: 'Kept, for moderators only.',
              inForm: true,
            })) !== undefined
          }
        />
      )}
    </Loaded>
  )
}
