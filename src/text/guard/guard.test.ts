import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shippedReader } from '#text/name-reader'
import { builtinRules, compileRules, type GuardRule, looksLike, worstLevel } from './index.ts'

const now = new Date('2026-03-01T12:00:00Z')
const blueFin: GuardRule = {
  id: 'blue-fin',
  name: 'Project Blue Fin',
  kind: 'confidential',
  level: 'stop',
  words: ['Blue Fin'],
  except: ['blue fin tuna'],
  ownerName: 'Ines',
  explanation: 'The project is not announced.',
  suggestion: 'Speak of “what comes next”.',
}
const ruleOf = (words: string[], more: Partial<GuardRule> = {}): GuardRule => ({
  id: 'r',
  name: 'Rule',
  kind: 'confidential',
  level: 'review',
  words,
  explanation: 'Because.',
  ...more,
})
const wordsFound = (rule: GuardRule, text: string) =>
  compileRules([rule])
    .check(text, { now })
    .filter(finding => finding.ruleId === rule.id)
    .map(finding => finding.words)
const builtin = (text: string) =>
  compileRules([])
    .check(text, { now })
    .map(finding => `${finding.ruleId.slice(8)}: ${finding.words}`)

describe('a company’s own words', () => {
  test.each([
    ['We start Blue Fin in May.', 'Blue Fin'],
    ['blue-fin is great', 'blue-fin'],
    ['I love BLUEFIN!', 'BLUEFIN'],
    ['the #BlueFin launch', 'BlueFin'],
    ['join #TeamBlueFin2026', 'BlueFin'],
    ['Bluefin’s release', 'Bluefin'],
    ['two Blue Fins', 'Blue Fins'],
    ['das Blue-Fin-Projekt', 'Blue-Fin'],
    ['Blue\u00a0Fin', 'Blue\u00a0Fin'],
    ['Blue\nFin', 'Blue\nFin'],
    ['blue_fin.pdf', 'blue_fin'],
    ['**Blue** Fin', 'Blue** Fin'],
    ['Bluef1n is near', 'Bluef1n'],
    ['B1ue F1n is near', 'B1ue F1n'],
    ['Bluef!n!', 'Bluef!n'],
    ['Blu€ Fin', 'Blu€ Fin'],
    ['Bl\u200bue F\u200bin', 'Bl\u200bue F\u200bin'],
    ['Вluе Fin', 'Вluе Fin'],
    ['Blúë Fïn', 'Blúë Fïn'],
    ['Blu\u0301e Fin', 'Blu\u0301e Fin'],
    ['𝗕𝗹𝘂𝗲 𝗙𝗶𝗻', '𝗕𝗹𝘂𝗲 𝗙𝗶𝗻'],
    ['Ｂｌｕｅ Ｆｉｎ', 'Ｂｌｕｅ Ｆｉｎ'],
  ])('are found in “%s”', (text, words) => {
    expect(wordsFound(blueFin, text)).toEqual([words])
  })

  test.each([
    'a blue finish on the frame',
    'blue finance bonds',
    'blue fines',
    'The sky is blue. Fin.',
    'blue, fin',
    'Fin blue',
    'the bluefinch sings',
    'blue 😀 fin',
    'We eat no bluefin tuna here.',
    'blue / fin',
  ])('are not seen in “%s”', text => {
    expect(wordsFound(blueFin, text)).toEqual([])
  })

  test('places are exact after emoji, accents and combining marks', () => {
    const text = '👩‍👩‍👧 Cafe\u0301 naïve 🎉 Blue Fin 🎉'
    const [found] = compileRules([blueFin]).check(text, { now })
    expect(text.slice(found?.start, found?.end)).toBe('Blue Fin')
    expect(found).toMatchObject({
      owner: 'Ines',
      title: 'Project Blue Fin',
      level: 'stop',
      start: text.indexOf('Blue'),
    })
  })

  test.each([
    ['Zeppelin', 'Zepelin flies', ['Zepelin']],
    ['Zeppelin', 'Zep*elin flies', ['Zep*elin']],
    ['Nordwind', 'das Nordwindwerk', ['Nordwindwerk']],
    ['Nordwind', 'die Nordwindstraße', []],
    ['Tamarack', 'Ta.ma.rack', ['Ta.ma.rack']],
    ['Tamarack', 'T a m a r a c k', ['T a m a r a c k']],
    ['Tamarack', 'Tama🚲rack', ['Tama🚲rack']],
    ['Project Marlin', 'le projet Marlin', ['projet Marlin']],
    ['Project Marlin', 'das Marlin-Projekt', ['Marlin-Projekt']],
    ['Kestrel 2', 'the Kestrel II, the Kestrel two', ['Kestrel II', 'Kestrel two']],
    ['Kestrel 2', 'the Kestrel 20', []],
    ['Magdalena Westergaard', 'M. Westergaard comes', ['M. Westergaard']],
    ['Magdalena Westergaard', 'Westergaard, Magdalena', ['Westergaard, Magdalena']],
    ['Marlin', 'Darlin, it is fine', []],
    ['plan', 'a pln', []],
  ])('%s is told in “%s”', (term, text, expected) => {
    expect(wordsFound(ruleOf([term]), text)).toEqual(expected)
  })

  test('what only looks like a term asks for a look and never stops', () => {
    const guard = compileRules([ruleOf(['Zeppelin'], { level: 'stop' })])
    const levels = (text: string) => guard.check(text, { now }).map(finding => [finding.level, finding.explanation])
    expect(levels('Zeppelin')).toEqual([['stop', 'Because.']])
    expect(levels('Zepplin')).toEqual([['review', 'It looks like “Zeppelin”. Because.']])
  })

  test('a word of its own is no slip, once the rule knows it', () => {
    const unlike = looksLike(['Marlin'], ['martin', 'merlin', 'marlins', 'bicycle'])
    expect(unlike).toEqual(['martin', 'merlin'])
    expect(wordsFound(ruleOf(['Marlin'], { unlike }), 'Martin and the marln')).toEqual(['marln'])
  })

  test('a rule that asks for company speaks beside it, in the same sentence', () => {
    const rule = ruleOf(['Velomax'], { near: ['acquire'] })
    expect(wordsFound(rule, 'We are acquiring Velomax.')).toEqual(['Velomax'])
    expect(wordsFound(rule, 'We acquired lathes. Velomax makes pumps.')).toEqual([])
  })

  test('an allowed context frees only itself', () => {
    expect(wordsFound(blueFin, 'blue fin tuna is not Blue Fin')).toEqual(['Blue Fin'])
  })

  test.each([
    ['Atlas', 'at las cinco', []],
    ['Falcon', 'the falconer came', []],
    ['plan', 'a plane', []],
    ['Titan', 'Titans and the Titan’s crew', ['Titans', 'Titan']],
    ['vertraulich', 'ein vertrauliches, vertraulicher Bericht', ['vertrauliches', 'vertraulicher']],
    ['Müller', 'Mueller und MÜLLER', ['Mueller', 'MÜLLER']],
    ['garantizado', 'entrega garantizada', ['garantizada']],
    ['Straße', 'die STRASSE', ['STRASSE']],
    ['company', 'two companies', ['companies']],
    ['bluefin', 'blue fin', ['blue fin']],
    ['極秘計画', 'これは極秘計画です', ['極秘計画']],
    ['비밀 계획', '우리의 비밀 계획은', ['비밀 계획']],
    ['Проект Сокол', 'о проекте сокол и проект сокол', ['проекте сокол', 'проект сокол']],
    ['Q3', 'in Q3 and Qe', ['Q3']],
  ])('%s in “%s”', (term, text, expected) => {
    expect(wordsFound(ruleOf([term]), text)).toEqual(expected)
  })

  test('an embargo ends at its hour', () => {
    const guard = compileRules([ruleOf(['Kestrel 2'], { kind: 'embargo', until: '2026-03-01T12:00:00Z' })])
    expect(guard.check('Kestrel 2 is here', { now: new Date('2026-03-01T11:59:59Z') })).toHaveLength(1)
    expect(guard.check('Kestrel 2 is here', { now })).toHaveLength(0)
  })

  test('a date that nobody can read does not open an embargo', () => {
    expect(wordsFound(ruleOf(['Kestrel'], { until: 'soon' }), 'Kestrel')).toEqual(['Kestrel'])
  })

  test('empty and unwordly terms find nothing', () => {
    expect(wordsFound(ruleOf(['', '  ', '$$$', '!']), 'any $$$ text!')).toEqual([])
  })
})

