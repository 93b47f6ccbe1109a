import type { Happening } from './happening.ts'

/** What happens around links of our own, and the results they lead to. Who follows one is nowhere, so not here either. */
export const happeningsOfLinks: Record<string, Happening> = {
  'link.made': {
    label: 'Link of ours: given',
    say: ({ of }) => `${of('employeeId')} made a short link to a page of ours`,
  },
  'link.retired': { label: 'Link of ours: ended', say: ({ of }) => `${of('employeeId')} ended a short link` },
  'link.followed': {
    label: 'Link of ours: followed',
    say: ({ of }) => `Somebody followed a short link that ${of('employeeId')} gave, for the first time`,
  },
  'link.shared': {
    label: 'Link of ours: handed on',
    say: ({ payload }) => `Somebody handed a short link of ours on${ways[String(payload.how)] ?? ''}`,
  },
  'result.disputed': { label: 'Result: doubted', say: ({ of }) => `${of('employeeId')} doubts a result` },
  'result.settled': {
    label: 'Result: doubt settled',
    say: ({ of, payload }) =>
      `${of('employeeId')} looked at a doubted result: ${verdicts[String(payload.verdict)] ?? 'settled'}`,
  },
  'result.taken-back': { label: 'Result: taken back', say: ({ of }) => `${of('employeeId')} took a result back` },
  'result.brought-back': {
    label: 'Result: brought back',
    say: ({ of }) => `${of('employeeId')} brought a result back`,
  },
  'result.shared': {
    label: 'Result: shared',
    say: ({ of }) => `${of('employeeId')} named ${of('with')} as one who had a part in a result`,
  },
}

const verdicts: Record<string, string> = {
  stands: 'it stands',
  'less-sure': 'it is less sure than it was said',
  withdrawn: 'it is none',
}

const ways: Record<string, string> = {
  post: ', in a post of their own',
  quote: ', by quoting our answer',
  mention: ', on a page of their own',
}
