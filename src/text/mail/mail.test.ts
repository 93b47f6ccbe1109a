import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutReply, flow, isSameMatter, type Mail, readHtmlMail, readMail, readSubject, tokenFor } from '#text/mail'

const data = join(process.env.SOSH_DATA ?? '../shared/data', 'email-replies')
const bytes = (text: string) => new TextEncoder().encode(text.replaceAll('\n', '\r\n'))
const mailWith = (head: string, body = 'Hello'): Promise<Mail> => readMail(bytes(`${head}\n\n${body}\n`))

describe('of a reply, only what is new is said', () => {
  const quote = '> Does it fit?\n> And when?'
  test.each([
    ['English', 'On Mon, 2 Mar 2026 at 10:00, Ana Sá <ana@customer.example> wrote:'],
    ['English, broken over lines', 'On Mon, 2 Mar 2026 at 10:00, Ana Sá\n<ana@customer.example>\nwrote:'],
    ['German', 'Am Mo., 2. März 2026 um 10:00 Uhr schrieb Ana Sá <ana@customer.example>:'],
    ['German, Thunderbird', 'Am 02.03.26 um 10:00 schrieb Ana Sá:'],
    ['French', 'Le lun. 2 mars 2026 à 10:00, Ana Sá <ana@customer.example> a écrit :'],
    ['Spanish', 'El lun, 2 mar 2026 a las 10:00, Ana Sá (<ana@customer.example>) escribió:'],
    ['Italian', 'Il giorno lun 2 mar 2026 alle ore 10:00 Ana Sá <ana@customer.example> ha scritto:'],
    ['Portuguese', 'Em seg., 2 de mar. de 2026 às 10:00, Ana Sá <ana@customer.example> escreveu:'],
    ['Dutch', 'Op ma 2 mrt 2026 om 10:00 schreef Ana Sá <ana@customer.example>:'],
    ['Swedish', 'Den mån 2 mars 2026 kl 10:00 skrev Ana Sá <ana@customer.example>:'],
    ['Danish', 'man. 2. mar. 2026 kl. 10.00 skrev Ana Sá <ana@customer.example>:'],
    ['Finnish', 'ma 2. maalisk. 2026 klo 10.00 Ana Sá (ana@customer.example) kirjoitti:'],
    ['Polish', 'pon., 2 mar 2026 o 10:00 Ana Sá <ana@customer.example> napisał(a):'],
    ['Czech', 'po 2. 3. 2026 v 10:00 odesílatel Ana Sá <ana@customer.example> napsal:'],
    ['Russian', 'пн, 2 мар. 2026 г. в 10:00, Ana Sá <ana@customer.example>:'],
    ['Ukrainian', 'пн, 2 бер. 2026 р. о 10:00 Ana Sá <ana@customer.example> пише:'],
    ['Turkish', 'Ana Sá <ana@customer.example>, 2 Mar 2026 Pzt, 10:00 tarihinde şunu yazdı:'],
    ['Japanese', '2026年3月2日(月) 10:00 Ana Sá <ana@customer.example>:'],
    ['Chinese', 'Ana Sá <ana@customer.example> 于2026年3月2日周一 10:00写道：'],
    ['Korean', '2026년 3월 2일 (월) 오전 10:00, Ana Sá <ana@customer.example>님이 작성:'],
    ['Hungarian', 'Ana Sá <ana@customer.example> ezt írta (időpont: 2026. márc. 2., H, 10:00):'],
    ['Greek', 'Στις Δευ 2 Μαρ 2026 στις 10:00 π.μ., ο χρήστης Ana Sá <ana@customer.example> έγραψε:'],
  ])('in %s', (_, intro) => {
    const { said, cut } = cutReply(`It fits very well.\n\n${intro}\n\n${quote}\n`)
    expect(said).toBe('It fits very well.')
    expect(cut).toEqual([{ kind: 'quote', text: `${intro}\n\n${quote}` }])
  })

  test.each([
    [
      'English',
      'From: Ana Sá <ana@customer.example>\nSent: Monday, March 2, 2026 10:00 AM\nTo: Support\nSubject: Size',
    ],
    ['German', 'Von: Ana Sá <ana@customer.example>\nGesendet: Montag, 2. März 2026 10:00\nAn: Support\nBetreff: Größe'],
    ['French', 'De : Ana Sá <ana@customer.example>\nEnvoyé : lundi 2 mars 2026 10:00\nÀ : Support\nObjet : Taille'],
    ['Spanish', 'De: Ana Sá\nEnviado el: lunes, 2 de marzo de 2026 10:00\nPara: Support\nAsunto: Talla'],
    ['Italian', 'Da: Ana Sá\nInviato: lunedì 2 marzo 2026 10:00\nA: Support\nOggetto: Taglia'],
    ['Dutch', 'Van: Ana Sá\nVerzonden: maandag 2 maart 2026 10:00\nAan: Support\nOnderwerp: Maat'],
    ['Polish', 'Od: Ana Sá\nWysłano: poniedziałek, 2 marca 2026 10:00\nDo: Support\nTemat: Rozmiar'],
    ['Russian', 'От: Ana Sá\nОтправлено: понедельник, 2 марта 2026 г. 10:00\nКому: Support\nТема: Размер'],
    ['Japanese', '差出人: Ana Sá\n送信日時: 2026年3月2日 10:00\n宛先: Support\n件名: サイズ'],
    ['Outlook’s line', '-----Original Message-----\nFrom: Ana Sá\nSent: Monday\nTo: Support\nSubject: Size'],
  ])('above Outlook’s block in %s', (_, block) => {
    const { said, cut } = cutReply(`It fits.\n\n________________________________\n${block}\n\nDoes it fit?\n`)
    expect(said.replace(/\n*_+$/, '')).toBe('It fits.')
    expect(cut.at(-1)?.text).toContain('Does it fit?')
  })

  test('below the quote as well; between its lines, with what they answer', () => {
    expect(cutReply(`On 2 Mar 2026 Ana <a@b.example> wrote:\n${quote}\n\nYes.`).said).toBe('Yes.')
    const { said } = cutReply(
      'On 2 Mar 2026 Ana <a@b.example> wrote:\n> Does it fit?\n\nYes.\n\n> And when?\n\nMonday.',
    )
    expect(said).toBe('> Does it fit?\n\nYes.\n\n> And when?\n\nMonday.')
  })

  test('and what is forwarded stays whole: it is what we should read', () => {
    const forward =
      'See below.\n\n---------- Forwarded message ---------\nFrom: Eva <eva@c.example>\nSubject: Oven\n\nIt burnt.\n--\nEva'
    expect(cutReply(forward)).toEqual({ said: forward, cut: [] })
  })

  test('unless nothing else is there', () => {
    expect(cutReply(quote).said).toBe(quote)
  })

  test.each([
    ['Best regards,\nAna Sá\nHead of Wheels\n+34 600 000 000', {}],
    ['Mit freundlichen Grüßen\n\nAna Sá', {}],
    ['Cordialement,\nAna', {}],
    ['С уважением,\nАна', {}],
    ['-- \nAna\nhttps://customer.example', {}],
    ['Sent from my iPhone', {}],
    ['Von meinem iPhone gesendet', {}],
    ['Envoyé de mon iPhone', {}],
    ['Get Outlook for Android', {}],
    ['-Ana Sá', {}],
    ['Ana Sá\nana@customer.example', { name: 'Ana Sá', address: 'ana@customer.example' }],
  ])('and the signature “%s” is set aside', (signature, signer) => {
    expect(cutReply(`It fits very well.\n\n${signature}\n`, signer)).toEqual({
      said: 'It fits very well.',
      cut: [{ kind: 'signature', text: signature.replace(/-- \n/, '--\n') }],
    })
  })

  test.each([
    'Thanks!',
    'We met on Monday:\nit was late.',
    'I wrote: nothing.',
    'Sent from my desk, it is quicker.',
    'A fix -- no more.',
  ])('and “%s” is something said', text =>
    expect(cutReply(`Hello.\n\n${text}`)).toEqual({ said: `Hello.\n\n${text}`, cut: [] }),
  )

  test('and whatever is cut is kept: no line is lost', () => {
    const line = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom(
        '> a',
        '>> b',
        'On Mon, 2 Mar 2026 at 10:00, A <a@b.c> wrote:',
        '-- ',
        'From: A',
        'To: B',
        'Subject: C',
        '',
        'Thanks,',
        'Ana',
      ),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), lines => {
        const text = lines.join('\n').replace(/\r\n?/g, '\n')
        const { said, cut } = cutReply(text, { name: 'Ana Sá' })
        const kept = [said, ...cut.map(each => each.text)].join('\n')
        for (const each of text.split('\n')) expect(kept).toContain(each.trim() === '' ? '' : each.trim())
        if (text.trim() !== '') expect(said).not.toBe('')
      }),
      { numRuns: 1_000 },
    )
  })
})

