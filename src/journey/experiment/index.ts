export { settleTries } from './try-way.ts'
