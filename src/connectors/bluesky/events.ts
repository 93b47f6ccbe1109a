/** One event as Jetstream serves it. The firehose is brought into the same shape, so that both are read alike. */
export type StreamEvent =
  | { did: string; time_us: number; kind: 'commit'; commit: Commit }
  | {
      did: string
      time_us: number
      kind: 'identity'
      identity: { did: string; handle?: string; seq: number; time: string }
    }
  | {
      did: string
      time_us: number
      kind: 'account'
      account: { active: boolean; did: string; seq: number; status?: string; time: string }
    }

/** A change of one record. `record` and `cid` are absent on a delete. */
export interface Commit {
  rev: string
  operation: 'create' | 'update' | 'delete'
  collection: string
  rkey: string
  record?: unknown
  cid?: string
}
