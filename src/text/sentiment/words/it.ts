import type { Feelings } from '../feelings.ts'

/** Italian; written for Sosh. */
export const it: Feelings = {
  words: {
    '3': 'eccellent*, perfett*, fantastic*, meraviglios*, magnific*, straordinari*, stupend*, splendid*, eccezional*, favolos*, adoro, adoriamo, amo, amiamo, lo amo, la amo, ottim*, impeccabil*, spettacol*, consigliatissim*, bellissim*, bravissim*, il migliore, la migliore, a cinque stelle, superlativ*, incredibile',
    '2.2':
      'buon, buona, buono, buoni, buone, bene, ben fatto, meglio, miglior*, bello, bella, belli, belle, bel, grazie, brav*, complimenti, congratulazioni, felic*, contento, contenta, contenti, contente, soddisfatt*, piace, piacciono, piaciut*, gentil*, rapid*, veloc*, efficient*, consiglio, consigliat*, util*, comod*, divertent*, simpatic*, professional*, affidabil*, super, top, forte, evviva, gioia, orgoglios*, qualità, delizios*, piacevol*, piacere, apprezz*, soddisfazione, fico, figo, figata, auguri, abbracci*, baci, accoglient*, impression*',
    '1.2':
      'nessun problema, non è male, niente male, non male, funziona bene, facil*, pratic*, semplic*, interessant*, corrett*, economic*, sicur*, aiut*, finalmente, ahah*, haha*, lol, pulit*, solid*, spero, tranquill*, vale la pena, puntual*, risolto',
    '-1': 'peccato, caro, cara, cari, care, costos*, lent*, noios*, complicat*, manca, mancano, rumor*, ritard*, attesa, aspetto da, aspettiamo da, in attesa da, stanc*, problem*, error*, guast*, bug, stran*, confus*, purtroppo, difficil*, dubbi*, dimentic*, così così, perde acqua, scricchiola',
    '-2': 'male, peggio*, delus*, deluden*, cattiv*, rott*, difettos*, non funziona, non funzionano, non va, non risponde, non rispondono, nessuno risponde, nessuna risposta, senza risposta, ha smesso di funzionare, inutil*, inaccettabil*, arrabbiat*, furios*, triste, tristi, tristezza, odio, odia, odiare, stufo, stufa, stufi, lament*, reclam*, rimbors*, bugia, bugie, bugiard*, falso, falsa, incompetent*, maleducat*, scortes*, ridicol*, paura, piang*, dolor*, pericolos*, frustrat*, frustrant*, si blocca, si pianta, scadente, scadenti, pessimo servizio, perdita di tempo, pentit*, sbagliat*',
    '-3': 'orribil*, terribil*, pessim*, disastr*, truff*, ladri, ladro, rubat*, schif*, vergogn*, spazzatura, merda, cazzo, mai più, da evitare, evitate, state alla larga, sconsiglio, sconsigliat*, orrend*, penos*, uno scandalo, scandalos*, imbroglio, presa in giro, idiot*, cretin*, stronz*, inferno, incubo, catastrof*',
    '0': 'buongiorno, buonasera, buona giornata, buon giorno, va bene, benché, non solo, bene o male, a meno che',
  },
  not: 'non, né, mai, senza, niente, nulla, nessun, nessuna, nessuno, neanche, nemmeno, mica, no',
  very: 'molto, molta, tanto, troppo, davvero, veramente, super, estremamente, assolutamente, totalmente, completamente, proprio, così, incredibilmente, sempre, più, tutto, tutta, parecchio',
  hardly: 'poco, abbastanza, quasi, leggermente, relativamente, forse, magari, sarebbe, potrebbe, se, meno, piuttosto',
  but: 'ma, però, tuttavia, purtroppo, tranne, eppure, anche se',
}
