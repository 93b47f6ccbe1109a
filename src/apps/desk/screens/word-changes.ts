/** A stretch that stayed, went or came. */
export interface Change {
  kind: 'same' | 'gone' | 'come'
  text: string
}

// Above this many pairs of words the table of the comparison would cost more than it helps; then all is shown as changed.
const mostPairs = 4_000_000

/**
 * What changed between two texts, word by word (longest common subsequence, Hunt & Szymanski's problem by its plain table).
 * What stayed and what went, joined, is the first text; what stayed and what came, the second.
 */
export function wordChanges(before: string, after: string): Change[] {
  const [a, b] = [wordsOf(before), wordsOf(after)]
  if (a.length * b.length > mostPairs)
    return gathered([
      ...a.map(text => ({ kind: 'gone' as const, text })),
      ...b.map(text => ({ kind: 'come' as const, text })),
    ])
  const width = b.length + 1
  const longest = new Uint32Array((a.length + 1) * width)
  const at = (i: number, j: number) => longest[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const changes: Change[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]]
    if (left !== undefined && left === right) {
      changes.push({ kind: 'same', text: left })
      i++
      j++
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      changes.push({ kind: 'gone', text: left })
      i++
    } else if (right !== undefined) {
      changes.push({ kind: 'come', text: right })
      j++
    }
  }
  return gathered(changes)
}

function wordsOf(text: string): string[] {
  // A word keeps the space after it, so that a changed sentence is struck out whole and not word by word.
  return text.match(/\S+\s*|\s+/gu) ?? []
}

function gathered(changes: Change[]): Change[] {
  const out: Change[] = []
  for (const change of changes) {
    const last = out.at(-1)
    if (last?.kind === change.kind) last.text += change.text
    else out.push({ ...change })
  }
  return out
}
