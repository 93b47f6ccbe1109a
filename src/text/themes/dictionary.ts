/**
 * English words and what people say for them in German, Spanish and French when they speak of a product, an order or a
 * service; without accents, and where several forms begin alike, that beginning. Written by us.
 */
const lines = `
account: konto, cuenta, compte
address: adresse, direccion
app: aplicacion
arrive: ankommen, angekommen, ankunft, llega, llegar, llegado, arrive, arriver
bad: schlecht, malo, mauvais
bag: tasche, bolsa, sac
basket: korb, korbe, cesta, panier
battery: akku, akkus, batterie, batterien, bateria, baterias, batteries
bell: klingel, glocke, timbre, sonnette
bicycle: fahrrad, fahrrader, rad, bicicleta, bici, bicis, velo, velos
bill: rechnung, rechnungen, factura, facturas, facture
book: buch, bucher, libro, libros, livre
box: kiste, karton, caja, boite
brake: bremse, bremsen, freno, frenos, frein, freins
break: kaputt, gebrochen, bricht, roto, rota, rompio, casse, cassee
broken: defekt, averiado, panne
build: bauen, gebaut, construir, construire
buy: kaufen, kaufe, gekauft, comprar, compre, compra, acheter, achete, achat
cable: kabel, cables
call: anrufen, anruf, telefonieren, llamar, llamada, appeler, appel
cancel: stornieren, kundigen, kundigung, cancelar, annuler, resilier
car: auto, wagen, coche, voiture
card: karte, carte, tarjeta
cargo: lasten, carga
chain: kette, ketten, cadena, chaine
change: andern, wechseln, cambiar, cambio, changer, changement
charge: laden, ladt, ladet, aufladen, geladen, laed, cargar, carga, cargando, recargar, charger, recharge, recharger
charger: ladegerat, ladekabel, cargador, chargeur
cheap: billig, gunstig, barato, barata, pas cher
cargo bicycle: lastenrad, lastenrader
child seat: kindersitz, kindersitze, sillita
child: kind, kinder, nino, ninos, nina, hijo, hijos, enfant, enfants
city: stadt, ciudad, ville
clean: sauber, reinigen, putzen, limpiar, limpio, nettoyer, propre
close: schliessen, zu, cerrar, cerrado, fermer, ferme
cold: kalt, kalte, kaltes, frost, frio, fria, froid, froide
colour: farbe, farben, couleur
company: firma, unternehmen, empresa, entreprise, societe
compare: vergleichen, vergleich, comparar, comparer
complain: beschweren, beschwerde, quejar, queja, plainte, plaindre
computer: rechner, ordenador, ordinateur
connect: verbinden, verbindung, conectar, conexion, connecter, connexion
contract: vertrag, contrato, contrat
cost: kosten, kostet, cuesta, costar, cout, coute
customer: kunde, kunden, kundin, cliente, clientes, client, clients
damage: schaden, beschadigt, dano, danado, dommage, endommage
dark: dunkel, oscuro, sombre
data: daten, datos, donnees
date: datum, fecha
day: tag, tage, dia, dias, jour, jours
dealer: handler, distribuidor, concesionario, revendeur
delay: verzogerung, verspatung, retraso, demora, retard
delete: loschen, geloscht, borrar, eliminar, supprimer
delivery: lieferung, geliefert, liefern, lieferzeit, entrega, envio, livraison, livre
discount: rabatt, descuento, remise, reduction
display: anzeige, pantalla, ecran, afficheur
door: tur, turen, puerta, porte
download: herunterladen, descargar, telecharger
drive: fahren, fahrt, gefahren, conducir, conduire, rouler
easy: einfach, leicht, facil, facile
electric: elektrisch, electrico, electrica, electrique
email: mail, correo, courriel
engine: motor, motoren, moteur
error: fehler, fehlermeldung, fallo, erreur
expensive: teuer, teure, caro, cara, cher, chere
fail: versagt, scheitert, fallar, falla, echoue
fast: schnell, schneller, rapido, rapida, rapide, vite
find: finden, gefunden, encontrar, trouver
fit: passen, passt, encaja, adapter
flat: platten, plattfuss, pinchazo, crevaison
folding: klappbar, faltrad, plegable, pliant
frame: rahmen, cuadro, marco, cadre
free: kostenlos, gratis, gratuit, gratuite
friend: freund, freunde, freundin, amigo, amigos, ami, amis
front: vorne, vorder, delantero, delantera, avant
garage: werkstatt, taller, atelier
gear: gang, gange, schaltung, marcha, marchas, vitesse, vitesses
good: gut, gute, guter, bueno, buena, bon, bonne
guarantee: garantie, gewahrleistung, garantia
hand: mano, main
heavy: schwer, pesado, lourd
help: hilfe, helfen, hilft, ayuda, ayudar, aide, aider
hill: berg, berge, steigung, cuesta arriba, montana, cote, montagne
home: zuhause, haus, casa, maison
hour: stunde, stunden, hora, horas, heure, heures
insurance: versicherung, versichert, seguro, assurance
invoice: quittung, recibo, recu
key: schlussel, llave, llaves, cle, cles
language: sprache, sprachen, idioma, langue
late: spat, zu spat, tarde, tard
leak: undicht, leckt, gotea, fuite
leave: verlassen, dejar, laisser
leg: bein, pierna, jambe
light: licht, lampe, beleuchtung, luz, luces, lumiere, phare
load: ladung, beladen, zuladung, charge utile
lock: schloss, schlosser, candado, cadenado, antivol, serrure
long: lang, lange, largo, larga, longue
lose: verloren, verlieren, perder, perdido, perdre, perdu
loud: laut, lauter, ruidoso, bruyant
manual: anleitung, handbuch, bedienungsanleitung, instrucciones, notice, mode d'emploi
message: nachricht, nachrichten, mensaje, mensajes
mirror: spiegel, espejo, retroviseur
miss: fehlt, fehlen, falta, faltan, manque, manquant
money: geld, dinero, argent
month: monat, monate, monaten, mes, meses, mois
mudguard: schutzblech, schutzbleche, guardabarros, garde-boue
music: musik, musica, musique
name: nombre, nom
new: neu, neue, neues, neuer, nuevo, nueva, nouveau, nouvelle
night: nacht, nachts, noche, nuit
noise: gerausch, gerausche, larm, knarzt, quietscht, ruido, ruidos, bruit
offer: angebot, angebote, oferta, ofertas, offre
old: alt, alte, altes, viejo, vieja, vieux, vieille
open: offen, offnen, abrir, abierto, ouvrir, ouvert
order: bestellung, bestellt, bestellen, pedido, pedir, pedi, commande, commander
paint: lack, farbe auf, pintura, peinture
part: teil, teile, ersatzteil, ersatzteile, pieza, piezas, repuesto, piece, pieces
password: passwort, kennwort, contrasena, clave, mot de passe
pay: zahlen, bezahlen, bezahlt, zahlung, pagar, pago, pague, payer, paye, paiement
pedal: pedale, pedales
phone: telefon, handy, telefono, movil, telephone
picture: bild, bilder, foto, fotos, imagen, image
post: posten, publicar, publier
price: preis, preise, precio, precios, prix
problem: probleme, problema, problemas, problemes
protect: schutz, schutzen, proteger, proteccion, protection
quality: qualitat, calidad, qualite
quick: prompt, pronto
quiet: leise, silencioso, silencieux
rain: regen, regnet, lluvia, llueve, pluie
range: reichweite, autonomia, alcance, autonomie
read: lesen, gelesen, leer, lire
rear: hinten, hinter, trasero, trasera, arriere
refund: erstattung, erstattet, ruckerstattung, reembolso, devolver, remboursement, rembourser
rent: mieten, miete, leihen, alquilar, alquiler, louer, location
repair: reparieren, reparatur, repariert, reparar, reparacion, reparer, reparation
return: zuruckgeben, rucksendung, retoure, devolucion, retour, renvoyer
ride: reiten, montar, balade
road: strasse, strassen, calle, carretera, rue, route
safe: sicher, sicherheit, seguridad, securite
screen: bildschirm
seat: sitz, sitze, sattel, asiento, silla, sillin, siege, selle
sell: verkaufen, verkauft, vender, vende, vendre, vend
send: schicken, senden, geschickt, gesendet, enviar, envie, mandar, envoyer, envoye
service: kundendienst, servicio, atencion
shop: laden in, geschaft, tienda, magasin, boutique
short: kurz, corto, corta, court
size: grosse, grossen, tamano, talla, taille
slow: langsam, lento, lenta, lent, lente
small: klein, kleine, kleiner, pequeno, pequena, petit, petite
snow: schnee, nieve, neige
software: programm, programa, logiciel
speed: geschwindigkeit, tempo, velocidad
steal: gestohlen, geklaut, diebstahl, robado, robo, vole
stop: aufhoren, stoppt, bleibt stehen, parar, para de, arreter, arrete
subscription: abo, abonnement, suscripcion
sun: sonne, sol, soleil
support: unterstutzung, soporte, apoyo
tail: schwanz, cola
test: testen, probefahrt, probar, prueba, essayer, essai
thank: danke, dank, gracias, merci
ticket: fahrkarte, billete, billet
time: zeit, tiempo, temps
tire: reifen, neumatico, neumaticos, cubierta, pneu, pneus
today: heute, hoy, aujourd'hui
tool: werkzeug, herramienta, outil
trailer: anhanger, remolque, remorque
train: zug, tren
travel: reise, reisen, viaje, viajar, voyage
unlock: entsperren, aufschliessen, desbloquear, deverrouiller
update: aktualisierung, aktualisieren, actualizar, actualizacion, mise a jour
wait: warten, warte, wartezeit, esperar, espero, espera, attendre, attends, attente
warm: warme, calor, caliente, chaud
wash: waschen, lavar, laver
water: wasser, wasserdicht, agua, eau
week: woche, wochen, semana, semanas, semaine, semaines
weight: gewicht, wiegt, peso, pesa, poids
wheel: laufrad, felge, rueda, ruedas, roue, roues
wind: viento, vent
winter: invierno, hiver
work: funktioniert, funktionieren, geht nicht, arbeiten, funciona, funcionar, fonctionne, marche
workshop: inspektion, revision
wrong: falsch, falsche, incorrecto, equivocado, faux
year: jahr, jahre, jahren, ano, anos, annee
`