describe.skipIf(!existsSync(data))('the recorded replies of two other projects are cut as they do', () => {
  const github: Record<string, string[]> = {
    correct_sig: ['signature'],
    email_1_1: ['signature', 'footer'],
    email_1_3: ['signature', 'quote', 'footer'],
    email_1_4: ['quote'],
    email_1_5: [],
    email_1_6: ['signature', 'quote'],
    email_1_7: ['quote'],
    email_1_8: ['quote', 'quote', 'quote', 'signature'],
    email_2_1: ['quote'],
    email_2_2: ['quote'],
    email_2_3: ['quote'],
    email_BlackBerry: ['signature'],
    email_bullets: ['quote', 'signature'],
    email_iPhone: ['signature'],
    email_multi_word_sent_from_my_mobile_device: ['signature'],
    email_one_is_not_on: ['quote'],
    email_sent_from_my_not_signature: [],
    email_sig_delimiter_in_middle_of_line: [],
    greedy_on: ['quote'],
    pathological: ['quote'],
  }
  test.each(Object.entries(github))('%s: %j', (name, kinds) => {
    const { cut } = cutReply(readFileSync(join(data, 'github', `${name}.txt`), 'utf8'))
    expect(cut.map(({ kind }) => kind)).toEqual(kinds)
  })

  const replies = join(data, 'talon/tests/fixtures/html_replies')
  test.each(['gmail', 'mail_ru', 'ms_outlook_2007', 'thunderbird', 'yandex_ru'])('HTML of %s', name => {
    const { cut, said } = cutReply(readHtmlMail(readFileSync(join(replies, `${name}.html`), 'utf8')).text)
    // The five hold the same words: a line, a closing, a name; below it what was quoted.
    expect([said.split('\n').length, cut.map(({ kind }) => kind)]).toEqual([1, ['signature', 'quote']])
  })

  const signatures = join(data, 'talon/tests/fixtures/signature/emails/stripped')
  test.each(['camel_case', 'jeff', 'johndoeexamplecom', 'long', 'short_url', 'sparse'])('the signature of %s', name => {
    const part = (of: string) => readFileSync(join(signatures, `${name}_${of}`), 'utf8').replaceAll('#sig#', '')
    const sender = part('sender').trim()
    const { cut } = cutReply(part('body'), sender.includes('@') ? { address: sender } : { name: sender })
    const found = cut.filter(({ kind }) => kind === 'signature').map(({ text }) => text.replace(/\s+/g, ' '))
    expect(found.join(' ')).toBe(part('signature').replace(/\s+/g, ' ').trim())
  })
})
if (!existsSync(data)) console.warn('The recorded replies are not here (SOSH_DATA): their tests are skipped.')

