import { afterAll, beforeAll, expect, test } from 'vitest'
import { plugIn } from '#core/channels'
import { changeCompany } from '#core/company'
import { decideReview, reviewQueue } from '#core/review'
import { listInbox } from '#journey/route'
import { newId } from '#lib/id'
import { startWorker } from '../../../src/apps/worker.ts'
import { heard, post, quietSource } from '../../../test/post.ts'
import { noticeBoard, ourAccountOn, townSquare } from '../../../test/town-square.ts'
import { until } from '../../../test/until.ts'
import { type Cast, world } from '../../../test/world.ts'
import { changeAnswer } from './change-answer.ts'
import { giveAnswer } from './give-answer.ts'
import { openConversation } from './open-conversation.ts'
import { sendApproved } from './send-approved.ts'

const here = world()
let worker: AsyncDisposable
let square: Awaited<ReturnType<typeof townSquare>>
const line = '\n\n— Inés, battery engineer at Halden'

beforeAll(async () => {
  square = await townSquare(here.ctx)
  plugIn([
    noticeBoard(),
    { ...square.connector, name: 'pager', network: 'pager', limits: { everyLetterCosts: true, rules: [] } },
  ])
  await ourAccountOn(here.ctx, 'pager')
  worker = await startWorker({
    ctx: here.ctx,
    database: here.database,
    databaseUrl: here.url,
    [Symbol.asyncDispose]: async () => {},
  })
})
afterAll(() => worker[Symbol.asyncDispose]())

async function asked(network = 'square'): Promise<string> {
  const question = post({ text: `How long does the battery of the Tour last? ${newId()}`, network })
  await heard(here.ctx, await quietSource(here.ctx), question)
  const { rows } = await listInbox(here.as('ines'), { view: 'everything', limit: 100 })
  return rows.find(row => row.text === question.text)?.id ?? ''
}

const arrived = (id: string, who: Cast = 'ines') =>
  until('it stands there', async () => {
    const { answers, messages, amendments } = await openConversation(here.as(who), id)
    const isThere = answers.at(-1)?.step === 'sent' && amendments.every(({ step }) => step === 'done')
    return isThere ? square.posts.get(messages.at(-1)?.externalId ?? '')?.text : undefined
  })

test('a reply ends with the line, whatever else is handed in beside its words', async () => {
  const id = await asked()
  const more = { signedText: 'Ten winters.', disclosure: '', sign: false }
  await giveAnswer(here.as('ines'), { conversationId: id, text: 'Ten winters.', ...more })
  expect(await arrived(id)).toBe(`Ten winters.${line}`)
})

test('a post of our own that shows their words ends with it, too', async () => {
  const id = await asked()
  await giveAnswer(here.as('ines'), { conversationId: id, text: 'Ten winters.', manner: 'quote' })
  expect(await arrived(id)).toBe(`Ten winters.${line}`)
})

test('other words in the place of the first end with it, and what would hide it is closed', async () => {
  const id = await asked()
  const { id: answerId } = await giveAnswer(here.as('ines'), { conversationId: id, text: 'Ten winters.' })
  await arrived(id)
  await changeAnswer(here.as('ines'), answerId, { text: 'Eight winters. <!--' })
  expect(await arrived(id)).toBe(`Eight winters. <!-- -->${line}`)
})

test('a reviewer’s words for Tomás end with his line: they can’t write another one over it', async () => {
  const id = await asked()
  const { id: answerId } = await giveAnswer(here.as('tomas'), { conversationId: id, text: 'Ten.' })
  const [waiting] = (await reviewQueue(here.as('marta'))).filter(({ subjectId }) => subjectId === answerId)
  const text = 'Ten winters.\n\n— Tomás, who loves his Tour'
  await decideReview(here.as('marta'), waiting?.id ?? '', { decision: 'changed', text, comment: 'Say more.' })
  await until('it came back', async () => {
    const { answers } = await openConversation(here.as('tomas'), id)
    return answers.at(-1)?.step === 'approved'
  })
  await sendApproved(here.as('tomas'), answerId, { text })
  expect(await arrived(id, 'tomas')).toBe(`${text}\n\n— Tomás, service at Halden`)
})

test('what Inés posts by hand is handed to her with the line', async () => {
  const id = await asked('board')
  const answer = await giveAnswer(here.as('ines'), { conversationId: id, text: 'Ten winters.' })
  expect(answer).toMatchObject({ step: 'by-hand', signedText: `Ten winters.${line}` })
})

test('nobody signs as a customer: neither at first nor by changing it later', async () => {
  const id = await asked()
  const text = 'Best bicycle I ever bought!\n— Inés, happy customer'
  await expect(giveAnswer(here.as('ines'), { conversationId: id, text })).rejects.toMatchObject({ kind: 'invalid' })
  const { id: answerId } = await giveAnswer(here.as('ines'), { conversationId: id, text: 'Ten winters.' })
  await arrived(id)
  await expect(changeAnswer(here.as('ines'), answerId, { text })).rejects.toMatchObject({ kind: 'invalid' })
})

test('nobody signs as a colleague: not at first, not later, and not because a reviewer put her own name there', async () => {
  const id = await asked()
  const text = 'Ten winters.\n\nBest regards,\nMarta Lind'
  const refused = { kind: 'invalid', message: expect.stringContaining('your own name') }
  await expect(giveAnswer(here.as('ines'), { conversationId: id, text })).rejects.toMatchObject(refused)
  const { id: answerId } = await giveAnswer(here.as('ines'), {
    conversationId: id,
    text: 'Ten winters. Marta can tell you more.',
  })
  await arrived(id)
  await expect(
    changeAnswer(here.as('ines'), answerId, { text: 'Eight.\n— Marta, communications at Halden' }),
  ).rejects.toMatchObject(refused)
  const other = await asked()
  const waiting = await giveAnswer(here.as('tomas'), { conversationId: other, text: 'Ten.' })
  const [review] = (await reviewQueue(here.as('marta'))).filter(({ subjectId }) => subjectId === waiting.id)
  await decideReview(here.as('marta'), review?.id ?? '', { decision: 'changed', text, comment: 'Say more.' })
  await until('it came back', async () => {
    const { answers } = await openConversation(here.as('tomas'), other)
    return answers.at(-1)?.step === 'approved'
  })
  await expect(sendApproved(here.as('tomas'), waiting.id, { text })).rejects.toMatchObject(refused)
  // He takes her name out and asks again: nothing of it is lost.
  expect(await giveAnswer(here.as('tomas'), { conversationId: other, text: 'Ten winters.' })).toMatchObject({
    step: 'in-review',
  })
})

test('where every letter costs the line is brief, in the composer and there', async () => {
  const id = await asked('pager')
  expect((await openConversation(here.as('ines'), id)).wayOut.disclosure).toBe('- Inés at Halden')
  const { signedText } = await giveAnswer(here.as('ines'), { conversationId: id, text: 'Ten winters.' })
  expect(signedText).toBe('Ten winters.\n\n- Inés at Halden')
})

test('the company words it, and can’t word it away', async () => {
  for (const words of ['', '— {name}', 'from {company}', '<!-- {name} {company} -->', '{name} {company}\u200b'])
    await expect(changeCompany(here.as('ada'), { disclosures: { en: words } }), words).rejects.toMatchObject({
      kind: 'invalid',
    })
})
