import type { SampleGuideline } from './shape.ts'

/** How we talk, first in a hurry and then after a year of talking. */
export const guidelines: SampleGuideline[] = [
  {
    version: 1,
    note: 'Our first page.',
    publishedBy: 'ada',
    publishedDaysAgo: 290,
    body: `# How we talk

You know your work. People out there have a question about it. Please answer them.

1. **Be yourself.** Your name, your words, and that you work for Halden. Nobody else may write for you.
2. **Answer what was asked.** If you don't know, find the colleague who does.
3. **Keep inside what belongs inside:** figures from the books, things we have not announced, anything about a person.
4. **Promise nothing you can't keep.** Dates and prices come from those who make them.
5. **Leave other makers to other makers.**
6. **When it gets heated, get up and make tea.** Then ask Ada.

If something went wrong: tell Ada at once. Nobody has ever been blamed for telling early.
`,
  },
  {
    version: 2,
    note: 'We may say “we don’t know yet”. A page on mistakes. Shorter where the first was bossy.',
    publishedBy: 'ada',
    publishedDaysAgo: 41,
    body: `# How we talk, second edition

This is one page, because you have ten minutes a day and someone is waiting.

## Before anything else
Somebody took the trouble to write. Read it twice, once for the words and once for the person.
You answer as yourself: your name, your work, and that Halden pays you. That line is added for you and can't be taken out.

## What makes a good answer
- **It answers.** The first sentence holds the answer; the reasons may follow.
- **It is yours.** If you have written it before, it was for somebody else. Write it again, for this one.
- **It may say “we don't know yet”.** Say who is finding out, and when you will write again. Then write again.
- **It asks back** when one question would save three messages.
- **It speaks their language**, in both senses. If you need a translator, ask a colleague, not your pride.
- **It can be a thank-you and nothing else.** Praise is not an opening for a sale.

## What stays inside
- Figures that are not published. Models, parts and partners that are not announced. Code names, always.
- Anything that tells strangers who somebody is: names, addresses, frame and order numbers.
- What a colleague told you in confidence, including that they were wrong.

If you are unsure, send it for review. It usually takes less than an hour, and it is no exam.

## What we don't promise
Dates, prices and “guaranteed” come from the people who can keep them. You may say how sure you are: *fairly sure* is a fine thing to be.

## When they are wrong about us
Correct the fact and spare the person. Bring a source they can open. Once is enough.

## When they are right about us
Say so. Say what you'll do, or that you can't do anything, and who can.

## Other makers
We ride our bicycles and speak of ours. If another's fits better, tell them. They will remember who said it.

## When something slips out
Tell Ada (or Claire, or whoever is nearest) at once, at any hour. We take it back, tell those concerned, and add a rule so that it catches the next of us.
You are not in trouble. Waiting is the only mistake.
`,
  },
]
