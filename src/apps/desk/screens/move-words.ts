import type { Move } from '#lib/moves'

/** The moves in words, each with what makes it good. Never words to send. */
export const moveWords: Record<Move, { label: string; counted: string; hint: string }> = {
  answer: {
    label: 'Answer',
    counted: 'answered',
    hint: 'First what they want to know, then how you know it.',
  },
  'ask-back': {
    label: 'Ask back',
    counted: 'asked back',
    hint: 'One question that moves it on, and why you ask.',
  },
  thank: {
    label: 'Thank',
    counted: 'thanked',
    hint: 'Name what they did, and what it is worth to you. Ask for nothing.',
  },
  correct: {
    label: 'Correct',
    counted: 'corrected',
    hint: 'What is right, and where they can see it for themselves. No blame.',
  },
  invite: {
    label: 'Invite',
    counted: 'invited to a page',
    hint: 'Help first. Then the page, and why it is for them.',
  },
  apologise: {
    label: 'Apologise',
    counted: 'apologised',
    hint: 'Say what went wrong and what happens now. No “but”, no “if”.',
  },
}
