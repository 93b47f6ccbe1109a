import { readStaticSet, staticPlan } from '../bin/head-plans.ts'
import { naturalBayes, wink } from './data/head-peers.ts'
import { calibrationLine, crossRead, type HeadLine, lineOf } from './data/heads.ts'

export const name = 'understand.static'

/** Static in text messages (SMS Spam Collection, the part that is here): 5-fold, each message read by a head that has not seen it. */
export async function run(report: (line: HeadLine) => void): Promise<void> {
  const texts = readStaticSet()
  if (texts.length === 0) return
  for (const [peerName, peer] of [
    ['npm wink-naive-bayes-text-classifier', wink],
    ['npm natural, BayesClassifier', naturalBayes],
  ] as const) {
    const said = crossRead(texts, staticPlan, 5, peer)
    const ours = countOf(said.labels)
    const theirs = countOf(said.byPeer)
    report(lineOf('sms-spam', 'MCC', ours.mcc, peerName, theirs.mcc, 0.97))
    report(lineOf('sms-spam: static caught', 'share', ours.caught, peerName, theirs.caught, 0.95))
    report(
      lineOf('sms-spam: good messages blocked', 'share; less is better', ours.blocked, peerName, theirs.blocked, 0.003),
    )
    if (peer === wink) report(calibrationLine('sms-spam', said, false))
  }

  function countOf(said: string[][]) {
    let hit = 0
    let wrong = 0
    let missed = 0
    let quiet = 0
    for (const [at, { labels }] of texts.entries()) {
      const isStatic = labels.length > 0
      const isSaid = (said[at] ?? []).length > 0
      if (isStatic) isSaid ? hit++ : missed++
      else isSaid ? wrong++ : quiet++
    }
    const root = Math.sqrt((hit + wrong) * (hit + missed) * (quiet + wrong) * (quiet + missed))
    return {
      mcc: (hit * quiet - wrong * missed) / root,
      caught: hit / (hit + missed),
      blocked: wrong / (wrong + quiet),
    }
  }
}
