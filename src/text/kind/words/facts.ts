import type { Words } from '../lexicon.ts'

/** How people tell of a fault without complaining, and how they say that something told of us is not so, or pass on what may not be. */
export const facts: Record<string, Words> = {
  en: {
    issue: {
      2: `bug, bugs, steps to reproduce, reproducible, stack trace, error code, error message, log attached, memory leak, every time i open, crash*, anyone else seeing, anyone else getting, is it down, is the server down, typo in`,
      1: `error, 404, 500, 502, 503, version, v2, v3, android, ios, iphone, update, firmware, release, broken link, dead link, pointing to, reboots, restarts, freezes, glitch*, not found, happens every time, heads up, device, just so you know, fyi, ignores, overlaps, covers the`,
    },
    'correction-needed': {
      2: `thats not true, that is not true, not true, isnt true, thats wrong, that is wrong, this is wrong, thats false, not correct, isnt correct, incorrect, thats not right, thats not how, myth, misinformation, fake news, you are confusing, youre confusing, confusing them with, got it wrong, got that wrong, has … wrong, please correct, please fix the page, outdated, fact check, is that correct, is it true that, isnt it true, anything to that, was founded, not in`,
      1: `^actually, ^no, ^wrong, actually, in fact, it does, it doesnt, it isnt, it can, they do, they dont, claims, claim, article, review says, the article says, wikipedia, forum says, post says, apparently, i heard, heard that, heard they, word is, psa, rumour, rumor, bankrupt, got bought, bought by, shutting down, discontinued, they only, only works with, everybody knows, everyone knows, pretty sure, i read that, told me`,
    },
  },
  de: {
    issue: {
      2: `bug, bugs, nachstellen, reproduzier*, fehlercode, fehlermeldung, absturz, stürzt ab, tippfehler, noch jemand?, server weg, störung`,
      1: `fehler, 404, 500, 502, 503, version, android, ios, iphone, update, firmware, ins leere, startet … neu, neustart, nicht gefunden, jedes mal, hinweis, gerät, findet … nicht`,
    },
    'correction-needed': {
      2: `das stimmt nicht, stimmt nicht, stimmt so nicht, ist falsch, das ist falsch, nicht richtig, unwahr, märchen, falschmeldung, verwechselt, verwechselst, bitte korrigieren, korrektur, veraltet, stimmt es dass, ist das richtig, wurde … gegründet, gehört … nicht`,
      1: `^doch, ^nein, ^falsch, ^doch das, tatsächlich, in wirklichkeit, behauptet, behaupten, im artikel, wikipedia, im forum, im beitrag, angeblich, hab gehört, habe gehört, es heißt, gerücht, pleite, gekauft von, machen … zu, gibt es nicht mehr, liefern nur, nur mit den eigenen, weiß doch jeder, zur info, ich habe gelesen`,
    },
  },
  fr: {
    issue: {
      2: `bug, bugs, bogue, plante, plantage, message d'erreur, code erreur, journal joint, reproduct*, d'autres ont ça, c'est en panne`,
      1: `erreur, 404, 500, 502, 503, version, android, ios, iphone, mise à jour, firmware, lien, redémarre, introuvable, à chaque fois, appareil`,
    },
    'correction-needed': {
      2: `c'est faux, est faux, pas vrai, n'est pas vrai, inexact, erroné, intox, vous confondez, tu confonds, merci de corriger, périmé, c'est vrai que, a été fondée, a été fondé`,
      1: `^non, ^erreur, ^faux, en fait, en réalité, prétend, l'article, wikipédia, le forum, il paraît, paraît que, on m'a dit, rumeur, faillite, racheté, n'existe plus, ne livrent que, tout le monde le sait, ne marche qu'avec`,
    },
  },
  es: {
    issue: {
      2: `bug, fallo, mensaje de error, código de error, se cierra la, se cuelga, está caído, a alguien más`,
      1: `error, 404, 500, 502, 503, versión, android, ios, iphone, actualización, firmware, enlace, se reinicia, no encontrado, siempre, aparato`,
    },
    'correction-needed': {
      2: `no es verdad, no es cierto, es falso, incorrecto, bulo, os confundís, te confundes, por favor corregid, desactualizado, es cierto que, se fundó`,
      1: `^no, ^falso, en realidad, de hecho, afirma, el artículo, wikipedia, el foro, dicen que, me han dicho, rumor, quebrar, quiebra, ya no se fabrica, solo envían, solo funciona con, todo el mundo sabe`,
    },
  },
  it: {
    issue: {
      2: `bug, messaggio di errore, codice errore, si blocca, si chiude l'app, capita anche a voi, server giù`,
      1: `errore, 404, 500, 502, 503, versione, android, ios, iphone, aggiornamento, firmware, link, si riavvia, non trovato, ogni volta, apparecchio`,
    },
    'correction-needed': {
      2: `non è vero, è falso, sbagliato, non è corretto, inesatto, bufala, vi confondete, ti confondi, correggete, superato, è vero che, è nata a, fondata`,
      1: `^no, ^falso, in realtà, sostiene, l'articolo, wikipedia, il forum, pare che, mi hanno detto, voce, fallire, non si fa più, spediscono solo, funziona solo con, lo sanno tutti`,
    },
  },
  pt: {
    issue: {
      2: `bug, mensagem de erro, código de erro, fecha sozinho, trava, servidor caiu, mais alguém`,
      1: `erro, 404, 500, 502, 503, versão, android, ios, iphone, atualização, firmware, link, reinicia, não encontrado, sempre, aparelho`,
    },
    'correction-needed': {
      2: `não é verdade, é falso, está errado, incorreto, boato, estão confundindo, confundem, corrijam, desatualizado, é verdade que, foi fundada`,
      1: `^não, ^errado, na verdade, afirma, o artigo, wikipédia, o fórum, dizem que, me disseram, falir, só enviam, só funciona com, todo mundo sabe`,
    },
  },
  nl: {
    issue: {
      2: `bug, foutmelding, foutcode, crasht, loopt vast, meer mensen?, storing, ligt eruit`,
      1: `fout, 404, 500, 502, 503, versie, android, ios, iphone, update, firmware, link, herstart, niet gevonden, elke keer, toestel`,
    },
    'correction-needed': {
      2: `klopt niet, dat klopt niet, is niet waar, niet waar, onjuist, fabeltje, jullie verwarren, graag aanpassen, verouderd, klopt het dat, is opgericht`,
      1: `^nee, ^fout, eigenlijk, in werkelijkheid, beweert, het artikel, wikipedia, het forum, schijnt dat, ze zeggen, gerucht, failliet, leveren alleen, werkt alleen met, weet toch iedereen`,
    },
  },
  nordic: {
    issue: {
      1: `bug, fel, feil, fejl, 404, 502, version, versjon, android, iphone, uppdatering, oppdatering, opdatering`,
    },
    'correction-needed': {
      2: `stämmer inte, stemmer ikke, passer ikke, inte sant, ikke sant, er feil, er forkert, är fel`,
      1: `egentligen, egentlig, faktisk, påstår, visstnok, tydligen`,
    },
  },
  pl: {
    issue: { 1: `błąd, bug, 404, 502, wersja, android, iphone, aktualizacji, restartuje, ktoś jeszcze tak` },
    'correction-needed': {
      2: `to nieprawda, nieprawda, to nie jest prawda, błędne, mylicie, czy to prawda`,
      1: `właściwie, w rzeczywistości, podobno, ponoć, zbankrutuje`,
    },
  },
}
