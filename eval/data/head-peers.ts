import winkBayes from 'wink-naive-bayes-text-classifier'
import winkUtils from 'wink-nlp-utils'
import type { Peer } from './heads.ts'
import { natural } from './natural.ts'

const none = 'none of them'

/** npm wink-naive-bayes-text-classifier, prepared as its own documentation does: words, stems, negation. */
export const wink: Peer = learnt => {
  const bayes = winkBayes()
  bayes.defineConfig({ considerOnlyPresence: true, smoothingFactor: 0.5 })
  bayes.definePrepTasks([winkUtils.string.tokenize0, winkUtils.tokens.stem, winkUtils.tokens.propagateNegations])
  for (const { text, labels } of learnt) bayes.learn(text, labels[0] ?? none)
  bayes.consolidate()
  return text => {
    const label: string = bayes.predict(text)
    return label === none || label === 'unknown' ? [] : [label]
  }
}

/** One wink classifier for each label, for several labels at once. */
export const winkEach: Peer = learnt => {
  const labels = [...new Set(learnt.flatMap(({ labels }) => labels))]
  const reads = labels.map(label =>
    wink(learnt.map(one => ({ ...one, labels: one.labels.includes(label) ? [label] : [] }))),
  )
  return text => reads.flatMap(read => read(text))
}

/** npm natural's Bayes classifier with its Porter stemmer. */
export const naturalBayes: Peer = learnt => {
  const bayes = new natural.BayesClassifier()
  for (const { text, labels } of learnt) bayes.addDocument(text, labels[0] ?? none)
  bayes.train()
  return text => {
    const label = bayes.classify(text)
    return label === none ? [] : [label]
  }
}