describe('a mail’s HTML', () => {
  test('is read as people see it, with its links, and without what it hides', () => {
    const { text, links } = readHtmlMail(
      '<html><head><style>p{}</style></head><body><div style="display:none">Preview</div><p>Hello <b>there</b>,</p>' +
        '<p>see <a href="https://acme.example/a">this</a> and <a href="javascript:x()">that</a>.</p><ul><li>one<li>two</ul>' +
        '<img src="https://t.example/p.gif" width="1" height="1" alt="track"><blockquote>You said so.</blockquote></body></html>',
    )
    expect(text).toBe('Hello there,\n\nsee this and that.\n\n- one\n- two\n\n> You said so.')
    expect(links).toEqual(['https://acme.example/a'])
  })

  test('of any depth takes no time', () => {
    readHtmlMail('<div>'.repeat(100_000))
    readHtmlMail('<blockquote>x'.repeat(50_000))
    readHtmlMail('<'.repeat(500_000))
  })
})

describe('a mail', () => {
  test.each([
    ['Auto-Submitted: auto-replied', 'reply'],
    ['X-Autoreply: yes', 'reply'],
    ['Precedence: auto_reply', 'reply'],
    ['Return-Path: <>', 'reply'],
    ['Subject: Automatische Antwort: Ihre Anfrage', 'reply'],
    ['Subject: Réponse automatique : Votre demande', 'reply'],
    ['Subject: Out of Office: Ana', 'reply'],
    ['Subject: Autosvar: Hej', 'reply'],
    ['Subject: =?utf-8?B?6Ieq5Yqo5Zue5aSNOiDkvaDlpb0=?=', 'reply'],
    ['Auto-Submitted: auto-generated', 'notice'],
    ['From: no-reply@shop.example', 'notice'],
    ['From: MAILER-DAEMON@mx.example', 'bounce'],
    ['List-Id: <a.b>\nList-Post: <mailto:a@b.example>', 'list'],
    ['List-Unsubscribe: <https://x.example>', 'bulk'],
    ['Precedence: bulk', 'bulk'],
    ['Auto-Submitted: no', undefined],
    ['Subject: Re: Out of office printers', undefined],
    ['Subject: Auto kaputt', undefined],
    ['Subject: Automatic doors do not open', undefined],
  ])('that says “%s” is %s', async (head, kind) => {
    expect((await mailWith(`${head.includes('From:') ? '' : 'From: ana@c.example\n'}${head}`)).automatic?.kind).toBe(
      kind,
    )
  })

  test('with flowed lines is read in whole paragraphs', async () => {
    const text =
      'A paragraph that is longer than the line of a terminal, and is therefore broken softly by its program.'
    const mail = await mailWith('Content-Type: text/plain; charset=utf-8; format=flowed', flow(text))
    expect(mail.text).toBe(text)
    expect(flow('From here\n> there')).toBe(' From here\n > there')
  })

  test('names its invitation, and what Outlook packs away', async () => {
    const part = (type: string, body: string) =>
      `--b\nContent-Type: ${type}\nContent-Disposition: attachment\n\n${body}\n`
    const mail = await mailWith(
      'From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b',
      `${part('text/calendar; method=REQUEST', 'BEGIN:VCALENDAR')}${part('application/ms-tnef', 'x')}--b--`,
    )
    expect(mail.attachments.map(({ name }) => name)).toEqual(['an invitation', 'winmail.dat'])
  })

  test('that a filter thinks little of says so', async () => {
    expect((await mailWith('X-Spam-Status: Yes, score=9.1')).spam).toContain('9.1')
    expect((await mailWith('X-Spam-Status: No, score=0.1')).spam).toBeUndefined()
  })
})

