import { amongThemselves } from './among-themselves.ts'
import { blogs } from './blogs.ts'
import { colleagues } from './colleagues.ts'
import { company, queries, topics } from './company.ts'
import { documents } from './documents.ts'
import { dutch } from './dutch.ts'
import { elsewhere } from './elsewhere.ts'
import { englishQuestions } from './english-questions.ts'
import { englishVoices } from './english-voices.ts'
import { french } from './french.ts'
import { germanEveryday } from './german-everyday.ts'
import { germanWinter } from './german-winter.ts'
import { guidelines } from './guidelines.ts'
import { italian } from './italian.ts'
import { letters } from './letters.ts'
import { lookAlikes } from './look-alikes.ts'
import { people } from './people.ts'
import { rules } from './rules.ts'
import type { Sample } from './shape.ts'
import { spanish } from './spanish.ts'

export type {
  Sample,
  SampleColleague,
  SampleCompany,
  SampleConversation,
  SampleDocument,
  SampleGuideline,
  SampleKind,
  SampleMessage,
  SampleNetwork,
  SampleOutcomeKind,
  SamplePerson,
  SampleQuery,
  SampleRole,
  SampleRule,
  SampleState,
  SampleTopic,
} from './shape.ts'

/** Halden, maker of cargo bikes: a company to look around in before one's own is set up. */
export const sampleCompany: Sample = {
  company,
  topics,
  colleagues,
  documents,
  rules,
  guidelines,
  queries,
  people,
  conversations: [
    ...germanWinter,
    ...germanEveryday,
    ...englishQuestions,
    ...englishVoices,
    ...spanish,
    ...french,
    ...dutch,
    ...italian,
    ...elsewhere,
    ...letters,
    ...blogs,
    ...lookAlikes,
    ...amongThemselves,
  ],
}
