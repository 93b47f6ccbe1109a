import type { components } from '../api-types.ts'

/** What the API answers with, by the names that the rooms gave it. */
export type Answered = components['schemas']