/** From a word without accents to the English one. */
export const dictionary: ReadonlyMap<string, string> = new Map(
  lines
    .trim()
    .split('\n')
    .flatMap(line => {
      const [english = '', others = ''] = line.split(': ')
      return others
        .split(', ')
        .filter(other => !other.includes(' ') && other !== english)
        .map(other => [other, english] as const)
    }),
)

/** Words of German, Spanish and French that only join others; without accents. */
export const commonWords: ReadonlySet<string> = new Set(
  `der die das den dem des ein eine einen einem einer und oder aber nicht kein keine mit von zu zum zur fur auf im in am an bei aus ist sind war
  wird werden wurde hat habe haben kann kannst konnen ich du er sie es wir ihr mein meine dein sein euch uns euer mich dir mir man auch noch schon nur
  wenn wann wie was wer wo warum dass da so als bis nach vor uber unter durch ohne um sich sehr mehr immer wieder gibt jetzt hier dann denn doch mal
  el la los las un una unos unas y o pero no con de del al a en por para sin sobre que es son era esta estan este ese eso esto se si su sus mi mis tu
  tus yo nos les le lo me te hay ha he han como cuando donde porque muy mas ya tambien cada todo toda puede puedo
  le les l'une des du au aux et ou mais ne pas avec dans sur sous sans pour par est sont etait cette ces ce qui que quoi quand comment je j'ai il elle
  nous vous ils mon ma mes ton ta ses son leur on y tres plus aussi`.split(/\s+/),
)
