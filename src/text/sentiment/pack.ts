import type { Weights } from './model.ts'

/** Weights as they are shipped: eight bits each, in base64. */
export interface Packed {
  signs: number[]
  mannerSigns: number[]
  chance: number[]
  /** What one step of the eight bits is worth. */
  steps: { shared: number; prose: number; manner: number }
  hashes: string
  shared: string
  prose: string
  manner: string
}

/** Makes weights small: the `most` features that move most, eight bits for each weight. */
export function pack(weights: Weights, most: number): Packed {
  const force = (at: number) =>
    Math.max(
      Math.abs(weights.shared[at] as number),
      Math.abs((weights.shared[at] as number) + (weights.prose[at] as number)),
      Math.abs(weights.manner[at] as number),
    )
  const kept = Int32Array.from(weights.hashes.keys())
    .sort((a, b) => force(b) - force(a))
    .slice(0, most)
    .sort((a, b) => (weights.hashes[a] as number) - (weights.hashes[b] as number))
  const small = (values: Float32Array) => {
    const step = kept.reduce((top, at) => Math.max(top, Math.abs(values[at] as number)), 0) / 127
    return {
      step,
      text: base64(new Uint8Array(Int8Array.from(kept, at => Math.round((values[at] as number) / step)).buffer)),
    }
  }
  const [shared, prose, manner] = [small(weights.shared), small(weights.prose), small(weights.manner)]
  const round = (value: number) => Math.round(value * 1e5) / 1e5
  return {
    signs: weights.signs.map(round),
    mannerSigns: weights.mannerSigns.map(round),
    chance: weights.chance.map(round),
    steps: { shared: shared.step, prose: prose.step, manner: manner.step },
    hashes: base64(new Uint8Array(Int32Array.from(kept, at => weights.hashes[at] as number).buffer)),
    shared: shared.text,
    prose: prose.text,
    manner: manner.text,
  }
}

/** The weights of a shipped file. */
export function unpack(packed: Packed): Weights {
  const large = (text: string, step: number) =>
    Float32Array.from(new Int8Array(bytes(text).buffer), value => value * step)
  return {
    signs: packed.signs,
    mannerSigns: packed.mannerSigns,
    hashes: new Int32Array(bytes(packed.hashes).buffer),
    shared: large(packed.shared, packed.steps.shared),
    prose: large(packed.prose, packed.steps.prose),
    manner: large(packed.manner, packed.steps.manner),
    chance: [packed.chance[0] ?? 1, packed.chance[1] ?? 0],
  }
}

function base64(data: Uint8Array): string {
  let text = ''
  for (let at = 0; at < data.length; at += 8_192) text += String.fromCharCode(...data.subarray(at, at + 8_192))
  return btoa(text)
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), letter => letter.charCodeAt(0))
}
