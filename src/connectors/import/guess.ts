import { longestWay, type Mapping, readDate, valueAt } from '#connectors/entries'

type Field = keyof Mapping

/** How exports call these columns, the surest first: in English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Swedish, Japanese and Chinese. */
const names: Record<Field, string[]> = {
  text: words(`text|full text|body|body text|message text|post text|raw text|plain text|message|comment body|content|comment|post|description|raw|cooked|tweet|review|review text|note|selftext|
    nachricht|inhalt|beitrag|kommentar|beschreibung|nachrichtentext|texte|contenu|message|commentaire|corps|avis|texto|contenido|mensaje|comentario|cuerpo|resena|
    testo|contenuto|messaggio|commento|recensione|conteudo|mensagem|corpo|tekst|inhoud|bericht|reactie|tresc|wiadomosc|komentarz|innehall|meddelande|kommentar|inlagg|本文|内容|メッセージ|正文|评论`),
  author:
    words(`author handle|author username|author|username|user name|screen name|handle|user|from user|from|sender|posted by|poster|member|author name|display name|name|customer|reviewer|login|nickname|by|
    autor|verfasser|benutzer|benutzername|nutzer|absender|mitglied|von|auteur|utilisateur|pseudo|expediteur|de|nom|usuario|remitente|nombre|autore|utente|mittente|nome|usuario|remetente|
    gebruiker|afzender|naam|uzytkownik|nadawca|forfattare|anvandare|avsandare|namn|投稿者|ユーザー|著者|作者|用户|用户名`),
  postedAt:
    words(`posted at|created at|published at|created utc|created|published|date published|date created|posted|post date|creation date|submitted at|submitted|sent at|timestamp|date time|datetime|date|time|sent|received at|
    datum|erstellt am|erstellt|veroffentlicht am|veroffentlicht|zeit|zeitpunkt|zeitstempel|gesendet|date de creation|date de publication|date creation|publie le|cree le|heure|fecha|fecha de creacion|publicado|creado|hora|
    data|data di creazione|pubblicato|creato|data de criacao|criado em|publicado em|datum en tijd|geplaatst op|aangemaakt|data utworzenia|utworzono|skapad|publicerad|tid|日付|日時|投稿日時|日期|时间|发布时间`),
  id: words(
    `id|post id|uid|uuid|guid|external id|message id|comment id|tweet id|id str|status id|record id|review id|ticket id|nummer|beitrags id|nachrichten id|identifiant|identificador|identificativo|numero|编号|番号`,
  ),
  title: words(
    `title|subject|headline|topic title|thread title|topic|titel|betreff|uberschrift|thema|titre|sujet|objet|titulo|asunto|tema|titolo|oggetto|assunto|onderwerp|tytul|temat|rubrik|amne|タイトル|件名|标题`,
  ),
  url: words(
    `url|link|permalink|post url|permalink url|web url|href|uri|address|adresse|lien|enlace|indirizzo|endereco|koppeling|lank|adres|リンク|链接`,
  ),
  replyTo: words(
    `reply to|in reply to|in reply to id|in reply to status id|in reply to status id str|reply to id|reply to post id|parent id|parent|reply to post|replied to|antwort auf|eltern id|reponse a|en respuesta a|respuesta a|in risposta a|em resposta a|antwoord op|odpowiedz na|svar pa|返信先|回复`,
  ),
  language: words(`language|lang|locale|language code|sprache|langue|idioma|lingua|taal|jezyk|sprak|言語|语言`),
  network: words(
    `network|source|platform|channel|social network|site|board|forum|netzwerk|quelle|plattform|kanal|reseau|plateforme|canal|red|plataforma|rete|piattaforma|canale|rede|netwerk|bron|siec|zrodlo|natverk|kalla|平台|来源`,
  ),
  tags: words(
    `tags|hashtags|labels|categories|tag|label|keywords|category|schlagworter|schlagworte|stichworter|etiquettes|mots cles|etiquetas|etichette|categorie|trefwoorden|tagi|taggar|タグ|标签`,
  ),
}

/** What must be there comes first, and takes its column before the others may. */
const order: Field[] = ['postedAt', 'text', 'author', 'id', 'url', 'replyTo', 'title', 'language', 'tags', 'network']

