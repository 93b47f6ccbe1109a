import { describe, expect, test } from 'vitest'
import { joinDivision, makeDivision, retireDivision } from '#core/company'
import { auditTrail } from '#platform/audit'
import { world } from '../../../test/world.ts'
import { addFigure, publicFigures, withdrawFigure } from './figures.ts'
import { attest, guidelinesToRead, hasReadGuidelines, publishGuideline } from './guidelines.ts'
import { judge } from './judge.ts'
import { brokenExamples, toRead } from './model.ts'
import { changeRule, makeRule, retireRule, rules, ruleVersions } from './rules.ts'

const here = world()
const fjell = {
  name: 'The code name Fjell',
  kind: 'confidential' as const,
  level: 'stop' as const,
  words: ['Fjell'],
  explanation: 'Nobody outside knows of it yet.',
}

describe('a rule', () => {
  test('finds what its examples say, or Marta is told which do not come out', async () => {
    const examples = [
      { text: 'fjell ships in March', finds: true },
      { text: 'She fell on the fjord road.', finds: false },
      { text: 'We speak of the new bike.', finds: true },
      { text: 'Fjell is a mountain in Norwegian.', finds: false },
    ]
    await expect(makeRule(here.as('marta'), { ...fjell, examples })).rejects.toMatchObject({
      kind: 'invalid',
      reasons: [
        { at: 'examples.2', message: 'The rule finds nothing here.' },
        { at: 'examples.3', message: 'The rule finds “Fjell” here.' },
      ],
    })
    const made = await makeRule(here.as('marta'), { ...fjell, examples: examples.slice(0, 2) })
    expect(made.find(rule => rule.name === fjell.name)).toMatchObject({ version: 1, ownerName: 'Marta Lind' })
  })

  test('keeps what it said before when Marta changes it, and says its version in each finding', async () => {
    const before = await ruleNamed(fjell.name)
    await changeRule(here.as('marta'), before.id, {
      ...fjell,
      level: 'review',
      words: ['Fjell', 'Fjell 2'],
      version: 1,
    })
    const { findings } = await judge(here.as('ines'), 'Is Fjell near?')
    expect(findings).toMatchObject([{ ruleId: before.id, ruleVersion: 2, level: 'review', words: 'Fjell' }])
    const versions = await ruleVersions(here.as('ines'), before.id)
    expect(versions.map(each => [each.version, each.rule.level, each.rule.words])).toEqual([
      [2, 'review', ['Fjell', 'Fjell 2']],
      [1, 'stop', ['Fjell']],
    ])
    expect(await happened('rule.changed')).toMatchObject([
      { ruleId: before.id, version: 2, fields: ['level', 'words', 'examples'] },
    ])
  })

  test('that two change at once is changed by the first; the other looks again', async () => {
    const rule = await ruleNamed(fjell.name)
    const change = { ...fjell, version: rule.version }
    const tries = await Promise.allSettled([
      changeRule(here.as('marta'), rule.id, { ...change, level: 'note' }),
      changeRule(here.as('ada'), rule.id, { ...change, level: 'stop' }),
    ])
    expect(tries.map(each => each.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(tries.find(each => each.status === 'rejected')?.reason).toMatchObject({ kind: 'conflict' })
  })

  test('is made, changed and retired by reviewers and administrators only', async () => {
    const rule = await ruleNamed(fjell.name)
    await expect(makeRule(here.as('ines'), fjell)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(changeRule(here.as('tomas'), rule.id, { ...fjell, version: rule.version })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await expect(retireRule(here.as('ines'), rule.id)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(
      addFigure(here.as('ines'), { amount: '14 %', sourceUrl: 'https://halden.example' }),
    ).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(publishGuideline(here.as('ines'), { body: 'Be kind.' })).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(makeDivision(here.as('marta'), { name: 'Parts' })).rejects.toMatchObject({ kind: 'forbidden' })
  })

  test('knows words of their own from slips of the pen', async () => {
    await makeRule(here.as('marta'), { ...fjell, name: 'Marlin', words: ['Marlin'] })
    const found = async (text: string) =>
      (await judge(here.as('ines'), text)).findings
        .filter(each => each.title === 'Marlin')
        .map(each => [each.words, each.level])
    expect(await found('Martin has a good margin on merlins.')).toEqual([])
    expect(await found('Marlin is near.')).toEqual([['Marlin', 'stop']])
    // What only looks like the word is for a person to tell: it stops nobody.
    expect(await found('Malrin is near.')).toEqual([['Malrin', 'review']])
  })

  test('that asks for company speaks only beside it', async () => {
    const velomax = { ...fjell, name: 'Velomax', words: ['Velomax'], near: ['acquire', 'takeover'] }
    await makeRule(here.as('marta'), velomax)
    const said = async (text: string) =>
      (await judge(here.as('ines'), text)).findings.some(each => each.title === 'Velomax')
    expect(await said('Velomax makes good pumps. We acquired new lathes.')).toBe(false)
    expect(await said('We are acquiring Velomax.')).toBe(true)
  })
})

describe('a division', () => {
  test('has rules of its own, that hold for its people and for nobody else', async () => {
    const parts = await makeDivision(here.as('ada'), { name: 'Parts' })
    await joinDivision(here.as('ada'), here.id('tomas'), parts)
    await makeRule(here.as('marta'), { ...fjell, name: 'Prices of parts', words: ['dealer margin'], divisionId: parts })
    const title = async (who: 'tomas' | 'ines') =>
      (await judge(here.as(who), 'The dealer margin is fine.')).findings.map(each => each.title)
    expect(await title('tomas')).toEqual(['Prices of parts'])
    expect(await title('ines')).toEqual([])
  })

  test('adds a text of its own, which its people read and confirm beside the one for everybody', async () => {
    const division = (await ruleNamed('Prices of parts')).divisionId
    const all = await publishGuideline(here.as('marta'), { body: 'Be yourself.' })
    const own = await publishGuideline(here.as('marta'), { body: 'Prices come from dealers.', divisionId: division })
    const waiting = async (who: 'tomas' | 'ines') =>
      (await guidelinesToRead(here.as(who), here.id(who))).map(each => each.version)
    expect(await waiting('tomas')).toEqual([all, own])
    expect(await waiting('ines')).toEqual([all])
    await attest(here.as('tomas'), all)
    expect(await hasReadGuidelines(here.as('marta'), here.id('tomas'))).toBe(false)
    await attest(here.as('tomas'), own)
    expect(await hasReadGuidelines(here.as('marta'), here.id('tomas'))).toBe(true)
    await expect(attest(here.as('ines'), own)).rejects.toMatchObject({
      kind: 'conflict',
      message: 'This was written for another division.',
    })
    const again = await publishGuideline(here.as('marta'), { body: 'Be yourself, and kind.' })
    expect(await waiting('tomas')).toEqual([again])
    await expect(attest(here.as('tomas'), all)).rejects.toMatchObject({ kind: 'conflict' })
    await expect(attest(here.as('tomas'), 999)).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('that is dissolved takes its rules and its text with it', async () => {
    const division = (await ruleNamed('Prices of parts')).divisionId ?? ''
    await retireDivision(here.as('ada'), division)
    expect((await rules(here.as('ines'))).map(rule => rule.name)).not.toContain('Prices of parts')
    expect((await judge(here.as('tomas'), 'The dealer margin is fine.')).findings).toEqual([])
  })
})

test('a figure that everybody can read may be said, and no other', async () => {
  const said = async (text: string) => (await judge(here.as('ines'), text)).say
  expect(await said('Our revenue grew 14 % this year.')).toBe('review')
  await addFigure(here.as('marta'), { amount: '14%', about: ['revenue'], sourceUrl: 'https://halden.example/report' })
  expect(await said('Our revenue grew 14 % this year.')).toBe('pass')
  expect(await said('Our revenue grew 15 % this year.')).toBe('review')
  expect(await said('Our margin grew 14 % this year.')).toBe('review')
  const [figure] = await publicFigures(here.as('marta'))
  await withdrawFigure(here.as('marta'), figure?.id ?? '')
  expect(await said('Our revenue grew 14 % this year.')).toBe('review')
})

test('the trail says who made, changed and retired what, and no word of what was tried', async () => {
  const marlin = await ruleNamed('Marlin')
  await retireRule(here.as('marta'), marlin.id)
  const trail = await auditTrail(here.as('ada'), { limit: 100 })
  const names = trail.map(entry => entry.name)
  for (const name of [
    'rule.made',
    'rule.changed',
    'rule.retired',
    'division.made',
    'division.joined',
    'figure.published',
  ])
    expect(names).toContain(name)
  expect(JSON.stringify(trail)).not.toMatch(/Malrin|dealer margin|ships in March/)
})

test('an example tells what the words mean, whenever the embargo ends', () => {
  const rule = { ...fjell, id: 'r', until: '2020-01-01T00:00:00Z' }
  expect(brokenExamples(rule, [{ text: 'Fjell', finds: true }], new Date('2026-01-01'))).toEqual([])
})

test('who belongs to no division reads the text for everybody only', () => {
  const guideline = { body: '', note: '', publishedBy: null, publishedAt: new Date() }
  const both = [
    { ...guideline, version: 1, divisionId: null },
    { ...guideline, version: 2, divisionId: 'parts' },
  ]
  expect(toRead(both, null, new Set()).map(each => each.version)).toEqual([1])
  expect(toRead(both, 'parts', new Set([1])).map(each => each.version)).toEqual([2])
})

async function ruleNamed(name: string) {
  const rule = (await rules(here.as('ines'))).find(each => each.name === name)
  if (!rule) throw new Error(`There is no rule ${name}.`)
  return rule
}

async function happened(name: string) {
  return (await auditTrail(here.as('ada'), { name, limit: 10 })).map(entry => entry.payload)
}
