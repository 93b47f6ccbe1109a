export { attribute } from './attribute.ts'
export { seePath } from './see-path.ts'
