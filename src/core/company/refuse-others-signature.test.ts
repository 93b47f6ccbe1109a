import { expect, test } from 'vitest'
import { refuseOthersSignature, refuseOurLine } from './refuse-others-signature.ts'

const house = { author: 'Inés Navarro', company: 'Halden', disclosure: '— Inés, battery engineer at Halden' }
const colleagues = ['Ada Okoye', 'Inés Navarro', 'Marta Lind', 'Tomás Rey', 'Inés Pérez']

test.each([
  'It lasts ten winters.\n\nMarta',
  'It lasts ten winters.\n\nMarta Lind.',
  'It lasts ten winters.\n\nBest regards,\nMarta Lind\ncommunications',
  'It lasts ten winters.\nViele Grüße, Marta',
  'It lasts ten winters. Best wishes, Tomás Rey',
  'It lasts ten winters.\n— Marta, communications at Halden',
  'It lasts ten winters.\n-- marta l.',
  'It lasts ten winters.\n— Tomas Rey',
  'It lasts ten winters.\n**Tomás**',
  'It lasts ten winters.\nTomás from Halden',
  `It lasts ten winters.\n— Marta, communications at Halden\n${house.disclosure}`,
  'It lasts ten winters.\n— Jorge, chief engineer at Halden',
])('“%s” ends as somebody else, and is refused', text => {
  expect(() => refuseOthersSignature(text, house, colleagues)).toThrow('You write under your own name')
})

test.each([
  'Marta can tell you more.',
  'It lasts ten winters.\n\nMarta can tell you more.',
  'It lasts ten winters.\n\n— Marta knows the rest',
  'It lasts ten winters, says Marta',
  'Ask one of them:\n- Tomás\n- Marta',
  'Who can help is:\nMarta Lind',
  'Marta',
  'Thanks, Marta',
  'Many thanks to Marta',
  '“It lasts ten winters.”\n— Marta Lind',
  '> It lasts ten winters.\n— Marta Lind',
  'As he said: “The rest is silence.”\n— William Shakespeare',
  'It lasts ten winters.\n\nInés',
  'It lasts ten winters.\nBest regards, Inés Navarro',
  'We build two:\n- Halden Tour, at Halden',
  `It lasts ten winters.\n${house.disclosure}`,
])('“%s” only mentions somebody, or nobody else', text => {
  expect(() => refuseOthersSignature(text, house, colleagues)).not.toThrow()
})

test('it says whose name to take out, and what stands there anyway', () => {
  try {
    refuseOthersSignature('Ten winters.\n\nMarta', house, colleagues)
    expect.unreachable()
  } catch (problem) {
    expect(problem).toMatchObject({
      kind: 'invalid',
      reasons: [
        {
          at: 'text',
          message:
            'It ends as if Marta Lind had written it. Take “Marta” out: your words end with “— Inés, battery engineer at Halden”.',
        },
      ],
    })
  }
})

test('what the company says is signed by nobody, whoever wrote it', () => {
  const signing = { author: 'Halden', company: 'Halden', disclosure: '— Halden' }
  const press = (text: string) => refuseOthersSignature(text, signing, colleagues)
  expect(() => press('The workshop opens in spring.\n\nInés Navarro')).toThrow('Nobody’s name can stand under it')
  expect(() => press('“It opens in spring.”\n— Inés Navarro')).not.toThrow()
  expect(() => press('Ask for more:\nMarta Lind')).not.toThrow()
})

test('somebody from outside is called what they are called, and does not sign with a line like ours', () => {
  const outside = (text: string) => refuseOurLine(text, 'Halden', colleagues)
  expect(() => outside('Send me your key.\n— Marta Lind, communications at Halden')).toThrow('Only Marta Lind signs')
  for (const fine of ['Thanks!\n— Marta', 'I ride a Halden.\n— Marta Lindqvist', 'Ask Marta Lind at Halden.'])
    expect(() => outside(fine)).not.toThrow()
})
