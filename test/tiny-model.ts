import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Writes a text-classification model as people download them: ONNX, a tokenizer, a configuration. It is a bag of words:
 * each word adds its weights to the labels, so that what it must say is known.
 */
export function writeTinyModel(
  folder: string,
  { labels, words }: { labels: string[]; words: Record<string, number[]> },
): void {
  mkdirSync(join(folder, 'onnx'), { recursive: true })
  const special = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]']
  const vocabulary = [...special, ...Object.keys(words)]
  const weights = vocabulary.flatMap(word => words[word] ?? labels.map(() => 0))
  writeFileSync(join(folder, 'onnx', 'model.onnx'), bagOfWords(weights, vocabulary.length, labels.length))
  const write = (name: string, content: unknown) => writeFileSync(join(folder, name), JSON.stringify(content))
  write('config.json', {
    model_type: 'bert',
    architectures: ['BertForSequenceClassification'],
    problem_type: 'multi_label_classification',
    pad_token_id: 0,
    id2label: Object.fromEntries(labels.map((label, at) => [at, label])),
    label2id: Object.fromEntries(labels.map((label, at) => [label, at])),
  })
  write('tokenizer_config.json', {
    tokenizer_class: 'BertTokenizer',
    pad_token: '[PAD]',
    unk_token: '[UNK]',
    model_max_length: 128,
  })
  write('tokenizer.json', {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: special.map((content, id) => ({
      id,
      content,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: true,
    })),
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: true,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: null,
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(vocabulary.map((word, at) => [word, at])),
    },
  })
}

// ── ONNX, as its protocol buffers say (onnx.proto): gather the rows of the words, sum them, that is all ──

function bagOfWords(weights: number[], words: number, labels: number): Uint8Array {
  const float = 1
  const int64 = 7
  const nodes = [
    node('Gather', ['weights', 'input_ids'], 'rows', [number(3, 0), ['axis', 2]]),
    node('ReduceSum', ['rows', 'axis'], 'logits', [number(3, 0), ['keepdims', 2]]),
  ]
  const graph = [
    ...nodes.map(each => bytes(1, each)),
    text(2, 'bag of words'),
    bytes(5, tensor('weights', float, [words, labels], new Uint8Array(Float32Array.from(weights).buffer))),
    bytes(5, tensor('axis', int64, [1], new Uint8Array(BigInt64Array.from([1n]).buffer))),
    bytes(11, value('input_ids', int64, ['batch', 'length'])),
    bytes(12, value('logits', float, ['batch', labels])),
  ]
  const opset = joined([text(1, ''), number(2, 13)])
  return joined([number(1, 8), text(2, 'sosh'), bytes(7, joined(graph)), bytes(8, opset)])
}

function node(
  kind: string,
  inputs: string[],
  output: string,
  [setting, [name, type]]: [Uint8Array, [string, number]],
): Uint8Array {
  const attribute = joined([text(1, name), setting, number(20, type)])
  return joined([
    ...inputs.map(input => text(1, input)),
    text(2, output),
    text(3, kind),
    text(4, kind),
    bytes(5, attribute),
  ])
}

function tensor(name: string, type: number, sizes: number[], raw: Uint8Array): Uint8Array {
  return joined([...sizes.map(size => number(1, size)), number(2, type), text(8, name), bytes(9, raw)])
}

function value(name: string, type: number, sizes: (number | string)[]): Uint8Array {
  const shape = joined(sizes.map(size => bytes(1, typeof size === 'number' ? number(1, size) : text(2, size))))
  return joined([text(1, name), bytes(2, bytes(1, joined([number(1, type), bytes(2, shape)])))])
}

const number = (field: number, it: number) => joined([varint(field * 8), varint(it)])
const text = (field: number, it: string) => bytes(field, new TextEncoder().encode(it))
const bytes = (field: number, it: Uint8Array) => joined([varint(field * 8 + 2), varint(it.length), it])

function varint(it: number): Uint8Array {
  const found: number[] = []
  for (let rest = it; ; rest = Math.floor(rest / 128)) {
    found.push(rest >= 128 ? (rest % 128) + 128 : rest)
    if (rest < 128) return Uint8Array.from(found)
  }
}

function joined(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
