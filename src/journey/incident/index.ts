export {
  closeIncident,
  learnFromIncident,
  openIncident,
  raiseIncident,
  retractInIncident,
  thawIncident,
} from './raise-incident.ts'
