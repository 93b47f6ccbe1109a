import type { Words } from '../lexicon.ts'

/** What is written alike in (nearly) every language of the networks. */
export const all: Words = {
  static: {
    3.6: `giveaway, airdrop, nowplaying, f4f, l4l, followme, onlyfans, affiliate, forex, casino, onlyfans, jackpot, weeklychart*`,
    1.6: `promo, crypto, bitcoin, nft, nfts, hiring, coupon*, bonus, xxx, porn*, viagra`,
  },
  news: { 2.2: `breaking, exclusive, ceo, reuters, afp, dpa` },
  praise: { 2: `wow, bravo, super, top`, 1: `thx, thanks, merci, danke, gracias, grazie, obrigado` },
  complaint: { 2: `wtf, scam, crash`, 1: `bug, bugs, error, grr*, ugh` },
  urgency: { 2.6: `asap, sos, urgent, help` },
  'purchase-interest': { 1.8: `vs, versus, budget` },
}
