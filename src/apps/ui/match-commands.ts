/** Something one can go to or do from anywhere. */
export interface Command {
  id: string
  label: string
  /** Quieter words beside it: "away until Monday". */
  about?: string
  keys?: string
  disabledBecause?: string
  /** Other words people may try. */
  also?: string[]
  run: () => void
}

/**
 * The commands that fit what was typed, best first: label begins with it, a word of it does, all letters in order.
 * Accents and case don't matter. Nothing typed: all, as they came.
 */
export function matchCommands<Item extends Pick<Command, 'label' | 'also'>>(
  commands: readonly Item[],
  typed: string,
): Item[] {
  const wanted = fold(typed)
  if (!wanted) return [...commands]
  return commands
    .map((command, index) => ({
      command,
      index,
      score: Math.max(...[command.label, ...(command.also ?? [])].map(words => scoreOf(fold(words), wanted))),
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .map(({ command }) => command)
}

function scoreOf(label: string, wanted: string): number {
  if (label.startsWith(wanted)) return 4
  if (label.includes(` ${wanted}`)) return 3
  if (label.includes(wanted)) return 2
  let at = 0
  for (const character of label) if (character === wanted[at]) at++
  return at >= wanted.length && wanted.length > 1 ? 1 : 0
}

function fold(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
}
