import type { Words } from '../lexicon.ts'

export const fr: Words = {
  question: {
    2.6: `comment faire, comment puis je, comment on, comment je, comment est ce, est ce que, est ce qu, quelqu un sait, quelqu un a, quelqu un peut, qui sait, vous savez si, savez vous, où se trouve, où puis je, où trouver, on peut … ou pas, peut on, puis je, est il possible, une question, petite question, question,
      faut il, dois je, je me demande, à quelle heure, quelle est la différence, y a t il un moyen, c est normal, combien de temps, je voudrais savoir`,
    1.6: `^comment, ^où, ^quand, ^pourquoi, ^quel, ^quelle, ^quels, ^quelles, ^qui, ^combien, ^peut, ^avez, ^faut, ^que, ^qu, ^à quel, savez, chez vous ?`,
    0.8: `aide, au secours, je comprends pas, je ne comprends pas, conseils`,
  },
  complaint: {
    3: `ne marche pas, ne marche plus, marche pas, marche plus, ne fonctionne pas, ne fonctionne plus, fonctionne pas, fonctionne plus, ne s ouvre plus, ne charge plus, ne s allume plus, rien reçu, pas reçu, jamais reçu, toujours pas, n ai rien reçu, personne ne répond, aucune réponse, pas de réponse, sans réponse, injoignable*, j attends … depuis, j attends mon,
      j attends toujours, attente pour rien, pour rien, ras le bol, j en ai marre, en ai marre, plus jamais, à éviter, à fuir, perte de temps, perte d argent, débité deux fois, prélevé deux fois, remboursement depuis, rendez moi, déjà cassé*, arrivée cassée, arrivé cassé, arrivée rayée, arrivé rayé, il manque des, une honte, c est honteux, très déçu*, service client nul, plante tout,
      se déconnecte, est bloqué, très mécontent*, laisse à désirer`,
    2: `inadmissible*, inacceptable*, honte*, déçu*, décevant*, décept*, nul, nulle, horrible*, catastroph*, scandal*, arnaque*, cassé*, rayé*, défectueu*, plante, lamentable*, pire, insupportable*, pénible, énervant*, incompétent*, inutile*, affreu*, minable, mensong*, voleurs, coupe tous, bug*, merdi*, merde, agaç*`,
    1: `problème*, erreur*, lent, lente, retard*, panne*, mal, mauvais*, manque, attends, attente, bloqué*, remboursement, cher, bruit, semaines, annul*, impossible, malheureusement`,
  },
  praise: {
    3: `j adore, on adore, merci au, merci à, merci aux, merci beaucoup, un grand merci, merci pour, bravo à, bravo aux, bravo, félicitations à, félicitations au, très content*, ravi de, ravie de, très satisfait*, je recommande, à recommander, recommande vivement, pas mal du tout, pas mal, au top, un vrai bonheur, un régal, le meilleur, la meilleure, les meilleurs,
      rien à redire, sans problème, sans souci, aucun problème, marche parfaitement, fonctionne parfaitement, chapeau, continuez comme ça, cinq étoiles, vaut chaque, encore plus belle, encore plus beau, coup de coeur, super content*`,
    2: `adore, excellent*, magnifique*, superbe*, génial*, parfait*, formidable*, merveill*, fantastique*, incroyable*, adorable*, impeccable*, top, extraordinaire*, bonheur, merci, splendide*, délicieu*, ravi, ravie, aime, efficace*, satisfait*, meilleur*`,
    1: `bien, bon, bonne, beau, belle, joli*, rapide*, facile*, content*, heureu*, enfin, gentil*, sympa, pratique, agréable*, confortable*, utile*, propre`,
  },
  idea: {
    3.4: `ce serait bien, ça serait bien, ce serait génial, ce serait cool, ce serait super, serait bien de, serait sympa, serait utile, pourriez vous ajouter, pouvez vous ajouter, pourriez vous, vous pourriez, vous devriez, suggestion, une suggestion, je suggère, je propose, proposition, j aimerais pouvoir, j aimerais que, j aimerais avoir, j aimerais bien, il manque juste,
      il manque un, il manque une, manque plus que, ne manque que, pourquoi ne pas, pourquoi pas ajouter, et si vous, une idée, pensez y, pensez à, ajoutez, merci d ajouter, svp ajoutez, il faudrait, on voudrait, dommage qu il n y ait pas, dommage qu on ne puisse, avez vous pensé, si seulement, je rêve d, remettez`,
    1.6: `idée, option, fonction, fonctionnalité, possibilité, serait, ajouter, pouvoir, mode sombre, améliorer, raccourci, svp, s il vous plaît`,
  },
  'purchase-interest': {
    3.4: `je pense acheter, pense acheter, envie d acheter, envie d achat, j envisage d, je veux acheter, je voudrais acheter, je compte acheter, combien coûte, combien coûtent, combien ça coûte, quel prix, quel est le prix, c est combien, ça vaut le coup, vaut le coup, vaut la peine, où acheter, où peut on acheter, de nouveau disponible, à nouveau disponible, en stock,
      disponible quand, réduction étudiant, remise étudiant, une réduction, j hésite entre, hésite entre, j hésite, je cherche un, je cherche une, cherche un, cherche une, je suis à la recherche, des avis, vos avis, un avis sur, recommandations, que me conseillez, vous me conseillez, me conseiller, un devis, devis, mon budget, budget de, passer chez, changer de banque, livrez vous, vous livrez, vendez vous, vous vendez, précommande*`,
    1.8: `acheter, achat, prix, coûte, commander, livraison à, moins cher, disponible*, alternative*, comparé à, intéressé*, promo, essai gratuit, budget, avis`,
  },
  news: {
    2.2: `dernière minute, flash info, info, annonce, dévoile, lance, ouvre un, ouvre son, va supprimer, supprime, suppressions, postes, rachète, acquiert, en hausse, en baisse, bénéfice*, chiffre d affaires, trimestre, semestriel*, amende, condamné*, rappel de, retirés de, grève, syndicat*, selon les, selon la, selon une, selon le, étude, nomme, pdg, directeur, directrice, gouvernement,
      ministre, tribunal, justice, plainte, millions, milliards, communiqué, interview, entretien, d ici 2028, enquête, prix du, salon, police, bourse, actions, négociations, à sa tête, de la vente`,
    0.8: `nouveau, nouvelle, deuxième, après, selon, entreprise, marché, marque, jour, premier`,
  },
  static: {
    3.6: `concours, abonne toi, abonnez vous, identifie, identifiez, tague, lien en bio, lien dans la bio, code promo, code de réduction, bon de réduction, cliquez ici, clique ici, gagne … par jour, gagner de l argent, gagne de l argent, depuis chez toi, écris moi en, en dm, en mp, on recrute, nous recrutons, recrutement, offre d emploi, postulez, h f, f h, cdi, cdd, je m abonne en retour, m abonne en retour,
      bon plan, aujourd hui seulement, achetez maintenant, profitez en, gratuit*, félicitations vous avez, vous avez été sélectionné, tirage au sort, jeu concours, sponsorisé`,
    1.4: `offre, promo, réduction, code, gagner, gagne, emploi, crypto, suivez, soldes, like`,
  },
  urgency: {
    2.6: `urgent*, urgence, tout de suite, immédiatement, au plus vite, dès que possible, le plus vite possible, feu, fumée, danger*, blessé*, brûl*, volé*, piraté*, fraude, arnaque, débité deux fois, prélevé deux fois, avocat, plainte, perdu toutes, bloqué*, en panne, surchauff*`,
    1.4: `aujourd hui, demain, ce soir, depuis hier, depuis ce matin, depuis des heures, aide, au secours, j attends, attente, semaines, vol, examen, mariage, remboursement, avant vendredi`,
  },
  not: { 1: `ne, n, pas, jamais, rien, aucun, aucune, sans, ni, guère` },
  very: { 1: `très, trop, tellement, vraiment, super, hyper, si, totalement, complètement` },
  person: {
    1: `je, j, me, m, mon, ma, mes, moi, nous, notre, nos, on, vous, votre, vos, tu, toi, ton, merci, bonjour, svp`,
  },
  or: { 1: `ou, vs` },
}