/** Which column is what: by its name in many languages, checked against what stands in it. */
export function guessMapping(columns: string[], entries: unknown[]): Partial<Mapping> & Record<string, string> {
  const guess: Record<string, string> = {}
  const named = columns.filter(column => column.length <= longestWay).map(namesOf)
  const free = new Map(named.map(name => [name.column, name]))
  for (const field of order) {
    const scored = [...free.values()].map(name => ({ column: name.column, score: score(field, name, entries) }))
    const best = scored.reduce((one, other) => (other.score > one.score ? other : one), { column: '', score: 0 })
    if (best.score === 0) continue
    guess[field] = best.column
    free.delete(best.column)
  }
  const longest = guess.text === undefined ? longestOf([...free.keys()], entries) : undefined
  if (longest !== undefined) guess.text = longest
  return guess
}

interface Name {
  column: string
  /** In plain letters, whole and from its last dot on; and what stands before that dot. */
  name: string
  last: string
  outside: string
}

function namesOf(column: string): Name {
  const steps = column.split('.')
  const [last, outside] = [plainName(steps.at(-1) ?? column), plainName(steps.slice(0, -1).join(' '))]
  return { column, name: plainName(column), last, outside }
}

function score(field: Field, { column, name, last, outside }: Name, entries: unknown[]): number {
  const list = names[field]
  // A column inside another record (`author.url`) says something about that record, unless that is what is asked for.
  const isInside = column.includes('.') && last !== name
  const place = list.indexOf(name)
  const placeOfLast =
    isInside &&
    field !== 'author' &&
    field !== 'replyTo' &&
    /^(?:data|post|message|status|attributes|fields)\./i.test(column)
      ? list.indexOf(last)
      : -1
  const outer = isInside && (field === 'author' || field === 'replyTo') ? list.indexOf(outside) : -1
  const inner = outer >= 0 ? ['handle', 'username', 'screen name', 'login', 'name', 'id'].indexOf(last) : -1
  const byName =
    place >= 0
      ? 1000 - place
      : placeOfLast >= 0
        ? 800 - placeOfLast
        : inner >= 0
          ? 700 - outer - inner * 10
          : list.some(each => each.length > 3 && ` ${name} `.includes(` ${each} `))
            ? 100
            : 0
  return byName > 0 && fits(field, column, entries) ? byName : 0
}

/** Does what stands in the column look like it? Empty columns can't say, and are believed only where nothing is needed. */
function fits(field: Field, column: string, entries: unknown[]): boolean {
  const values = entries
    .map(entry => valueAt(entry, column))
    .filter(value => value !== undefined && value !== null && value !== '')
  if (values.length === 0)
    return field === 'replyTo' || field === 'tags' || field === 'title' || field === 'url' || field === 'language'
  const most = (test: (value: unknown) => boolean) => values.filter(test).length * 10 >= values.length * 8
  if (field === 'postedAt')
    return most(
      value =>
        readDate(value, { zone: 'UTC', dayFirst: true }) !== undefined ||
        readDate(value, { zone: 'UTC', dayFirst: false }) !== undefined,
    )
  if (field === 'url') return most(value => typeof value === 'string' && /^https?:\/\//i.test(value))
  if (field === 'language') return most(value => typeof value === 'string' && value.length <= 12)
  if (field === 'id') return new Set(values.map(String)).size === values.length
  if (field === 'text' || field === 'title')
    return most(value => typeof value === 'string' && !/^https?:\/\/\S+$/.test(value))
  if (field === 'network')
    return most(value => typeof value === 'string' && value.length <= 40 && !/^https?:/i.test(value))
  if (field === 'author')
    return most(value => typeof value === 'object' || (String(value).length <= 100 && !/^https?:/i.test(String(value))))
  return true
}

/** Nobody writes longer than in the text itself. */
function longestOf(columns: string[], entries: unknown[]): string | undefined {
  const measured = columns.map(column => {
    const lengths = entries
      .map(entry => valueAt(entry, column))
      .map(value => (typeof value === 'string' ? value.length : 0))
    return { column, mean: lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length) }
  })
  const best = measured.reduce((one, other) => (other.mean > one.mean ? other : one), { column: '', mean: 20 })
  return best.column || undefined
}

function plainName(column: string): string {
  return column
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function words(list: string): string[] {
  return [...new Set(list.split('|').map(plainName))]
}
