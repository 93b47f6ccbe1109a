import { whoIs } from '#core/team'
import { answerAtHome } from '#journey/at-home'
import { Problem } from '#lib/problem'
import { topicPaths } from '#lib/topic-paths'
import { acceptAnswer, pageOf, postByNumber, type Topic, theTopic } from '#places/community'
import { sayReply } from '#places/moderation'
import { keepOurPicture } from '#places/pictures'
import { askToAnswer, attend, choose, follow, pass, vote } from '#places/taking-part'
import { as, type Context } from '#platform/context'
import { goTo } from '../../forms.ts'
import { refusedIn, toldIn } from '../../refused.ts'
import type { Page, Visit } from '../../visit.ts'
import { type Added, readFilled } from './pictures.ts'
import { topicPage } from './topic.ts'

type Act = (
  visit: Visit,
  topic: Topic,
  form: Record<string, string>,
  pictures: Added[],
) => Promise<{ number?: number; done?: string; held?: string }>

const stands = async (work: Promise<unknown>) => {
  await work
  return {}
}

/** What people do on the page of a topic, each by one press. */
const acts: Record<string, Act> = {
  reply: async ({ ctx }, { id }, form, pictures) => {
    const to = Number(form.to ?? 0)
    const { held, said } = await sayReply(ctx, {
      ...{ topicId: id, text: form.text ?? '', pictures },
      ...(to > 1 && { replyTo: to }),
    })
    return said ? { number: said.number } : { held }
  },
  answer: asColleague,
  accept: ({ ctx }, { id }, form) => stands(acceptAnswer(ctx, { topicId: id, postId: form.postId ?? '' })),
  unaccept: ({ ctx }, { id }) => stands(acceptAnswer(ctx, { topicId: id, postId: null })),
  vote: ({ ctx }, { id }) => stands(vote(ctx, { topicId: id, wants: true })),
  unvote: ({ ctx }, { id }) => stands(vote(ctx, { topicId: id, wants: false })),
  choose: ({ ctx }, { id }, form) =>
    stands(
      choose(ctx, {
        topicId: id,
        choiceIds: Object.keys(form)
          .filter(name => name.startsWith('choice'))
          .flatMap(name => form[name] ?? []),
      }),
    ),
  attend: ({ ctx }, { id }, form) => stands(attend(ctx, { topicId: id, says: form.value as 'going' })),
  follow: ({ ctx }, { id }) => stands(follow(ctx, { of: { topicId: id }, wants: true })),
  unfollow: ({ ctx }, { id }) => stands(follow(ctx, { of: { topicId: id }, wants: false })),
  ask: async ({ ctx }, { id }) => ({ done: (await askToAnswer(ctx, { topicId: id })) > 0 ? 'asked' : 'nobody' }),
  pass: ({ ctx }, { id }) => stands(pass(ctx, id)),
}

/** A colleague at the page: the desk’s own sign-in answers, through the same door as from the desk. */
async function asColleague(
  visit: Visit,
  { id }: Topic,
  form: Record<string, string>,
  pictures: Added[],
): Promise<{ done: string }> {
  const ctx = await atTheDesk(visit)
  const answered = await postByNumber(ctx, id, Math.max(1, Number(form.to ?? 1) || 1))
  if (!answered) throw new Problem('not-found', 'What you answer is not there any more.')
  const { step } = await answerAtHome(ctx, { postId: answered.id, text: form.text ?? '', pictures })
  return { done: step === 'in-review' ? 'in-review' : 'sending' }
}

async function atTheDesk({ ctx, request }: Visit): Promise<Context> {
  return as(ctx, await whoIs(ctx, new Headers({ cookie: request.headers.get('cookie') ?? '' })))
}

export async function doIt(visit: Visit): Promise<Page | Response> {
  const { ctx, params, site } = visit
  const act = Object.hasOwn(acts, params.what ?? '') ? acts[params.what ?? ''] : undefined
  const id = params.id ?? ''
  if (!act || !/^[0-9a-f-]{36}$/.test(id)) throw new Problem('not-found', visit.words.writing.nothingHere)
  const {
    asks,
    form,
    pictures,
    wrong: notTaken,
  } = await (params.what === 'answer'
    ? readFilled(visit, async bytes => keepOurPicture(await atTheDesk(visit), bytes))
    : readFilled(visit))
  const topic = await theTopic(ctx, id)
  if (topic.siteId !== site.id) throw new Problem('not-found', visit.words.noSuchTopic)
  if (notTaken || asks)
    return topicPage(visit, {
      ...{ wrong: notTaken ?? visit.words.sayWhatPicturesShow, pictures, text: form.text ?? '' },
      status: notTaken ? 400 : 200,
    })
  try {
    const { done, held, number } = await act(visit, topic, form, pictures)
    if (held) return await topicPage(visit, { held: toldIn(visit, held), status: 200 })
    const at = topicPaths(visit.base)
    if (number) return goTo(at.post(topic.id, topic.title, number, pageOf(number)))
    return goTo(`${at.topic(topic.id, topic.title)}${done ? `?done=${done}` : ''}`)
  } catch (error) {
    if (!(error instanceof Problem) || error.kind === 'not-found') throw error
    const isForm = params.what === 'reply' || params.what === 'answer'
    const { message, reasons } = refusedIn(visit, error)
    const why = isForm ? reasons : []
    const wrong = isForm ? message : [message, ...reasons.map(reason => reason.message)].join(' ')
    return topicPage(visit, {
      wrong,
      pictures,
      reasons: why,
      status: statuses[error.kind] ?? 409,
      ...(form.text && { text: form.text }),
    })
  }
}

const statuses: Partial<Record<Problem['kind'], number>> = {
  invalid: 400,
  forbidden: 403,
  refused: 422,
  unavailable: 503,
}