describe('a rule of the company and one of Sosh about the same words', () => {
  const guarantees = ruleOf(['guarantee'], {
    id: 'guarantees',
    name: 'Guarantees',
    kind: 'promise',
    level: 'note',
    ownerName: 'Ada',
    explanation: 'Only our lawyers promise.',
    suggestion: 'expect',
  })
  const found = (rule: GuardRule, text: string) => compileRules([rule]).check(text, { now })

  test('are one finding, at the stricter level, that names who keeps the one and what the other is', () => {
    const [alone] = found(ruleOf(['nothing']), 'It is 100% safe, we say.')
    const [one, ...more] = found({ ...guarantees, words: ['100% safe'] }, 'It is 100% safe, we say.')
    expect(alone).toMatchObject({ ruleId: 'builtin:absolute', level: 'review' })
    expect(more).toEqual([])
    expect(one).toMatchObject({
      ruleId: 'guarantees',
      level: 'review',
      owner: 'Ada',
      words: '100% safe',
      suggestion: 'expect',
      explanation: `Only our lawyers promise. Sosh’s own rule “${alone?.title}” says, too: ${alone?.explanation}`,
    })
  })

  test('also where one of them takes more words in; the stricter of the company stays', () => {
    const text = 'We guarantee that it works.'
    expect(found({ ...guarantees, level: 'stop' }, text)).toMatchObject([
      { ruleId: 'guarantees', level: 'stop', words: 'guarantee' },
    ])
  })

  test('stay two where they mean other words, or mind another thing', () => {
    expect(found(guarantees, 'We guarantee it, and it is 100% safe.').map(({ ruleId }) => ruleId)).toEqual([
      'guarantees',
      'builtin:absolute',
    ])
    const name = ruleOf(['Kestrel'], { id: 'kestrel' })
    expect(found(name, 'Write to ines@kestrel.example').map(({ ruleId }) => ruleId)).toEqual([
      'builtin:email',
      'kestrel',
    ])
  })
})

