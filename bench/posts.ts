import { numbers } from './house.ts'

/** What people write, cut where a sentence may be cut; put together at random it stays their language. */
const phrases: Record<string, string[]> = {
  en: [
    'has anyone tried the new bike',
    'the battery is empty again after ten kilometres',
    'I love how quiet it is',
    'my charger stopped working in the winter',
    'what does the warranty say about the brake',
    'we waited three weeks for the delivery',
    'the app does not find my light any more',
    'thinking about getting one for the kids',
    'nobody answered my mail',
    'this frame is beautiful',
  ],
  de: [
    'hat jemand das neue Rad ausprobiert',
    'der Akku ist nach zehn Kilometern schon wieder leer',
    'ich liebe es, wie leise es ist',
    'mein Ladegerät geht im Winter nicht mehr',
    'was sagt die Garantie zur Bremse',
    'wir haben drei Wochen auf die Lieferung gewartet',
    'die App findet mein Licht nicht mehr',
    'auf meine Mail hat niemand geantwortet',
  ],
  es: [
    'alguien ha probado la bici nueva',
    'la batería se acaba después de diez kilómetros',
    'me encanta lo silenciosa que es',
    'mi cargador dejó de funcionar en invierno',
    'qué dice la garantía sobre el freno',
    'hemos esperado tres semanas la entrega',
    'nadie ha contestado a mi correo',
  ],
  fr: [
    'quelqu’un a essayé le nouveau vélo',
    'la batterie est vide après dix kilomètres',
    'j’adore comme il est silencieux',
    'mon chargeur ne marche plus en hiver',
    'que dit la garantie pour le frein',
    'on a attendu la livraison trois semaines',
    'personne n’a répondu à mon message',
  ],
  pt: [
    'alguém já experimentou a bicicleta nova',
    'a bateria acaba depois de dez quilómetros',
    'adoro como é silenciosa',
    'o meu carregador deixou de funcionar no inverno',
    'esperámos três semanas pela entrega',
  ],
  ja: [
    '新しい自転車を試した人はいますか',
    'バッテリーが十キロでまた空になった',
    'とても静かで気に入っている',
    '冬になると充電器が動かない',
    '配達を三週間待った',
  ],
}
const spoken = ['en', 'en', 'en', 'en', 'de', 'de', 'es', 'fr', 'pt', 'ja']
const people = 20_000
const rareLetters = 'abcdefghijklmnopqrstuvwxyz'

/**
 * Lines in Jetstream's shape: about 120 characters each, six languages, seven of eight declared, one post of five a
 * reply in a thread begun before, by people of whom few write much. `from` numbers the first.
 */
export function* jetstreamLines(count: number, from = 0): Generator<string> {
  const random = numbers(20_260_301 + from)
  const pick = <Value>(values: Value[]): Value => values[Math.floor(random() * values.length)] as Value
  const threads: { uri: string; cid: string }[] = []
  // A stream that ended a moment ago: nothing in it is of the future.
  const startUs = (Date.now() - 60_000) * 1000
  for (let index = 0; index < count; index++) {
    const language = pick(spoken)
    const text = textOf(random, phrases[language] ?? [], pick)
    const did = `did:plc:${letters(Math.floor(people * random() ** 2), 24)}`
    const rkey = letters(from + index, 13)
    const uri = `at://${did}/app.bsky.feed.post/${rkey}`
    const parent = random() < 0.2 && threads.length > 0 ? pick(threads) : undefined
    if (parent === undefined) threads[index % 2_000] = { uri, cid: `bafy${rkey}` }
    const timeUs = startUs + Math.floor((index * 50_000_000) / count)
    yield JSON.stringify({
      did,
      time_us: timeUs,
      kind: 'commit',
      commit: {
        rev: rkey,
        operation: 'create',
        collection: 'app.bsky.feed.post',
        rkey,
        record: {
          $type: 'app.bsky.feed.post',
          createdAt: new Date(timeUs / 1000).toISOString(),
          text,
          ...(random() < 0.875 && { langs: [language] }),
          ...(parent && { reply: { parent, root: parent } }),
        },
        cid: `bafy${rkey}`,
      },
    })
  }
}

function textOf(random: () => number, of: string[], pick: (values: string[]) => string): string {
  const parts: string[] = []
  for (let length = 0; length < 85; ) {
    // Names and numbers that nobody else writes: the index of words grows as it does in life.
    const rare = random() < 0.4 ? ` ${letters(Math.floor(random() * 1e6), 3 + Math.floor(random() * 5))}` : ''
    const part = `${pick(of)}${rare}${random() < 0.3 ? '?' : random() < 0.5 ? ',' : '.'}`
    parts.push(part)
    length += part.length
  }
  return parts.join(' ')
}

function letters(value: number, length: number): string {
  let left = value
  let word = ''
  for (let index = 0; index < length; index++) {
    word += rareLetters[left % 26]
    left = Math.floor(left / 26) + index
  }
  return word
}
