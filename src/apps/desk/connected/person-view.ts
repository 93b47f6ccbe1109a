import type { PersonPageView, ToldView } from '../screens/person-views.ts'
import { counted } from '../words.ts'
import type { Answered } from './answers.ts'
import { shownHandle } from './people.tsx'
import { networkName } from './say.ts'

type Purpose = Answered['PersonPage']['known']['consents'][number]['purpose']

/** What somebody may allow us, as a choice. */
export const purposeWords: Record<Purpose, string> = {
  quote: 'Being quoted',
  'write-first': 'Being written to first',
  feedback: 'Being asked what they think',
  offers: 'Hearing of offers',
}

const agreed: Record<Purpose, [string, string]> = {
  quote: ['They may be quoted', 'They are not quoted'],
  'write-first': ['We may write to them first', 'We don’t write to them first'],
  feedback: ['We may ask what they think', 'We don’t ask what they think'],
  offers: ['We may tell them of offers', 'We don’t tell them of offers'],
}
export const consentWords = (purpose: Purpose, isGiven: boolean) => agreed[purpose][isGiven ? 0 : 1]

const proofs = {
  'rel-me': 'Their pages name each other.',
  'sign-in': 'They signed in with it.',
  mail: 'They confirmed this mail address.',
}

/** A person as their page shows them. */
export function personView(page: Answered['PersonPage'], myId: string, mayRemoveAny: boolean): PersonPageView {
  const { known } = page
  return {
    ...page,
    firstSeenAt: page.firstSeenAt ?? undefined,
    picture: page.accounts.find(account => account.avatarUrl)?.avatarUrl ?? undefined,
    accounts: page.accounts.map(account => ({
      id: account.id,
      network: account.network,
      place: networkName(account.network),
      handle: shownHandle(account.handle),
      url: account.url ?? undefined,
      gone: account.goneAt !== null,
    })),
    merges: page.merges.map(merge => ({
      id: merge.id,
      accounts: merge.fromAccounts,
      words:
        merge.how === 'by-hand'
          ? `${merge.mergedByName ?? 'A colleague'} said so: “${merge.why}”`
          : `Proved. ${proofs[merge.how]}`,
      evidence: merge.evidence,
      at: merge.mergedAt,
      undone: merge.undoneAt
        ? {
            words: `${merge.undoneByName ?? 'A colleague'} parted them: “${merge.undoneWhy ?? ''}”`,
            at: merge.undoneAt,
          }
        : undefined,
    })),
    notes: known.notes.map(({ byId, byName, ...note }) => ({
      ...note,
      byName: byName ?? 'Somebody who left',
      mine: byId === myId || mayRemoveAny,
    })),
    tags: known.tags,
    consents: known.consents.map(({ byName, ...consent }) => ({
      ...consent,
      words: consentWords(consent.purpose, consent.isGiven),
      byName: byName ?? 'somebody who left',
    })),
    organisations: known.organisations,
    ...toldView(page),
    invitations: page.invitations.map(({ url, ...invitation }) => ({ ...invitation, url: url ?? undefined })),
  }
}

type Told = Pick<Answered['PersonPage'], 'story' | 'concerns' | 'answeredBy' | 'promises' | 'results'>

/** What was said, owed, and what came of it: of a person, or of all at an organisation. */
export function toldView(page: Told): ToldView {
  return {
    story: page.story.map(line => ({
      conversationId: line.conversationId,
      place: networkName(line.network),
      words: line.words,
      language: line.language ?? undefined,
      by: line.by ?? undefined,
      at: line.at,
      about: [
        line.said > 1 ? `They wrote ${line.said === 2 ? 'twice' : counted(line.said, 'time')}.` : '',
        line.answeredBy.length > 0
          ? `${new Intl.ListFormat('en-GB').format(line.answeredBy)} answered.`
          : ['open', 'claimed', 'in-review'].includes(line.standing)
            ? 'Nobody has answered yet.'
            : '',
      ]
        .filter(Boolean)
        .join(' '),
    })),
    concerns: page.concerns.map(({ count, glad, posts, topic, troubled }) => ({
      topic,
      words: [
        counted(count, 'post'),
        troubled > 0 && counted(troubled, 'of them troubled', 'of them troubled'),
        glad > 0 && counted(glad, 'of them glad', 'of them glad'),
      ]
        .filter(Boolean)
        .join(', '),
      posts: posts.map(({ language, ...post }) => ({ ...post, language: language ?? undefined })),
    })),
    promises: page.promises.map(promise => ({
      what: promise.what,
      conversationId: promise.conversationId ?? undefined,
      byName: promise.byName ?? undefined,
      until: promise.until ?? undefined,
    })),
    answeredBy: page.answeredBy,
    results: page.results.map(({ at, conversationId, statement }) => ({
      statement,
      at,
      conversationId: conversationId ?? undefined,
    })),
  }
}
