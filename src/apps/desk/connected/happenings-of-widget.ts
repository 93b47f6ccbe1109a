import type { Happening } from './happening.ts'

/** What people write to us from our own pages. */
export const happeningsOfWidget: Record<string, Happening> = {
  'widget.changed': {
    label: 'Widget changed',
    say: ({ who, payload }) =>
      payload.origins === 0
        ? `${who} turned the widget off: nobody can write from our pages`
        : `${who} changed how people write to us from our pages`,
  },
  'widget.said': { label: 'Written from a page', say: () => 'Somebody wrote to us from one of our pages' },
  'widget.answered': {
    label: 'Answer on a page',
    say: () => 'An answer arrived where somebody had written from a page',
  },
  'widget.answer-changed': {
    label: 'Answer on a page changed',
    say: ({ payload }) =>
      payload.isTakenBack ? 'An answer on a page was taken back' : 'An answer on a page was changed',
  },
  'widget.link-revoked': {
    label: 'Link ended',
    say: () => 'Somebody who wrote from a page ended their link: it opens nothing any more',
  },
}
