import { parentPort, workerData } from 'node:worker_threads'
import { createPercolator } from '#text/percolator'
import type { FromMatcher, Matched, ToMatcher } from './matcher-pool.ts'

/** One matcher of a pool: holds posts against the queries in a thread of its own. */
const percolator = createPercolator(workerData)

parentPort?.on('message', (message: ToMatcher) => {
  switch (message.is) {
    case 'add':
      percolator.add(message.id, message.query)
      return
    case 'remove':
      percolator.remove(message.id)
      return
    case 'tune':
      percolator.tune()
      return
    case 'match': {
      const matched = message.posts.map(post =>
        percolator
          .match(post)
          .map((match): Matched => (message.why ? { id: match.id, ...match.explain() } : { id: match.id })),
      )
      parentPort?.postMessage({ number: message.number, matched } satisfies FromMatcher)
    }
  }
})