describe('what every company protects', () => {
  test.each([
    ['Write to ines.garcia@kestrel.example please', ['email: ines.garcia@kestrel.example']],
    ['Call +49 30 1234567 today', ['phone: +49 30 1234567']],
    ['ruf 0171 2345678 an', ['phone: 0171 2345678']],
    ['(415) 555-2671 is mine', ['phone: (415) 555-2671']],
    ['au 06 12 34 56 78 merci', ['phone: 06 12 34 56 78']],
    ['mi móvil es 612 345 678', ['phone: 612 345 678']],
    ['IBAN DE89 3704 0044 0532 0130 00 bitte', ['iban: DE89 3704 0044 0532 0130 00']],
    ['card 4111 1111 1111 1111 ok', ['card: 4111 1111 1111 1111']],
    ['my ssn 123-45-6789', ['social-security: 123-45-6789']],
    [`key AKIA${'IOSFODNN7ABCDEFG'} here`, [`token: AKIA${'IOSFODNN7ABCDEFG'}`]],
    [`ghp_${'a1B2'.repeat(9)}`, [`token: ghp_${'a1B2'.repeat(9)}`]],
    [`sk_live_${'4eC39HqLyjWDarjtT1zdp7dc'}`, [`token: sk_live_${'4eC39HqLyjWDarjtT1zdp7dc'}`]],
    ['set api_key=9f8a7b6c5d4e3f2a1b0c please', ['secret: api_key=9f8a7b6c5d4e3f2a1b0c']],
    ['password: Tr0ub4dor&3', ['secret: password: Tr0ub4dor&3']],
    ['postgres://sosh:hunter22@db.internal', ['token: postgres://sosh:hunter22@db.internal']],
    ['Our revenue will grow 14% this quarter.', ['figures: revenue will grow 14%']],
    ['Unser Umsatz liegt dieses Quartal bei 12 Mio. Euro', ['figures: Umsatz liegt dieses Quartal bei 12 Mio. Euro']],
    ['Delivery by Friday is guaranteed', ['promise: guaranteed']],
    ['Das ist 100% sicher', ['absolute: 100% sicher']],
    ['Es 100 % seguro', ['absolute: 100 % seguro']],
    ['mail a\u200bb@kestrel.example', ['email: a\u200bb@kestrel.example']],
  ])('is found in “%s”', (text, expected) => {
    expect(builtin(text)).toEqual(expected)
  })

  test.each([
    ['mi DNI es 12345678Z', ['national-id: 12345678Z']],
    ['CPF 529.982.247-25', ['national-id: 529.982.247-25']],
    ['her NIR is 1 84 12 76 451 089 46', ['national-id: 1 84 12 76 451 089 46']],
    ['codice fiscale RSSMRA85T10A562S', ['national-id: RSSMRA85T10A562S']],
    ['my driver’s license number is D1234567', ['licence: D1234567']],
    ['she was born on 12/03/1990', ['birth: 12/03/1990']],
    ['write to ines at halden dot de', ['email: ines at halden dot de']],
    ['it came from 81.2.69.142', ['ip: 81.2.69.142']],
    ['We accept liability for this', ['legal: We accept liability']],
    ['Calm down, please', ['harsh: Calm down']],
    ['READ THE MANUAL FIRST', ['shouting: READ THE MANUAL FIRST', 'harsh: READ THE MANUAL']],
    ['This bike is climate neutral', ['absolute: climate neutral']],
  ])('is found in “%s”, too', (text, expected) => {
    expect(builtin(text)).toEqual(expected)
  })

  test('a name is a finding only beside what nobody tells of another', () => {
    const guard = compileRules([], { names: shippedReader() })
    const found = (text: string) =>
      guard.check(text, { now }).map(finding => `${finding.ruleId.slice(8)}: ${finding.words}`)
    expect(found('Hi Marta, thanks! Tom Baker will call you.')).toEqual([])
    expect(found('Tom Baker was fired last week.')).toEqual(['about: Tom Baker'])
    expect(found('Our colleague Maria Lopez is on sick leave.')).toEqual(['about: Maria Lopez'])
    expect(found('She lives at 14 Mill Lane, Otley.')).toEqual(['address: 14 Mill Lane, Otley'])
    expect(found('It costs $100, I only got 80, of 17, 18 or 19.')).toEqual([])
  })

  test.each([
    'Follow @ines@kestrel.example',
    'Version 1.2.3 from 2026-03-01 at 10:30',
    'am 01.03.2026 um 10 Uhr',
    'call us free at 0800 123 4567',
    'order 123456789',
    'IBAN DE89 3704 0044 0532 0130 01',
    'part 4111 1111 1111 1112',
    'the server 192.168.100.200',
    'You need an API key: get one in settings',
    'Your password is required',
    'Set api_key=your-key-here',
    'password: ********',
    'Revenue grew 14% in 2024, see our annual report.',
    'We sell margarine with 20% less fat',
    'Delivery dates are not guaranteed',
    'Save 20% this quarter',
    'Is it risk free?',
  ])('stays silent about “%s”', text => {
    expect(builtin(text)).toEqual([])
  })

  test('rules about ourselves explain themselves', () => {
    for (const rule of builtinRules) {
      expect(rule.id).toMatch(/^builtin:/)
      expect(rule.explanation).not.toBe('')
      expect(rule.advice).toBeTruthy()
    }
  })
})

