import type { Words } from '../lexicon.ts'

export const de: Words = {
  question: {
    2.6: `wie kann ich, wie kann man, wie mache ich, wie macht man, wie bekomme ich, wie stelle ich, weiß jemand, weiss jemand, weiß einer, weiß wer, hat jemand, hat schon jemand, kennt jemand, kennt sich jemand,
      kann mir jemand, kann jemand, wo finde ich, wo kann ich, wo bekomme ich, muss ich, kann man, darf man, darf ich, kann ich, gibt es eine möglichkeit, frage an, kurze frage, mal eine frage, eine frage, ich frage mich,
      frage mich ob, welche … brauche ich, brauche ich, ist es normal, ist es möglich, ab wann, wann kommt, wer ist zuständig, an wen, hat einer, hat wer`,
    1.6: `^wie, ^was, ^wo, ^wann, ^warum, ^wieso, ^weshalb, ^welche*, ^wer, ^wem, ^wen, ^ist, ^sind, ^hat, ^haben, ^kann, ^können, ^passt, ^funktioniert, ^gibt, ^geht, ^muss, ^braucht, ^darf, ^wird, ^liefert,
      wie lange, wie viel, wie oft, was passiert, was ist der unterschied, woran liegt, eigentlich`,
    0.8: `hilfe, komme nicht weiter, verstehe nicht, tipps`,
  },
  complaint: {
    3: `funktioniert nicht, funktioniert … nicht, geht nicht, geht … nicht, geht gar nichts, geht nichts, läuft nicht, startet nicht, lädt nicht, lässt sich nicht, lässt sich … nicht, nicht angekommen, nichts angekommen,
      kommt nicht an, keiner antwortet, niemand antwortet, keine antwort, antwortet niemand, meldet sich niemand, keine rückmeldung, stürzt … ab, bricht … ab, bricht ständig, warte seit, warte immer noch, warte schon, seit wochen,
      seit sechs wochen, nie wieder, geld zurück, auf mein geld, doppelt abgebucht, zweimal abgebucht, doppelt berechnet, in der warteschleife, stellt sich tot, ein witz, eine frechheit, eine zumutung, geht gar nicht, kundenservice ist,
      schon wieder, reicht es, die nase voll, nicht zufrieden, unzufrieden, zum kotzen, rausgeschmissenes geld, finger weg, falsch geliefert, nicht geliefert, ohne vorwarnung, nicht zu gebrauchen, nicht erreichbar`,
    2: `kaputt*, defekt*, nervig, nervt, enttäusch*, unverschämt*, schrecklich*, furchtbar*, schlecht*, miserabel*, katastroph*, mies*, schlimm*, unbrauchbar*, frechheit, peinlich, lächerlich, unfassbar, ärger*, sauer, beschiss*, scheiß*,
      scheiss*, murks, schrott, zerkratzt, beschädigt*, tropft, undicht, abgestürzt, überteuert, abzocke, betrug, lahm, unfreundlich*, inkompetent*, versag*, verloren gegangen, frustrier*, mangelhaft`,
    1: `problem*, fehler*, störung*, langsam*, falsch*, fehlt, fehlen, spät, verspätet, verspätung, leider, dauernd, ständig, beschwer*, hasse, stunde … warte*, warteschleife, nichts, erst nach, anrufen, gerade mal, rost*, laut, gerissen, wochen`,
  },
  praise: {
    3: `ein großes lob, großes lob, lob an, danke an, vielen dank, herzlichen dank, tausend dank, bin begeistert, total begeistert, sehr zufrieden, super zufrieden, nur empfehlen, sehr empfehlen, kann ich empfehlen, gar nicht schlecht,
      nicht schlecht, ich liebe, liebe meine, liebe mein, einfach funktioniert, läuft super, funktioniert super, ohne probleme, keine probleme, gerne wieder, jederzeit wieder, hut ab, weiter so, gut gemacht, macht … spaß, beste …
      ich, den besten, die besten, das beste, klare empfehlung, absolute empfehlung, rundum zufrieden, freue mich, top service, hammer service, bester service`,
    2: `begeistert, klasse, super, hervorragend*, ausgezeichnet*, fantastisch*, wunderbar*, wunderschön*, großartig*, toll*, perfekt*, genial*, spitze, spitzen*, traumhaft*, respekt, danke, beste*, liebe, herrlich*, hammer, mega, zufrieden,
      vorbildlich*, empfehlenswert, sensationell*, freundlich*, kompetent*`,
    1: `gut, gute, guter, gutes, schön*, schnell*, endlich, lecker, bequem*, freu*, nett*, einfach, hilfsbereit, zuverlässig*, gefällt, praktisch, glücklich, froh, sauber, empfehl*, top`,
  },
  idea: {
    3.4: `wäre schön wenn, wäre toll wenn, wäre super wenn, wäre gut wenn, wäre cool wenn, wäre hilfreich wenn, wäre es möglich, toll wäre, schön wäre, super wäre, cool wäre, praktisch wäre, vorschlag, mein vorschlag, verbesserungsvorschlag,
      ich würde mir wünschen, würde mir wünschen, ich wünsche mir, wünsche mir, ich wünschte, könntet ihr, könnt ihr … einbauen, könnt ihr … hinzufügen, bitte … einbauen, bitte … hinzufügen, bitte … ergänzen, bitte baut, bitte macht,
      wie wäre es mit, wie wärs mit, mir fehlt, es fehlt eine, fehlt nur noch, nur … fehlt noch, nur noch … fehlt, fehlt noch, ihr solltet, ihr könntet, man könnte, man sollte, warum gibt es … keine, warum gibt es … nicht, wieso gibt es … keine,
      feature wunsch, funktionswunsch, wunsch, idee für, eine idee, würde sofort, würde ich sofort, würde mich freuen wenn, bringt … zurück, gebt uns, hätte gern … option, bitte wieder`,
    1.6: `bitte, idee, funktion, option, möglichkeit, einbauen, anbieten, hinzufügen, wäre, einstellung, würde, wünsch*, nachrüsten, verbessern, unterstützen`,
  },
  'purchase-interest': {
    3.4: `überlege mir, überlege … zu kaufen, überlege ob ich, am überlegen, zu kaufen, kaufen möchte, möchte … kaufen, will mir … kaufen, was kostet, wie viel kostet, wieviel kostet, was kosten, wie teuer, lohnt sich, lohnt es sich, wo kann man … kaufen,
      wo kann ich … kaufen, wo kaufen, wieder lieferbar, wieder verfügbar, wieder auf lager, auf lager, lieferbar, studentenrabatt, mengenrabatt, schwanke zwischen, kann mich nicht entscheiden, ein angebot, angebot machen, möchten … wechseln, will … wechseln,
      überlege zu wechseln, suche ein, suche einen, suche eine, suchen einen, suchen eine, auf der suche nach, empfehlungen, kaufempfehlung, kaufberatung, kann jemand … empfehlen, könnt ihr … empfehlen, budget, preis für, vorbestellen, bestellen möchte,
      brauche ein neues, brauche einen neuen, brauche eine neue, anschaffen, umstieg auf, liefert ihr, verkauft ihr, habt ihr … noch, probefahrt, probemonat, gibt es rabatt, rabatt`,
    1.8: `kaufen, kauf, bestellen, preis, preise, kosten, kostet, günstiger*, oder lieber, alternative zu, alternativen, interessiere mich, interesse, vergleich, wechseln, verfügbar, neues, lieferung`,
  },
  news: {
    2.2: `eilmeldung, eröffnet, streicht, steigert, stellt … vor, übernimmt, kündigt … an, ruft … zurück, rückruf, verhängt, bußgeld, streik, gewerkschaft, studie, laut studie, laut bericht, berichtet, meldet, gewinn, umsatz, halbjahr*, quartal*, aktie*, vorstand,
      wird neue, wird neuer, chefin, chef, geschäftsführer*, behörde, gericht, urteil, klage, stellen, arbeitsplätze, prozent, millionen, milliarden, minister*, bundesregierung, polizei, interview, pressemitteilung, bis 2028, bis 2030, insolvenz, fusion, lässt … am boden,
      messe, hersteller*, erhöht, senkt, plant, startet, verletzt*, ermittelt, auszeichnung, gespräche, test, testbericht`,
    0.8: `neue, nach, rund, laut, wegen, sagt, tag, unternehmen, markt, werk, werkstatt`,
  },
  static: {
    3.6: `gewinnspiel, verlosung, folgen liken, liken und, freunde markieren, markiere, teile diesen, link in der bio, link in bio, mit dem code, rabattcode, gutscheincode, gutschein, hier klicken, klick hier, jetzt zuschlagen, nur heute, verdiene … am tag, verdiene … pro,
      geld verdienen, von zu hause, schreib mir eine dm, dm an mich, wir suchen verstärkung, jetzt bewerben, bewirb dich, m w d, m d w, w m d, stellenangebot, stellenanzeige, vollzeit, teilzeit, wir stellen ein, folge zurück, folge mir, anzeige, werbung, affiliate, kostenlos sichern,
      gratis, jetzt sichern, du hast gewonnen, jetzt kaufen, schnäppchen`,
    1.4: `gewinn, angebot, rabatt, code, spart, sparen, prozent auf, deal, job, jobs, bewerben, kostenlos, folgen, verlosen, crypto, krypto`,
  },
  urgency: {
    2.6: `dringend, sofort, notfall, schnellstmöglich, so schnell wie möglich, eilt, brennt, rauch*, feuer, gefährlich, gefahr, verletz*, ausgesperrt, gehackt, betrug, gestohlen, doppelt abgebucht, datenverlust, alle daten, anwalt, ausfall, störung, gestrandet, überhitz*, frist, stromschlag, unsicher`,
    1.4: `heute, morgen, seit gestern, seit stunden, warte seit, bitte um hilfe, hilfe, warten, flug, prüfung, hochzeit, heizung, bis freitag, bis montag, rückerstattung, wochen`,
  },
  not: { 1: `nicht, kein, keine, keinen, keiner, keinem, nie, niemals, nichts, kaum, ohne, weder` },
  very: { 1: `sehr, echt, so, total, absolut, mega, super, extrem, wirklich, richtig, unglaublich, völlig, zu` },
  person: {
    1: `ich, mir, mich, mein, meine, meinen, meinem, meiner, wir, uns, unser, unsere, ihr, euch, euer, du, dein, deine, bei euch, bitte, danke, hier`,
  },
  or: { 1: `oder, vs` },
}
