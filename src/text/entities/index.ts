export { findEntities } from './find.ts'
export { type Entity, type EntityKind, type EntityOptions, entityKinds, type Product } from './model.ts'