test('the worst of several findings counts', () => {
  expect(worstLevel([])).toBe('none')
  expect(worstLevel([{ level: 'note' }, { level: 'stop' }, { level: 'review' }])).toBe('stop')
})

describe('whatever is typed', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      'Blue Fin',
      'B1ue-F1n',
      'a@b.example',
      '4111 1111 1111 1111',
      '+49 30 1234567',
      '100% safe',
      '\u200b',
      '👩‍👧',
      '#BlueFin',
      'DE89 3704 0044 0532 0130 00',
    ),
  )
  const draft = fc.array(piece, { maxLength: 12 }).map(pieces => pieces.join(' '))

  test('a check never throws, stays inside the text, and says the same twice', () => {
    const guard = compileRules([blueFin])
    fc.assert(
      fc.property(draft, text => {
        const findings = guard.check(text, { now })
        for (const { start, end, words } of findings) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          expect(text.slice(start, end)).toBe(words)
        }
        expect(guard.check(text, { now })).toEqual(findings)
      }),
      { numRuns: 500 },
    )
  })

  test('a term that was just written is found, whatever it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zäöüéñ]{4,12}( [a-zäöüéñ]{3,9}){0,2}$/), term => {
        const guard = compileRules([ruleOf([term])], { alone: true })
        expect(guard.check(`We know (${term.toUpperCase()}) well.`, { now })).toHaveLength(1)
      }),
      { numRuns: 300 },
    )
  })

  test.each([
    ['digits', '1 '.repeat(20_000)],
    ['letters', 'a'.repeat(40_000)],
    ['at signs', 'a@'.repeat(20_000)],
    ['dots', 'a.'.repeat(20_000)],
    ['dashes', '-----BEGIN PRIVATE KEY-----'.repeat(1_500)],
    ['eyJ', 'eyJ'.repeat(13_000)],
    ['secret', 'secret_'.repeat(6_000)],
    ['plus', '+1-'.repeat(13_000)],
    ['capitals', 'AA-'.repeat(13_000)],
    ['ats written out', 'me at you dot '.repeat(3_000)],
    ['names', 'Tom Baker lives in '.repeat(2_000)],
    ['stars', 'blu*e'.repeat(8_000)],
    ['numbers with dots', '1.2.'.repeat(10_000)],
    ['colons', 'ab:'.repeat(13_000)],
    ['commas', 'Westergaard, '.repeat(3_000)],
  ])('%s by the thousand do not hold up the pen', (_, text) => {
    compileRules([blueFin, ruleOf(['Magdalena Westergaard'])], { names: shippedReader() }).check(text, { now })
  })
})
