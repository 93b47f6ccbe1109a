/** What Marta teaches those who are about to answer for the first time. */
export const course = {
  by: 'marta',
  daysAgo: 46,
  language: 'en',
  title: 'Your first answer',
  about:
    'Half an hour before you say something to somebody outside: who is listening, what stays inside, and what a good answer sounds like.',
  lessons: [
    {
      title: 'Who reads it',
      body: `You answer one person. A few hundred others read along, and some of them in three years, when their own brake squeaks.

So say it to the one, in a way that the others can use: name the model, name the step, say how you know. “I have done it on four of them” is worth more than “normally”.

You stand under it with your name and with ours. That is not a risk, it is the point: people ask us because somebody answers, and not something.`,
      quiz: [],
    },
    {
      title: 'What stays inside',
      body: '',
      quiz: [
        {
          question: 'Somebody writes their frame number in public and asks whether it is part of a recall. What now?',
          options: [
            {
              words: 'Look it up and answer below their post, so that others see it too.',
              isRight: false,
              because: 'Everybody can then see who owns which bicycle, and where it may stand.',
            },
            {
              words: 'Ask them to send it in private, say where the list of the recall is, and bring Claire in.',
              isRight: true,
              because: 'The list helps everybody at once, and the number stays between you.',
            },
            {
              words: 'Say that it is surely fine.',
              isRight: false,
              because: 'You do not know that, and about brakes nobody guesses.',
            },
          ],
        },
        {
          question: 'Jonas told you at lunch that the next Stad gets a belt. Somebody asks for exactly that.',
          options: [
            {
              words: 'Tell them to wait: it is coming.',
              isRight: false,
              because: 'It is his to tell, when it is sure.',
            },
            {
              words: 'Thank them for the wish, say that you pass it on, and do pass it on.',
              isRight: true,
              because: 'It is true, it helps Jonas, and they will hear what became of it.',
            },
          ],
        },
      ],
    },
    {
      title: 'How it sounds',
      body: `Read this aloud: “We are sorry for any inconvenience caused.” Nobody at our counter has ever said that sentence.

Now this: “That’s annoying, and it should not happen after eight months. Bring it in on Thursday, I am there until four.” It says what happened, what you will do, and that you are somebody.

Three lines are plenty. If you do not know, say who does, and fetch them.`,
      quiz: [],
    },
  ],
  /** Keys of colleagues, with the lessons they have done, by place. */
  done: [
    { by: 'lukas', lessons: [0, 1] },
    { by: 'omar', lessons: [0] },
    { by: 'claire', lessons: [0, 1, 2] },
  ],
}

/** A past conversation to practise on, without anybody's name. */
export const drill = {
  by: 'marta',
  checkedBy: 'tomas',
  daysAgo: 20,
  /** How the first words of the conversation begin. */
  begins: 'How do I find who has spare derailleur hangers',
  title: 'Three shops shrugged',
  messages: [
    {
      who: 'Person A',
      isOurs: false,
      words: 'How do I find who has spare derailleur hangers for a 2020 Halden? Three shops, three shrugs.',
    },
  ],
  answer:
    'Me! The 2020 one is number 7 on the hanger page, and I have a drawer full. If the shops shrug, let them call the workshop and ask for the drawer.',
  outcome: 'It was solved.',
  tries: [
    {
      by: 'lukas',
      hoursAfter: 30,
      text: 'Hi! Our spare parts are available from all authorised dealers. Please contact your dealer.',
      look: {
        by: 'tomas',
        isGood: false,
        comment: 'They have been to three. Which number is it, and who has it? Try once more: you have the page open.',
      },
    },
    {
      by: 'lukas',
      hoursAfter: 54,
      text: 'Three shrugs are three too many. It is number 7 on our hanger page, and Tomás in the workshop has a drawer full of them: your shop can call and ask for the drawer.',
      look: { by: 'tomas', isGood: true, comment: 'Yes. I would thank you at the counter for that.' },
    },
  ],
}
