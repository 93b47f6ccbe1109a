import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)
const dovecot = '/usr/sbin/dovecot'
const postfix = '/usr/sbin/postfix'

/** Whether Debian’s Dovecot and Postfix are there, and we may start them; `npm test` installs them where it may. */
export const mailServersAreInstalled =
  existsSync(dovecot) && existsSync(postfix) && existsSync('/usr/lib/dovecot/lmtp') && process.getuid?.() === 0

/** Two domains with a mailbox each, and one whose server refuses everybody. */
export interface MailServers extends AsyncDisposable {
  imapPort: number
  smtpPort: number
  password: string
  support: string
  ana: string
  /** Ends the IMAP server at once, as a crash does. */
  killDovecot(): Promise<void>
  startDovecot(): Promise<void>
  /** What the servers noted, for whoever looks into a failure. */
  log(): Promise<string>
  close(): Promise<void>
}

/** Starts a real Dovecot and a real Postfix on ports of their own, with all that they keep in a temporary folder. */
export async function startMailServers(): Promise<MailServers> {
  if (!mailServersAreInstalled)
    throw new Error('Dovecot and Postfix are not installed: apt-get install dovecot-imapd dovecot-lmtpd postfix.')
  const folder = await mkdtemp(join(tmpdir(), 'sosh-mail-'))
  const [imap = 0, lmtp = 0, auth = 0, smtp = 0] = await freePorts(4)
  await layOut(folder, { imap, lmtp, auth, smtp })
  const dovecotPid = async () => Number((await readFile(join(folder, 'dovecot/master.pid'), 'utf8')).trim())
  const startDovecot = async () => {
    await start(dovecot, ['-c', join(folder, 'dovecot.conf')])
    await whenListening(imap)
    await whenListening(lmtp)
  }
  const killDovecot = async () => {
    const pid = await dovecotPid()
    process.kill(pid, 'SIGTERM')
    await whenGone(pid)
  }
  await startDovecot()
  await start(postfix, ['-c', join(folder, 'postfix'), 'check'])
  await start(postfix, ['-c', join(folder, 'postfix'), 'start'])
  await whenListening(smtp)
  const close = async () => {
    await run(postfix, ['-c', join(folder, 'postfix'), 'stop']).catch(() => {})
    await killDovecot().catch(() => {})
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  return {
    imapPort: imap,
    smtpPort: smtp,
    password: 'secret',
    support: 'support@acme.test',
    ana: 'ana@customer.test',
    startDovecot: async () => {
      await startDovecot()
      // What Postfix kept meanwhile it tries again now, and not whenever its turn comes.
      await run(postfix, ['-c', join(folder, 'postfix'), 'flush'])
    },
    killDovecot,
    log: async () => {
      const files = ['dovecot.log', 'postfix.log'].map(name => readFile(join(folder, name), 'utf8').catch(() => ''))
      return (await Promise.all(files)).join('\n')
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}

interface Ports {
  imap: number
  lmtp: number
  auth: number
  smtp: number
}

async function layOut(folder: string, ports: Ports): Promise<void> {
  for (const name of ['dovecot', 'mail', 'postfix', 'queue', 'data']) await mkdir(join(folder, name))
  // Each server gives up root for a user of its own, who has to reach its folder.
  await chmod(folder, 0o755)
  await chown(join(folder, 'mail'), await idOf('-u', 'mail'), await idOf('-g', 'mail'))
  await chown(join(folder, 'data'), await idOf('-u', 'postfix'), 0)
  await writeFile(
    join(folder, 'users'),
    'support@acme.test:{PLAIN}secret::::::\nana@customer.test:{PLAIN}secret::::::\n',
  )
  await writeFile(join(folder, 'postfix/mailboxes'), 'support@acme.test ok\nana@customer.test ok\n')
  await writeFile(join(folder, 'dovecot.conf'), dovecotConfig(folder, ports))
  await writeFile(join(folder, 'postfix/main.cf'), postfixConfig(folder, ports))
  await writeFile(join(folder, 'postfix/master.cf'), postfixServices(ports))
}

const dovecotConfig = (folder: string, { imap, lmtp, auth }: Ports) => `
base_dir = ${folder}/dovecot
state_dir = ${folder}/dovecot
log_path = ${folder}/dovecot.log
protocols = imap lmtp
ssl = no
disable_plaintext_auth = no
listen = 127.0.0.1
mail_location = maildir:${folder}/mail/%u
first_valid_uid = 1
mail_uid = mail
mail_gid = mail
recipient_delimiter = +
postmaster_address = postmaster@acme.test
passdb {
  driver = passwd-file
  args = username_format=%u ${folder}/users
}
userdb {
  driver = passwd-file
  args = username_format=%u ${folder}/users
  default_fields = uid=mail gid=mail home=${folder}/mail/%u
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${imap}
  }
  inet_listener imaps {
    port = 0
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${lmtp}
  }
}
service auth {
  inet_listener {
    address = 127.0.0.1
    port = ${auth}
  }
}
service anvil {
  chroot =
}
namespace inbox {
  inbox = yes
  mailbox Sent {
    auto = subscribe
    special_use = \\Sent
  }
}
`

const postfixConfig = (folder: string, { lmtp, auth }: Ports) => `
compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
maillog_file = ${folder}/postfix.log
maillog_file_prefixes = ${folder}
mail_owner = postfix
setgid_group = postdrop
myhostname = mx.acme.test
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
alias_maps =
alias_database =
local_recipient_maps =
recipient_delimiter = +
virtual_mailbox_domains = acme.test, customer.test
virtual_mailbox_maps = texthash:${folder}/postfix/mailboxes
virtual_transport = lmtp:inet:127.0.0.1:${lmtp}
relay_domains = gone.test
relay_transport = lmtp:inet:127.0.0.1:${lmtp}
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:127.0.0.1:${auth}
smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination
smtpd_peername_lookup = no
smtp_host_lookup = native
minimal_backoff_time = 1s
queue_run_delay = 1s
`

const postfixServices = ({ smtp }: Ports) => `
127.0.0.1:${smtp} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
virtual unix - n n - - virtual
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
tlsmgr unix - - n 1000? 1 tlsmgr
postlog unix-dgram n - n - 1 postlogd
`

async function idOf(kind: '-u' | '-g', name: string): Promise<number> {
  return Number((await run('id', [kind, name])).stdout.trim())
}

/** A daemon keeps what it inherits open: nothing of ours is handed on. */
async function start(program: string, args: string[]): Promise<void> {
  await run('sh', ['-c', 'exec "$0" "$@" </dev/null >/dev/null 2>&1', program, ...args])
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer()
      await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
      return server
    }),
  )
  const ports = servers.map(server => {
    const address = server.address()
    return typeof address === 'object' && address ? address.port : 0
  })
  await Promise.all(servers.map(server => new Promise(resolve => server.close(resolve))))
  return ports
}

async function whenListening(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const isOpen = await new Promise<boolean>(resolve => {
      const socket = connect(port, '127.0.0.1')
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
      socket.once('connect', () => socket.destroy())
    })
    if (isOpen) return
    await pause(50)
  }
  throw new Error(`Nothing listens on port ${port} after ten seconds.`)
}

async function whenGone(pid: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    try {
      process.kill(pid, 0)
    } catch {
      return
    }
    await pause(50)
  }
}
