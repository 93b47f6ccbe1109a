import type { Words } from '../lexicon.ts'

/** What goes wrong: breakage, noises, functions that ceased, waiting, fees, hearsay, irony, repetition. By language. */
export const trouble: Record<string, Words> = {
  en: {
    breaks: {
      1: `broke, broken, breaks, crack*, snapped, split, bent, loose, wobbl*, leak*, drip*, stuck, jam*, froze, frozen, freez*, dead, died, dying, dies, flat, gone, gave up, given up, fell off, came off, comes off, come off, came loose, fell apart, peel*, rust*, scratch*, dent*, torn, tear, ripped, burn*, overheat*, melt*, flicker*, blink*, cuts out, cut out, shuts off, switched off, turns itself off,
        drops out, faulty, defect*, fault, wrong, missing, lost, slips, slipped, slipping, skips, rubs, rubbing, wet inside, fogged, foggy, smells, smell, smoke, smoking, locked out, error, error code, glitch*, bug, crash*, stall*, sheared, warped, crooked, punctur*, shorter than, drains, drained, drain, worn, wears, failed, fails, failing, failure, blank, black screen, frayed, shattered, spilled, spills, forgets, hangs, bald, shaky, vibrat*, pulls to the, limp*, malfunction*, resets, reset itself, empty, numb, comes apart, came apart, wont stay, doesnt stay, hot, too hot, mark on, stain*, stains, rubs off, comes off on, folded, collapsed, collaps*, misaligned, off centre, lets water, let water, soaked, no grip, 404, timed out, times out, not found, unreadable, illegible, doubled, stolen, range says, advertised, promised range, jumps, squashed, split in, nothing inside, wrong colour, wrong size, someone elses, half the range, dead on arrival, snaps, snag*, pops off, popped off, backwards, upside down, stops charging, stops working, turned off`,
    },
    noise: {
      1: `creak*, squeak*, squeal*, rattl*, click*, clunk*, clank*, grind*, hum, hums, humming, buzz*, whine, whines, whining, whistl*, knock, knocks, knocking, tick, ticks, ticking, noise*, noisy, sound like, sounds like, screech*, scrap*, groan*, beep*, thud*, crunch*, squelch*, hiss*`,
    },
    ceased: {
      1: `no longer, not anymore, any more, anymore, wont, doesnt, does not, didnt, did not, isnt, wasnt, stopped, stops, refuses, refused, refusing, cant, cannot, couldnt, hasnt, havent, never, not once, nothing happens, nothing works, suddenly, all of a sudden, out of nowhere, half of, less than, only lasts, barely, hardly, keeps, supposed to, meant to, was not, were not, werent, arent`,
    },
    waits: {
      1: `waiting, waited, wait, still, weeks, week, months, days, hours, an hour, queue, on hold, nobody, no one, no reply, no answer, no response, unanswered, ignored, ignoring, appointment*, postponed, rescheduled, delayed, delay, late, overdue, promised, supposed to arrive, delivery, delivered, parcel, courier, tracking, emails, emailed, calls, called, rang, phoned, letters, voicemail, ticket number, form, forms, earliest, fully booked, sent back, third time, twice, call back, called back, callback, picks up, pick up the phone, answering, answered yet, no sign, where is my, eleven days, days later, weeks later, months later, spare part, spare parts, backorder, ghosted, chatbot, form letter, opening hours, closed, shut, no show, didnt show, turn up, turned up, survey, surveys, spam, newsletter, unsubscribe`,
    },
    fee: {
      1: `charge, charged, fee, fees, invoice, invoiced, bill, billed, quoted, quote, refund*, deposit, costs me, cost me, paid, paying, pricey, expensive, price went up, prices up, raised, extra for, subscription, paywall, rip off, overcharged, for a, per month`,
    },
    hearsay: {
      1: `i heard, heard that, heard they, heard, apparently, allegedly, rumour, rumor, they say, people say, someone said, somebody told, told me, was told, been told, i read, read somewhere, pretty sure, word is, psa, warning, beware, careful, fyi, friendly reminder, everyone knows, they quietly, quietly, secretly, swapped, on purpose, deliberately, discontinued, stopped making, pulling out, going bust, bankrupt, only works with, spies, spying, sells your data, phones home, isnt it true, is it true`,
    },
    irony: {
      1: `thanks for nothing, classic, well done, bravo, lovely, great stuff, of course, naturally, so much for, love that for me, how nice, congratulations, genius, brilliant, apparently, shocker, surprise surprise, cool cool, good luck, slow clap, nice one, imagine, honestly, seriously, excuse me, sorry what, really, you had one job, one job, what a joke, fun fact, thoughts and prayers, i guess, at this point, my hobby, a hobby`,
    },
    again: {
      1: `again, since, third, second time, fourth, another, twice, every time, every day, every single, always, constantly, keeps, for the last, for weeks, for months, over and over, once more, yet another, once again, after … months, after … weeks, after … years, after … days, after … km, months old, weeks old, year old, years old, brand new, since the update, after the update, since the last, new firmware, latest update, update, firmware, out of warranty, under warranty, warranty, guarantee`,
    },
    mine: { 1: `my, mine, our, ours, our new, my new, bought, my old, weve, ive, i have, we have, i got, we got` },
    part: {
      1: `battery, screen, display, button, cable, charger, app, website, site, checkout, motor, engine, wheel, tyre, tire, brake, brakes, lever, chain, gear, gears, saddle, seat, lock, key, keys, zip, strap, handle, hinge, door, lid, filter, hose, pump, fan, light, lights, lamp, bulb, speaker, mic, router, box, bag, cover, stand, kickstand, pedal, pedals, spoke, rack, pin, bolt, bolts, screw, screws, frame, bell, switch, plug, socket, sensor, camera, keyboard, printer, drawer, tap, manual, instructions, paint, colour, software, firmware, bluetooth, wifi`,
    },
  },
  de: {
    breaks: {
      1: `kaputt*, defekt*, gebrochen, bricht, abgebrochen, gerissen, riss, reißt, locker, wackel*, eiert, verbogen, verzogen, tropf*, undicht, leckt, klemm*, hängt, hakt, eingefroren, zugefroren, friert, tot, gestorben, stirbt, platt, leer, ausgefallen, fällt aus, fällt … ab, abgefallen, geht … ab, ist ab, geht aus, ging aus, schaltet … ab, schaltet … aus, schaltet sich, blinkt, flacker*, fehler, fehlermeldung, fehlercode, störung, spinnt, schleif*, streift, springt, rutscht, verliert, verloren, rost*, verkratzt, zerkratzt, delle, abgenutzt,
        verschliss*, verschleiß, beschlagen, nass, stinkt, riecht, qualm*, raucht, überhitz*, heiß, schmilzt, hin, im eimer, futsch, am ende, zerbrochen, zerbrös*, bröselt, blättert, ausgeleiert, abgestürzt, stürzt, abgerissen, aufgegangen, platzt, geplatzt, zickt, dunkel, schwarz, liegen geblieben, aussetz*, setzt aus, weniger als vorher, schneller leer, falsche, falschen, falscher, falsches, fehlt, fehlen, vergisst, zieht nach, eingeschlafen, schlafen mir, fleck, färbt ab, abgefärbt, zusammengeklappt, eingeknickt, klappt weg, schief, wasser rein, läuft rein, durchnässt, kein grip, null grip, 404, nicht gefunden, unleserlich, doppelt, geklaut, gestohlen, reichweite laut, angegeben, falsche größe, halbe reichweite, verkehrt herum, lädt nicht, geht nicht, angeblich 60, sackt, abgewetzt, dreht durch, rattert, steht still, bleibt stehen, blieb stehen, hängen geblieben, fällt auseinander, löst sich, gelöst, abgeplatzt, ausgeschlagen, vermurkst`,
    },
    noise: {
      1: `quietsch*, klapper*, knarz*, knarr*, knack*, klick*, klack*, brumm*, summ*, pfeif*, pieps*, piept, surr*, rattert, rattern, scheppert, kratz*, mahl*, knirsch*, klopf*, jault, heult, geräusch*, lärm, krach, tickt, ticken, singt, laut, klingt wie, hört sich`,
    },
    ceased: {
      1: `nicht mehr, nich mehr, gar nicht, gar nichts, nichts mehr, nix, kein … mehr, keine … mehr, kaum noch, nur noch, plötzlich, auf einmal, geht nicht, ging nicht, funktioniert, reagiert nicht, weigert, lässt sich, tut nichts, bringt nix, bringt nichts, bewegt sich, lädt, hält nur, hielt, seither, kein stück, mal wieder, kam nicht, kommt nicht, nie, hört auf, schluss`,
    },
    waits: {
      1: `warten, warte, gewartet, wochen, woche, monate, monaten, tage, tagen, stunden, stunde, warteschleife, hotline, niemand, keiner, kein mensch, ruft zurück, rückruf, keine antwort, antwortet, termin*, verschoben, verspätet, verspätung, versprochen, lieferung, geliefert, paket, bote, mails, mail, anruf*, angerufen, erreichbar, zuständig, formular*, frühestens, ausgebucht, dauert, zurückgeschickt, reklam*, kulanz, seit dem, rückrufe, ran, geht keiner, geht niemand, meldet sich, tage später, wochen später, ersatzteil, ersatzteile, nicht lieferbar, rückstand, chatbot, textbaustein, geschlossen, öffnungszeiten, kam keiner, kam niemand, taucht, umfrage, newsletter, abbestell*, zugesagt, vertröst*, wieder nach hause`,
    },
    fee: {
      1: `berechnet, abgebucht, rechnung, gebühr*, erstattung, erstattet, mahnung, teurer, preiserhöhung, preis schon, abo, aufpreis, anfahrt, pauschale, zahlen soll, soll … zahlen, bezahlt, kostet plötzlich, verlangt, verlangen, wollen … euro, trinkgeld, aboabzocke, geld zurück, gekostet`,
    },
    hearsay: {
      1: `gehört, habe gehört, hab gehört, gelesen, hab gelesen, angeblich, anscheinend, scheinbar, offenbar, gerücht, man sagt, heißt es, es heißt, soll ja, sollen ja, soll man, erzählt, erzählen, behauptet, weitersagen, achtung, vorsicht, warnung, mit absicht, absichtlich, heimlich, klammheimlich, eingestellt, stellen … ein, pleite, insolvent, nur mit, ohne app, datenkrake, spioniert, wegwerf*, geplant*, wusstet ihr, stimmt es, stimmt das, quelle`,
    },
    irony: {
      1: `danke für nichts, na toll, na super, na klasse, toll, super, klasse, bravo, respekt, herzlichen glückwunsch, glückwunsch, natürlich, klar doch, war ja klar, typisch, wie immer, spitze, großes kino, läuft bei, genial, ganz großes, echt jetzt, im ernst, ernsthaft, kein witz, ein witz, gehts noch, herrlich, wunderbar, schön für, merkt ja keiner, wers glaubt, vielen dank auch, ohne mich, langsam, mein hobby, ansage`,
    },
    again: {
      1: `schon wieder, wieder, seit, seitdem, seither, dritte*, dritter, zum dritten, zweite, zweiten, vierte*, zum vierten, jedes mal, jeden tag, jeden morgen, ständig, dauernd, immer, immer noch, immer wieder, noch immer, erneut, nach … wochen, nach … monaten, nach … tagen, nach … jahren, nach … km, jahre alt, monate alt, wochen alt, nagelneu, neu gekauft, update, software, seit gestern, seit heute, garantie, gewährleistung, wieder mal`,
    },
    mine: {
      1: `mein, meine, meinem, meinen, meiner, meines, meins, unser, unsere, unserem, unseren, unserer, gekauft, hab, habe, haben wir`,
    },
    part: {
      1: `akku, akkus, batterie, bildschirm, display, anzeige, knopf, taste, kabel, ladegerät, stecker, app, website, webseite, seite, shop, motor, rad, reifen, bremse, bremsen, bremshebel, hebel, kette, schaltung, sattel, sitz, schloss, schlüssel, reißverschluss, gurt, griff, scharnier, tür, deckel, filter, schlauch, pumpe, lüfter, licht, lampe, rücklicht, lautsprecher, router, kiste, tasche, verdeck, ständer, pedal, speiche*, gepäckträger, schraube*, rahmen, klingel, schalter, sensor, kamera, drucker, schublade, anleitung, lack, farbe, software, bluetooth, wlan, hinterrad, vorderrad, freilauf, felge, lenker`,
    },
  },
  fr: {
    breaks: {
      1: `cass*, abîm*, hs, en panne, panne, tombe, tombé*, fêlé*, fissur*, déchir*, arraché*, fuit, fuite, goutte, coincé*, bloqué*, bloque, grippé*, gelé*, gèle, mort, morte, meurt, crevé*, plat, à plat, vide, éteint, s'éteint, s éteint, clignote*, voyant, erreur, bug, bugue, plante, planté, planter, rame, saute, frotte, dévie, tire à, patine, lâche, lâché, a lâché, perd, perdu, perdue, rouill*, rayé*, rayure*, usé*, mou, molle, tordu*, voilé*, embué*, buée, mouillé*, pue, sent le, sent la, fume, chauffe, surchauffe, brûl*, fond, noir, éclaté*, descell*, décollé*, décolle, se vide, s'est vidé, resté* dans la main, oublie, déconnecte, faux, fausse, mauvais, mauvaise, manque, manquent, défectueu*, défaut, dysfonctionn*, moins bien, tremble, vibre, engourdi*, engourdies, chaud, tache, marqué, déteint, replié*, s est pliée, écroulé, de travers, prend l eau, trempé*, aucune adhérence, glisse sur, 404, introuvable, illisible, double, volé*, annoncé*, autonomie annoncée, mauvaise taille, moitié d autonomie, à l envers, se détache, détaché, désaxé, se dévisse, dévissé, reste bloqué, ne freine, ne charge, ne s allume, ne sonne, sautent`,
    },
    noise: {
      1: `grince*, grincement*, couine*, craque*, craquement, claque*, cliquet*, clic, clac, bruit*, bourdonn*, siffle*, sifflement, bip, bipe, ronfle, vrombi*, hurle, cogne, tape, tinte, chante, ronronne, gratte, racle, crisse*, bruyant*`,
    },
    ceased: {
      1: `ne … plus, n … plus, plus rien, ne … pas, n … pas, marche pas, marche plus, fonctionne pas, fonctionne plus, répond plus, répond pas, plus du tout, rien ne, soudain, d'un coup, d un coup, tout à coup, tout d'un coup, à peine, refuse, impossible, s'arrête, s arrête, arrête de, arrêté, jamais, tient plus, charge plus, charge pas, ne veut plus, veut plus, pas moyen`,
    },
    waits: {
      1: `attends, attend, attente, attendre, attendu, semaine, semaines, mois, jours, heures, heure, personne, aucune réponse, sans réponse, zéro réponse, sans nouvelles, répond, rappelle, rappeler, rendez-vous, rendez vous, rdv, reporté*, retard, promis, promise, livraison, livré*, livreur, colis, mails, mail, courrier, appels, appelé, téléphone, standard, file, formulaire*, pas avant, complet, au plus tôt, délai*, sav, relance*, renvoyé*, décroche, décrochent, rappelé, rappel, jours plus tard, semaines plus tard, pièce, pièces, rupture, chatbot, fermé, horaires, pas venu, jamais venu, enquête, newsletter, désabonn*, silence radio, dossier, relancer`,
    },
    fee: {
      1: `facturé*, facture, prélevé*, prélèvement, frais, remboursement, remboursé*, rembours*, devis, cher, chère, payer, payé, payant, abonnement, supplément, augment*, hausse, de déplacement, demande … euros, réclame, arnaque`,
    },
    hearsay: {
      1: `il paraît, paraît que, paraît, on m'a dit, on m a dit, on dit, m'a dit que, entendu dire, entendu que, j'ai entendu, j ai lu, j'ai lu, lu que, soi-disant, soi disant, apparemment, semble-t-il, rumeur, attention, méfiez, prévenus, faites tourner, à partager, exprès, en douce, en cachette, obsolescence, jetable, n'existe plus, arrête la, arrêtent, abandonne*, faillite, ferme, que avec, sans appli, espionne, vrai que, source`,
    },
    irony: {
      1: `bravo, merci pour rien, merci bien, super, génial, magnifique, formidable, chapeau, évidemment, bien sûr, comme d'habitude, comme d habitude, classique, félicitations, la classe, quelle surprise, au secours, sérieux, sérieusement, franchement, non mais, sans rire, vive le, vive la, tout va bien, ça promet, on adore, voilà voilà, normal`,
    },
    again: {
      1: `encore, toujours, depuis, troisième, deuxième, quatrième, 3e, 2e, 4e, fois, chaque fois, chaque matin, chaque jour, tous les jours, sans arrêt, sans cesse, à nouveau, de nouveau, après … mois, après … semaines, après … jours, après … ans, après … km, au bout de, mise à jour, màj, maj, neuf, neuve, tout neuf, garantie, re`,
    },
    mine: { 1: `mon, ma, mes, le mien, la mienne, notre, nos, acheté, achetée, j'ai, j ai, on a, nous avons` },
    part: {
      1: `batterie, écran, afficheur, bouton, câble, chargeur, prise, appli, application, site, moteur, roue, pneu, frein, freins, levier, chaîne, vitesse, vitesses, selle, siège, antivol, serrure, clé, clef, fermeture, sangle, poignée, charnière, porte, couvercle, filtre, tuyau, pompe, ventilateur, lumière, lampe, feu, feux, enceinte, box, caisse, sac, capote, bâche, housse, béquille, pédale, pédales, rayon, porte-bagages, vis, cadre, sonnette, interrupteur, capteur, caméra, imprimante, tiroir, notice, peinture, couleur, logiciel, bluetooth, wifi, guidon, jante`,
    },
  },
  it: {
    breaks: {
      1: `rott*, rompe, si rompe, spezzat*, guast*, guasto, crepat*, crepa, strappat*, perde, perdita, gocciola, bloccat*, si blocca, incastrat*, incepp*, ghiacciat*, gelat*, congelat*, mort*, scaric*, a terra, bucat*, spent*, si spegne, spegne, lampeggi*, spia, errore, errori, baco, crash*, pianta, piantat*, rallenta, salta, sfrega, striscia, tira a, slitta, scivola, cede, ceduto, ha ceduto, cade, cadut*, caduta, staccat*, si stacca, arruggin*, ruggine, graffi*, consumat*, molle, stort*, appannat*, bagnat*, puzza, sa di, fuma, fumo, surriscald*, scotta, bruciat*, ner*, scoppiat*, scucit*, scollat*, dimentica, sbagliat*, manca, mancano, difett*, mi è rimast*, rimasta in mano, vibra, trema, traballa, balla, molla, allentat*, si allenta, addormentat*, macchia, segnat*, stinge, piegat*, si è piegat*, storta, entra acqua, entra l acqua, zuppa, zuppo, nessuna presa, 404, non trovat*, illeggibile, doppio, rubata, dichiarat*, taglia sbagliata, metà autonomia, al contrario, si svita, svitat*, resta bloccat*, non frena, non suona, saltano, sgonfi*, si sgonfia, fuori asse, in panne`,
    },
    noise: {
      1: `scricchiol*, cigol*, stride, stridio, rumore*, rumoros*, ticchett*, clic, clac, toc, ronza, ronzio, fischia*, fischio, sibil*, gracchia, bip, batte, urla, canta, gratta, sferragli*, stona, gnaul*`,
    },
    ceased: {
      1: `non … più, non va, non funziona, non parte, non si accende, non si apre, non carica, non tiene, non risponde, più niente, all'improvviso, all improvviso, di colpo, improvvisamente, a malapena, appena, solo più, si rifiuta, impossibile, smesso, ha smesso, smette, mai, non ne vuole, non si`,
    },
    waits: {
      1: `aspetto, aspettare, aspettando, attesa, attendo, settimane, settimana, mesi, mese, giorni, ore, ora, nessuno, nessuna risposta, risponde, rispondono, richiama*, appuntamento, rimandat*, spostat*, ritardo, promess*, consegna, consegnat*, pacco, corriere, mail, email, chiamat*, telefonat*, telefono, centralino, coda, modulo, moduli, non prima, assistenza, tempi, rispedit*, risponde al, al telefono, richiamato, giorni dopo, settimane dopo, pezzo, ricambio, ricambi, esaurit*, chatbot, chiuso, orari, non è venut*, mai venut*, sondaggio, newsletter, disiscriv*, silenzio, pratica, sollecit*`,
    },
    fee: {
      1: `addebitat*, fattura, bolletta, commission*, rimborso, rimborsat*, preventivo, caro, cara, cari, care, pagato, pagare, pago, abbonamento, supplemento, aumentat*, aumento, rincar*, chiesto, chiedono, euro per, ladri, furto`,
    },
    hearsay: {
      1: `pare che, pare, dicono che, dicono, si dice, mi hanno detto, mi dicono, ho sentito, sentito dire, ho letto, letto che, a quanto pare, a quanto, sembra che, voce, voci, attenzione, occhio, attenti, fate girare, apposta, di nascosto, zitti zitti, usa e getta, obsolescenza, non fanno più, non esiste più, chiudono, fallit*, solo con, senza app, spia, vero che, fonte, condividete`,
    },
    irony: {
      1: `bravi, complimenti, grazie di niente, grazie mille, grazie tante, ottimo, fantastico, bello, perfetto, ovviamente, naturalmente, ovvio, come sempre, classico, congratulazioni, evviva, viva, che bello, che sorpresa, davvero, sul serio, seriamente, ma dai, ma va, andiamo bene, mah, vabbè, boh`,
    },
    again: {
      1: `di nuovo, ancora, sempre, da, dal, dalla, terzo, terza, secondo, seconda, quarta, quarto, volta, volte, ogni volta, ogni mattina, ogni giorno, tutte le, continuamente, un'altra volta, dopo … mesi, dopo … settimane, dopo … giorni, dopo … anni, dopo … km, aggiornamento, nuov*, appena comprat*, garanzia, ennesim*, rieccoci`,
    },
    mine: { 1: `mio, mia, miei, mie, nostro, nostra, comprat*, ho, abbiamo` },
    part: {
      1: `batteria, schermo, display, tasto, pulsante, cavo, caricatore, caricabatterie, spina, app, sito, motore, ruota, gomma, freno, freni, leva, catena, cambio, marce, sella, sedile, lucchetto, serratura, chiave, chiavi, cerniera, zip, cinghia, maniglia, porta, coperchio, filtro, tubo, pompa, ventola, luce, luci, lampada, fanale, cassa, cassone, borsa, telo, capottina, cavalletto, pedale, pedali, raggio, raggi, portapacchi, vite, viti, telaio, campanello, interruttore, sensore, stampante, cassetto, manuale, istruzioni, vernice, colore, software, manubrio, cerchio`,
    },
  },
  es: {
    breaks: {
      1: `rot*, rompe, se rompe, rompió, roto, averi*, estropead*, estropea, partid*, raja*, grieta, gotea, gotera, pierde, fuga, atascad*, atasca, se atasca, bloquead*, se bloquea, congelad*, helad*, muert*, murió, se murió, descarg*, pinchad*, apagad*, se apaga, apaga, parpade*, error, fallo, falla, fallan, fallando, cuelga, se cuelga, colgad*, peta, salta, roza, se va a, patina, resbala, suelt*, se suelta, cae, cayó, caíd*, se cayó, despeg*, oxid*, arañ*, rayad*, gastad*, flojo, floja, torcid*, descentr*, empañad*, mojad*, huele, apesta, humo, recalient*, quema*, negr*, reventad*, descosid*, olvida, equivocad*, falta, faltan, defect*, tiembla, vibra, baila, hasta el puño, en la mano, perdid*, se me duermen, quema, mancha, marcado, destiñe, se dobló, doblad*, de lado, entra agua, empapad*, sin agarre, 404, no encontrad*, ilegible, doble, robada, anunciad*, talla equivocada, mitad de autonomía, al revés, se desenrosca, desmontad*, se queda, no frena, no suena, saltan, desinfl*, descentrad*`,
    },
    noise: {
      1: `chirr*, cruj*, ruido*, ruidos*, clac, clic, traquete*, zumb*, silb*, pita, pitid*, golpete*, rechin*, aull*, canta, rasca, gruñe, suena a, suena como, tintine*`,
    },
    ceased: {
      1: `ya no, no … más, no va, no funciona, no arranca, no enciende, no abre, no carga, no responde, no aguanta, nada, de repente, de golpe, de pronto, apenas, solo aguanta, se niega, imposible, dejó de, ha dejado de, dejado de, nunca, ni una, ni un, no hay, no existe`,
    },
    waits: {
      1: `espero, esperando, esperar, espera, semanas, semana, meses, mes, días, horas, hora, nadie, sin respuesta, ninguna respuesta, contesta, contestan, responden, llaman, llamada*, cita, aplazad*, retraso, prometid*, prometieron, entrega, entregad*, paquete, envío, mensajero, correos, correo, mensaje, mensajes, teléfono, centralita, cola, formulario, hasta dentro, plazo, devuelto, coge el, coge nadie, al teléfono, días después, semanas después, pieza, recambio, recambios, agotad*, chatbot, cerrad*, horario, no vino, no apareció, encuesta, newsletter, baja, silencio, expediente, reclam*`,
    },
    fee: {
      1: `cobrad*, cobran, cobrar, cobraron, factura, comisión, reembolso, devolución, presupuesto, caro, cara, caros, caras, pagar, pagado, pago, suscripción, suplemento, subid*, sube, sablazo, piden, pidieron, timo, estafa, trampa, euros por, portes`,
    },
    hearsay: {
      1: `dicen que, dicen, se dice, me dicen, me han dicho, me dijeron, oído, he oído, oí, leído, he leído, leí, por lo visto, al parecer, parece que, rumor, ojo, cuidado, atención, avisados, avisé, pasadlo, aposta, a propósito, a escondidas, a la chita, usar y tirar, obsolescencia, ya no fabrican, ya no hacen, cierran, quiebra, solo con, sin móvil, sin app, espía, verdad que, es verdad, fuente, descartad*`,
    },
    irony: {
      1: `bravo, gracias por nada, enhorabuena, genial, estupendo, maravilloso, perfecto, fantástico, qué bien, qué bonito, claro, claro que sí, por supuesto, como siempre, clásico, de traca, olé, qué sorpresa, en serio, de verdad, venga ya, vaya, toma ya, de toda la vida, mayorcito`,
    },
    again: {
      1: `otra vez, de nuevo, vuelve a, desde, sigue, siguen, siempre, tercer, tercera, segundo, segunda, cuarta, cuarto, vez, veces, cada vez, cada mañana, cada día, todos los, todo el rato, después de … meses, después de … semanas, a los … meses, al mes, actualización, nuev*, recién comprad*, garantía, enésim*`,
    },
    mine: { 1: `mi, mis, mío, mía, nuestro, nuestra, comprado, compré, tengo, tenemos` },
    part: {
      1: `batería, pantalla, botón, cable, cargador, enchufe, app, web, página, tienda, motor, rueda, neumático, freno, frenos, palanca, maneta, cadena, cambio, marchas, sillín, asiento, candado, cerradura, llave, llaves, cremallera, correa, asa, bisagra, puerta, tapa, filtro, tubo, bomba, ventilador, luz, luces, lámpara, altavoz, router, caja, bolsa, toldo, funda, caballete, pata, pedal, pedales, radio, radios, portabultos, tornillo, tornillos, cuadro, timbre, interruptor, sensor, impresora, cajón, manual, instrucciones, pintura, color, software, manillar`,
    },
  },
  nl: {
    breaks: {
      1: `kapot*, stuk, gebroken, breekt, brak, gescheurd, scheur*, los, wiebelt, wiebel*, krom, scheef, lekt, lek, lekke, lekkage, druppelt, klemt, vast, zit vast, vastgevroren, bevroren, dood, overleden, leeg, uitgevallen, valt uit, valt af, viel af, gaat uit, ging uit, schakelt … uit, knippert, flikkert, fout, foutmelding, foutcode, storing, hapert, schuurt, sleept, slaat over, slipt, verliest, verloren, roest*, krassen, kras, versleten, slijt*, beslagen, nat, stinkt, ruikt, rookt, oververhit, heet, zwart, gesprongen, afgebroken, losgeraakt, gecrasht, crasht, vastgelopen, loopt vast, vergeet, verkeerde, ontbreekt, ontbreken, mankeert, defect*, begeven, trekt naar, trekt bij, trilt, mislukt, slapen mijn, gloeiend, vlek, geeft af, dichtgeklapt, ingezakt, loopt water, doorweekt, geen grip, 404, niet gevonden, onleesbaar, dubbel, gestolen, beloofd bereik, verkeerde maat, halve bereik, achterstevoren, schroeft los, laat los, blijft hangen, remt niet, belt niet, schakelt niet, verspringt, slaat af, loopt leeg`,
    },
    noise: {
      1: `piep*, kraak*, kraakt, rammel*, tikt, tik, klik*, klak*, bromt, zoemt, fluit*, gilt, knars*, ratelt, geluid*, lawaai, herrie, schraapt, bonkt, zingt, jankt, klopt`,
    },
    ceased: {
      1: `niet meer, niks meer, niets meer, geen … meer, doet niks, doet niets, doet het, niks, plotseling, opeens, ineens, nauwelijks, nog maar, weigert, onmogelijk, gestopt, stopt, nooit, reageert niet, gaat niet, wil niet, lukt niet, werkt niet`,
    },
    waits: {
      1: `wachten, wacht, gewacht, weken, week, maanden, dagen, uren, uur, niemand, geen antwoord, geen reactie, reageert, belt … terug, teruggebeld, afspraak, verzet, uitgesteld, vertraging, te laat, beloofd, levering, bezorgd, bezorger, pakket, mails, mail, gebeld, telefoon, wachtrij, formulier, pas plek, pas over, volgeboekt, levertijd, neemt op, neemt niemand, dagen later, weken later, onderdeel, onderdelen, uitverkocht, chatbot, gesloten, openingstijden, kwam niet, kwam niemand, enquête, nieuwsbrief, afmelden, stilte, dossier`,
    },
    fee: {
      1: `afgeschreven, rekening, factuur, kosten, terugbetaling, terugbetaald, geld terug, offerte, duur, duurder, betalen, betaald, abonnement, toeslag, verhoogd, prijsverhoging, voorrijkosten, vragen … euro, euro om, euro voor`,
    },
    hearsay: {
      1: `hoor, hoorde, gehoord, gelezen, las, zag dat, schijnbaar, blijkbaar, kennelijk, naar verluidt, ze zeggen, zeggen dat, gerucht, let op, pas op, opgelet, expres, stiekem, stilletjes, wegwerp*, maken … meer, leveren … meer, levert … meer, failliet, alleen met, zonder app, bespioneert, klopt het, klopt dat, bron, delen`,
    },
    irony: {
      1: `bedankt voor niks, lekker dan, lekker, fijn, mooi, knap hoor, knap, bravo, gefeliciteerd, natuurlijk, uiteraard, typisch, klassiek, zoals altijd, goed bezig, topprestatie, serieus, echt waar, sorry wat, sorry, ja hoor, nou nou, hoera, hoor`,
    },
    again: {
      1: `weer, alweer, opnieuw, sinds, nog steeds, steeds, altijd, derde, tweede, vierde, keer, elke keer, elke dag, elke ochtend, continu, telkens, na … maanden, na … weken, na … dagen, na … jaar, na … km, update, nieuw*, gloednieuw*, net gekocht, garantie`,
    },
    mine: { 1: `mijn, mn, die van mij, onze, ons, gekocht, heb, hebben we` },
    part: {
      1: `accu, batterij, scherm, display, knop, kabel, lader, oplader, stekker, app, website, site, motor, wiel, band, rem, remmen, hendel, ketting, versnelling*, zadel, stoel, slot, sleutel, rits, riem, handvat, scharnier, deur, deksel, filter, slang, pomp, ventilator, licht, lamp, achterlicht, luidspreker, bak, tas, tent, regentent, standaard, pedaal, pedalen, spaak, bagagedrager, schroef, schroeven, frame, bel, schakelaar, sensor, printer, lade, handleiding, lak, kleur, software, stuur, velg`,
    },
  },
  pt: {
    breaks: {
      1: `quebr*, partid*, partiu, avari*, estrag*, rachad*, rasgad*, vaza, vazando, vazamento, pinga, pres*, travad*, trava, travou, bloquead*, congelad*, mort*, morreu, descarreg*, furad*, desligad*, desliga, apagad*, pisca, piscando, erro, falha, falhou, cai, caiu, solt*, soltou, descol*, enferruj*, riscad*, gast*, mole, tort*, embaçad*, molhad*, fede, cheira a, fuma, superaquec*, queim*, pret*, estourou, descosid*, esquece, errad*, falta, faltam, defeit*, treme, vibra, na minha mão, na mão, perdi, perdeu, dorment*, quente, mancha, marcou, desbota, dobrou, torto, entra água, encharcad*, sem aderência, 404, não encontrad*, ilegível, dobro, anunciad*, tamanho errado, metade da autonomia, ao contrário, desaperta, não trava, não freia, não toca, salta, saltam, esvazia`,
    },
    noise: {
      1: `range, rangend*, chia, chiando, barulh*, ruído, estala, estalo, clique, zumb*, apita, assobi*, bate, batendo, grita, arranha, ronca, tilinta`,
    },
    ceased: {
      1: `não … mais, já não, não funciona, não liga, não abre, não carrega, não responde, não aguenta, nada, de repente, do nada, mal, só dura, recusa, impossível, parou, parou de, deixou de, nunca, nem`,
    },
    waits: {
      1: `esper*, semanas, semana, meses, mês, dias, horas, hora, ninguém, sem resposta, nenhuma resposta, responde, respondem, agendamento, adiad*, remarcad*, atras*, prometid*, prometeram, entrega, entregue, encomenda, pacote, correio, mails, email, emails, liguei, telefone, fila, formulário, só daqui, prazo, devolvid*, atende, atendem, ninguém atende, dias depois, semanas depois, peça, peças, esgotad*, chatbot, fechad*, horário, não veio, não apareceu, inquérito, newsletter, silêncio, processo, reclam*`,
    },
    fee: {
      1: `cobrad*, cobraram, cobrança, fatura, conta, taxa, reembolso, orçamento, caro, cara, pagar, paguei, pago, assinatura, subiu, aumento, pedem, pediram, roubo, golpe, reais para, euros para`,
    },
    hearsay: {
      1: `dizem que, dizem, diz que, ouvi, ouvi dizer, li que, li, parece que, pelos vistos, pelo visto, boato, cuidado, atenção, avisem, de propósito, às escondidas, descartável, já não fazem, não fazem mais, fecha, faliu, só com, sem app, é verdade, fonte, espalhem`,
    },
    irony: {
      1: `parabéns, obrigado por nada, que maravilha, maravilha, lindo, ótimo, genial, claro, claro que sim, como sempre, clássico, que surpresa, sério, a sério, fala sério, que beleza, show, viva`,
    },
    again: {
      1: `de novo, outra vez, novamente, desde, continua, sempre, terceir*, segund*, quart*, vez, vezes, toda vez, toda manhã, cada vez, todo dia, depois de … meses, depois de … semanas, após … meses, atualização, nov*, garantia, enésim*`,
    },
    mine: { 1: `meu, minha, meus, minhas, nosso, nossa, comprei, tenho, temos` },
    part: {
      1: `bateria, ecrã, tela, botão, cabo, carregador, tomada, app, site, loja, motor, roda, pneu, freio, travão, travões, freios, corrente, mudanças, marchas, selim, banco, cadeado, fechadura, chave, fecho, correia, alça, dobradiça, porta, tampa, filtro, mangueira, bomba, ventoinha, luz, luzes, lâmpada, caixa, saco, capota, capa, descanso, pedal, pedais, raio, bagageiro, parafuso, quadro, campainha, sensor, impressora, gaveta, manual, instruções, tinta, cor, software, guiador`,
    },
  },
  nordic: {
    breaks: {
      1: `trasig*, sönder, gick sönder, går sönder, ødelagt, i stykker, gået i stykker, defekt*, lossnade, løsnet, faldt af, falt av, läcker, lekker, lækker, utett, sprukken, sprukket, knækket, død, dött, dog, död, tom, fryser, frös, frossen, fastnat, sitter fast, sidder fast, blinkar, blinker, feil, fel, fejl, svart, sort, rost*, rust*, slitt, slitet, slidt, tappad, mistet, mangler, saknas, krasjer, kraschar, luktar, lukter, lugter, slår av, stänger av`,
    },
    noise: {
      1: `piper, gnissl*, knirk*, knarr*, skrammel, skrammel*, rasl*, klick*, klikk*, brum*, surr*, oljud, lyd, ljud, larm, skrap*, hyl*, lät*, bråk*, støj*, støy*`,
    },
    ceased: {
      1: `inte … längre, inte längre, ikke lenger, ikke længere, ikke … mer, ikke … mere, virker ikke, fungerer ikke, funkar inte, fungerar inte, plötsligt, plutselig, pludselig, knapt, vägrar, nekter, nægter, slutade, slutat, sluttet, stoppet, aldri, aldrig, ingenting`,
    },
    waits: {
      1: `väntar, vänta, väntat, venter, vente, ventet, vecka, veckor, uke, uker, uge, uger, månader, måneder, dagar, dager, dage, timmar, timer, ingen svarar, ingen svarer, inget svar, ingen svar, försenad, forsinket, lovat, lovet, leverans, levering, paket, pakke, mejl, kø, kö`,
    },
    fee: {
      1: `debiter*, faktura, avgift, gebyr, tillbaka pengarna, pengene tilbage, pengene tilbake, dyrt, dyr, dyrare, dyrere, betala, betalt, betale`,
    },
    hearsay: {
      1: `hörde att, hört att, hørte at, hørt at, läst att, lest at, læst at, tydligen, visstnok, angiveligt, åpenbart, påstår, se upp, pas på, pass på, sägs, stemmer det, passer det`,
    },
    irony: {
      1: `grattis, gratulerer, tillykke, så klart, selvfølgelig, typiskt, typisk, klassisk, fantastiskt, herlig, tack för inget, takk for ingenting, tak for ingenting, jaha, bravo`,
    },
    again: {
      1: `igen, igjen, sedan, siden, fortfarande, fortsatt, stadig, tredje, andra gången, andre gang, varje gång, hver gang, alltid, alltså, efter … månader, etter … måneder, efter … måneder, uppdatering*, oppdatering*, opdatering*, garanti, nio månader`,
    },
    mine: { 1: `min, mitt, mina, mine, mit, vår, vårt, vores, köpte, kjøpte, købte` },
    part: {
      1: `batteri*, skärm, skärmen, skjerm, skjermen, skærm*, knapp, knappen, knap, kabel, laddare, lader*, app, appen, hjul, däck, dekk, dæk, broms*, brems*, bremse*, kjede, kæde, kedja, sadel, sal, lås, låset, låsen, nyckel, nøkkel, nøgle, hantag*, handtag*, håndtak, dörr, dør, lock, lokk, låg, filter, lampa, lampe, lyset, ljus, fläkt*, vifte*, skruv, skrue, ram, ramme`,
    },
  },
  pl: {
    breaks: {
      1: `zepsu*, popsu*, psuje, uszkodz*, pękn*, pękł*, złama*, odpad*, cieknie, przecieka, zaciął, zacina, zablokow*, zamarz*, nie żyje, padł*, padn*, rozładow*, miga, mruga, błąd, błęd*, awari*, usterk*, zardzewi*, porysow*, zużyt*, mokr*, śmierdzi, dymi, przegrzew*, czarn*, gubi, brak, brakuje, zły, zła, wadliw*, wada, rączka`,
    },
    noise: {
      1: `skrzyp*, piszcz*, stuka*, hałas*, trzeszcz*, buczy, brzęcz*, klika, gwiżdże, szumi, dźwięk*, terkoc*`,
    },
    ceased: {
      1: `nie działa, nie działają, przestał*, już nie, nic nie, nagle, ledwo, nie chce, nie można, niemożliwe, nigdy, nie włącza, nie ładuje, nie reaguje, nie otwiera`,
    },
    waits: {
      1: `czekam, czekać, czekanie, tydzień, tygodni, tygodnie, tygodnia, miesiąc, miesięcy, miesiące, dni, godzin, godziny, nikt nie, brak odpowiedzi, odpisuje, odpowiada, termin, przełożon*, opóźni*, obiecan*, dostaw*, paczk*, kurier, mail, maile, telefon, kolejk*, formularz`,
    },
    fee: {
      1: `obciążon*, rachunek, faktur*, opłat*, zwrot*, drogo, drogi, droga, zapłac*, płacić, abonament, podwyżk*, oszust*, zł za`,
    },
    hearsay: {
      1: `słyszałem, słyszałam, podobno, czytałem, czytałam, ponoć, rzekomo, mówią, uwaga, uważajcie, ostrzegam, specjalnie, celowo, po cichu, już nie robią, czy to prawda, to prawda`,
    },
    irony: {
      1: `brawo, gratulacje, super, świetnie, oczywiście, jasne, jak zawsze, klasyka, dzięki za nic, serio, naprawdę, pięknie`,
    },
    again: {
      1: `znowu, znów, ponownie, od, nadal, wciąż, ciągle, trzeci*, drugi raz, kolejn*, za każdym, codziennie, po … miesiącach, po … tygodniach, aktualizacj*, gwarancj*, now*`,
    },
    mine: { 1: `mój, moja, moje, mojego, mojej, mam, nasz, nasza, nasze, kupił*` },
    part: {
      1: `bateri*, akumulator*, ekran*, przycisk*, kabel, ładowark*, aplikacj*, strona, koło, opon*, hamulc*, hamulec, łańcuch, siodełk*, zamek, klucz*, pokryw*, drzwi, filtr, lamp*, światł*, śrub*, rama, silnik`,
    },
  },
}
