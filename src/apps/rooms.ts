import { bluesky } from '#connectors/bluesky'
import { discourse } from '#connectors/discourse'
import { email } from '#connectors/email'
import { feed } from '#connectors/feed'
import { github } from '#connectors/github'
import { hackerNews } from '#connectors/hacker-news'
import { importFile } from '#connectors/import'
import { mastodon } from '#connectors/mastodon'
import { reddit } from '#connectors/reddit'
import { smpp, twilio } from '#connectors/sms'
import { stackExchange } from '#connectors/stack-exchange'
import { telegram } from '#connectors/telegram'
import { webhook } from '#connectors/webhook'
import { webmention } from '#connectors/webmention'
import { youtube } from '#connectors/youtube'
import { lendPictures, plugIn } from '#core/channels'
import { forgetNotes } from '#core/people'
import { forgetReviewNotes } from '#core/review'
import { advocacyCard } from '#journey/advocacy'
import { forgetClosingNotes } from '#journey/answer'
import { buyingCard } from '#journey/buying'
import { forgetWords } from '#journey/coordinate'
import { forgetCorrectionNotes } from '#journey/correct'
import { forgetIncidentNotes } from '#journey/incident'
import { forgetLetBeWhy } from '#journey/learn'
import { forgetOutcomeWords } from '#journey/measure'
import { powerCard } from '#journey/power'
import { layCards, layNotes, standingCard } from '#journey/relate'
import { forgetRouteNotes } from '#journey/route'
import { forgetQuestions } from '#journey/together'
import { forgetIssueWords } from '#journey/track'
import { officialStream } from '#places/federation'
import { ownPlace } from '#places/own-place'
import { pictureToSend } from '#places/pictures'
import { widgetConnector } from '#places/widget'
import { listenFor } from '#platform/events'
import { on as channelsOn } from '../core/channels/on.ts'
import { on as advocacyOn } from '../journey/advocacy/on.ts'
import { on as answerOn } from '../journey/answer/on.ts'
import { on as atHomeOn } from '../journey/at-home/on.ts'
import { on as autonomyOn } from '../journey/autonomy/on.ts'
import { on as buyingOn } from '../journey/buying/on.ts'
import { on as correctOn } from '../journey/correct/on.ts'
import { on as expertiseOn } from '../journey/expertise/on.ts'
import { on as gatherOn } from '../journey/gather/on.ts'
import { on as gestureOn } from '../journey/gesture/on.ts'
import { on as incidentOn } from '../journey/incident/on.ts'
import { on as learnOn } from '../journey/learn/on.ts'
import { on as linksOn } from '../journey/links/on.ts'
import { on as listenOn } from '../journey/listen/on.ts'
import { on as measureOn } from '../journey/measure/on.ts'
import { on as notifyOn } from '../journey/notify/on.ts'
import { on as officialOn } from '../journey/official/on.ts'
import { on as powerOn } from '../journey/power/on.ts'
import { on as priorityOn } from '../journey/priority/on.ts'
import { on as promptnessOn } from '../journey/promptness/on.ts'
import { on as queryOn } from '../journey/query/on.ts'
import { on as relateOn } from '../journey/relate/on.ts'
import { on as routeOn } from '../journey/route/on.ts'
import { on as trainOn } from '../journey/train/on.ts'
import { on as understandOn } from '../journey/understand/on.ts'
import { on as voicesOn } from '../journey/voices/on.ts'
import { on as bringAlongOn } from '../places/bring-along/on.ts'
import { on as commentsOn } from '../places/comments/on.ts'
import { on as federationOn } from '../places/federation/on.ts'
import { on as hubOn } from '../places/hub/on.ts'
import { on as lettersOn } from '../places/letters/on.ts'
import { on as moderationOn } from '../places/moderation/on.ts'
import { on as offerThreadOn } from '../places/offer-thread/on.ts'
import { on as offersOn } from '../places/offers/on.ts'
import { on as ownPlaceOn } from '../places/own-place/on.ts'
import { on as publishOn } from '../places/publish/on.ts'
import { on as shareOn } from '../places/share/on.ts'
import { on as standingOn } from '../places/standing/on.ts'
import { on as takingPartOn } from '../places/taking-part/on.ts'
import { on as verifiedOn } from '../places/verified/on.ts'

/** Plugs in every network and tells the news who listens to it. Done once, before anything runs. */
export function furnish(): void {
  plugIn([
    feed,
    email,
    bluesky,
    mastodon,
    hackerNews,
    stackExchange,
    discourse,
    github,
    reddit,
    youtube,
    twilio,
    smpp,
    telegram,
    importFile,
    webhook,
    webmention,
    ownPlace,
    officialStream,
    widgetConnector,
  ])
  lendPictures(pictureToSend)
  layCards([powerCard, buyingCard, advocacyCard, standingCard])
  layNotes([
    forgetNotes,
    forgetReviewNotes,
    forgetRouteNotes,
    forgetIssueWords,
    forgetClosingNotes,
    forgetCorrectionNotes,
    forgetQuestions,
    forgetIncidentNotes,
    forgetLetBeWhy,
    forgetOutcomeWords,
    forgetWords,
  ])
  listenFor([
    channelsOn,
    queryOn,
    gatherOn,
    listenOn,
    understandOn,
    expertiseOn,
    powerOn,
    buyingOn,
    priorityOn,
    routeOn,
    promptnessOn,
    gestureOn,
    linksOn,
    answerOn,
    ownPlaceOn,
    standingOn,
    takingPartOn,
    bringAlongOn,
    lettersOn,
    verifiedOn,
    moderationOn,
    atHomeOn,
    publishOn,
    shareOn,
    commentsOn,
    offersOn,
    offerThreadOn,
    federationOn,
    hubOn,
    officialOn,
    correctOn,
    voicesOn,
    incidentOn,
    relateOn,
    learnOn,
    trainOn,
    autonomyOn,
    measureOn,
    advocacyOn,
    notifyOn,
  ])
}
