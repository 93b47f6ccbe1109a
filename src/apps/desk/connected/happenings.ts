import { counted } from '../words.ts'
import { whyNotToWords } from './choice-words.ts'
import { count, fields, type Happening, num, people, possessive, rules, Said, source, text } from './happening.ts'
import { happeningsOfAnswers } from './happenings-of-answers.ts'
import { happeningsOfArticles } from './happenings-of-articles.ts'
import { happeningsOfCommunity } from './happenings-of-community.ts'
import { happeningsOfCoordinating } from './happenings-of-coordinating.ts'
import { happeningsOfExperiments } from './happenings-of-experiments.ts'
import { happeningsOfInsight } from './happenings-of-insight.ts'
import { happeningsOfIssues } from './happenings-of-issues.ts'
import { happeningsOfKnowing } from './happenings-of-knowing.ts'
import { happeningsOfLinks } from './happenings-of-links.ts'
import { happeningsOfModeration } from './happenings-of-moderation.ts'
import { happeningsOfMoves } from './happenings-of-moves.ts'
import { happeningsOfOffers } from './happenings-of-offers.ts'
import { happeningsOfOfficial } from './happenings-of-official.ts'
import { happeningsOfPeople } from './happenings-of-people.ts'
import { happeningsOfPlaces } from './happenings-of-places.ts'
import { happeningsOfShares } from './happenings-of-shares.ts'
import { happeningsOfTraining } from './happenings-of-training.ts'
import { happeningsOfVoices } from './happenings-of-voices.ts'
import { happeningsOfWidget } from './happenings-of-widget.ts'

