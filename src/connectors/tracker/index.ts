import { github } from './github.ts'
import { gitlab } from './gitlab.ts'
import type { Tracker } from './port.ts'
import { webhook } from './webhook.ts'

export type { At, Draft, Issue, IssueNews, IssueState, Tracker } from './port.ts'

/** The trackers that can be set up, by kind. */
export const trackers: Record<Tracker['kind'], Tracker> = {
  github: github as Tracker,
  gitlab: gitlab as Tracker,
  webhook: webhook as Tracker,
}
