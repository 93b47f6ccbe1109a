import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { collect, say } from './common.mjs'

/** Installs a package of the system where we may, and looks again; undefined where we may not, or it did not help. */
export async function installPackage(name, what, find) {
  if (process.platform !== 'linux' || process.getuid() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  say(`Installing ${what} (apt-get).`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await collect('apt-get', ['update', '-qq'], { env })
  await collect('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], { env })
  return find()
}

/** The server of NATS: where the tests were told it is, or where systems put it. */
export async function findNatsServer() {
  const find = () => {
    const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/bin', '/usr/local/bin']
    return [process.env.SOSH_NATS_SERVER, ...folders.map(folder => join(folder, 'nats-server'))].find(
      path => path && existsSync(path),
    )
  }
  return (
    find() ?? (await installPackage('nats-server', 'nats-server for the tests of listening on many machines', find))
  )
}

/** Dovecot and Postfix, with which a mailbox is tried as companies run them. They give up root, so it takes root to start them. */
export async function findMailServers() {
  const find = () =>
    process.getuid?.() === 0 &&
    ['/usr/sbin/dovecot', '/usr/lib/dovecot/lmtp', '/usr/sbin/postfix'].every(path => existsSync(path))
      ? '/usr/sbin/dovecot'
      : undefined
  if (find()) return find()
  await installPackage('dovecot-imapd', 'Dovecot for the mail tests', find)
  await installPackage('dovecot-lmtpd', 'Dovecot’s delivery for the mail tests', find)
  return installPackage('postfix', 'Postfix for the mail tests', find)
}

/** A real blog with its database, to which ours links and which links to ours. */
export async function findWordPress() {
  const files = ['/usr/share/wordpress/wp-load.php', '/usr/sbin/mariadbd', '/usr/bin/php']
  const find = () => (files.every(path => existsSync(path)) ? '/usr/share/wordpress' : undefined)
  if (find()) return find()
  for (const name of ['mariadb-server', 'php-cli', 'php-mysql', 'php-xml', 'php-curl', 'php-mbstring'])
    await installPackage(name, 'what WordPress needs for the tests of links between sites', find)
  return installPackage('wordpress', 'WordPress for the tests of links between sites', find)
}

/** Apertium with one pair of languages, behind the service that translates in the tests. */
export async function findApertium() {
  const files = ['/usr/bin/apertium', '/usr/share/apertium/modes/eng-spa.mode']
  const find = () => (files.every(path => existsSync(path)) ? files[0] : undefined)
  return find() ?? (await installPackage('apertium-eng-spa', 'Apertium for the tests of translation', find))
}