test.each([
  ['a bracket for each byte', `Content-Type: text/html\n\n${'<'.repeat(500_000)}`],
  ['a mail in a mail, without end', 'Content-Type: message/rfc822\n\n'.repeat(20_000)],
  ['as many parts as lines', `Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(50_000)}`],
  ['nothing but rules', `\n\n${'----\n'.repeat(19_000)}`],
  ['nothing but references', `References: ${'<a@b> '.repeat(100_000)}\n\nx`],
  ['a crowd of readers', `To: ${'a@b.c, '.repeat(50_000)}\n\nx`],
])('a mail made to keep us busy is read at once: %s', async (_, text) => {
  const hostile = bytes(text)
  const before = process.cpuUsage()
  await readMail(hostile)
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1_000).toBeLessThan(1_000)
})

test.each([
  ['Re: Size', 'Size'],
  ['AW: WG: Size', 'Size'],
  ['Re[4]: Size', 'Size'],
  ['回复：Size', 'Size'],
  ['[EXTERN] RE: Size', 'Size'],
  ['RV: RES: Size', 'Size'],
  ['Report: Size', 'Report: Size'],
  ['Reise: Size', 'Reise: Size'],
])('the matter of “%s” is “%s”', (subject, matter) => {
  expect(readSubject(subject).matter).toBe(matter)
})

test('subjects are of one matter when one holds the other', () => {
  expect(isSameMatter('Re: Size', 'AW: size')).toBe(true)
  expect(isSameMatter('[Ticket 9] Size of the frame', 'Size of the frame')).toBe(true)
  expect(isSameMatter('Colour (was: Size of the frame)', 'Size of the frame')).toBe(true)
  expect(isSameMatter('Size', 'Colour')).toBe(false)
})

test('a mark behind the plus is read from our own addresses only', () => {
  expect(tokenFor('support@acme.example', 'Support+abc@acme.example')).toBe('abc')
  expect(tokenFor('support@acme.example', 'support+abc@evil.example')).toBeUndefined()
  expect(tokenFor('support@acme.example', 'supporter@acme.example')).toBeUndefined()
})
