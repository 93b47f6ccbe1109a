export { allowSites, changeSite, closeSite, openSiteAgain } from './change-site.ts'
export { type Accents, accentsFrom } from './colour.ts'
export { type Directory, findSite, homeOf, openDirectory, type SiteAt } from './find-site.ts'
export { foundCommunity } from './found-community.ts'
export { makeSite, theMaster, theSite } from './make-site.ts'
export { type Allows, type Font, type Look, lookOf, type Moderator, readPicture, type Site } from './model.ts'
export { addModerator, removeModerator } from './moderators.ts'
export { isCentre, mayModerate, requireCentre, requireLead, requireModerator } from './rights.ts'
export {
  masterRow as findMaster,
  moderatorRows as moderatorsOf,
  pictureRow as sitePicture,
  siteRows as sites,
} from './store.ts'
