import { useQuery } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { Empty } from '#apps/ui'
import { api, dataOf } from '../api.ts'
import { paths } from '../paths.ts'
import type { ReviewView } from '../review-types.ts'
import { Loaded } from '../screen.tsx'
import { ReviewDraft, Reviews } from '../screens/review.tsx'
import { companyQuery } from '../session.ts'
import { firstName } from '../words.ts'
import type { Answered } from './answers.ts'
import { findingViews } from './conversation-view.ts'
import { useDeeds } from './deeds.ts'
import { useGuard } from './guard.ts'
import { useMe } from './me.ts'
import { paceWords, reviewRulesQuery, useNames } from './review-pace.ts'
import {
  articleReviewView,
  draftOf,
  offerReviewView,
  reviewRow,
  reviewView,
  shareReviewView,
  statementReviewView,
} from './review-view.ts'

type Queued = Answered['QueuedReview']
type Decision =
  | { decision: 'approved'; comment: string }
  | { decision: 'changed'; comment: string; text: string }
  | { decision: 'returned'; comment: string }

/** What waits for a second pair of eyes, and the one draft that is open. */
export function ReviewPage() {
  const me = useMe()
  const router = useRouter()
  const { id } = useParams({ strict: false })
  const queue = useQuery({ queryKey: ['reviews'], queryFn: async () => dataOf(await api.GET('/reviews')) })
  const queued = queue.data?.reviews.find(each => each.id === id)
  const back = () => router.history.push(paths.reviews())
  const rules = useQuery(reviewRulesQuery)
  return (
    <Reviews
      pace={rules.data && paceWords(rules.data.pace)}
      reviews={queue.error ? [] : queue.data?.reviews.map(review => reviewRow(review))}
      chosenId={id}
      mine={!me.roles.includes('reviewer')}
    >
      {id && (
        <Loaded of={queue} what="Fetching the draft" rows={4}>
          {() =>
            queued ? (
              <OpenReview key={queued.id} queued={queued} onBack={back} />
            ) : (
              <Empty title="This one waits no more.">A colleague decided it, or its author took it back.</Empty>
            )
          }
        </Loaded>
      )}
    </Reviews>
  )
}

function OpenReview({ queued, onBack }: { queued: Queued; onBack: () => void }) {
  const guard = useGuard()
  const { busy, problem, run } = useDeeds('reviews', 'conversations', 'today', 'counts')
  const author = firstName(queued.authorName)
  const { answer, statement, article, offer, share } = queued
  const conversationId = answer?.conversationId ?? ''
  const conversation = useQuery({
    queryKey: ['conversations', 'one', conversationId],
    queryFn: async () => dataOf(await api.GET('/conversations/{id}', { params: { path: { id: conversationId } } })),
    enabled: answer !== null,
  })
  const company = useQuery(companyQuery).data?.name ?? ''
  const names = useNames()
  const isLastYes = queued.step === queued.steps.length - 1 && queued.waitsFor.all.length <= 1
  const approved = (words: string) =>
    isLastYes
      ? `${words} ${author} ${offer ? 'releases' : article ? 'publishes' : 'sends'} it.`
      : `${words} Others look next.`
  const note = (body: { start: number; end: number; words: string; body: string; suggestion: string | null }) =>
    void run(async () => dataOf(await api.POST('/reviews/{id}/notes', { params: { path: { id: queued.id } }, body })), {
      busy: 'Saying it there',
      inForm: true,
    })
  const decide = async (body: Decision, busy: string, done: string) => {
    const decided = await run(
      async () => dataOf(await api.POST('/reviews/{id}/decision', { params: { path: { id: queued.id } }, body })),
      { busy, done, inForm: true },
    )
    if (decided) onBack()
  }
  // An article is judged by the rules of the moment at which it goes out.
  const later = [article?.goesOutAt, article?.embargoUntil].map(at => (at ? new Date(at).getTime() : 0))
  const moment = () => new Date(Math.max(Date.now(), ...later))
  const found = guard.check(draftOf(queued), { now: moment() })
  const isOwnEmbargo = (ruleId: string) => ruleId === statement?.embargoRuleId
  const draft = (review: ReviewView) => (
    <ReviewDraft
      review={review}
      findingsIn={text =>
        findingViews(guard.check(text, { now: moment() }).filter(({ ruleId }) => !isOwnEmbargo(ruleId)))
      }
      busy={busy}
      problem={problem}
      onBack={onBack}
      onApprove={comment => void decide({ decision: 'approved', comment }, 'Approving it', approved('Approved.'))}
      onChange={(text, comment) =>
        void decide({ decision: 'changed', comment, text }, 'Approving it', approved('Approved with your change.'))
      }
      onReturn={comment =>
        void decide({ decision: 'returned', comment }, 'Returning it', `Back with ${author}, with your words.`)
      }
      onNote={note}
    />
  )
  if (share) return draft(shareReviewView(queued, share, found, names))
  if (offer) return draft(offerReviewView(queued, offer, found, names))
  if (article) return draft(articleReviewView(queued, article, found, names))
  if (statement) return draft(statementReviewView(queued, statement, found, names, company))
  return (
    <Loaded of={conversation} what="Fetching what was asked" rows={4}>
      {opened => answer && draft(reviewView(queued, answer, opened, found, names))}
    </Loaded>
  )
}
