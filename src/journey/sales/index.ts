export { forgetOldShopMessages, receiveShopNews } from './receive-shop-news.ts'
export { saleById } from './store.ts'
