// Written for Sosh, in the languages of the desks.

/** One phrase after the other, divided by semicolons. */
export function phrases(list: string): string[] {
  return list
    .split(/[;\n]/)
    .map(phrase => phrase.trim())
    .filter(Boolean)
}

/** What binds whoever says it. */
export const promises = `
guaranteed; we guarantee; I guarantee; we promise; I promise; you have our word; garantiert;
wir garantieren; wir versprechen; ich verspreche; versprochen; garantizado; garantizamos; prometemos;
te prometo; le prometo; garanti; garantie; nous garantissons; nous promettons; je vous promets; promis;
garantito; garantiamo; promettiamo; garantido; garantimos; gegarandeerd; wij garanderen; we beloven;
you can count on it; we will definitely; without fail; lifetime guarantee; money back guarantee;
definitely refund; auf jeden fall erstattet; le garantizamos; nous vous garantissons
`

/** Where those words promise nothing. */
export const noPromises = `
not guaranteed; isn’t guaranteed; never guaranteed; is guaranteed by law; cannot be guaranteed;
can’t be guaranteed; nicht garantiert; nicht versprochen; no garantizado; no está garantizado;
non garanti; pas garanti; sous garantie; la garantie; de garantie; une garantie; garantie légale;
der garantie; die garantie; garantie abgelaufen; keine garantie; op garantie; compromis; non garantito;
não garantido; niet gegarandeerd
`

/** More than can be held: safety, health, the climate, being first. The law of advertising asks for proof of each. */
export const absolutes = `
100% safe; 100% secure; hundred percent safe; completely safe; completely secure; absolutely safe;
totally safe; risk free; zero risk; no risk at all; will never fail; never breaks; cannot be hacked;
unhackable; cures; 100% sicher; 100 prozent sicher; hundertprozentig sicher; absolut sicher; risikofrei;
ohne jedes risiko; ohne risiko; 100% seguro; 100% fiable; totalmente seguro; completamente seguro;
sin riesgo; libre de riesgo; 100% sûr; 100 % fiable; totalement sûr; absolument sûr; sans risque;
sans aucun risque; 100% sicuro; totalmente sicuro; senza rischi; sem risco; 100% veilig; volledig veilig;
zonder risico; clinically proven; scientifically proven; medically proven; no side effects; bulletproof;
waterproof at any depth; carbon neutral; climate neutral; climate positive; zero emissions;
100% sustainable; eco friendly; environmentally friendly; klimaneutral; klinisch bewiesen;
wissenschaftlich bewiesen; keine nebenwirkungen; umweltfreundlich; neutro en carbono;
clínicamente probado; neutre en carbone; cliniquement prouvé; clinicamente testato; best in the world;
number one in the market; the cheapest on the market; der billigste auf dem markt
`

/** Where they are denied or asked. */
export const noAbsolutes = `
not 100% safe; not completely safe; not risk free; nicht 100% sicher; nicht risikofrei; nicht ohne risiko;
nicht absolut sicher; no es 100% seguro; pas sans risque; pas 100% sûr; never completely safe;
nothing is completely secure; nothing is 100% safe; nothing is 100% secure; not sure it is 100% safe;
is it 100% safe; is it risk free
`

/** What is read again in court. */
export const legalWords = `
we are liable; we were liable; our fault; we were negligent; we admit; we accept liability;
it is our legal responsibility; we will sue; our lawyers; legal action; you will be compensated;
compensation will be paid; breach of contract; product recall; we have to recall; safety defect;
known defect; defective by design; wir haften; unsere schuld; wir sind schuld; schadensersatz; rückruf;
unsere anwälte; nous sommes responsables; c’est notre faute; dommages et intérêts; nos avocats;
rappel de produit; somos responsables; es culpa nuestra; nuestros abogados; indemnización; è colpa nostra;
risarcimento
`

/** Where they mean something else. */
export const noLegalWords = `
not our fault; nicht unsere schuld; no es culpa nuestra; rückruf bitten; um rückruf; rückruf erhalten;
rückruf wünschen; ruckruf am
`

/** What makes the other one feel small. */
export const harsh = `
calm down; as i already said; as i already told you; as i said before; read the manual; rtfm;
learn to read; your own fault; your fault; not my problem; not our problem; obviously you;
are you stupid; idiot; stupid question; nobody else complains; you should have known; beruhigen sie sich;
beruhig dich; wie ich bereits sagte; wie bereits gesagt; selbst schuld; lesen sie die anleitung;
nicht unser problem; cálmese; cálmate; como ya le dije; es culpa suya; calmez-vous;
comme je l’ai déjà dit; ce n’est pas notre problème; si calmi; come ho già detto
`
