import type { Words } from '../lexicon.ts'

export const it: Words = {
  question: {
    2.6: `qualcuno sa, qualcuno ha, qualcuno può, qualcuno conosce, come faccio, come si fa, come posso, come si, dove trovo, dove posso, dove si trova, si può, posso, è possibile, una domanda, domanda, mi chiedo, volevo sapere, vorrei sapere, sapete se, a che ora, devo, bisogna, è normale, c è un modo, qual è la differenza, quanto dura`,
    1.6: `^come, ^cosa, ^che, ^dove, ^quando, ^perché, ^quale, ^quali, ^chi, ^quanto, ^quanti, ^avete, ^c è, ^è, ^funziona, anche di ?`,
    0.8: `aiuto, non capisco, consigli su`,
  },
  complaint: {
    3: `non funziona, non funziona più, non va, non va più, non si apre, non parte, non carica, non è arrivato, non arriva, mai arrivato, nessuno risponde, non risponde nessuno, nessuna risposta, senza risposta, aspetto il rimborso, aspetto da, sto aspettando, ancora aspettando, per niente, mai più, soldi buttati, perdita di tempo, addebitato due volte, pagato due volte,
      che delusione, che vergogna, una vergogna, arrivato rotto, arrivata rotta, molto delus*, servizio pessimo, pessimo servizio, il peggior, la peggiore, non lo consiglio, si blocca, si disconnette, voglio il rimborso, sono stufo, sono stufa`,
    2: `pessim*, delus*, vergogn*, orribile*, terribile*, schifo, inaccettabile*, rotto, rotta, difettos*, truffa, inutile*, disastro, disastros*, ridicol*, assurdo, scandalos*, incompetent*, scadente*, fastidios*, guasto, graffiat*, imbarazzante, peggio*`,
    1: `problem*, errore*, lento, lenta, ritardo, male, manca, mancano, rimborso, settimane, caro, rumore, impossibile, purtroppo, annullat*, aspetto`,
  },
  praise: {
    3: `adoro, mi piace molto, mi piace tantissimo, complimenti, complimenti a, complimenti al, grazie mille, mille grazie, grazie a, grazie al, molto soddisfatt*, molto content*, molto felice, lo consiglio, la consiglio, consigliatissim*, il miglior, la miglior*, i migliori, va benissimo, va alla grande, niente male, non male, bravi, ottimo lavoro, senza problemi, cinque stelle, funziona perfettamente,
      funziona benissimo, vale ogni, super consigliato`,
    2: `eccellente*, fantastic*, ottim*, meraviglios*, splendid*, bellissim*, perfett*, stupend*, magnific*, straordinari*, incredibile*, velocissim*, grazie, amo, bravissim*, impeccabile*, soddisfatt*, top, eccezionale*, gentilissim*, benissimo`,
    1: `bene, buono, buona, bello, bella, veloce*, facile*, felice, content*, gentil*, finalmente, comod*, utile*, piace, pulit*`,
  },
  idea: {
    3.4: `sarebbe bello, sarebbe fantastico, sarebbe utile, sarebbe comodo, sarebbe ideale, sarebbe figo, potreste aggiungere, potreste, potete aggiungere, per favore aggiungete, aggiungete, suggerimento, un suggerimento, suggerisco, propongo, proposta, vorrei poter, vorrei che, mi piacerebbe, magari, manca solo, manca una, manca un, perché non fate, perché non mettete, perché non aggiungete, dovreste, un idea, che ne dite,
      avete pensato, se solo, mettete i, mettete un, mettete una, rimettete`,
    1.6: `idea, opzione, funzione, possibilità, sarebbe, aggiungere, tema scuro, modalità scura, migliorare, per favore, scorciatoia`,
  },
  'purchase-interest': {
    3.4: `pensando di comprare, penso di comprare, vorrei comprare, voglio comprare, sto per comprare, quanto costa, quanto costano, quanto viene, che prezzo, vale la pena, ne vale la pena, dove posso comprare, dove comprare, dove si compra, di nuovo disponibile, torna disponibile, disponibil*, sconto studenti, c è uno sconto, indecis* tra, sono indecis*, cerco un, cerco una, sto cercando, consigli, cosa mi consigliate, mi consigliate, un preventivo, preventivo,
      budget, passare a, spedite, vendete, preordin*`,
    1.8: `comprare, acquistare, acquisto, prezzo, costo, costa, ordinare, consegna a, economic*, alternativ*, interessat*, conviene, confronto`,
  },
  news: {
    2.2: `ultim ora, annuncia, presenta, lancia, apre una, apre un, apre la, taglierà, taglia, posti, licenziamenti, acquisisce, compra la, in crescita, in calo, utile, ricavi, fatturato, trimestre, semestrale, multa, richiam*, ritirat*, sciopero, sindacat*, secondo i, secondo la, secondo uno, secondo il, studio, nomina, amministratore, governo, ministro, tribunale, causa, milioni, miliardi, comunicato, intervista, entro il, inchiesta,
      premio, fiera, polizia, borsa, azioni, per cento`,
    0.8: `nuovo, nuova, seconda, dopo, azienda, mercato, settore, primo`,
  },
  static: {
    3.6: `giveaway, metti like, tagga, segui e, concorso a premi, link in bio, link nella bio, codice sconto, codice promo, coupon, clicca qui, guadagna … al giorno, guadagnare, da casa, scrivimi in, in privato, offerta di lavoro, stiamo assumendo, candidati ora, invia il cv, assumiamo, m f, ti seguo, seguimi, gratis, solo oggi, acquista ora, compra ora, sei stato selezionato, buono regalo`,
    1.4: `offerta, sconto, codice, promo, lavoro, vinci, crypto, segui, omaggio`,
  },
  urgency: {
    2.6: `urgente, urgentemente, emergenza, subito, immediatamente, il prima possibile, al più presto, fuoco, fumo, pericol*, ferit*, brucia*, rubat*, hackerat*, frode, truffa, addebitato due volte, avvocato, denuncia, perso tutto, bloccat*, surriscald*`,
    1.4: `oggi, domani, da ieri, da stamattina, da ore, aiuto, aspetto, settimane, volo, esame, matrimonio, rimborso, entro venerdì`,
  },
  not: { 1: `non, mai, niente, nulla, senza, né, nessun, nessuno, nessuna` },
  very: { 1: `molto, davvero, troppo, così, super, veramente, totalmente` },
  person: {
    1: `io, mi, mio, mia, miei, mie, noi, ci, nostro, voi, vi, vostro, vostra, tu, ti, tuo, sto, ho, sono, grazie, ciao, aspetto, vorrei, qualcuno`,
  },
  or: { 1: `o, oppure, vs` },
}
