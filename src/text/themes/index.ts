export { type Grouping, groupPoints } from './group.ts'
export { nameOf } from './name.ts'
export { closeness, POINT_SIZE, pointOf } from './point.ts'
export { type FoundTheme, findThemes, grown, type KnownTheme, placeIn, sumOf } from './themes.ts'
