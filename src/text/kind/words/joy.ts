import type { Words } from '../lexicon.ts'

/** What goes well without a word of praise: things that last, people who helped, a smile. By language. */
export const joy: Record<string, Words> = {
  en: {
    endures: {
      1: `years, winters, years later, still going, still works, still runs, still on, without a, not a single, not once, zero, never once, not one, not a, km, miles, every day, since 2019, since 2020, original, outlived, outlasts, survived, bone dry, dry, lasted, lasts, thousand, anniversary, first ride, first day, first time, lets me, daily`,
    },
    glad: {
      1: `smile, smiling, smiled, grin, grinning, laugh*, sing, sings, singing, sang, cried, crying, tears, happy, happier, proud, smug, joy, delight*, love, loved, loves, favourite, best, freedom, fun, weekend, sunshine, made my day, my day, made my week, worth it, no regrets, never going back, sold the car, stopped taking the car, stopped driving, the car, jealous, envy, asked me where, stopped me, converted, convinced, recommend, told my, told everyone, tell everybody, magic, wow, glorious, bliss, beautiful, quietly, whoever, hug, hero, kids love, asleep, neighbour, purr*, sold on it, revelation, quiet, quietest, silent, so easy, effortless, breeze, flies, flew, smooth, cosy, giggl*, cheer*, wave, waved, thumbs up, compliment*, chuffed, over the moon, thrilled, pleased, relief, relieved, treat, gem, lifesaver, life changing, changed my life, obsessed, in love, can still, finally can, never been, envious, kudos, well done, nicest, kindest, sweetest, loveliest, best thing, best decision, what a, better than, worth every, saved, saved me, saved us, fell in love, at peace, magic carpet, swan, dances, glides, glide, champ, faithful, trusty, loyal, like new`,
    },
    helped: {
      1: `thank, thanks, thank you, helped, fixed, fixed it, sorted, replaced, explained, answered, replied, human, a real person, real person, person, by hand, mechanic, staff, support, service, the guy, the woman, lady, workshop, free of charge, for free, no charge, wouldnt take, wanted nothing, on a sunday, in ten minutes, same day, patient, kind, tea, coffee, cake, raise, credit, shout, respect, wrote back, letter, note, honest, honestly`,
    },
  },
  de: {
    endures: {
      1: `jahre, jahren, winter, wintern, seit 2019, seit 2020, immer noch, hält, läuft, läuft noch, noch nie, nie, kein einziges, keine einzige, ohne einen, ohne eine, nicht einmal, nicht mal, km, kilometer, ladung, ladungen, ladezyklen, tausend, trocken, überlebt, erster tag, erste fahrt, das erste mal, täglich, jeden tag, bilanz, jubiläum, war's, wars, wie neu, original`,
    },
    glad: {
      1: `grinse, grins*, lach*, lächel*, singt, sang, gesungen, geweint, heule, freude, freu*, glück, glücklich, stolz, liebe, geliebt, lieblings*, beste, bester, spaß, freiheit, den tag gerettet, tag gerettet, auto verkauft, auto steht, nie wieder auto, neid, neidisch, gefragt wo, überzeugt, weiterempf*, empfehl*, dem sag ich, sag ich das, schwärm*, wow, traum, herrlich, schön, bleibt so, komisch, keks, kinder lieben, schläft, nachbar*, wind, sonne, rückenwind, sonnenaufgang, schwiegermutter, oma, opa, schnurrt, bekehrt, offenbarung, leise, lautlos, mühelos, fliegt, gleitet, gemütlich, kicher*, jubel*, winkt, gewinkt, daumen hoch, kompliment*, begeist*, erleichter*, perle, lebensretter, verliebt, endlich, netteste, liebste, beste entscheidung, was für ein, was für eine, besser als, jeden cent, gerettet, wie auf schienen, treu, treuer, wie neu, großartig, liebs, liebe es, kleine wunder, fährt mir davon, schafft, geschafft, kein problem, ohne mucken, klaglos, selig, strahl*, hüpf*, applaus, chapeau, grandios, freude am, wieder lust`,
    },
    helped: {
      1: `danke, dank, geholfen, hilft, repariert, gerichtet, getauscht, ersetzt, erklärt, geantwortet, antwort bekommen, mensch, menschen, echter mensch, von hand, mechaniker*, werkstatt, service, der mann, die frau, kollege, kollegin, kostenlos, umsonst, geschenkt, geld wollte, wollte keiner, wollte nichts, am sonntag, sonntags, in zehn minuten, geduld, geduldig, nett, freundlich, tee, kaffee, kuchen, lob, respekt, hut ab, notiz, brief, ehrlich, hingestellt, einfach so, genäht`,
    },
  },
  fr: {
    endures: {
      1: `ans, années, hivers, depuis 2019, depuis 2020, toujours, encore, tient, tourne, roule, jamais, pas une seule, pas un seul, sans un, sans une, zéro, même pas, km, kilomètres, mille, sec, sèche, survécu, premier trajet, première sortie, première fois, premier jour, tous les jours, bilan, anniversaire, comme neuf, d'origine`,
    },
    glad: {
      1: `souri*, sourire, rire, ri, rigol*, chante, chantait, chanté, pleuré, larmes, heureu*, fier, fière, fiers, joie, bonheur, aime, adore, adorent, préféré*, meilleur*, plaisir, liberté, ma journée, fait ma journée, vendu la voiture, vendu la deuxième, plus de voiture, la voiture, jaloux, jalouse, demandé où, convaincu*, converti*, recommande, conseille, village, magie, magique, waouh, wahou, beau, belle, rêve, vent, soleil, dort, voisin*, voisine, mamie, papi, belle-mère, moral, les enfants, ronronne, convertie, converti, révélation, silencieu*, sans effort, file, glisse, vole, douillet, gloussé, salue, fait coucou, pouce, compliment*, ravi, ravie, enchanté*, soulag*, pépite, sauvé, sauvée, amoureu*, enfin, plus gentil*, meilleure décision, quel plaisir, quelle, quel bonheur, mieux que, chaque centime, fidèle, régal, nickel, impec*, au top, incroyable, coup de coeur, me sème, tranquille, zen, fou rire, émue, ému, applaud*, bluff*, conquis*, jamais regretté, sourires`,
    },
    helped: {
      1: `merci, aidé*, aide, réparé*, changé, remplacé*, expliqué, répondu, m'a répondu, humain, vraie personne, à la main, mécano, mécanicien*, atelier, réparateur, équipe, le monsieur, la dame, le gars, gratuit*, gratuitement, offert*, rien voulu, pas voulu, un dimanche, dix minutes, le jour même, patient*, patience, gentil*, thé, café, gâteau, chapeau, respect, mot, lettre, honnête*, sympa*, recousu`,
    },
  },
  it: {
    endures: {
      1: `anni, inverni, dal 2019, dal 2020, ancora, sempre, regge, tiene, va, mai, nemmeno, neanche, neppure, senza un, senza una, zero, km, chilometri, mille, asciutt*, sopravviss*, primo giorno, prima volta, primo giro, ogni giorno, tutti i giorni, bilancio, anniversario, come nuov*, originale`,
    },
    glad: {
      1: `sorri*, sorriso, ride, ridere, riso, canta, cantava, cantato, pianto, lacrime, felic*, orgoglios*, fier*, gioia, amo, adoro, adorano, preferit*, migliore, piacere, libertà, giornata, venduto la macchina, venduto l'auto, venduto, macchina ferma, invidia, chiesto dove, convint*, consiglio, paese, magia, magic*, wow, bell*, sogno, vento, sole, dorme, vicin*, nonna, nonno, suocera, bambini, figlia, figlio, fa le fusa, convertit*, rivelazione, silenzios*, senza fatica, vola, scivola, comod*, saluta, salutat*, pollice, compliment*, content*, entusiast*, sollievo, perla, salvat*, innamorat*, finalmente, più gentil*, scelta migliore, che bello, che bella, meglio di, ogni centesimo, fedele, spettacolo, meravigli*, incredibile, mi semina, tranquill*, risate, commoss*, applaus*, conquistat*, mai pentit*, soddisfat*, gioiello, bomba, favolos*`,
    },
    helped: {
      1: `grazie, aiutat*, aiuto, riparat*, sistemat*, cambiat*, sostituit*, spiegat*, rispost*, persona, persona vera, umano, a mano, meccanico, officina, laboratorio, assistenza, il signore, la signora, il ragazzo, la ragazza, gratis, regalat*, voluto niente, non ha voluto, voluto un euro, di domenica, dieci minuti, in giornata, pazien*, gentil*, tè, caffè, torta, chapeau, rispetto, biglietto, lettera, onest*, simpatic*, cucito`,
    },
  },
  es: {
    endures: {
      1: `años, inviernos, desde 2019, desde 2020, todavía, aún, sigue, aguanta, nunca, ni un, ni una, ni siquiera, sin un, sin una, cero, km, kilómetros, mil, seco, seca, sobreviv*, primer día, primera vez, primera vuelta, todos los días, cada día, balance, aniversario, como nuev*, original`,
    },
    glad: {
      1: `sonri*, sonrisa, reír, risa, ríe, canta, cantando, cantó, lloro, lloré, lágrimas, feliz, felices, orgullos*, alegría, amo, adoro, encanta*, favorit*, mejor, placer, libertad, día, vendido el coche, el coche, sin coche, envidia, preguntó dónde, convencid*, recomiendo, pueblo, magia, guau, bonit*, sueño, viento, sol, duerme, vecin*, abuela, abuelo, suegra, niños, hija, hijo, araña, vueltecita, se nota, ronronea, convertid*, revelación, silencios*, sin esfuerzo, vuela, desliza, cómod*, saluda, saludó, pulgar, piropo*, content*, encantad*, alivio, joya, salvad*, salvó, enamorad*, por fin, más majos, mejor decisión, qué gusto, qué maravilla, mejor que, cada euro, fiel, increíble, me deja atrás, tranquil*, risas, emocionad*, aplaus*, conquistad*, nunca me arrepentí, satisfech*, una gozada, gozada, disfrut*, lujo`,
    },
    helped: {
      1: `gracias, ayud*, arregl*, reparad*, cambiad*, explicó, explicad*, contestado, contestó, respondió, persona, persona de verdad, a mano, mecánic*, taller, servicio, el señor, la señora, el chico, la chica, gratis, regalad*, quiso cobrar, no quiso, nada cobr*, en domingo, diez minutos, el mismo día, pacien*, amable*, té, café, bizcocho, olé, respeto, nota, carta, honest*, majo*, maja*, cosió`,
    },
  },
  nl: {
    endures: {
      1: `jaar, jaren, winters, sinds 2019, sinds 2020, nog steeds, nog altijd, houdt, rijdt, nooit, geen enkele, niet eens, zonder een, zonder, nul, km, kilometer, duizend, droog, overleefd, eerste dag, eerste rit, eerste keer, elke dag, dagelijks, balans, jubileum, als nieuw, origineel, ritten`,
    },
    glad: {
      1: `grijns*, glimlach*, lach*, zingt, zong, huil, gehuild, tranen, blij, gelukkig, trots, vreugde, hou van, houden van, favoriet*, beste, plezier, vrijheid, dag goed, auto verkocht, auto weg, jaloers, gevraagd waar, overtuigd, aanraden, dorp, magie, wauw, wow, mooi*, droom, wind, windkracht, zon, slaapt, buur*, oma, opa, schoonmoeder, kinderen, dochter, zoon, op z'n best, juf, spint, bekeerd, openbaring, stil, geruisloos, moeiteloos, vliegt, glijdt, gezellig, giechel*, zwaait, duim, compliment*, dolblij, opgelucht, parel, gered, verliefd, eindelijk, aardigste, beste beslissing, wat een, beter dan, elke cent, trouw, topper, geniet*, heerlijk, ongelooflijk, rijdt weg, rustig, ontroerd, applaus, tevreden, genot, feest, als een zonnetje`,
    },
    helped: {
      1: `dank, bedankt, geholpen, hielp, gerepareerd, gemaakt, vervangen, uitgelegd, legt … uit, antwoord, mens, echt mens, met de hand, monteur, mecanicien, werkplaats, service, de man, mevrouw, meneer, gratis, cadeau, niks voor hebben, wilde er niks, op zondag, zondag, zaterdagmiddag, tien minuten, dezelfde dag, geduld*, aardig*, thee, koffie, taart, petje, respect, briefje, brief, eerlijk*, naaide`,
    },
  },
  pt: {
    endures: {
      1: `anos, invernos, desde 2019, desde 2020, ainda, continua, aguenta, nunca, nem um, nem uma, nem, sem um, sem uma, zero, km, quilómetros, quilômetros, mil, seco, seca, sobreviv*, primeiro dia, primeira vez, todos os dias, todo dia, balanço, aniversário, como nov*, original`,
    },
    glad: {
      1: `sorri*, sorriso, rir, riso, canta, cantando, chor*, lágrimas, feliz, orgulh*, alegria, amo, adoro, amam, favorit*, melhor, prazer, liberdade, ganhei o dia, vendemos o carro, o carro, inveja, perguntou onde, convencid*, recomendo, aldeia, magia, uau, lind*, bonit*, sonho, vento, sol, dorme, vizinh*, avó, avô, sogra, crianças, filha, filho, ronrona, convertid*, revelação, silencios*, sem esforço, voa, desliza, confortável, acena, polegar, elogio*, content*, encantad*, alívio, joia, salv*, apaixonad*, finalmente, mais simpátic*, melhor decisão, que maravilha, melhor que, cada cêntimo, cada centavo, fiel, incrível, deixa me para trás, tranquil*, risos, emocionad*, palmas, satisfeit*, delícia, adorei, espetáculo`,
    },
    helped: {
      1: `obrigad*, ajud*, arranj*, consert*, troc*, explicou, respondeu, pessoa, pessoa de verdade, humano, à mão, mecânic*, oficina, serviço, o senhor, a senhora, o rapaz, a moça, grátis, de graça, oferec*, não quis, quis cobrar, ao domingo, no domingo, dez minutos, no mesmo dia, pacien*, simpátic*, gentil, chá, café, bolo, respeito, bilhete, carta, honest*, costurou`,
    },
  },
  nordic: {
    endures: {
      1: `år, vintrar, vintre, fortfarande, fortsatt, stadig, håller, holder, aldrig, aldri, inte ens, ikke en gang, utan, uten, uden, noll, null, nul, km, mil, tusen, torr, tørr, tør, första gången, første gang, første tur, varje dag, hver dag, som ny`,
    },
    glad: {
      1: `ler, smil*, skratt*, ler, sjunger, synger, gråter, lycklig, lykkelig, glad, stolt, glädje, glede, glæde, älskar, elsker, favorit*, bäst, best, bedst, frihet, frihed, sålt bilen, solgt bilen, avundsjuk, misunnelig, anbefal*, rekommend*, magi, wow, vacker, vakker, smuk, drøm, dröm, vind, sol, nabo, granne, barna, barnen, børnene, mormor`,
    },
    helped: {
      1: `tack, takk, tak, hjälp*, hjelp*, hjalp, fixade, fikset, lagade, reparer*, bytte, svar, människa, menneske, mekaniker, verkstad, verksted, værksted, gratis, på en søndag, søndag, söndag, snäll, snill, sød, kaffe, te, kake, kage`,
    },
  },
  pl: {
    endures: {
      1: `lat, lata, zim, nadal, wciąż, działa, nigdy, ani razu, ani jednej, bez, zero, km, tysiąc*, sucho, pierwszy raz, pierwsza jazda, codziennie, jak nowy, jak nowa`,
    },
    glad: {
      1: `uśmiech*, śmiej*, śpiewa, płacz*, szczęśliw*, dumn*, radość, kocham, uwielbia*, ulubion*, najlepsz*, wolność, sprzedaliśmy, zazdro*, poleca*, magia, wow, piękn*, wiatr, słońce, śpi, sąsiad*, babcia, dzieci, córka, syn`,
    },
    helped: {
      1: `dzięk*, dziękuj*, pomóg*, pomogł*, naprawi*, wymieni*, odpisa*, człowiek, ręcznie, mechanik, warsztat, serwis, pan, pani, za darmo, w niedzielę, cierpliw*, mił*, kawa, herbata, ciasto, szacun*, brawa, list`,
    },
  },
}
