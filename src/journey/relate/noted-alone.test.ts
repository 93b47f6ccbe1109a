import { expect, test } from 'vitest'
import { decideReview, reviewsOf } from '#core/review'
import { closeConversation, giveAnswer } from '#journey/answer'
import { passOn, setAside } from '#journey/route'
import { whereItStands } from '../../../test/every-table.ts'
import { heard, post, quietSource } from '../../../test/post.ts'
import { townSquare } from '../../../test/town-square.ts'
import {
  answerColleague,
  askColleague,
  closeWrong,
  disputeOutcome,
  flagWrong,
  raiseIncident,
  recordInfluence,
  writeToColleague,
} from '../../../test/what-colleagues-note.ts'
import { world } from '../../../test/world.ts'
import { erasePerson } from './erase-person.ts'
import { exportPerson } from './export-person.ts'

const here = world()

/** None of it names anybody, and none of it repeats what was said: only where it stands tells whom it is about. */
const noted = [
  ['passed on', 'Somebody from service, please: quince one.'],
  ['set aside', 'Comes every week: quince two.'],
  ['asked among colleagues', 'With a dealer or with us: quince three?'],
  ['answered among colleagues', 'Bought in Oslo: quince four.\nThe till: quince five'],
  ['said to be wrong', 'It is the brake: quince six.\nThe phone: quince seven'],
  ['said to be wrong, ended', 'They wrote it themselves: quince eight.'],
  ['reviewed', 'Say hello, too: quince nine.'],
  ['an incident', 'Too short: quince ten.'],
  ['what came of it', 'What they decided: A second one: quince eleven.'],
  ['a doubt about what came of it', 'Not so: quince twelve.'],
  ['written to a colleague', 'That was hard on you: quince thirteen.'],
  ['closed', 'No answer wanted: quince fourteen.'],
] as const

test('where Wenke alone spoke, all that colleagues noted is hers: handed out, and gone with her; where others spoke it stays', async () => {
  await townSquare(here.ctx)
  const source = await quietSource(here.ctx)
  const author = (handle: string) => ({ externalId: `square:${handle}`, handle, name: handle })
  const says = async (by: string, text: string, replyTo?: string) => {
    const said = post({
      ...{ text, network: 'square', author: author(by) },
      ...(replyTo && { replyTo, threadRoot: replyTo }),
    })
    await heard(here.ctx, source, said)
    const { rows } = await here.database.pool.query('select id, conversation_id from message where external_id = $1', [
      said.externalId,
    ])
    return { messageId: rows[0].id as string, conversationId: rows[0].conversation_id as string, as: said.externalId }
  }
  const alone = await says('wenke', 'My Tour squeaks on the left side of the rear wheel.')
  const aside = await says('wenke', 'My Tour squeaks on the right side as well, in every frost.')
  await noteAll(alone, aside)
  const known = await here.database.pool.query('select person_id from person_account where external_id = $1', [
    'square:wenke',
  ])
  const wenke: string = known.rows[0].person_id

  const together = await says('wenke', 'And the saddle, does anybody know the saddle?')
  await says('bernhild', 'Mine is fine.', together.as)
  const [ada, ines] = [here.as('ada'), here.as('ines')]
  const kept = 'Which saddle is meant: rowan one?'
  await askColleague(ines, together.conversationId, { of: here.id('tomas'), words: kept })

  const { notedByColleagues } = await exportPerson(ada, wenke)
  const handed = (notedByColleagues as { where: string; words: string }[]).map(({ where, words }) => [where, words])
  expect(handed).toEqual(expect.arrayContaining(noted.map(each => [...each])))
  expect(JSON.stringify(handed)).not.toContain('rowan')

  expect(await whereItStands(here.database.pool, ['quince'])).not.toEqual([])
  await erasePerson(ada, wenke, { because: 'asked', isSure: true })
  expect(await whereItStands(here.database.pool, ['quince'])).toEqual([])
  expect(await whereItStands(here.database.pool, [kept])).not.toEqual([])
})

/** Colleagues note each of it, wherever the house lets them; a conversation that was set aside takes nothing more. */
async function noteAll(
  { conversationId, messageId }: { conversationId: string; messageId: string },
  aside: { conversationId: string },
): Promise<void> {
  const [ada, ines, tomas, marta] = [here.as('ada'), here.as('ines'), here.as('tomas'), here.as('marta')]
  const words = (where: (typeof noted)[number][0]) => noted.find(each => each[0] === where)?.[1] ?? ''
  const [answered, source] = words('answered among colleagues').split('\n')
  const [isRight, rightSource] = words('said to be wrong').split('\n')
  await passOn(ines, conversationId, { to: here.id('tomas'), reason: words('passed on') })
  await setAside(ines, aside.conversationId, { reason: words('set aside') })
  const asked = { of: here.id('tomas'), words: words('asked among colleagues') }
  const question = await askColleague(ines, conversationId, asked)
  await answerColleague(tomas, question.id, { answer: answered ?? '', source: source ?? '' })
  const wrong = await flagWrong(ines, messageId, { isRight: isRight ?? '', source: rightSource ?? '' })
  await closeWrong(ines, wrong.id, { ended: 'was-right', note: words('said to be wrong, ended') })
  const answer = await giveAnswer(tomas, { conversationId, text: 'Look at the brake.' })
  const [review] = await reviewsOf(marta, [answer.id])
  await decideReview(marta, review?.id ?? '', { decision: 'returned', comment: words('reviewed') })
  await raiseIncident(ada, { answerId: answer.id, reason: words('an incident'), isDrill: true })
  const result = await recordInfluence(ines, { conversationId, what: 'A second one: quince eleven' })
  await disputeOutcome(tomas, result.id, { reason: words('a doubt about what came of it') })
  const care = { kind: 'care', toId: here.id('ines'), conversationId } as const
  await writeToColleague(ada, { ...care, words: words('written to a colleague') })
  const closing = { result: 'chose-not-to', why: 'other', note: words('closed') } as const
  await closeConversation(ines, conversationId, closing)
}
