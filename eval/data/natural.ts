import { createRequire } from 'node:module'

interface Classifier {
  addDocument(text: string, label: string): void
  train(): void
  classify(text: string): string
}

const require = createRequire(import.meta.url)

/** npm natural: its own types are sources that a strict compiler refuses, so what is used of it is said here. */
export const natural = require('natural') as {
  BayesClassifier: new () => Classifier
  LogisticRegressionClassifier: new () => Classifier
}
