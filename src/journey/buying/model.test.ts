import { describe, expect, test } from 'vitest'
import { findSigns } from './find-signs.ts'
import { placeInBuying, type Sign, type Signal, stages } from './model.ts'
import { signOfPage } from './sign-of-page.ts'

const now = new Date('2026-06-01T12:00:00Z')
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000)
const gave = (sign: Sign, days: number): Signal => ({ sign, at: ago(days) })

describe('where somebody may stand in buying', () => {
  test('goes on from looking to comparing, deciding and having it, with the sign that says most first', () => {
    expect(placeInBuying([], now).stage).toBeUndefined()
    expect(placeInBuying([gave('asks', 1)], now).odds.looking).toBeGreaterThan(0.3)
    const story = [gave('asks', 9), gave('compares', 5), gave('compares', 4)]
    expect(placeInBuying(story, now).stage).toBe('comparing')
    const deciding = placeInBuying([...story, gave('price', 2), gave('ready', 1)], now)
    expect(deciding).toMatchObject({ stage: 'deciding', evidence: [{ sign: 'ready', at: ago(1) }, {}, {}, {}, {}] })
    expect(placeInBuying([...story, gave('ready', 2), gave('bought', 1)], now).stage).toBe('using')
  })

  test('is always a probability, however many signs there are', () => {
    for (let n = 0; n < 60; n++) {
      const signs: Sign[] = ['asks', 'compares', 'price', 'moves', 'wants', 'ready', 'has', 'followed-link', 'bought']
      const given = Array.from({ length: n }, (_, at) =>
        gave(signs[(at * 7 + n) % signs.length] ?? 'asks', (at * 5) % 200),
      )
      const { odds } = placeInBuying(given, now)
      expect(stages.reduce((sum, stage) => sum + odds[stage], 0)).toBeCloseTo(1, 9)
      expect(Math.min(...Object.values(odds))).toBeGreaterThan(0)
    }
  })

  test('fades with silence, and whoever comes back after a week gives a sign by it', () => {
    const asked = (days: number) => placeInBuying([gave('price', days), gave('ready', days)], now).odds.deciding
    expect(asked(1)).toBeGreaterThan(asked(30))
    expect(asked(30)).toBeGreaterThan(asked(120))
    expect(asked(700)).toBeCloseTo(0.05, 1)
    const back = placeInBuying([gave('asks', 20), gave('price', 2)], now)
    expect(back.evidence.map(({ sign }) => sign)).toContain('returns')
  })

  test('silence is evidence with its date: it takes from a stage what it took, and a week of it is none yet', () => {
    const silence = (days: number) =>
      placeInBuying([gave('price', days), gave('ready', days)], now).evidence.find(({ sign }) => sign === 'silence')
    expect(silence(3)).toBeUndefined()
    const month = silence(20)
    expect(month).toMatchObject({ at: ago(20) })
    expect(month?.adds).toBeLessThan(-0.1)
    const [fresh, stale] = [0, 20].map(days => placeInBuying([gave('price', days), gave('ready', days)], now))
    expect(month?.adds).toBeCloseTo((stale?.odds.deciding ?? 0) - (fresh?.odds.deciding ?? 0), 9)
  })

  test('what somebody reads by our link says where they stand: prices further on than a story, help as whoever has it', () => {
    const read = (sign: Sign) => placeInBuying([gave('asks', 2), gave(sign, 1)], now).odds
    expect(read('read-price').deciding).toBeGreaterThan(read('followed-link').deciding)
    expect(read('read-comparison').comparing).toBeGreaterThan(read('read-price').comparing)
    expect(read('read-help').using).toBeGreaterThan(read('followed-link').using)
  })
})

describe('what a page is for', () => {
  test.each([
    ['https://halden.example/pricing', '', 'read-price'],
    ['https://halden.example/de/preise', 'Was es kostet', 'read-price'],
    ['https://halden.example/tour-vs-ranger', '', 'read-comparison'],
    ['https://halden.example/p/7', 'Comparatif : la Tour et la Ranger', 'read-comparison'],
    ['https://halden.example/umstieg', '', 'read-moving'],
    ['https://docs.halden.example/tour/brakes', '', 'read-help'],
    ['https://halden.example/shop/tour/handbuch.pdf', '', 'read-help'],
    ['https://shop.halden.example/tour', '', 'read-offer'],
    ['https://halden.example/h%C3%A4ndler', 'Händler in Ihrer Nähe', 'read-offer'],
    ['https://halden.example/blog/winter', 'A winter in Tromsø', 'followed-link'],
    ['https://pricey.example/comparable-worth', 'The workshop', 'followed-link'],
    ['not an address %', 'The Tour', 'followed-link'],
  ])('%s “%s” is %s', (url, title, sign) => {
    expect(signOfPage(url, title)).toBe(sign)
  })
})

describe('signs in what somebody says', () => {
  const reading = (...kinds: string[]) => ({
    kind: kinds[0] ?? 'unknown',
    kinds: kinds.map(kind => ({ kind, score: 0.9, because: [{ words: `(${kind})` }] })),
  })
  const signs = (text: string, ...kinds: string[]) => findSigns(text, reading(...kinds)).map(({ sign }) => sign)

  test('are found in the languages that we know them in', () => {
    expect(signs('Is the Tour better than the Ranger?', 'question')).toEqual(['compares'])
    expect(signs('¿Cuánto cuesta la Tour?', 'question')).toEqual(['price'])
    expect(signs('Wo kann ich das Tour kaufen, und ist es lieferbar?', 'question')).toEqual(['ready'])
    expect(signs('Comment passer de l’autre marque à Halden ?', 'question')).toEqual(['moves'])
    expect(signs('I bought mine in May and it fails.', 'complaint', 'issue')).toEqual(['has'])
    expect(signs('Does it have lights?', 'question')).toEqual(['asks'])
  })

  test('are not found in parts of words, in news, or in static', () => {
    expect(signs('A surprise: priceless views.', 'praise')).toEqual([])
    expect(signs('Prices rise, better than expected.', 'news')).toEqual([])
    expect(signs('Best price, order now, in stock!', 'static')).toEqual([])
  })
})
