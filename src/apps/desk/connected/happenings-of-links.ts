import type { Happening } from './happening.ts'

/** What happens around links of our own. Who follows one is nowhere, so not here either. */
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
}

const ways: Record<string, string> = {
  post: ', in a post of their own',
  quote: ', by quoting our answer',
  mention: ', on a page of their own',
}
