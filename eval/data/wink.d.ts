declare module 'wink-naive-bayes-text-classifier' {
  interface Bayes {
    defineConfig(config: { considerOnlyPresence: boolean; smoothingFactor: number }): void
    definePrepTasks(tasks: unknown[]): void
    learn(text: string, label: string): void
    consolidate(): void
    predict(text: string): string
  }
  export default function winkBayes(): Bayes
}

declare module 'wink-nlp-utils' {
  const utilities: {
    string: { tokenize0: (text: string) => string[] }
    tokens: { stem: unknown; propagateNegations: unknown }
  }
  export default utilities
}
