import { DirectedGraph } from 'graphology'
import { pagerank } from 'graphology-metrics/centrality/index.js'
import type { Tie } from './model.ts'

/** Where everybody stands in the graph of replies: PageRank, from each to whom they answer or name; sums to one. */
export function placeInGraph(ties: readonly Pick<Tie, 'from' | 'to' | 'replies' | 'names'>[]): Record<string, number> {
  const graph = new DirectedGraph<Record<string, never>, { weight: number }>()
  // Often to the same person counts for little more than once.
  for (const { from, to, replies, names } of ties)
    if (from !== to) graph.mergeEdge(from, to, { weight: Math.log2(1 + replies + names) })
  if (graph.order === 0) return {}
  return pagerank(graph, { getEdgeWeight: 'weight', alpha: 0.85, maxIterations: 500, tolerance: 1e-7 })
}
