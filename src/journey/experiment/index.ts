export {
  deleteSampleExperiments,
  endExperimentRow as endSampleExperiment,
  insertExperiment as insertSampleExperiment,
  insertSampleTries,
} from './store.ts'
export { settleTries } from './try-way.ts'
