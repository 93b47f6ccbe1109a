export { findEntities } from './find.ts'
export type { Entity, EntityKind, EntityOptions, Product } from './model.ts'
