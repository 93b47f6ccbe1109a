export {
  addTopicRows,
  addTopics,
  type CompanyChange,
  CompanyInput,
  changeCompany,
  foundCompany,
  isSetUp,
  removeSampleTopics,
  removeTopic,
  TopicInput,
  theCompany,
  topics,
} from './company.ts'
export {
  type Affiliation,
  type Company,
  type Discloser,
  disclosureOf,
  sign,
  type Topic,
  usualDisclosures,
} from './model.ts'
