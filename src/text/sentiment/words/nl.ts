import type { Feelings } from '../feelings.ts'

/** Dutch; written for Sosh. */
export const nl: Feelings = {
  words: {
    '3': 'uitstekend*, perfect*, fantastisch*, geweldig*, schitterend*, prachtig*, fenomenaal, fenomenale, briljant*, uitmuntend*, subliem*, hou van, houd van, houden van, dol op, verliefd*, aanrader, een topper, helemaal top, onovertroffen, weergaloos*',
    '2.2':
      'goed, goede, goeie, beter*, best, beste, mooi, mooie, mooier, leuk, leuke, leuker, fijn, fijne, super, top, tof, toffe, gaaf, gave, vet, lekker*, lief, lieve, blij, blije, gelukkig*, tevreden*, dank*, bedankt, dankjewel, dank je, gefeliciteerd, proficiat, hulde, vriendelijk*, behulpzaam*, behulpzame, snel, snelle, betrouwba*, handig*, nuttig*, prettig*, prima, keurig*, comfortabel*, plezier, genieten, geniet, genoten, trots*, kwaliteit, grappig*, gezellig*, zin in, aanbevelen, aangeraden, professione*, hoera, bravo, klasse, petje af, complimenten, compliment, deskundig*, attent*',
    '1.2':
      'geen probleem, geen problemen, niet slecht, niet verkeerd, werkt goed, makkelijk*, eenvoudig*, praktisch*, interessant*, correct*, goedkoop*, goedkope, veilig*, geholpen, hulp, eindelijk, haha*, hihi, lol, schoon, stevig*, hoop, hopelijk, rustig*, de moeite waard, stipt, opgelost, oké, ok',
    '-1': 'jammer, helaas, duur, dure, duurder, traag, trage, langzaam, saai*, ingewikkeld*, ontbreek*, ontbrak, lawaai*, vertrag*, laat, wacht al, wachten al, wachttijd, moe, probleem, problemen, fout*, storing*, bug, bugs, raar, rare, vreemd*, verward*, onduidelijk*, lastig*, twijfel*, vergeten, lekt, kraakt, rammelt, matig*, mwah, meh, file',
    '-2': 'slecht*, slechter*, teleurgesteld*, teleurstell*, teleur, kapot*, defect*, stuk, beschadigd*, werkt niet, doet het niet, werkt niet meer, doet niets, geen reactie, geen antwoord, niemand reageert, geen gehoor, nutteloos*, waardeloos*, waardeloze, onacceptabel*, boos, boze, woedend*, kwaad, verdriet*, droevig*, haat, haten, zat, beu, klacht*, klagen, retour, terugbetal*, geld terug, leugen*, liegen, liegt, gelogen, nep, onbeschoft*, incompetent*, onbekwaam*, belachelijk*, bang, angst*, pijn*, huil*, gevaarlijk*, frustre*, frustratie*, irritant*, irriteer*, ergernis*, erger me, ergerlijk*, crasht, loopt vast, vastgelopen, spijt, dom, domme, onbetrouwba*, onvriendelijk*, opzegg*',
    '-3': 'verschrikkelijk*, vreselijk*, afschuwelijk*, rampzalig*, ramp, oplicht*, bedrog, bedrieg*, dieven, diefstal, walgelijk*, schande*, schandalig*, rotzooi, troep, afval, bagger, klote*, kut*, shit, nooit meer, nooit weer, blijf weg, niet aan te raden, dramatisch*, bar slecht, om te huilen, godver*, verdomme, een lachertje, onbeschaamd*, wanprestatie, nachtmerrie*',
    '0': 'goedemorgen, goedemiddag, goedenavond, goede morgen, goede middag, best wel, niet alleen, beste allemaal, beste meneer, beste mevrouw, goed en wel, ten beste, ik laat',
  },
  not: 'niet, geen, nooit, niets, niks, zonder, noch, nergens, niemand, nauwelijks',
  very: 'heel, erg, zeer, zo, echt, ontzettend, enorm, super, absoluut, totaal, helemaal, volledig, extreem, ongelooflijk, bijzonder, te, veel, altijd, mega, best',
  hardly: 'beetje, enigszins, vrij, redelijk, soms, misschien, bijna, zou, als, minder, wat',
  but: 'maar, echter, toch, helaas, alleen, hoewel, ondanks, behalve',
}
