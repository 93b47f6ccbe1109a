/** Colleagues who look after something together; a conversation can be passed to them. */
export interface Team {
  id: string
  name: string
  /** What they look after. */
  about: string
  /** Told when nobody of the team takes what was passed to it. */
  leadId: string | null
  /** By whose hours; null: the company’s. */
  calendarId: string | null
  memberIds: string[]
}
