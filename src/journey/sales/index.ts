export { forgetOldShopMessages, receiveShopNews } from './receive-shop-news.ts'
export { type Bought, boughtBy, saleById } from './store.ts'
