/** What two colleagues wrote under their own names: one stands there, one is being read first. */
export interface SampleArticle {
  by: string
  title: string
  summary: string
  language: string
  tags: string[]
  daysAgo: number
  /** Key of the colleague who read it first; nobody yet: it waits. */
  readBy?: string
  /** Markdown. */
  text: string
}

export const articles: SampleArticle[] = [
  {
    by: 'ines',
    title: 'Three winters on the same battery',
    summary:
      'I have ridden one pack through three winters and written down every charge. What the cold took, what it gave back, and what I would do differently.',
    language: 'en',
    tags: ['battery', 'winter'],
    daysAgo: 24,
    readBy: 'ada',
    text: `In November three years ago I took a battery from the first series home, put a notebook next to the charger, and promised myself to write down every single charge. The notebook is full now. Here is what it says.

## What the cold takes

On a morning of minus eight my twelve kilometres to the workshop cost **31 %** of the pack. The same way in June costs 19. Nothing is broken on those mornings: cold cells give their energy slowly, and the rest of it is still there when they are warm again in the evening.

After three winters and 611 charges the pack holds **91 %** of what it held when it was new. I had expected 88.

## What helped

- **Charging straight after the ride.** The pack is warm then. I plug in before I take off my gloves.
- **Leaving it at 80 % in the cold.** The charger does it by itself below five degrees, and half of the letters I get ask why. This is why.
- **A cellar instead of a garage.** Four degrees are plenty. It never had to come up to the flat.

## What I would do differently

I once left it empty over Christmas, at a friend’s, in a shed. Eleven days. You can see that fortnight in my curve like a step in a staircase: it cost more than the whole winter before. Empty and cold is the one thing a battery does not forgive.

## What I still don’t know

Whether the fourth winter looks like the third. I have started a new notebook. If you keep one as well, I would love to compare: ask me in [our community](https://halden.example/riders), or at the workshop evening.`,
  },
  {
    by: 'femke',
    title: 'Eine Kiste zeichnen, in der gestritten wird',
    summary:
      'Warum die Bank im Cargo L vier Zentimeter nach hinten gerückt ist, und was drei Kinder aus Gent damit zu tun haben.',
    language: 'de',
    tags: ['cargo-l', 'rahmen'],
    daysAgo: 1,
    text: `Auf meinem Bildschirm saßen in der Kiste immer zwei Kinder. Sie waren grau, hatten keine Gesichter und stritten nie.

Dann haben Joke und Bram mich zum Frühstück eingeladen, in Gent, mit ihren dreien. Um zehn vor acht saß die Älteste auf dem Platz des Mittleren, der Mittlere auf dem Ranzen und der Kleine auf beiden. Ich hatte ein Maßband dabei und eine Tasse Kaffee, und ich habe in zwanzig Minuten mehr gelernt als in einem halben Jahr.

## Was ich gemessen habe

Zwischen Knie und Kistenwand blieben **drei Zentimeter**. Ein Kind, das drei Zentimeter Platz hat, tritt. Nicht aus Bosheit: Es gibt sonst nichts zu tun.

## Was wir geändert haben

Die Bank ist vier Zentimeter nach hinten gerückt, der dritte Gurt sitzt jetzt in der Mitte, und unter der Bank ist ein Fach, in das genau ein Ranzen passt. Das Fach war Brams Idee. Er hat es mit einem Umzugskarton vorgebaut.

## Was wir nicht geändert haben

Breiter ist die Kiste nicht geworden. Jeder Zentimeter mehr, und sie passt in Leipzig nicht mehr durch die Haustüren aus der Gründerzeit. Ich habe vierzehn davon gemessen.

Wenn ihr wissen wollt, ob es bei euch passt: Schreibt mir, ich antworte. Und falls ihr Kaffee habt, komme ich mit dem Maßband.`,
  },
]

/** What the company said in its own name. */
export const release = {
  by: 'ada',
  readBy: 'claire',
  title: 'Packs for frames from before 2021 are made until 2031',
  language: 'en',
  daysAgo: 61,
  link: 'https://halden.example/blog/batteries-for-old-frames',
  text: `Leipzig. Halden makes battery packs for all frames from before 2021 until at least 2031. Nobody has to give up a good bicycle because its battery grew old.

The exchange takes a quarter of an hour at every dealer, and the old pack is taken back and taken apart for its cells in Saxony. What it costs, and how to find out which pack is yours, is on our page.

People who ride with us asked for this 43 times last year, in six languages. This is the answer to all of them.`,
  said: 'Packs for frames from before 2021 are made until at least 2031. Nobody has to give up a good bicycle because its battery grew old. What it costs and how the exchange works: halden.example/blog/batteries-for-old-frames',
}