/** Each event that any room declares, in words; a test compares this with the rooms themselves. */
export const happenings: Record<string, Happening> = {
  'company.founded': {
    label: 'Company founded',
    say: ({ payload }) => `${text(payload.name) || 'The company'} was founded here`,
  },
  'company.changed': {
    label: 'Company changed',
    say: ({ who, payload }) => `${who} changed what the company says of itself: ${fields(payload.fields)}`,
  },
  'translation.set-up': {
    label: 'Translation set up',
    say: ({ who, payload }) =>
      `${who} has ${text(payload.host)} translate${payload.alsoPrivate ? ', also what was said to us alone' : ''}`,
  },
  'translation.switched-off': {
    label: 'Translation switched off',
    say: ({ who, payload }) => `${who} has ${text(payload.host)} translate no more`,
  },
  'topics.changed': {
    label: 'Topics changed',
    say: ({ who, payload }) =>
      `${who} changed the topics: ${num(payload.added)} added, ${num(payload.retired)} taken out${num(payload.changed) > 0 ? `, ${num(payload.changed)} changed` : ''}`,
  },
  'calendar.kept': {
    label: 'Calendar kept',
    say: ({ who, payload }) =>
      `${who} ${payload.isNew ? 'made a calendar' : 'changed a calendar'} of when we are there`,
  },
  'calendar.removed': { label: 'Calendar removed', say: ({ who }) => `${who} removed a calendar` },
  'target.kept': {
    label: 'Promise kept anew',
    say: ({ who, payload }) =>
      `${who} set by when some are answered: within ${counted(num(payload.withinMinutes), 'minute')}`,
  },
  'target.removed': { label: 'Promise taken back', say: ({ who }) => `${who} took a special promise back` },
  'team.kept': {
    label: 'Team kept',
    say: ({ who, payload }) =>
      `${who} ${payload.isNew ? 'made a team' : 'changed a team'}: ${counted(num(payload.members), 'colleague')}`,
  },
  'team.removed': { label: 'Team dissolved', say: ({ who }) => `${who} dissolved a team` },
  'employee.joined': {
    label: 'Colleague joined',
    say: ({ of, payload }) =>
      `${of('employeeId')} joined ${payload.by === 'set-up' ? 'by the set-up link' : 'by an invitation'}`,
  },
  'employee.left': { label: 'Colleague left', say: ({ who, of }) => `${who} said goodbye to ${of('employeeId')}` },
  'colleague.invited': {
    label: 'Colleague invited',
    say: ({ who, payload }) => `${who} made an invitation link, for: ${fields(payload.roles)}`,
  },
  'invitation.withdrawn': { label: 'Invitation withdrawn', say: ({ who }) => `${who} withdrew an invitation` },
  'profile.changed': {
    label: 'Profile or rights changed',
    say: ({ who, of, payload, names }) =>
      `${who} changed ${names[text(payload.employeeId)] === who ? 'their own' : possessive(of('employeeId'))} ${fields(payload.fields)}`,
  },
  'knowledge.declared': {
    label: 'Knowledge declared',
    say: ({ of, payload }) =>
      `${of('employeeId')} said what they know: ${counted(num(payload.topics), 'topic')}, ${counted(num(payload.documents), 'new document')}`,
  },
  'document.removed': { label: 'Document taken out', say: ({ who }) => `${who} took a document out of the list` },
  'way-in.renewed': {
    label: 'New way in given',
    say: ({ who, of }) => `${who} made a link by which ${of('employeeId')} can choose a new password`,
  },
  'password.changed': {
    label: 'Password chosen anew',
    say: ({ of }) => `${of('employeeId')} chose a new password by a link`,
  },
  'token.made': { label: 'Token made', say: ({ who }) => `${who} made a token for a program` },
  'token.withdrawn': { label: 'Token withdrawn', say: ({ who }) => `${who} withdrew a program’s token` },
  'account.connected': {
    label: 'Account connected',
    say: ({ who, payload }) => `${who} connected an account: ${text(payload.connector)}`,
  },
  'account.disconnected': { label: 'Account disconnected', say: ({ who }) => `${who} disconnected an account` },
  'account.sign-in-begun': {
    label: 'Signing in elsewhere begun',
    say: ({ who, payload }) => `${who} went to sign in on the page of ${text(payload.connector)}`,
  },
  'account.sign-in-failed': {
    label: 'Signing in elsewhere failed',
    say: ({ who, payload }) =>
      `${who} came back from ${text(payload.connector)} without an account: ${payload.why === 'refused-there' ? 'it was refused there' : 'the network did not let us in'}`,
  },
  'account.signed-out': { label: 'Account signed out', say: () => 'A network signed one of our accounts out' },
  'source.opened': {
    label: 'Source opened',
    say: ({ who, payload, names }) => `${who} opened the source ${source(payload, names)}`,
  },
  'source.changed': {
    label: 'Source changed',
    say: ({ who, payload, names }) => `${who} changed the source ${source(payload, names)}: ${fields(payload.fields)}`,
  },
  'source.paused': {
    label: 'Source paused',
    say: ({ who, payload, names }) => `${who} let the source ${source(payload, names)} rest`,
  },
  'source.resumed': {
    label: 'Source resumed',
    say: ({ who, payload, names }) => `${who} let the source ${source(payload, names)} go on`,
  },
  'source.closed': {
    label: 'Source closed',
    say: ({ who, payload, names }) => `${who} closed the source ${source(payload, names)}`,
  },
  'source.left-behind': {
    label: 'Webhook left at a network',
    say: ({ payload, names }) =>
      `What was set up for ${source(payload, names)} at its network could not be taken back: ${text(payload.why)} Take it away there`,
  },
  'source.failing': {
    label: 'Source began to fail',
    say: ({ payload, names }) => `The source ${source(payload, names)} began to fail: ${text(payload.why)}`,
  },
  'source.recovered': {
    label: 'Source recovered',
    say: ({ payload, names }) => `The source ${source(payload, names)} recovered`,
  },
  'source.heard': {
    label: 'Source read',
    say: ({ payload, names }) => `The source ${source(payload, names)} was read as far as it goes by now`,
  },
  'query.saved': {
    label: 'Query kept',
    say: ({ who, payload }) => `${who} ${payload.isNew ? 'made a listening query' : 'changed a listening query'}`,
  },
  'query.retired': { label: 'Query retired', say: ({ who }) => `${who} retired a listening query` },
  'look-alike.saved': {
    label: 'Look-alike named',
    say: ({ who, payload }) =>
      `${who} ${payload.isNew ? 'named something that only bears our name' : 'changed what tells apart who only bears our name'}`,
  },
  'look-alike.retired': {
    label: 'Look-alike taken off the list',
    say: ({ who }) => `${who} took something that only bears our name off the list`,
  },
  'posts.heard': {
    label: 'Posts heard',
    say: ({ payload, names }) =>
      `${Said(payload.messageIds, 'post was', 'posts were')} heard from ${source(payload, names)}, in ${counted(count(payload.conversationIds), 'conversation')}`,
  },
  'conversation.folded': {
    label: 'Copies folded',
    say: () => 'A conversation turned out to be another telling of the same story, and stands under the first',
  },
  'conversation.unfolded': {
    label: 'Copies taken apart',
    say: ({ who, payload }) =>
      payload.employeeId
        ? `${who} said that a conversation is no copy`
        : 'Somebody spoke under a copy: it stands on its own again',
  },
  'spike.seen': {
    label: 'More than usual',
    say: ({ payload }) =>
      `A ${text(payload.thing)} is spoken of more than usual, in ${counted(count(payload.conversationIds), 'conversation')}`,
  },
  'posts.understood': {
    label: 'Posts understood',
    say: ({ payload }) => `${Said(payload.messageIds, 'post was', 'posts were')} read with time`,
  },
  'reading.corrected': {
    label: 'Label put right',
    say: ({ who, payload }) => `${who} put right how a post was read (${text(payload.label)})`,
  },
  'reading.uncorrected': {
    label: 'Correction taken back',
    say: ({ who, payload }) => `${who} took back a correction of how a post was read (${text(payload.label)})`,
  },
  'posts.edited': {
    label: 'Posts edited by their authors',
    say: ({ payload }) => `${Said(payload.messageIds, 'post was', 'posts were')} edited by their authors`,
  },
  'posts.removed': {
    label: 'Posts taken down',
    say: ({ payload }) =>
      `Posts were taken down by their authors, in ${counted(count(payload.conversationIds), 'conversation')}`,
  },
  'message.undelivered': {
    label: 'Answer did not arrive',
    say: () => 'The network could not deliver an answer after all; it is back with its author',
  },
  'people.met': {
    label: 'People met',
    say: () => 'The network told the names of people whom we knew by number only',
  },
  'conversation.suggested': {
    label: 'Conversation suggested',
    say: ({ payload, names }) =>
      `${Said(payload.conversationIds, 'conversation was', 'conversations were')} suggested to ${people(payload.employeeIds, names)}`,
  },
  'conversation.claimed': {
    label: 'Conversation claimed',
    say: ({ of }) => `${of('employeeId')} claimed a conversation`,
  },
  'conversation.released': {
    label: 'Conversation released',
    say: ({ of, payload }) =>
      payload.why === 'expired'
        ? `${possessive(of('employeeId'))} claim of a conversation ran out`
        : `${of('employeeId')} gave a conversation back`,
  },
  'conversation.passed': {
    label: 'Conversation passed on',
    say: ({ of, payload }) =>
      `${of('employeeId')} passed a conversation to ${payload.to ? of('to') : payload.toTeam ? 'a team' : 'everybody'}`,
  },
  'promptness.warned': {
    label: 'Promise runs out',
    say: ({ payload, names }) => `A promised answer was soon due: ${people(payload.employeeIds, names)} were told`,
  },
  'promptness.missed': {
    label: 'Promise missed',
    say: () => 'A promised answer did not come in time',
  },
  'conversation.set-aside': {
    label: 'Conversation set aside',
    say: ({ who, payload }) =>
      payload.by === 'static'
        ? 'A conversation was set aside as static'
        : payload.by === 'look-alike'
          ? 'A conversation was set aside: another bears our name'
          : `${who} set a conversation aside`,
  },
  'conversation.brought-back': {
    label: 'Conversation brought back',
    say: ({ who }) => `${who} brought a conversation back`,
  },
  'conversation.closed': {
    label: 'Conversation closed',
    say: ({ of, payload }) =>
      payload.result === 'chose-not-to'
        ? `${of('employeeId')} chose not to answer: ${whyNotToWords(payload.why)}`
        : `${of('employeeId')} closed a conversation: ${fields([payload.result])}`,
  },
  'conversation.reopened': {
    label: 'Conversation opened again',
    say: ({ of }) => `${of('employeeId')} opened a conversation again`,
  },
  ...happeningsOfAnswers,
  ...happeningsOfInsight,
  ...happeningsOfIssues,
  ...happeningsOfKnowing,
  ...happeningsOfLinks,
  ...happeningsOfExperiments,
  ...happeningsOfOfficial,
  ...happeningsOfArticles,
  ...happeningsOfOffers,
  ...happeningsOfPeople,
  ...happeningsOfShares,
  ...happeningsOfPlaces,
  ...happeningsOfTraining,
  ...happeningsOfCoordinating,
  ...happeningsOfVoices,
  ...happeningsOfWidget,
  ...happeningsOfCommunity,
  ...happeningsOfModeration,
  ...happeningsOfMoves,
  'review.asked': { label: 'Review asked for', say: ({ who }) => `${possessive(who)} draft went to review` },
  'review.decided': {
    label: 'Review decided',
    say: ({ who, payload }) => `${who} ${decisions[text(payload.decision)] ?? 'decided'} a draft`,
  },
  'words.frozen': { label: 'Words stopped', say: ({ who }) => `${who} stopped words: nothing like them leaves` },
  'words.thawed': { label: 'Words free again', say: ({ who }) => `${who} let words like these leave again` },
  'incident.raised': {
    label: 'Incident raised',
    say: ({ of, payload }) =>
      `${of('employeeId')} ${payload.isDrill ? 'began a drill' : 'said that something is wrong'} with ${payload.articleId ? 'an article of' : payload.offerId ? 'an offer of' : payload.shareId ? 'what was posted by' : payload.statementId ? 'what the company said by' : 'an answer of'} ${of('authorId')}: ${counted(num(payload.concerned), 'place')} concerned`,
  },
  'incident.retracted': {
    label: 'Taken back in an incident',
    say: ({ of, payload }) => {
      const what = payload.articleId
        ? 'an article'
        : payload.offerId
          ? 'an offer'
          : payload.postId
            ? 'a post'
            : payload.placeId
              ? 'what the company said'
              : 'an answer'
      return `${of('employeeId')} ${payload.isDrill ? `practised taking ${what} back` : `took ${what} back`}`
    },
  },
  'incident.corrected': {
    label: 'Put right in an incident',
    say: ({ of, payload }) =>
      `${of('employeeId')} put ${payload.articleId ? 'an article' : payload.offerId ? 'an offer' : payload.placeId ? 'what the company said' : 'an answer'} right`,
  },
  'incident.thawed': {
    label: 'Incident: words free again',
    say: ({ of }) => `${of('employeeId')} let what is like it leave again`,
  },
  'incident.learned': {
    label: 'Incident: what we take from it',
    say: ({ of, payload }) =>
      `${of('employeeId')} said what we take from it${payload.ruleId ? ', and a rule came of it' : ''}`,
  },
  'mails.chosen': {
    label: 'Mails chosen',
    say: ({ of }) => `${of('employeeId')} chose what to be written to about`,
  },
  'incident.closed': { label: 'Incident closed', say: ({ of }) => `${of('employeeId')} closed an incident` },
  'fact.made': { label: 'Fact kept', say: ({ who }) => `${who} kept a fact for the next who needs it` },
  'fact.changed': { label: 'Fact changed', say: ({ who }) => `${who} said a fact anew` },
  'fact.retired': { label: 'Fact taken away', say: ({ who }) => `${who} took a fact card away` },
  'fact.expired': {
    label: 'Fact out of date',
    say: ({ of }) => `A fact card ran out; ${of('employeeId')} was asked whether it still holds`,
  },
  'colleague.asked': {
    label: 'Colleague asked',
    say: ({ of }) => `${of('employeeId')} asked ${of('of')} about a conversation`,
  },
  'colleague.answered': {
    label: 'Colleague answered',
    say: ({ of, payload }) =>
      `${of('employeeId')} answered a colleague${payload.factId ? ', and it was kept as a fact' : ''}`,
  },
  'colleague.question-withdrawn': {
    label: 'Question taken back',
    say: ({ of }) => `${of('employeeId')} needed no answer any more`,
  },
  'draft.shown': {
    label: 'Draft shown',
    say: ({ of, payload }) =>
      `${of('employeeId')} ${payload.isShown ? 'showed colleagues what they write' : 'kept a draft to themselves again'}`,
  },
  'answer.gave-way': {
    label: 'Answer gave way',
    say: ({ of }) => `${possessive(of('employeeId'))} answer gave way to a colleague’s`,
  },
  'review.looked': { label: 'Draft looked at', say: ({ who }) => `${who} found a draft good; others look next` },
  'review.superseded': {
    label: 'Review superseded',
    say: ({ who }) => `${who} wrote a draft anew: its review began again`,
  },
  'review.noted': {
    label: 'Word at a draft',
    say: ({ who, payload }) =>
      payload.suggests ? `${who} suggested other words in a draft` : `${who} wrote a word at a draft`,
  },
  'review.note-settled': {
    label: 'Suggestion settled',
    say: ({ who, payload }) => `${who} ${payload.taken ? 'took' : 'left'} what was suggested`,
  },
  'review-plan.saved': { label: 'Review plan saved', say: ({ who }) => `${who} said who looks at which drafts` },
  'review-plan.retired': { label: 'Review plan taken away', say: ({ who }) => `${who} took a review plan away` },
  'review-needs.changed': {
    label: 'Review asked for by more',
    say: ({ who }) => `${who} changed what else is read by a second pair of eyes`,
  },
  'rule.made': {
    label: 'Rule made',
    say: ({ who, payload, names }) => `${who} made the rule ${rules([payload.ruleId], names)}`,
  },
  'rule.changed': {
    label: 'Rule changed',
    say: ({ who, payload, names }) =>
      `${who} changed the rule ${rules([payload.ruleId], names)} to version ${num(payload.version)}: ${fields(payload.fields)}`,
  },
  'rule.retired': {
    label: 'Rule retired',
    say: ({ who, payload, names }) => `${who} retired the rule ${rules([payload.ruleId], names)}`,
  },
  'guideline.published': {
    label: 'Guidelines published',
    say: ({ who, payload }) =>
      `${who} published version ${num(payload.version)} of the guidelines${payload.divisionId ? ', for a division' : ''}`,
  },
  'figure.published': { label: 'Public figure added', say: ({ who }) => `${who} added a figure that may be said` },
  'figure.withdrawn': {
    label: 'Public figure taken off',
    say: ({ who }) => `${who} took a figure off the list of those that may be said`,
  },
  'division.made': {
    label: 'Division made',
    say: ({ who, payload }) => `${who} made the division ${text(payload.name)}`,
  },
  'division.renamed': {
    label: 'Division renamed',
    say: ({ who, payload }) => `${who} renamed a division: ${text(payload.name)}`,
  },
  'division.retired': { label: 'Division dissolved', say: ({ who }) => `${who} dissolved a division` },
  'division.joined': {
    label: 'Division joined',
    say: ({ of, who, payload }) =>
      payload.divisionId
        ? `${of('employeeId')} belongs to a division now, says ${who}`
        : `${of('employeeId')} belongs to no division any more, says ${who}`,
  },
  'guideline.attested': {
    label: 'Guidelines read',
    say: ({ of, payload }) => `${of('employeeId')} read version ${num(payload.version)} of the guidelines`,
  },
  'result.recorded': {
    label: 'Result recorded',
    say: ({ payload }) => `A result was written down: ${fields([payload.kind])}`,
  },
  'result.withdrawn': {
    label: 'Result taken back',
    say: ({ payload }) =>
      payload.outcomeId ? 'A purchase was undone: it counts no more' : 'A result was taken back with its conversation',
  },
  'sample.loaded': {
    label: 'Sample company brought',
    say: ({ who, payload }) =>
      `${who} brought the sample company: ${counted(num(payload.conversations), 'conversation')}`,
  },
  'sample.removed': {
    label: 'Sample company removed',
    say: ({ who, payload }) =>
      `${who} removed the sample company: ${counted(num(payload.conversations), 'conversation')}`,
  },
}

const decisions: Record<string, string> = {
  approved: 'approved',
  changed: 'changed and approved',
  returned: 'returned',
  withdrawn: 'took back',
}

/** The names of everything that can happen, with words for each. */
export const happeningNames: { value: string; label: string }[] = Object.entries(happenings)
  .map(([value, { label }]) => ({ value, label }))
  .sort((a, b) => a.label.localeCompare(b.label, 'en'))
