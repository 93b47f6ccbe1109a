import { own } from './own.ts'
import type { Shop } from './port.ts'
import { shopify } from './shopify.ts'
import { woocommerce } from './woocommerce.ts'

export type { Order, ShopNews, ShopRequest } from './port.ts'

export const shopKinds = ['shopify', 'woocommerce', 'own'] as const
export type ShopKind = (typeof shopKinds)[number]

/** The shops that can tell us of orders, by kind. */
export const shops: Record<ShopKind, Shop> = { shopify, woocommerce, own }
