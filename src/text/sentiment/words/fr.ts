import type { Feelings } from '../feelings.ts'

/** French; written for Sosh. */
export const fr: Feelings = {
  words: {
    '3': "excellent*, parfait*, magnifique*, merveilleu*, fantastique*, génial*, formidable*, extraordinaire*, exceptionnel*, adore, adorons, adorent, adoré, adorable*, sublime*, impeccable*, incroyable, au top, coup de coeur, coup de cœur, rien à redire, je recommande, vivement, bluffant*, ravi*, enchanté*, j'adore, d'enfer, chapeau",
    '2.2':
      "super, top, bon, bonne, bons, bonnes, bien, mieux, meilleur*, beau, belle, beaux, belles, joli*, merci, bravo, félicitation*, content*, heureu*, satisfait*, satisfaction, aime, aimons, aiment, aimé, j'aime, agréable*, sympa*, cool, chouette*, efficace*, rapide*, gentil*, aimable*, professionnel*, fiable*, pratique*, utile*, délicieu*, drôle*, fier, fière, plaisir, qualité, recommande*, réactif, réactive, confortable*, bonheur, joie, hâte, bisous, impressionn*, reconnaissant*, génie",
    '1.2':
      'pas mal, pas mauvais, pas de problème, pas de souci, aucun problème, aucun souci, marche bien, fonctionne bien, correct*, facile*, fluide*, simple*, intéressant*, aidé, aide, enfin, mdr, lol, haha, solide*, abordable*, propre*, calme*, ça marche, espère, bon rapport',
    '-1': "dommage, cher, chère, chers, chères, lent*, ennuyeu*, compliqué*, manque*, bruyant*, bof, moyen, moyenne, retard*, attente, attends depuis, attendons depuis, j'attends, malheureusement, hélas, fatigu*, problème*, problem, souci, soucis, erreur*, bug, bugs, bogue*, bizarre*, fuit, grince, difficile*, doute*, hésite, oubli*",
    '-2': 'mauvais*, déçu*, décev*, déception*, nul, nulle, nuls, nulles, cassé*, défectueu*, en panne, panne*, ne marche pas, ne marche plus, marche pas, marche plus, ne fonctionne pas, ne fonctionne plus, fonctionne pas, fonctionne plus, aucune réponse, pas de réponse, personne ne répond, sans réponse, aucun retour, inutile*, inadmissible*, agac*, énerv*, fâch*, colère, triste*, mal, pire*, plante, plantage*, triche, peur, pleur*, déteste, détester, détestent, haine, hais, marre, ras le bol, incompétent*, impoli*, désagréable*, plainte*, rembours*, réclamation*, inacceptable*, mensonge*, menteur*, faux, ridicule*, regrett*, danger*, stress*, gâch*, perdu*, perd, perte de temps, cauchemar*, injuste*',
    '-3': 'horrible*, catastroph*, arnaque*, escro*, voleur*, honte, honteu*, scandal*, pourri*, affreu*, épouvant*, lamentable*, à fuir, fuyez, à éviter, plus jamais, merde*, merdique*, putain, dégueulasse*, dégoût*, foutage de gueule, exécrable*, minable*, infernal*, connard*, désastre*, désastreu*, une blague',
    '0': 'bien que, bien sûr, bonjour, bonsoir, bonne journée, bonne soirée, ou bien, eh bien, mon bien, pas seulement, plus mal, bon à savoir, bien à vous, combien',
  },
  not: "ne, n', pas, jamais, aucun, aucune, rien, sans, personne, ni, guère, non",
  very: 'très, vraiment, trop, tellement, super, hyper, extrêmement, absolument, totalement, complètement, particulièrement, si, tout, toute, incroyablement, franchement, grave, ultra, fort, bien, plus, toujours, beaucoup',
  hardly: 'peu, assez, plutôt, presque, parfois, légèrement, relativement, peut-être, si, serait, pourrait, moins',
  but: 'mais, cependant, pourtant, toutefois, néanmoins, malheureusement, sauf, hélas',
}
