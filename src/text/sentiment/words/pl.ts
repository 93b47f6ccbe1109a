import type { Feelings } from '../feelings.ts'

/** Polish; written for Sosh, shorter than the others. */
export const pl: Feelings = {
  words: {
    '3': 'doskonał*, idealn*, świetn*, fantastyczn*, rewelac*, wspaniał*, znakomit*, genialn*, cudown*, niesamowit*, przepiękn*, uwielbiam, uwielbiamy, kocham, kochamy, najlepsz*, mistrzostwo, bomba, perfekcyjn*',
    '2.2':
      'dobry, dobra, dobre, dobrze, dobrego, dobrej, lepsz*, lepiej, super, ładn*, piękn*, fajn*, miły, miła, miłe, miło, dziękuj*, dzięki, podziękowania, brawo, gratul*, szczęśliw*, zadowolon*, polecam, polecamy, podoba, podobają, lubię, lubimy, szybk*, sprawn*, pomocn*, uprzejm*, rzeteln*, profesjonaln*, wygodn*, smaczn*, pyszn*, ciesz*, radoś*, dumn*, jakość, zabawn*, przyjemn*, spoko, ekstra, zachwyc*',
    '1.2':
      'bez problemu, bez problemów, nie ma problemu, nieźle, niezły, niezła, niezłe, działa dobrze, łatw*, prost*, praktyczn*, ciekaw*, tani, tania, tanie, bezpieczn*, pomog*, wreszcie, nareszcie, haha*, solidn*, czyst*, warto, punktualn*, mam nadzieję, ok',
    '-1': 'szkoda, niestety, drog*, woln*, powoln*, nudn*, skomplikowan*, brakuje, brak, głośn*, opóźni*, spóźni*, czekam, czekamy, zmęczon*, problem*, błąd, błęd*, usterk*, dziwn*, trudn*, wątpliw*, cieknie, skrzypi, średni*',
    '-2': 'zły, zła, złe, źle, złego, gorsz*, gorzej, słab*, rozczarow*, zawiedzion*, zawiod*, zepsut*, zepsuł*, popsu*, uszkodzon*, wadliw*, nie działa, nie działają, przestał działać, przestała działać, przestało działać, nie odpowiada, nikt nie odpowiada, nikt nie odpisuje, brak odpowiedzi, bez odpowiedzi, bezużyteczn*, niedopuszczaln*, wściek*, zdenerwowan*, irytuj*, denerwuj*, smutn*, smutek, nienawidzę, nienawiś*, reklamac*, skarg*, zwrot pieniędzy, kłam*, oszuka*, fałszyw*, niekompetent*, niegrzeczn*, chamsk*, boję, strach, płacz*, ból, boli, niebezpieczn*, frustr*, mam dość, zawiesza się, nie polecam, nie warto, awari*',
    '-3': 'okropn*, straszn*, fataln*, tragedia, tragiczn*, katastrof*, beznadziej*, koszmar*, oszust*, złodziej*, kradzież, wstyd, skandal*, szajs, śmieć, gówno, gówn*, kurw*, dno, nigdy więcej, omijać szerokim łukiem, porażka, żenad*, dramat, obrzydliw*, masakra',
    '0': 'dzień dobry, dobry wieczór, dobranoc, nie tylko, nie ma za co, wolno mi',
  },
  not: 'nie, nigdy, nic, bez, ani, żaden, żadna, żadne, nikt, brak, ledwo',
  very: 'bardzo, naprawdę, tak, taki, taka, takie, super, strasznie, całkowicie, totalnie, absolutnie, niesamowicie, wyjątkowo, zupełnie, zbyt, za, mega, zawsze',
  hardly: 'trochę, lekko, prawie, dość, raczej, czasem, może, gdyby, mniej, chyba',
  but: 'ale, jednak, lecz, niestety, chociaż, choć, tylko',
}
