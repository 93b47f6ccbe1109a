import fc from 'fast-check'
import { expect, test } from 'vitest'
import { detectLanguage } from './index.ts'

const said: [text: string, language: string][] = [
  ['Has anyone tried the new Kestrel bike? Thinking about getting one for my commute.', 'en'],
  ['Warum funktioniert die App seit dem Update nicht mehr? Das nervt wirklich.', 'de'],
  ['¿Alguien sabe por qué la aplicación no funciona desde ayer?', 'es'],
  ["Depuis la mise à jour, l'application ne marche plus du tout.", 'fr'],
  ["Da quando ho aggiornato l'app non riesco più ad accedere.", 'it'],
  ['Desde a atualização o aplicativo não abre mais, alguém sabe o motivo?', 'pt'],
  ['Sinds de update werkt de app niet meer, heeft iemand een idee?', 'nl'],
  ['Hur länge dröjer leveransen egentligen? Jag väntar fortfarande.', 'sv'],
  ['Po aktualizacji aplikacja przestała działać, czy ktoś ma ten sam problem?', 'pl'],
  ['После обновления приложение перестало работать, что делать?', 'ru'],
  ['Після оновлення застосунок не працює, що робити?', 'uk'],
  ['アップデートしたらアプリが開かなくなった', 'ja'],
  ['업데이트 후 앱이 안 열려요', 'ko'],
  ['更新之后应用打不开了', 'zh'],
  ['หลังอัปเดตแอปเปิดไม่ได้', 'th'],
  ['Μετά την ενημέρωση η εφαρμογή δεν ανοίγει', 'el'],
  ['אחרי העדכון האפליקציה לא נפתחת', 'he'],
  ['განახლების შემდეგ აპი აღარ იხსნება', 'ka'],
  ['Թարմացումից հետո հավելվածը չի բացվում', 'hy'],
  ['بعد التحديث لم يعد التطبيق يعمل على هاتفي', 'ar'],
  ['Setelah pembaruan aplikasinya tidak bisa dibuka, apakah ada yang tahu karena apa?', 'id'],
]

test.each(said)('a person who writes “%s” writes %s', (text, language) => {
  expect(detectLanguage(text).language).toBe(language)
})

test('addresses, mentions and emoji around a post do not change its language', () => {
  const bare = detectLanguage('Das Rad ist leider schon wieder kaputt')
  const dressed = detectLanguage(
    '@kestrel_support Das Rad ist leider schon wieder kaputt 😡😡 https://example.com/the-and-is',
  )
  expect(dressed.language).toBe('de')
  expect(bare.language).toBe('de')
})

test.each(['', '😀😀', 'https://example.com/a/b', '@ines @tomas', '12345 67', 'ok', 'lol', 'hmm', '🎉 #1'])(
  'nobody can say what “%s” is written in',
  text => {
    expect(detectLanguage(text)).toMatchObject({ language: 'und', certainty: 0 })
  },
)

test('a post in two languages is not called by one of them', () => {
  const post = 'the and is this that with und das ist nicht ich sie'
  expect(detectLanguage(post).language).toBe('und')
  expect(detectLanguage('Привет my friend как you делишки fine').language).toBe('und')
})

test('a company that meets two languages gets one of these or none', () => {
  expect(detectLanguage('Das Rad ist leider schon wieder kaputt', { among: ['en', 'fr'] }).language).not.toBe('de')
  expect(detectLanguage('업데이트 후 앱이 안 열려요', { among: ['en'] }).language).toBe('und')
})

test('who must choose gets the likeliest language, and how sure that is, where we would rather be silent', () => {
  const silent = detectLanguage('ok')
  expect(silent.language).toBe('und')
  expect(silent.guess).toMatch(/^[a-z]{2,3}$/)
  expect(silent.guessCertainty).toBeLessThan(0.8)
  const mixed = detectLanguage('the and is this that with und das ist nicht ich sie')
  expect(['en', 'de']).toContain(mixed.guess)
  expect(detectLanguage('Das Rad ist leider schon wieder kaputt')).toMatchObject({ language: 'de', guess: 'de' })
  expect(detectLanguage('😀😀')).toMatchObject({ guess: 'und', guessCertainty: 0 })
})

test.each([
  ['žluťoučký kůň', 'cs'],
  ['người bạn', 'vi'],
  ['цієї країни', 'uk'],
  ['şüphesiz ağır', 'tr'],
])('a letter that few write tells where “%s” comes from', (text, language) => {
  expect(detectLanguage(text).guess).toBe(language)
})

test('every answer says why, stays within 0..1 and never throws', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), text => {
      const { language, certainty, because } = detectLanguage(text)
      expect(language).toMatch(/^[a-z]{2,3}$/)
      expect(certainty).toBeGreaterThanOrEqual(0)
      expect(certainty).toBeLessThanOrEqual(1)
      expect(because).not.toBe('')
      expect(language === 'und').toBe(certainty === 0)
    }),
    { numRuns: 300 },
  )
}, 60_000)
