import type { Words } from '../lexicon.ts'

/** What people want: to know, to have it otherwise, or to buy. By language. */
export const wanting: Record<string, Words> = {
  en: {
    asks: { 1: `how, what, whats, where, wheres, when, why, which, who, whom, whose, whether` },
    someone: {
      1: `anyone, anybody, someone else, somebody, has anyone, has anybody, does anyone, anyone else, do people, do you all, what do people, what are people, how do people, people use, hive mind, owners, experts, wondering, wonder, asking, ask, question, questions, question for, curious, genuinely, advice, tips, any idea, clue, quick one, help me understand, poll, survey, explain, new here, who else, does somebody, has somebody, did anybody, is anyone, is anybody, are people, what are you all, how are you all, how do you all, what do you use, what do you all, which do you, which one do you, please explain, can you explain, could you explain, can you tell, could you tell, tell me, id like to know, i would like to know, want to know, need to know, not sure, confused, trying to find, cant find, looking for the, where to, how to, what to, guide, tutorial, instructions for, trick, any trick, recommendation for`,
    },
    unsure: {
      1: `is it normal, normal, meant to, supposed to, am i, do i need, do i have, can i, may i, should i, will it, will any, will the, would it, does it, is it, is there, are there, are they, is that, is the, does the, does a, do the, can the, can you, can it, could i, allowed, possible, safe to, ok to, okay to, true, myth, folklore, or is, or do, or does, or will, or am, or not, compatible, fit, fits, torque, max, maximum, weight limit, limit, difference between, difference, how long, how many, how much, how often, how far, how cold, besides, or both, yes or no, anything, what happens if, from what age, which age, what age, at what, what size of, does insurance, does this, do these, do those, does that, do i really, what if, who do i, counts as, is this, are these, can these, can this, do both, later, without, dishwasher safe, waterproof, washable, recyclable, recycle`,
    },
    wish: {
      1: `would, could, should, wish, please, imagine, what if, why not, how about, if only, dream, dreaming, request, suggestion, suggest, idea, let me, let us, give us, give me, add, make, make it, make a, make one, put, build, offer, sell, bring, bring back, consider, option, version, a version, mode, setting, feature, id pay, would pay, pay extra, pay for, take my money, shut up and, someone should, somebody should, you should, they should, needs, need a, needs a, all it needs, just add, thats all, petition, one day, in my perfect, could there be, any plans, a way to, instead of, different sizes, next one, next model, more colours, also in`,
    },
    lacks: {
      1: `missing, only thing missing, no option, there is no, theres no, why is there no, why isnt there, lacks, lacking, without, left handed, doesnt exist, nobody makes, too big, too small, too long, too short, smaller, bigger, shorter, longer, in black, in my size, small hands, small people, short people, tall people`,
    },
    weighs: {
      1: `thinking about, thinking of, considering, torn, torn between, deciding, decide, cant decide, undecided, between, or the, versus, vs, worth, worth it, worth the, sell me on, convince me, talk me out, talk me into, leaning, tempted, looking for, looking at, looking to, in the market, shopping for, shortlist, recommend, recommendation*, opinions, regrets, replace our, replace the car, replacing, second car, switch to, switching, upgrade, upgrading, saving up, before spending, before i buy, before we buy, before buying, finally buy, buy, buying, purchase, get one, getting one, getting a, want one, need one, need a, should i get, should we get, would you buy, would it suit, right for, big enough, enough for, which size, what size, size, regret it, anyone regret, this one or, or the other, sold on, first one, making the jump, pull the trigger, savings, spending, spend, invest, hand over, commit, marry, alternatives, better than, compared to, compare, replacement for, instead of a car, get rid of the car, our first, ready to, close to buying, about to buy, about to order, going to buy, want to buy, interested, interested in, options, for two kids, for three kids, commute of`,
    },
    offer: {
      1: `price, prices, pricing, cost, costs, how much, quote, discount, sale, on sale, deal, finance, financing, instalments, leasing, lease, cycle to work, salary sacrifice, invoice, vat, subsidy, grant, test ride, test drive, demo, ex demo, refurb*, second hand, secondhand, used, used one, try one, try a, try it, try the, showroom, dealer near, dealer, shop near, near me, in stock, back in stock, stock, pre order, preorder, waiting list, delivery time, lead time, ship, ships, shipping, deliver to, order, ordering, fleet, bulk, for our office, for our school, for our company, trade in, trial, budget, thousand, grand, model year, sell, for a weekend, weekend test, try before, returns policy, warranty included, payment plan, monthly, per month, insurance, subsidised, tax, delivered to, black friday, voucher, second seat, accessories included, rent, rental, subscribe, availability, available, next batch, when can i get, ready to ship, showrooms, retailers, stockist`,
    },
    you: { 1: `you, your, yours, you guys, folks, team, dear, hello, hi, hey, yall` },
    but: { 1: `but, though, although, however, except, otherwise, still, yet` },
  },
  de: {
    asks: {
      1: `wie, was, wo, wann, warum, wieso, weshalb, wer, wem, wen, welche, welcher, welches, welchen, welchem, ob, woran, wohin, woher, womit, wofür, wozu, wieviel, wie viel`,
    },
    someone: {
      1: `jemand, wer, einer von euch, weiß wer, kennt wer, hat wer, irgendwer, frage, fragen, kurze frage, umfrage, frage an, frage für, frage mich, schwarmwissen, in die runde, tipps, tipp, rat, erfahrung*, ahnung, keine ahnung, wüsste gern, würde gern wissen, möchte wissen, erklär*, bin neu, neu hier, halden fahrende, wie macht ihr, was macht ihr, habt ihr, nehmt ihr, wer fährt, wer von euch, wer hat, wer kennt, hätte jemand, ist jemand, hat eigentlich, was fahrt ihr, was nehmt, was zieht, wie lange habt, wie handhabt, welches nehmt, welche nehmt, könnt ihr mir sagen, sagt mal, sag mal, verratet, kann mir wer, erklären, weiß nicht, unsicher, verwirrt, finde nicht, finde ich, wie geht, was tun, was mach ich, wohin damit, anleitung für, trick`,
    },
    unsure: {
      1: `normal, ist das, ist es, muss ich, muss man, soll ich, sollte ich, soll man, darf ich, darf man, darf die, darf der, darf das, kann ich, kann man, kann das, geht das, passt, passen, reicht, reichen, hält, gilt, bleibt, stimmt, erlaubt, möglich, okay oder, ok oder, oder nicht, oder lieber, oder ist, oder muss, oder doch, oder was, verträgt, kompatibel, drehmoment, unterschied, wie lange, wie oft, wie weit, wie viele, eigentlich, denn, überhaupt, sorgen machen, was übersehe, ab welchem, ab wann, bis wann, bis wieviel, zahlt die, gilt das, gilt die, brauche ich, braucht man, braucht es, kann die, kann der, ist die, ist der, sind die, hat die, hat der, wird das, wird der, dürfen, geht es, gehts auch, auch ohne, wasserdicht, waschbar, recyceln, bin das ich, trick`,
    },
    wish: {
      1: `wunsch, wünsche, wünschen, wünscht, wünschte, bitte, wäre, wärs, würde, würden, könnte, könntet, könnt, hätte, hätten, sollte, solltet, sollten, müsste, gerne, gern, macht doch, malt doch, baut, baut doch, gebt, lasst, bringt, verkauft doch, warum nicht, wieso nicht, wie wärs, wie wäre, was wäre, vorschlag, idee, gedanke, option, variante, version, funktion, modus, oder wenigstens, wenigstens, fehlt nur, einzeln, traum, träume, nur so, mehr farben, petition, auch in, extra zahlen, zahle, einfach`,
    },
    lacks: {
      1: `fehlt, fehlt mir, fehlt noch, mehr fehlt nicht, gibt es keine, gibt es kein, gibts keine, gibts kein, keine möglichkeit, vermisse, zu groß, zu klein, zu lang, zu kurz, kleiner, größer, linkshänder, kurzer, für kleine, für große, in schwarz`,
    },
    weighs: {
      1: `überlege, überlegen, schwanke, hin und her, entscheiden, entscheidung, zwischen, oder, oder lieber, lohnt, lohnen, lohnt sich, suche, suchen, gesucht, brauche, brauchen, empfehl*, empfehlung*, meinungen, meinung, ersetzen, ersetzt, auto abgeben, zweitwagen, umsteigen, umstieg, wechseln, wechsel, kaufen, kauf, kaufe, zulegen, anschaffen, anschaffung, holen, bestellen, interessier*, interesse, reicht … für, taugt, geeignet, ausreichend, wer hat erfahrung, erfahrungen mit, statt, vergleich, favorit, sparen, spare, will haben, bevor ich, welche größe, größe, bereut, bereue, oder das andere, ersparnisse, ausgeben, investieren, kurz davor, fast bestellt, alternativen, besser als, im vergleich, statt auto, auto weg, das erste, zugeschlagen, zuschlagen, will ich, wollen wir, möchten, möchte, mir ein, uns ein, uns eins, mir eins, bei mir, für zwei kinder, für drei kinder, arbeitsweg von, für mich das richtige, das richtige`,
    },
    offer: {
      1: `preis, preise, preislich, kostet, kosten, angebot, rabatt, finanzier*, rate, raten, leasing, jobrad, dienstrad, rechnung auf, förderung, zuschuss, probefahrt, probe fahren, probefahren, probeliegen, ausprobieren, testen, vorführ*, gebraucht, gebrauchte, gebrauchtes, händler, laden in, in der nähe, lieferbar, lieferzeit, auf lager, wann gibts, wieder verfügbar, vorbestell*, warteliste, versand, liefert, bestell*, flotte, firma, verein, kita, für unsere, für unser, inzahlung, budget, bis 400, zahlt man, modelljahr, mieten, miete, leihen, ein wochenende, übers wochenende, zur probe, testfahrt, probesitzen, monatlich, pro monat, versichert, gefördert, steuer, geliefert nach, verfügbar, nächste charge, vorrätig, abholen, ladenpreis, ab wann lieferbar, ratenzahlung, mwst, kaution, testrad, testwochenende, verkauft, verkaufe, zu verkaufen, preisvorstellung, vb`,
    },
    you: {
      1: `ihr, euch, eure, euer, euren, eurem, sie, ihnen, ihre, ihrem, damen und herren, hallo, guten tag, moin, servus, liebes, liebe, hey, leute`,
    },
    but: { 1: `aber, allerdings, jedoch, trotzdem, nur, außer, obwohl, sonst, dafür` },
  },
  fr: {
    asks: {
      1: `comment, quoi, où, quand, pourquoi, quel, quelle, quels, quelles, qui, combien, lequel, laquelle, est ce que, est-ce que, qu'est-ce, qu est ce, si`,
    },
    someone: {
      1: `quelqu'un, quelqu un, quelqu'un sait, savez vous, savez-vous, qui sait, vous savez, question, questions, petite question, sondage, conseil, conseils, astuce, astuces, avis, une idée, des idées, retour d'expérience, retours, me demande, je voudrais savoir, voudrais savoir, voulais savoir, j'aimerais savoir, aimerais savoir, expliquer, expliquez, nouvelle ici, nouveau ici, vous faites comment, vous utilisez, comment vous, comment faites, qui d autre, y a t il quelqu un, quelqu un aurait, quelqu un a, ceux qui, vous mettez, vous prenez, vous faites, je fais quoi, on fait quoi, on met quoi, pouvez vous, pourriez vous me dire, dites moi, me dire, expliquez moi, je ne sais pas, pas sûr, pas sûre, perdue avec, je cherche où, je ne trouve pas, comment faire, comment on, où trouver, que faire, où rapporter, mode d emploi, tuto`,
    },
    unsure: {
      1: `normal, c'est normal, est ce, est-ce, est il, est elle, faut il, faut-il, faut, dois je, dois-je, doit on, doit-on, peut on, peut-on, puis je, puis-je, peut il, peut elle, peut, y a t il, y a-t-il, ça va, ça passe, passe, rentre, tient, suffit, vrai, c'est vrai, compatible, possible, autorisé, risque, dangereux, ou bien, ou pas, ou non, ou c'est, ou il, couple de serrage, différence, combien de, en même temps, au juste, au fait, à partir de, dès quel, jusqu à, est ce que, sont ils, sont elles, a t elle, a t il, peuvent, on peut, il y a, ça se, ça marche avec, ça rentre, ça tient, étanche, lavable, recycl*, c est moi, c est quoi, quelle est, quel est`,
    },
    wish: {
      1: `serait, aimerais, aimerait, voudrais, pourriez, pourrait, pourrait on, pourrait-on, devrait, devriez, faudrait, si vous, et si, pourquoi pas, pourquoi ne pas, à quand, mettez, faites, ajoutez, donnez, vendez, proposez, pensez à, sortez, rendez, ramenez, svp, s'il vous plaît, s il vous plait, idée, suggestion, proposition, souhait, rêve, rêverais, option, version, mode, ne manque que, manque plus, il ne manque, juste un, juste une, au moins, ce serait, imaginez, pétition, un jour`,
    },
    lacks: {
      1: `manque, il manque, ne manque que, pas de, il n'y a pas, y a pas, n'existe pas, existe pas, trop grand, trop grande, trop petit, trop petite, trop long, trop court, plus petit, plus grand, gauchers, pour petits, en noir, toute seule, à l'unité`,
    },
    weighs: {
      1: `hésite, hésitons, j'hésite, entre, ou, ou plutôt, plutôt, vaut le coup, vaut il, vaut la peine, ça vaut, cherche, cherchons, recherche, besoin d'un, besoin d'une, besoin de, recommand*, conseillez, me conseillez, des avis, vos avis, remplacer, remplace, lâcher, deuxième voiture, changer pour, passer à, passer au, acheter, achat, achète, me laisser tenter, craquer, investir, commander, intéressé*, suffit pour, suffirait, ça suffit, comparer, comparaison, comparatif, envisage, pense à, pense prendre, projet, réfléchis, avant d'acheter, convainquez, donnez-moi envie, alternative, quelle taille, taille, regrette, regrettez, celui ci, celui-ci, ou l autre, économies, dépenser, franchir le pas, sauter le pas, sur le point, alternatives, mieux que, par rapport, comparé, à la place de la voiture, se passer de, notre premier, prêts à, prête à, prêt à, intéresse, me tente, tente, pour deux enfants, pour trois enfants, pour moi, dans mon cas, lequel, laquelle`,
    },
    offer: {
      1: `prix, tarif, tarifs, coût, coûte, combien, remise, réduction, promo, soldes, crédit, paiement en, plusieurs fois, leasing, location, louer, facture, devis, aide, subvention, prime, essai, essayer, essayé, tester, test, démo, occasion, d'occasion, reconditionné*, revendeur, magasin, boutique, près de, à côté de, en stock, stock, disponible, dispo, précommand*, liste d'attente, délai de livraison, livrez, livraison à, commande, flotte, entreprise, école, mairie, association, pour nos, reprise, budget, euros, modèle, ça part à, un week end, à l essai, mensuel, par mois, assurance, subventionné, tva, livré à, livrée à, disponibilité, prochaine série, magasins, revendeurs, caution, louez, vendez, mensualités, bonus, à vendre, vend, prêt, prêter`,
    },
    you: { 1: `vous, votre, vos, bonjour, bonsoir, salut, coucou, madame, monsieur, l'équipe, les gens` },
    but: { 1: `mais, sauf, pourtant, cependant, quand même, sinon, par contre, bref` },
  },
  it: {
    asks: {
      1: `come, cosa, che, dove, dov, quando, perché, quale, quali, chi, quanto, quanta, quanti, quante, cos, com, se`,
    },
    someone: {
      1: `qualcuno, qualcuna, nessuno sa, chi sa, sapete, sa se, domanda, domande, domandina, sondaggio, consiglio, consigli, pareri, parere, esperienz*, dritte, idee, un'idea, mi chiedo, vorrei sapere, volevo sapere, mi piacerebbe sapere, spiegat*, nuovo qui, nuova qui, usate, fate, voi come, come fate, chi altro, c è qualcuno, qualcuno ha, qualcuno che, chi va, chi usa, voi cosa, cosa vi, cosa usate, che usate, che faccio, cosa faccio, mi dite, mi sapete dire, sapete dirmi, sapreste, ditemi, spiegatemi, non so, non sono sicur*, non capisco, non trovo, come si, come faccio, dove trovo, dove si, cosa fare, tutorial, trucco`,
    },
    unsure: {
      1: `normale, è normale, posso, si può, si possono, devo, bisogna, serve, conviene, va bene, ci va, ci sta, entra, regge, basta, vale, è vero, vero che, compatibile, possibile, permesso, rischio, pericoloso, oppure, o no, o è, o devo, o mi, coppia, differenza, quanto dura, quanto pesa, quante volte, fino a, per caso, davvero, da che, da quando, fino a quanti, ci vuole, si deve, si lava, possono, è la, è il, sono le, ha la, ha il, c è un, c è una, ci sono, anche senza, impermeabile, lavabile, ricicl*, sono io, cos è, qual è`,
    },
    wish: {
      1: `sarebbe, vorrei, vorremmo, potreste, potrebbe, dovreste, dovrebbe, ci vorrebbe, vi prego, per favore, e se, se faceste, perché non, a quando, mettete*, fate, fatelo, fateci, aggiungete, date, dateci, vendete, pensate, pensateci, idea, suggerimento, proposta, desiderio, sogno, sognavo, opzione, versione, modalità, manca solo, solo quello, almeno, magari, immaginate, petizione, un giorno, piacerebbe`,
    },
    lacks: {
      1: `manca, mancano, manca solo, non c'è, non c è, non esiste, troppo grande, troppo piccol*, troppo lung*, troppo cort*, più piccol*, più grande, mancini, in nero, da sola, da solo`,
    },
    weighs: {
      1: `indecis*, dubbio, in dubbio, tra, fra, oppure, o, o meglio, meglio, vale la pena, ne vale, conviene, cerco, cerchiamo, mi serve, ci serve, ci servono, consigli*, pareri, sostituire, dar via, seconda auto, seconda macchina, passare a, passare alla, comprare, comprarla, comprarlo, acquisto, acquistare, prendere, prenderla, prenderlo, ordinare, interessat*, basta per, basterebbe, confronto, pensando, penso di, sto pensando, valutando, valutiamo, convincetemi, tentat*, prima di comprare, alternativa, invece, che taglia, taglia, misura, pentit*, pentito, o l altra, risparmi, spendere, fare il passo, quasi decis*, alternative, meglio di, rispetto, al posto della macchina, al posto dell auto, la prima, pronti a, pronta a, pronto a, interessa, mi tenta, per due bimbi, per due figli, per tre figli, fa per me, nel mio caso, conviene o`,
    },
    offer: {
      1: `prezzo, prezzi, costo, costa, costano, quanto, sconto, sconti, saldi, rate, a rate, finanziamento, leasing, noleggio, noleggiare, fattura, preventivo, incentivo, incentivi, bonus, contributo, prova, provare, provarla, provarlo, si prova, demo, usat*, di seconda mano, ricondizionat*, rivenditore, rivenditori, negozio, vicino a, dalle parti, disponibil*, preordin*, lista d'attesa, tempi di consegna, spedite, spedizione, consegnate, ordine, flotta, azienda, scuola, asilo, associazione, per il nostro, permuta, budget, modello, gira, un weekend, in prova, mensile, al mese, assicurazione, iva, consegnata a, consegnato a, disponibilità, prossimo lotto, negozi, cauzione, noleggiate, vendete, rateale, rate mensili, vendo, in vendita, prestito`,
    },
    you: {
      1: `voi, vi, vostro, vostra, vostri, vostre, lei, buongiorno, buonasera, salve, ciao, gentili, ragazzi, gente`,
    },
    but: { 1: `ma, però, tranne, eppure, invece, altrimenti, comunque, insomma` },
  },
  es: {
    asks: {
      1: `cómo, qué, dónde, cuándo, por qué, cuál, cuáles, quién, quiénes, cuánto, cuánta, cuántos, cuántas, si, para qué`,
    },
    someone: {
      1: `alguien, sabéis, saben, sabe alguien, pregunta, preguntas, duda, encuesta, consejo, consejos, trucos, idea de, alguna idea, experiencia, experiencias, opiniones, me pregunto, quisiera saber, quería saber, me gustaría saber, explicad, explicar, nuevo aquí, nueva, soy nueva, usáis, hacéis, cómo lo, qué hacéis, quién más, hay alguien, alguien ha, alguien tiene, alguien que, los que, qué ponéis, qué lleváis, qué usáis, qué hago, me decís, me podéis decir, podéis decirme, sabríais, decidme, explicadme, no sé, no estoy segur*, no entiendo, no encuentro, cómo se, cómo hago, dónde encuentro, dónde se, qué hacer, tutorial, truco, os acordáis`,
    },
    unsure: {
      1: `normal, es normal, puedo, puede, se puede, se pueden, tengo que, hay que, debo, hace falta, vale, cabe, aguanta, sirve, funciona con, es verdad, es cierto, verdad, compatible, posible, permitido, peligro, o no, o es, o me, o solo, o llamo, o es exagerar, diferencia, cuánto dura, cada cuánto, cuánto pesa, hasta cuándo, de verdad, le quito, me quedan, inventos, desde qué, a partir de, hasta cuánto, se necesita, se lava, se deben, pueden, es la, es el, son las, tiene la, tiene el, hay un, hay una, también sin, impermeable, lavable, recicl*, soy yo, qué es, cuál es`,
    },
    wish: {
      1: `sería, estaría, molaría, ojalá, podríais, podrían, podría, deberíais, deberían, quisiera, querría, me gustaría, por favor, y si, si hicierais, tuviera, tuvieran, por qué no, para cuándo, poned*, haced, añadid, dad, vended, sacad, pensad, traed, idea, sugerencia, propuesta, deseo, sueño, opción, versión, modo, solo falta, falta solo, al menos, imaginad, petición, algún día, un toldo`,
    },
    lacks: {
      1: `falta, faltan, solo falta, no hay, no existe, demasiado grande, demasiado pequeñ*, demasiado larg*, demasiado cort*, más pequeñ*, más grande, zurdos, en negro, suelta, suelto`,
    },
    weighs: {
      1: `dudo, dudando, duda entre, en duda, entre, o, o mejor, mejor, vale la pena, merece la pena, compensa, busco, buscamos, necesito, necesitamos, recomend*, opiniones, sustituir, cambiar el coche, segundo coche, vender el coche, cambiar a, pasarme a, comprar, comprarme, compra, comprarla, pillar, encargar, pedir, interesad*, me interesa, basta para, me vale, comparar, comparativa, pensando en, pienso en, me planteo, convencedme, tentad*, antes de comprar, alternativa, mirarían, miraríais, elegir, qué talla, talla, arrepient*, esta o la otra, o la otra, ahorros, gastar, dar el paso, a punto de, alternativas, mejor que, comparado, en lugar del coche, en vez del coche, nuestra primera, lista para, listo para, me tienta, para dos niños, para tres, en mi caso, cuál me, me compro, compramos`,
    },
    offer: {
      1: `precio, precios, coste, cuesta, cuestan, cuánto, descuento, rebaja*, oferta, plazos, a plazos, financiación, leasing, renting, alquilar, alquiler, factura, presupuesto, ayuda, subvención, probar, prueba, probarla, demo, segunda mano, de segunda, usad*, reacondicionad*, distribuidor, tienda, cerca de, por la zona, stock, disponible, reservar, reserva, lista de espera, plazo de entrega, enviáis, envían, envío a, pedido, flota, empresa, colegio, cooperativa, asociación, para nuestra, para nuestro, presupuesto de, modelo, sale, verano, un fin de semana, a prueba, mensual, al mes, seguro, iva, entregada en, disponibilidad, próximo lote, tiendas, fianza, alquiláis, vendéis, mensualidades, vendo, en venta, préstamo, ayudas`,
    },
    you: {
      1: `vosotros, vuestro, vuestra, ustedes, os, su, usted, hola, buenas, buenos días, estimados, gente, chicos`,
    },
    but: { 1: `pero, salvo, excepto, aunque, sin embargo, menos, si no, en fin, luego` },
  },
  nl: {
    asks: { 1: `hoe, wat, waar, wanneer, waarom, welke, welk, wie, hoeveel, of, waarmee, waarvoor, hoelang` },
    someone: {
      1: `iemand, weet iemand, heeft iemand, vraag, vraagje, vragen, poll, peiling, tips, tip, advies, ervaring, ervaringen, idee hoe, meningen, vraag me af, benieuwd, zou graag weten, wil graag weten, uitleggen, uitleg, nieuw hier, gebruiken jullie, doen jullie, hoe doen, wie weet, wie nog meer, is er iemand, heeft er iemand, iemand die, wie rijdt, wat trekken jullie, wat gebruiken, welke gebruiken, wat doe ik, kunnen jullie zeggen, vertel, leg uit, weet niet, niet zeker, snap niet, vind niet, hoe moet, hoe doe, waar vind, wat te doen, handleiding voor, truc, iemand tips`,
    },
    unsure: {
      1: `normaal, hoort, kan ik, kan dat, kan je, kun je, mag, mag ik, mag de, moet ik, moet je, moet dat, past, passen, werkt het, houdt, springt, klopt, waar dat, mogelijk, toegestaan, veilig, of niet, of moet, of is, of ga, of lieber, verschil, hoe lang, hoe vaak, hoe ver, hoe zwaar, tot welke, nou echt, eigenlijk, compatibel, vanaf welke, vanaf wanneer, tot hoeveel, is de, is het, zijn de, heeft de, is er een, zijn er, mogen, hoeft, moet het, kan de, ook zonder, waterdicht, wasbaar, recycl*, ben ik dat, wat is`,
    },
    wish: {
      1: `zou, zouden, graag, svp, aub, alsjeblieft, alstublieft, kunnen jullie, konden, moeten jullie, waarom niet, wat als, stel, doe eens, zet, maak, geef, voeg, verkoop, breng, denk eens, idee, suggestie, voorstel, wens, droom, optie, versie, stand, modus, ontbreekt alleen, nodig, tenminste, minstens, petitie, ooit, los, verkopen`,
    },
    lacks: {
      1: `ontbreekt, mist, missen, er is geen, geen optie, bestaat niet, te groot, te klein, te lang, te kort, kleiner, groter, linkshandigen, in zwart`,
    },
    weighs: {
      1: `twijfel, tussen, of, of toch, of liever, liever, de moeite, waard, zoek, zoeken, op zoek, nodig, aanrad*, aanbevel*, meningen, vervangen, tweede auto, auto wegdoen, overstappen, kopen, koop, aanschaf*, kiezen, keuze, bestellen, interesse, genoeg voor, vergelijk*, overweeg, overwegen, denk aan, denk na, overtuig, verleid, voordat ik, alternatief, goed idee, geschikt, welke maat, maat, spijt van, deze of de, spaargeld, uitgeven, de stap, bijna besteld, op het punt, alternatieven, beter dan, vergeleken, in plaats van de auto, onze eerste, klaar om, interesseert, voor twee kinderen, voor drie kinderen, in mijn geval, iets voor ons, iets voor mij, ga ik`,
    },
    offer: {
      1: `prijs, prijzen, kost, kosten, hoeveel, korting, aanbieding, uitverkoop, afbetaling, lening, lease, leasen, huren, factuur, offerte, subsidie, proefrit, uitproberen, proberen, testen, demo, tweedehands, gebruikt, refurbished, dealer, winkel, in de buurt, op voorraad, voorraad, leverbaar, levertijd, bezorgen, verzenden, bestel*, vloot, bedrijf, school, vereniging, voor onze, inruil*, budget, model, proefliggen, een weekend, op proef, maandelijks, per maand, verzekering, btw, geleverd in, beschikbaar, volgende lading, winkels, borg, verhuren, verhuur, te koop, lenen`,
    },
    you: { 1: `jullie, je, jij, jouw, u, uw, hallo, hoi, hey, beste, goedemorgen, goedendag, mensen` },
    but: { 1: `maar, echter, toch, behalve, anders, hoewel, alleen` },
  },
  pt: {
    asks: {
      1: `como, que, o que, onde, quando, porque, por que, qual, quais, quem, quanto, quanta, quantos, quantas, se, porquê`,
    },
    someone: {
      1: `alguém, sabem, quem sabe, pergunta, perguntas, dúvida, enquete, conselho, dicas, dica, opiniões, experiência, pergunto me, me pergunto, queria saber, gostava de saber, gostaria de saber, explicar, novo aqui, nova aqui, vocês usam, usam, quem mais, há alguém, alguém tem, alguém que, quem usa, o que usam, o que faço, podem me dizer, podem dizer me, saberiam, digam, expliquem, não sei, não tenho certeza, não entendo, não encontro, como se, como faço, onde encontro, onde se, o que fazer, tutorial, truque`,
    },
    unsure: {
      1: `normal, é normal, posso, pode, dá para, dá pra, podem, tenho de, tenho que, devo, precisa, vale, cabe, aguenta, serve, é verdade, verdade, compatível, possível, permitido, perigo, ou não, ou é, diferença, quanto tempo, de quanto em quanto, até quando, mesmo, afinal, a partir de, desde que, até quanto, precisa de, lava se, é a, é o, são as, tem a, tem o, há um, há uma, também sem, impermeável, lavável, recicl*, sou eu, o que é, qual é`,
    },
    wish: {
      1: `seria, gostava, gostaria, podiam, poderiam, deviam, deveriam, queria, por favor, e se, fizessem, porque não, por que não, para quando, ponham, coloquem, façam, acrescentem, vendam, pensem, tragam, ideia, sugestão, proposta, desejo, sonho, opção, versão, modo, só falta, falta só, pelo menos, imaginem, um dia`,
    },
    lacks: {
      1: `falta, faltam, só falta, não há, não tem, não existe, grande demais, pequeno demais, mais pequen*, menor, maior, canhotos, em preto`,
    },
    weighs: {
      1: `dúvida, na dúvida, indecis*, entre, ou, ou melhor, melhor, vale a pena, compensa, procuro, procuramos, preciso, precisamos, recomend*, opiniões, substituir, vender o carro, segundo carro, trocar, mudar para, comprar, compra, encomendar, interessad*, chega para, dá para dois, comparar, pensando em, a pensar, pensar em, convençam me, tentad*, antes de comprar, alternativa, que tamanho, tamanho, arrepend*, esta ou a outra, poupanças, gastar, dar o passo, prestes a, alternativas, melhor que, comparado, em vez do carro, a nossa primeira, interessa, para dois filhos, para três filhos, no meu caso, qual devo`,
    },
    offer: {
      1: `preço, preços, custo, custa, custam, quanto, desconto, promoção, saldos, prestações, parcelado, parcelar, financiamento, leasing, alugar, aluguer, fatura, orçamento, apoio, subsídio, experimentar, test ride, teste, testar, demo, segunda mão, usad*, recondicionad*, revendedor, loja, perto de, stock, estoque, disponível, reservar, lista de espera, prazo de entrega, entregam, enviam, envio, frota, empresa, escola, associação, para a nossa, para o nosso, retoma, orçamento de, modelo, um fim de semana, à experiência, mensal, por mês, seguro, iva, entregue em, disponibilidade, lojas, caução, alugam, vendem, à venda, vendo, empréstimo`,
    },
    you: { 1: `vocês, você, vosso, vossa, seu, sua, olá, oi, bom dia, boa tarde, gente, pessoal, caros` },
    but: { 1: `mas, porém, exceto, embora, no entanto, só que, senão` },
  },
  nordic: {
    question: {
      2: `vet någon, vet noen, ved nogen, er der nogen, finns det, finnes det, findes der, kan man, får man, må man, hur, hvordan, hvor, var kan, var finns, varför, hvorfor, när, når, hvornår, vilken, vilket, hvilken, hvilket, är det normalt, er det normalt, undrar, lurer på, fråga, spørsmål, spørgsmål`,
    },
    asks: {
      1: `hur, vad, var, när, varför, vilken, vilket, vem, hvordan, hva, hvad, hvor, når, hvornår, hvorfor, hvilken, hvilket, hvem, om`,
    },
    someone: {
      1: `någon, någon som, noen, noen som, nogen, nogen der, fråga, spørsmål, spørgsmål, tips, undrar, lurer, erfaring*, erfarenhet*, råd`,
    },
    unsure: {
      1: `normalt, kan jag, kan jeg, kan man, får man, må man, må jeg, ska jag, skal jeg, går det, passar, passer, räcker, holder, tåler, tål, stemmer, stämmer, eller inte, eller ikke, skillnad, forskjell, forskel, går att`,
    },
    wish: {
      1: `skulle, ville, önskar, ønsker, ønske, snälla, vær så snill, kan ni, kan dere, kan i, kunne, borde, burde, varför inte, hvorfor ikke, idé, ide, forslag, förslag, önskemål, hade varit, hadde vært, ville være, lägg till, legg til, bara, bare`,
    },
    lacks: { 1: `saknas, saknar, mangler, savner, för stor, for stor, för liten, for liten, finns inte, finnes ikke` },
    weighs: {
      1: `funderar, vurderer, overvejer, tvekar, lurer på, mellan, mellom, mellem, eller, värt, verdt, værd, söker, søker, søger, köpa, kjøpe, købe, byta, bytte, anbefal*, rekommend*, provat, prøvd, prøvet`,
    },
    offer: {
      1: `pris, priser, kostar, koster, hur mycket, hvor mye, hvor meget, rabatt, rabat, på lager, i lager, begagnad, brukt, brugt, provköra, prøvekjøre, prøvetur, prøves, leverans, frakt, fragt, leasing, avbetaling, beställa, bestille`,
    },
    praise: {
      2: `tack, takk, tak, tusen takk, fantastisk*, underbar*, nydelig, dejlig, älskar, elsker, bäst, bästa, best, bedste, rekommenderar, anbefaler, super, perfekt*, strålande, strålende, nöjd, fornøyd, tilfreds`,
    },
    complaint: {
      2: `dålig*, dårlig*, besviken, skuffet, skuffende, elendig*, hopplös*, håpløs*, fungerar inte, funkar inte, virker ikke, fungerer ikke, virker stadig ikke, ingen svarar, ingen svarer, trött på, lei av, träls, irriterande, irriterende`,
    },
    idea: {
      2.4: `skulle vara bra om, hade varit bra, hade vært fint, ville være fint, önskar att, ønsker at, kan ni inte, förslag, forslag, snälla lägg`,
    },
    'purchase-interest': {
      2.4: `funderar på att köpa, vurderer å kjøpe, overvejer at købe, vad kostar, hva koster, hvad koster, värt pengarna, verdt pengene`,
    },
    you: { 1: `ni, er, dere, deres, i, jer, hej, hei` },
    person: { 1: `jag, jeg, mig, meg, min, mitt, vi, oss, os, du, dig, deg` },
    not: { 1: `inte, ikke, ingen, inget, aldrig, aldri, utan, uten, uden` },
    very: { 1: `mycket, veldig, meget, väldigt, så, super` },
    or: { 1: `eller` },
    but: { 1: `men, fast, dog` },
  },
  pl: {
    question: {
      2: `czy ktoś, ktoś wie, czy można, czy da się, czy to, jak, gdzie, kiedy, dlaczego, czemu, który, która, które, ile, mam pytanie, pytanie, zastanawiam się czy`,
    },
    asks: { 1: `jak, co, gdzie, kiedy, dlaczego, czemu, który, która, które, kto, ile, czy` },
    someone: { 1: `ktoś, ktokolwiek, pytanie, pytania, porad*, rada, doświadczen*, opinie, wie ktoś` },
    unsure: { 1: `czy, normalne, można, mogę, muszę, da się, pasuje, wystarczy, wytrzyma, możliwe, różnica, albo` },
    wish: {
      1: `przydał*, przydałby, przydałaby, mogliby, moglibyście, chciał*, proszę, dodajcie, zróbcie, może by, pomysł, sugestia, propozycja, marzę, opcja, wersja, fajnie by`,
    },
    lacks: { 1: `brakuje, nie ma, za duży, za mały, za duża, za mała` },
    weighs: {
      1: `zastanawiam, waham, między, albo, czy lepiej, warto, szukam, szukamy, potrzebuję, polecacie, kupić, kupno, kupnem, zakup, zamiast, zmienić, przesiąść`,
    },
    offer: {
      1: `cena, ceny, kosztuje, ile, rabat, zniżka, promocja, raty, leasing, faktura, jazda próbna, używan*, dostępn*, dostawa, dostawą, zamówić, sklep`,
    },
    praise: {
      2: `dziękuję, dzięki, polecam, świetn*, super, najlepsz*, wspaniał*, kocham, uwielbiam, rewelacja, rewelacyjn*, zadowolon*, idealn*`,
    },
    complaint: {
      2: `nie działa, nie działają, fataln*, okropn*, beznadziejn*, rozczarow*, porażka, nikt nie odpisuje, nikt nie odpowiada, nie polecam, dramat, skandal, tragedia`,
    },
    idea: { 2.4: `przydałby się, przydałaby się, byłoby super, fajnie by było, proszę dodajcie, moglibyście` },
    'purchase-interest': { 2.4: `ile kosztuje, chcę kupić, zastanawiam się nad, czy warto kupić, gdzie kupić, szukam` },
    you: { 1: `wy, wasz, wasza, wasze, was, cześć, dzień dobry` },
    person: { 1: `ja, mój, moja, moje, mi, mnie, my, nam, mam, jestem` },
    not: { 1: `nie, nigdy, bez, nic, nikt` },
    very: { 1: `bardzo, naprawdę, super, tak` },
    or: { 1: `czy, albo, lub` },
    but: { 1: `ale, jednak, tylko` },
  },
}
