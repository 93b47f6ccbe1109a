import { describe, expect, test } from 'vitest'
import { findPraise, namesOf, type Read } from './find-praise.ts'

const ours = namesOf([
  { name: 'Halden', words: [] },
  { name: 'Halden Tour', words: ['tour'] },
])
const plain: Read = { kind: 'unknown', sentiment: 0, aspects: [], kinds: [] }
const say = (text: string) => findPraise({ text, before: '' }, plain, ours)

interface Sentences {
  recommends: string[]
  prefersUs: string[]
  prefersThem: string[]
  /** Denied, asked, wished, ironic, or said of others. */
  neither: string[]
}

const languages: Record<string, Sentences> = {
  en: {
    recommends: [
      'Been riding a Halden for three years and would recommend it to anyone with hills on the way to work.',
      'If you are on the fence about the Halden: go for the Halden Tour.',
      'Two kids, one Halden, no car. Can only recommend it.',
      'I wish I had bought the Halden sooner, highly recommended.',
      'If you ride in the snow, get a Halden.',
    ],
    prefersUs: [
      'Sold the Ranger and switched from Ranger to Halden, no regrets.',
      'Honestly the Halden is so much nicer to ride than the Ranger.',
      'We went with the Halden instead of the Ranger.',
    ],
    prefersThem: [
      'Sorry, but the Ranger beats the Halden.',
      'We returned it and ended up replacing it: replaced the Halden with a Ranger.',
      'I would rather have a Ranger than another Halden.',
    ],
    neither: [
      'I wish I could recommend the Halden.',
      'I would love to recommend the Halden, but after the third flat battery I can’t.',
      'I used to recommend the Halden to everyone.',
      'I have breakfast, get the Halden out of the shed and ride off.',
      'Sure, I highly recommend the Halden if you enjoy pushing a dead bike home.',
      'Nobody I know would recommend a Halden.',
      'I would recommend the Halden if the battery lasted longer.',
      'My dealer said I should recommend the Halden to friends.',
      'I wish the Halden were better than the Ranger.',
      'The Halden would be better than the Ranger if it were lighter.',
      'They claim the Halden is better than the Ranger.',
    ],
  },
  de: {
    recommends: [
      'Fahre seit drei Jahren ein Halden und kann es jedem mit Hügeln auf dem Arbeitsweg nur empfehlen.',
      'Von mir gibt es eine klare Empfehlung für das Halden Tour.',
      'Das Halden Tour kann ich wärmstens weiterempfehlen.',
    ],
    prefersUs: [
      'Ich bin vom Ranger auf das Halden umgestiegen.',
      'Das Halden fährt sich viel angenehmer als das Ranger.',
      'Wir haben uns ein Halden statt eines Ranger gekauft.',
    ],
    prefersThem: [
      'Tut mir leid, aber das Ranger ist deutlich besser als das Halden.',
      'Ich würde lieber ein Ranger fahren als noch ein Halden.',
      'Ich bevorzuge das Ranger gegenüber dem Halden.',
    ],
    neither: [
      'Ich würde das Halden gerne empfehlen, aber nach dem dritten Akku geht das nicht.',
      'Ich wünschte, ich könnte das Halden empfehlen.',
      'Früher habe ich das Halden jedem empfohlen.',
      'Ich würde das Halden empfehlen, wenn der Akku länger hielte.',
      'Niemand, den ich kenne, würde ein Halden empfehlen.',
      'Mein Händler meint, ich solle das Halden weiterempfehlen.',
      'Das Halden wäre besser als das Ranger, wenn es leichter wäre.',
      'Angeblich ist das Halden besser als das Ranger.',
    ],
  },
  es: {
    recommends: [
      'Llevo tres años con una Halden y se la recomiendo a cualquiera que tenga cuestas.',
      'La Halden Tour es muy recomendable para ir al trabajo.',
      'Os recomiendo la Halden, merece la pena.',
    ],
    prefersUs: [
      'Me pasé de Ranger a Halden y no me arrepiento.',
      'La Halden va mucho mejor que la Ranger.',
      'Al final compramos una Halden en vez de una Ranger.',
    ],
    prefersThem: [
      'Lo siento, pero la Ranger es mejor que la Halden.',
      'Me quedo con la Ranger antes que con la Halden.',
      'Prefiero mil veces la Ranger a la Halden.',
    ],
    neither: [
      'Ojalá pudiera recomendar la Halden.',
      'Me gustaría decir que la recomiendo, la Halden, pero se rompe cada mes.',
      'Antes recomendaba la Halden a todo el mundo.',
      'Nadie que conozco recomienda la Halden.',
      'Solo recomiendo la Halden si te gusta empujar.',
      'La Halden sería mejor que la Ranger si pesara menos.',
      'Dicen que la Halden es mejor que la Ranger.',
      'Ya no recomiendo la Halden.',
    ],
  },
  fr: {
    recommends: [
      'Trois ans en Halden, je recommande à tous ceux qui ont des côtes.',
      'Je ne peux que recommander la Halden Tour.',
      'La Halden Tour est vraiment à recommander.',
    ],
    prefersUs: [
      'On est passés du Ranger à la Halden, aucun regret.',
      'La Halden est nettement mieux que la Ranger.',
      'Nous avons choisi la Halden plutôt que la Ranger.',
    ],
    prefersThem: [
      'Désolé, mais la Ranger est bien meilleure que la Halden.',
      'Je préfère de loin la Ranger à la Halden.',
      'J’ai échangé ma Halden contre une Ranger.',
    ],
    neither: [
      'J’aimerais pouvoir recommander la Halden.',
      'J’aurais aimé vous dire que je recommande la Halden, mais elle tombe en panne.',
      'Avant, je recommandais la Halden à tout le monde.',
      'Personne ne recommande la Halden.',
      'Je ne recommande plus la Halden.',
      'Je recommande la Halden si vous aimez pousser.',
      'La Halden serait mieux que la Ranger si elle était moins lourde.',
      'Il paraît que la Halden est mieux que la Ranger.',
    ],
  },
  it: {
    recommends: [
      'Ho una Halden da tre anni e la consiglio a chiunque abbia salite.',
      'Consiglio vivamente la Halden Tour.',
      'Vi consiglio la Halden, ne vale la pena.',
    ],
    prefersUs: [
      'Sono passato dalla Ranger alla Halden e non torno indietro.',
      'La Halden è decisamente migliore della Ranger.',
      'Alla fine abbiamo comprato una Halden invece della Ranger.',
    ],
    prefersThem: [
      'Mi dispiace, ma la Ranger è molto meglio della Halden.',
      'Preferisco di gran lunga la Ranger alla Halden.',
      'La Halden è peggio della Ranger.',
    ],
    neither: [
      'Vorrei poter consigliare la Halden.',
      'Magari potessi dire che la consiglio, la Halden.',
      'Una volta la consigliavo a tutti, la Halden.',
      'Nessuno che conosco consiglia la Halden.',
      'Non consiglio più la Halden.',
      'Consiglio vivamente la Halden se vi piace spingere.',
      'La Halden sarebbe meglio della Ranger se pesasse meno.',
      'Dicono che la Halden è meglio della Ranger.',
    ],
  },
  pt: {
    recommends: [
      'Tenho uma Halden há três anos e recomendo a todos.',
      'A Halden Tour é muito recomendada para subidas.',
      'Recomendo vivamente a Halden Tour.',
    ],
    prefersUs: [
      'Troquei a Ranger pela Halden e não me arrependo.',
      'A Halden é muito melhor que a Ranger.',
      'Acabei por comprar: comprei uma Halden em vez da Ranger.',
    ],
    prefersThem: [
      'Desculpem, mas a Ranger é melhor do que a Halden.',
      'Prefiro mil vezes a Ranger à Halden.',
      'A Halden é pior do que a Ranger.',
    ],
    neither: [
      'Gostava de poder recomendar a Halden.',
      'Quem me dera poder dizer que recomendo a Halden.',
      'Antes recomendava a Halden a todos.',
      'Ninguém que conheço recomenda a Halden.',
      'Já não recomendo a Halden.',
      'Recomendo a Halden se gostas de empurrar.',
      'A Halden seria melhor do que a Ranger se pesasse menos.',
      'Dizem que a Halden é melhor do que a Ranger.',
    ],
  },
  nl: {
    recommends: [
      'Al drie jaar een Halden en ik kan hem iedereen met heuvels aanraden.',
      'De Halden Tour is een echte aanrader.',
      'Ik raad de Halden iedereen aan.',
    ],
    prefersUs: [
      'Overgestapt van Ranger naar Halden, geen spijt.',
      'De Halden rijdt veel fijner dan de Ranger.',
      'We hebben een Halden gekocht in plaats van een Ranger.',
    ],
    prefersThem: [
      'Sorry, maar de Ranger is veel beter dan de Halden.',
      'Ik heb liever een Ranger dan een Halden.',
      'De Halden is slechter dan de Ranger.',
    ],
    neither: [
      'Ik wou dat ik de Halden kon aanraden.',
      'Ik zou de Halden graag aanraden, maar hij staat steeds stil.',
      'Vroeger raadde ik de Halden iedereen aan.',
      'Niemand die ik ken zou een Halden aanraden.',
      'Ik kan de Halden echt aanraden als je graag duwt.',
      'De Halden zou beter dan de Ranger zijn als hij lichter was.',
      'Ze zeggen dat de Halden beter is dan de Ranger.',
      'Ik raad de Halden niemand aan.',
    ],
  },
  pl: {
    recommends: [
      'Od trzech lat jeżdżę na Halden i polecam każdemu.',
      'Gorąco polecam Halden Tour.',
      'Szczerze polecam rower Halden.',
    ],
    prefersUs: [
      'Halden jest o wiele lepszy niż Ranger.',
      'Wolę Halden niż Ranger.',
      'W końcu kupiłem Halden zamiast Ranger.',
    ],
    prefersThem: ['Niestety Ranger jest lepszy od Halden.', 'Wolę Ranger od Halden.', 'Halden jest gorszy niż Ranger.'],
    neither: [
      'Chciałbym móc polecić Halden.',
      'Nie polecam Halden.',
      'Nikt z moich znajomych nie poleca Halden.',
      'Już nie polecam Halden nikomu.',
      'Polecam Halden, jeśli lubisz pchać rower.',
      'Halden byłby lepszy niż Ranger, gdyby był lżejszy.',
      'Podobno Halden jest lepszy niż Ranger.',
      'Kiedyś polecałem Halden wszystkim.',
    ],
  },
}

describe.each(Object.entries(languages))('in %s', (_language, { neither, prefersThem, prefersUs, recommends }) => {
  test.each(recommends)('“%s” recommends', text => {
    expect(say(text).recommends?.words).toBeTruthy()
  })
  test.each(prefersUs)('“%s” prefers us', text => {
    expect(say(text).prefers?.whom).toBe('us')
  })
  test.each(prefersThem)('“%s” prefers them', text => {
    expect(say(text).prefers?.whom).toBe('them')
  })
  test.each(neither)('“%s” does neither', text => {
    expect(say(text)).toEqual({})
  })
})
