/** The verbs by which colleagues leave words with a conversation, for stories about what becomes of them. */
export { writeToColleague } from '../src/journey/coordinate/write-to-colleague.ts'
export { closeWrong, flagWrong } from '../src/journey/correct/flag-wrong.ts'
export { raiseIncident } from '../src/journey/incident/raise-incident.ts'
export { disputeOutcome } from '../src/journey/measure/dispute-outcome.ts'
export { recordInfluence } from '../src/journey/measure/record-influence.ts'
export { answerColleague, askColleague } from '../src/journey/together/ask-colleague.ts'
