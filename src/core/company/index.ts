export {
  addTopicRows,
  addTopics,
  type CompanyChange,
  CompanyInput,
  changeCompany,
  foundCompany,
  isSetUp,
  removeSampleTopics,
  TopicInput,
  theCompany,
  topics,
} from './company.ts'
export type { Division } from './division-store.ts'
export { divisionIdOf, divisions, joinDivision, makeDivision, retireDivision } from './divisions.ts'
export type { Affiliation, Company, Topic } from './model.ts'
export { refuseOthersSignature, refuseOurLine } from './refuse-others-signature.ts'
export { type Discloser, disclosureOf, refuseOwnSignature, sign } from './sign.ts'
