/** Remembers the last answers; when it is full, what was not asked for lately goes. */
export interface Memory<T> {
  young: Map<string, T>
  old: Map<string, T>
  size: number
}

export function emptyMemory<T>(size: number): Memory<T> {
  return { young: new Map(), old: new Map(), size }
}

/** The answer for a key, worked out if it is not remembered. */
export function remembered<T>(memory: Memory<T>, key: string, work: () => T): T {
  const young = memory.young.get(key)
  if (young !== undefined) return young
  const value = memory.old.get(key) ?? work()
  if (memory.young.size >= memory.size) {
    memory.old = memory.young
    memory.young = new Map()
  }
  memory.young.set(key, value)
  return value
}
