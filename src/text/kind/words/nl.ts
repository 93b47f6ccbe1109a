import type { Words } from '../lexicon.ts'

export const nl: Words = {
  question: {
    2.6: `hoe kan ik, hoe kun je, hoe moet ik, hoe krijg ik, hoe doe ik, weet iemand, weet er iemand, heeft iemand, kan iemand, kent iemand, waar vind ik, waar kan ik, is het mogelijk, kan ik, mag ik, moet ik, een vraag, vraagje, korte vraag, vraag aan, ik vraag me af, vraag me af, hoe laat, is het normaal, wat is het verschil, is er een manier, hoe lang, welke … heb ik nodig, wie weet`,
    1.6: `^hoe, ^wat, ^waar, ^wanneer, ^waarom, ^welke, ^wie, ^kan, ^kun, ^is, ^zijn, ^heeft, ^werkt, ^mag, ^moet, ^hebben, ^past, ^doet`,
    0.8: `help, hulp nodig, snap niet, tips voor`,
  },
  complaint: {
    3: `werkt niet, werkt … niet, doet het niet, doet … niet, werkt niet meer, gaat niet open, laadt niet, start niet, niet aangekomen, niets aangekomen, nog steeds niet, nooit ontvangen, niet ontvangen, niemand reageert, niemand antwoordt, geen reactie, geen antwoord, wacht al, wacht nog steeds, al weken, al zes weken, geld terug, op mijn geld, twee keer afgeschreven, dubbel afgeschreven, nooit meer, nooit weer, zonde van,
      wat een slechte, slechte service, weggegooid geld, kwam kapot, kapot aan, heel teleurgesteld, erg teleurgesteld, niet tevreden, valt steeds, valt … weg, loopt vast, in de wacht, ben het zat, ben er klaar mee, belachelijk slecht, een lachertje, steeds weer`,
    2: `kapot, irritant*, teleurgesteld*, teleurstell*, slecht*, vreselijk*, verschrikkelijk*, waardeloos, waardeloze, belachelijk*, schandalig*, schande, onacceptabel*, crasht, defect*, beschadigd*, bekrast*, lekt, oplichting, oplichters, rotzooi, onbeschoft*, hopeloos, ergerlijk*, klacht*, frustrerend*, bagger, drama, slechtste`,
    1: `probleem*, problemen, fout*, traag, trage, storing*, vertraging, te laat, ontbreek*, ontbreken, helaas, weken, duur, lawaai, onmogelijk, jammer, steeds, geannuleerd, wacht`,
  },
  praise: {
    3: `ben er dol op, dol op, hou van, complimenten, complimenten aan, complimenten voor, heel blij, erg blij, super blij, heel tevreden, erg tevreden, zeer tevreden, een aanrader, echte aanrader, aanrader, dank aan, bedankt voor, hartelijk dank, dank jullie, top geholpen, goed geholpen, super geholpen, niet slecht, lang niet slecht, de beste, het beste, werkt perfect, werkt super, zonder problemen, geen problemen, vijf sterren, goed gedaan, goed bezig,
      petje af, ga zo door, wat een heerlijke, wat een fijne, wat een mooie, elke cent waard`,
    2: `geweldig*, fantastisch*, uitstekend*, prachtig*, heerlijk*, perfect*, super, schitterend*, top, fijn*, bedankt, dank, beste, briljant*, geniaal, fenomenaal, tevreden, blij, lekkerste, liefde, topservice, perfecte`,
    1: `goed, goede, mooi*, snel, snelle, handig*, makkelijk*, eindelijk, vriendelijk*, leuk*, lekker*, comfortabel*, betrouwbaar, netjes`,
  },
  idea: {
    3.4: `zou fijn zijn, zou mooi zijn, zou leuk zijn, zou handig zijn, zou geweldig zijn, zou super zijn, zou tof zijn, het zou … als, kunnen jullie … toevoegen, kunnen jullie, kunt u … toevoegen, voeg … toe, graag … toevoegen, suggestie, mijn suggestie, voorstel, ik stel voor, ik wou dat, ik wens, had ik maar, ik mis, wat ik mis, ontbreekt alleen, jullie zouden, jullie moeten, waarom maken jullie, waarom geen, waarom hebben jullie geen, een idee, idee voor,
      wat dacht je van, hebben jullie overwogen, breng … terug, ^tip, graag een, graag zou ik, zou graag`,
    1.6: `idee, optie, functie, mogelijkheid, zou, toevoegen, donkere modus, verbeteren, alsjeblieft, alstublieft, sneltoets, graag`,
  },
  'purchase-interest': {
    3.4: `denk erover, denk eraan, te kopen, wil … kopen, van plan … kopen, wat kost, wat kosten, hoeveel kost, hoe duur, welke prijs, wat is de prijs, de moeite waard, waar kan ik … kopen, waar koop ik, waar te koop, weer op voorraad, op voorraad, weer leverbaar, leverbaar, studentenkorting, is er korting, twijfel tussen, twijfel nog, op zoek naar, ik zoek een, zoek een, zoek nog, iemand tips, aanraders, tips ?, wie kan … aanraden, kan iemand … aanraden,
      aanraden, offerte, budget, overstappen naar, overstappen op, leveren jullie, verkopen jullie, hebben jullie nog, bezorging in`,
    1.8: `kopen, koop, prijs, kost, kosten, bestellen, goedkoper, alternatief, alternatieven, interesse, vergelijk*, verkrijgbaar, overstappen, nieuwe, nieuw`,
  },
  news: {
    2.2: `net binnen, opent, schrapt, banen, ontslagen, kondigt … aan, presenteert, toont, lanceert, neemt … over, overname, winst, omzet, kwartaal, halfjaar*, stijgt, daalt, boete, roept … terug, terugroep*, staking, vakbond, volgens, onderzoek, studie, benoemt, topman, topvrouw, ceo, regering, minister, rechter, rechtbank, rechtszaak, miljoen, miljard, procent, persbericht, interview, tot 2028, beurs, aandelen, politie, prijs voor`,
    0.8: `nieuwe, tweede, na, zegt, bedrijf, markt, sector, eerste`,
  },
  static: {
    3.6: `winactie, prijsvraag, volg like, like en, tag 3, tag een, tag twee, link in bio, link in de bio, met code, kortingscode, gebruik code, klik hier, verdien … per, geld verdienen, vanuit huis, stuur een dm, vacature*, solliciteer, wij zoeken, we zoeken, kom werken, ik volg terug, volg terug, gratis, alleen vandaag, koop nu, bestel nu, je hebt gewonnen, cadeaubon, maak kans, fulltime, parttime`,
    1.4: `korting, aanbieding, code, actie, win, baan, crypto, volg, verdien`,
  },
  urgency: {
    2.6: `dringend, spoed, noodgeval, onmiddellijk, meteen, zo snel mogelijk, brand, rook, gevaar*, gewond*, gestolen, gehackt, fraude, oplichting, twee keer afgeschreven, advocaat, alle gegevens, buitengesloten, storing, gestrand, oververhit*`,
    1.4: `vandaag, morgen, sinds gisteren, al uren, help, wacht al, wachten, weken, vlucht, examen, bruiloft, geld terug, voor vrijdag`,
  },
  not: { 1: `niet, geen, nooit, niets, niks, zonder, nauwelijks, niemand` },
  very: { 1: `heel, erg, zo, super, echt, ontzettend, enorm, zeer, te` },
  person: {
    1: `ik, me, mij, mijn, wij, we, ons, onze, jij, je, jullie, u, uw, jouw, bedankt, hoi, hallo, iemand, hier`,
  },
  or: { 1: `of, vs` },
}
