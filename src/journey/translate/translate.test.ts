import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { lookAtTranslation, setUpTranslation, switchOffTranslation, translationService } from '#core/translation'
import { openConversation } from '#journey/answer'
import { listInbox } from '#journey/route'
import { createGuardedFetch } from '#platform/fetch'
import { heard, post, quietSource } from '../../../test/post.ts'
import { hasApertium, startTranslator, type TestTranslator } from '../../../test/translator.ts'
import { world } from '../../../test/world.ts'
import { translateDraft } from './translate-draft.ts'
import { translateMessage } from './translate-message.ts'

describe.skipIf(!hasApertium && !process.env.CI)('translation, by the real Apertium', () => {
  const here = world()
  let service: TestTranslator
  const spanish = 'La batería de mi bicicleta no carga en invierno. ¿Qué puedo hacer con ella?'

  beforeAll(async () => {
    service = await startTranslator()
  })
  afterAll(() => service[Symbol.asyncDispose]())
  beforeEach(async () => {
    Object.assign(service, { key: undefined, mostCharacters: 2_000 })
    service.asked.length = 0
    await setUpTranslation(here.as('ada'), { url: service.url, alsoPrivate: false })
    service.asked.length = 0
  })

  async function asked(about: Partial<Parameters<typeof post>[0]> = {}): Promise<{ id: string; messageId: string }> {
    const question = post({ text: spanish, ...about })
    await heard(here.ctx, await quietSource(here.ctx), question)
    const { rows } = await listInbox(here.as('marta'), { view: 'everything', limit: 100 })
    const id = rows.find(row => row.text === question.text)?.id ?? ''
    const { messages } = await openConversation(here.as('marta'), id)
    return { id, messageId: messages[0]?.id ?? '' }
  }

  test('Marta, who knows no Spanish, reads it beside the original; it was sent once, and nothing but the words', async () => {
    const { messageId } = await asked()
    const told = await translateMessage(here.as('marta'), messageId)
    expect(told).toMatchObject({ from: 'es', to: 'en', title: null })
    expect(told.words).toMatch(/battery/i)
    expect(told.words).toMatch(/winter/i)
    expect(await translateMessage(here.as('ada'), messageId)).toEqual(told)
    expect(service.asked).toEqual([{ q: spanish, source: 'es', target: 'en', format: 'text' }])
  })

  test('what was translated can’t be read by whoever has not the original', async () => {
    const { messageId } = await asked({ text: `${spanish} Mi número es el siete.` })
    const { words } = await translateMessage(here.as('marta'), messageId)
    const rows = await here.ctx.db.selectFrom('translation').selectAll().execute()
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.some(row => row.ciphertext.toString('latin1').includes(words.slice(0, 12)))).toBe(false)
  })

  test('Marta sees what her draft would say to them, and what that says again in her own words', async () => {
    const { id } = await asked({ text: `${spanish} ¿De verdad?` })
    const told = await translateDraft(here.as('marta'), id, {
      text: 'The battery needs a warm room before you charge it.',
    })
    expect(told).toMatchObject({ from: 'en', to: 'es' })
    expect(told.words).toMatch(/batería/)
    expect(told.back).toMatch(/battery/i)
    expect((await openConversation(here.as('marta'), id)).answers).toEqual([])
    await expect(
      translateDraft(here.as('marta'), id, { text: 'La batería necesita una habitación caliente antes de cargarla.' }),
    ).rejects.toMatchObject({ kind: 'conflict', message: 'Your words are in their language already.' })
  })

  test.each([
    ['what was said to us alone', { visibility: 'direct' as const }],
    ['what was shown to followers', { visibility: 'followers' as const }],
    ['mail', { network: 'email' }],
  ])('%s stays here until Ada allows it', async (_, about) => {
    const { id, messageId } = await asked({ text: `${spanish} ${Object.values(about)[0]}`, ...about })
    await expect(translateMessage(here.as('marta'), messageId)).rejects.toMatchObject({ kind: 'forbidden' })
    const draft = { text: 'The battery needs a warm room before you charge it today.' }
    await expect(translateDraft(here.as('marta'), id, draft)).rejects.toMatchObject({ kind: 'forbidden' })
    expect(service.asked).toEqual([])
    await setUpTranslation(here.as('ada'), { url: service.url, alsoPrivate: true })
    expect((await translateMessage(here.as('marta'), messageId)).words).toMatch(/battery/i)
  })

  test('what must stay inside is not sent to be translated', async () => {
    const { id } = await asked({ text: `${spanish} Gracias.` })
    const key = `AKIA${'ABCDEFGHIJKLMNOP'}`
    await expect(
      translateDraft(here.as('marta'), id, { text: `Our key is ${key}, use it for the battery.` }),
    ).rejects.toMatchObject({ kind: 'refused' })
    expect(service.asked).toEqual([])
  })

  test.each([
    ['too many', { status: 429, headers: { 'retry-after': '120' } }, 'unavailable', 'Try again in 2 min'],
    ['a fault there', { status: 500, body: '{"error":"Cannot translate text"}' }, 'unavailable', 'try later'],
    [
      'a banned address',
      { status: 403, body: '{"error":"Too many request limits violations"}' },
      'conflict',
      'its key',
    ],
    ['a page of a proxy', { status: 200, body: '<html>Sign in</html>' }, 'conflict', 'no translation service'],
  ])('%s is said so that Marta knows what to do', async (what, how, kind, words) => {
    const { messageId } = await asked({ text: `${spanish} ${what}` })
    service.disturb(how)
    await expect(translateMessage(here.as('marta'), messageId)).rejects.toMatchObject({
      kind,
      message: expect.stringContaining(words),
    })
    // Nothing of it was kept: the next try asks again.
    expect((await translateMessage(here.as('marta'), messageId)).words).toMatch(/battery/i)
  })

  test('too long for the service, a language it has not, and one that nobody knows', async () => {
    const { messageId } = await asked({ text: `${spanish} Es largo.` })
    service.mostCharacters = 20
    await expect(translateMessage(here.as('marta'), messageId)).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining('too long'),
    })
    const french = await asked({ text: 'Ma batterie ne charge plus en hiver, que faut-il faire avec elle ?' })
    await expect(translateMessage(here.as('marta'), french.messageId)).rejects.toThrow('from French into German')
    const german = await asked({ text: 'Mein Akku lädt im Winter nicht mehr, was soll ich damit machen?' })
    await expect(translateMessage(here.as('ines'), german.messageId)).rejects.toMatchObject({ kind: 'invalid' })
  })

  test('only Ada says which service; a wrong key, a wrong page and a silent one are said before anything is kept', async () => {
    await expect(setUpTranslation(here.as('marta'), { url: service.url })).rejects.toMatchObject({ kind: 'forbidden' })
    const gone = await startTranslator()
    const silent = gone.url
    await gone[Symbol.asyncDispose]()
    service.key = 'open sesame'
    await expect(setUpTranslation(here.as('ada'), { url: service.url, key: 'knock' })).rejects.toThrow('its key')
    await expect(setUpTranslation(here.as('ada'), { url: `${service.url}/elsewhere` })).rejects.toThrow(
      'no translation',
    )
    await expect(setUpTranslation(here.as('ada'), { url: silent })).rejects.toMatchObject({
      kind: 'unavailable',
    })
    await setUpTranslation(here.as('ada'), { url: `${service.url}/`, key: 'open sesame' })
    await setUpTranslation(here.as('ada'), { url: service.url, alsoPrivate: true })
    const kept = await translationService(here.as('marta'))
    expect(kept).toMatchObject({ url: service.url, alsoPrivate: true, setByName: 'Ada Okafor' })
    expect(kept?.languages.map(({ code, targets }) => [code, targets])).toEqual([
      ['en', ['es']],
      ['es', ['en']],
      ['de', ['es']],
    ])
    const secrets = await here.ctx.db.selectFrom('secret').selectAll().where('purpose', '=', 'translation').execute()
    expect(secrets).toHaveLength(1)
    expect(JSON.stringify(secrets)).not.toContain('sesame')
    const { messageId } = await asked({ text: `${spanish} Con llave.` })
    await translateMessage(here.as('marta'), messageId)
    expect(service.asked.at(-1)).toMatchObject({ api_key: 'open sesame' })
  })

  test('its health is looked at, and off means off', async () => {
    expect(await lookAtTranslation(here.as('ada'))).toMatchObject({ failure: null })
    service.disturb({ status: 503, body: '' })
    expect(await lookAtTranslation(here.as('ada'))).toMatchObject({ failure: expect.stringContaining('not well') })
    await switchOffTranslation(here.as('ada'))
    expect(await translationService(here.as('marta'))).toBeUndefined()
    const { messageId } = await asked({ text: `${spanish} Ya no.` })
    await expect(translateMessage(here.as('marta'), messageId)).rejects.toMatchObject({ kind: 'conflict' })
    expect(await here.ctx.db.selectFrom('translation').selectAll().execute()).toEqual([])
  })

  test('an address inside is not opened for anybody, unless whoever runs the house says so', async () => {
    const outside = (exceptAddresses: string[]) => ({
      ...here.as('ada'),
      fetch: createGuardedFetch({ allowPrivateAddresses: false, exceptAddresses, userAgent: 'Sosh test' }),
    })
    await expect(setUpTranslation(outside([]), { url: service.url })).rejects.toMatchObject({ kind: 'refused' })
    await setUpTranslation(outside(['127.0.0.1']), { url: service.url })
  })
})
