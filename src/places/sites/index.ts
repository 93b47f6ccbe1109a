export { changeSite, closeSite, openSiteAgain } from './change-site.ts'
export { type Accents, accentsFrom } from './colour.ts'
export { type Directory, findSite, homeOf, openDirectory, type SiteAt } from './find-site.ts'
export { foundCommunity } from './found-community.ts'
export { makeSite, refuseSample, theSite } from './make-site.ts'
export { type Allows, type Font, type Look, lookOf, type Moderator, readPicture, type Site, slugFrom } from './model.ts'
export { addModerator } from './moderators.ts'
export { isCentre, mayModerate } from './rights.ts'
export {
  deleteSampleSites,
  insertSite as insertSampleSite,
  masterRow as findMaster,
  moderatorRows as moderatorsOf,
  type NewSite,
  pictureRow as sitePicture,
  upsertModerator as upsertSampleModerator,
} from './store.ts'
