import { at, idOf } from '#connectors/web'
import { type ConnectorTools, NetworkError, type ThreadFetch } from '#core/channels'
import { askAll, type Where } from './ask.ts'
import { saidUnder } from './poll.ts'
import { externalIdOf, partsOf } from './post.ts'
import { Settings } from './settings.ts'

/** The question that a post stands under, with all its answers and comments. */
export async function fetchThread(
  ref: { externalId: string },
  tools: ConnectorTools,
  settings: unknown,
): Promise<ThreadFetch> {
  const parts = partsOf(ref.externalId)
  if (!parts) throw new NetworkError('refused', 'This is no post of Stack Exchange.')
  const given = Settings.safeParse(settings).data
  const where: Where = {
    settings: given ?? Settings.parse({ site: parts.site, words: parts.id }),
    key: undefined,
    tools,
    spent: { calls: 0, left: undefined, backOffS: 0 },
  }
  const questionId = await questionOf(where, parts)
  const questions = await askAll(where, `/questions/${questionId}`, {})
  if (questions.length === 0) throw new NetworkError('refused', 'This question is gone.')
  const posts = await saidUnder(where, questions, 0)
  const root = externalIdOf(parts.site, 'q', questionId)
  const inOrder = [...posts.filter(post => post.externalId === root), ...posts.filter(post => post.externalId !== root)]
  return {
    posts: inOrder,
    ...(where.spent.backOffS > 0 && { incomplete: 'Stack Exchange asked us to wait before reading the rest.' }),
  }
}

async function questionOf(where: Where, { kind, id }: { kind: 'q' | 'a' | 'c'; id: string }): Promise<string> {
  if (kind === 'q') return id
  if (kind === 'a') {
    const [answer] = await askAll(where, `/answers/${id}`, {})
    const question = idOf(at(answer, 'question_id'))
    if (!question) throw new NetworkError('refused', 'This answer is gone.')
    return question
  }
  const [comment] = await askAll(where, `/comments/${id}`, {})
  const post = idOf(at(comment, 'post_id'))
  if (!post) throw new NetworkError('refused', 'This comment is gone.')
  return at(comment, 'post_type') === 'answer' ? questionOf(where, { kind: 'a', id: post }) : post
}
