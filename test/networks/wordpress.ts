import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)
const wordpress = '/usr/share/wordpress'
const mariadb = '/usr/sbin/mariadbd'

/** Whether Debian’s WordPress is there: `apt-get install wordpress mariadb-server php8.2-cli php8.2-mysql php8.2-xml`. */
export const wordpressIsInstalled =
  existsSync(join(wordpress, 'wp-load.php')) && existsSync(mariadb) && existsSync('/usr/bin/php')

export interface Blog extends AsyncDisposable {
  home: string
  /** Runs PHP within the blog, as one of its plugins would; what it prints. */
  php(code: string): Promise<string>
  /** Does what the blog put off: it tells the pages that it links to. */
  runTasks(): Promise<void>
}

/** Starts a real blog on a database of its own, with all that both keep in a temporary folder. */
export async function startWordPress(): Promise<Blog> {
  const folder = await mkdtemp(join(tmpdir(), 'sosh-blog-'))
  const children: ChildProcess[] = []
  const close = async () => {
    for (const child of children.reverse()) await ended(child)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    const socket = join(folder, 'db.sock')
    const data = join(folder, 'db')
    const site = join(folder, 'site')
    const port = await freePort()
    const home = `http://127.0.0.1:${port}`
    const asWho = process.getuid?.() === 0 ? ['--user=root'] : []
    await Promise.all([
      run('mariadb-install-db', [
        '--no-defaults',
        `--datadir=${data}`,
        '--auth-root-authentication-method=normal',
        ...asWho,
      ]),
      cp(wordpress, site, { recursive: true, dereference: true }),
    ])
    const quick = [
      '--innodb-flush-log-at-trx-commit=0',
      '--innodb-buffer-pool-size=32M',
      '--skip-networking',
      '--skip-grant-tables',
    ]
    children.push(started(mariadb, ['--no-defaults', `--datadir=${data}`, `--socket=${socket}`, ...quick, ...asWho]))
    await until(() => run('mariadb', ['--no-defaults', '-uroot', `--socket=${socket}`, '-e', 'create database blog']))
    await writeFile(join(site, 'wp-config.php'), configuration(socket, home))
    await mkdir(join(site, 'wp-content/mu-plugins'), { recursive: true })
    await writeFile(join(site, 'wp-content/mu-plugins/here.php'), openHere)
    const theme = join(site, 'wp-content/themes/plain')
    await mkdir(theme, { recursive: true })
    await writeFile(join(theme, 'style.css'), '/* Theme Name: Plain */')
    await writeFile(join(theme, 'index.php'), plainTheme)
    const php = async (code: string) => {
      const script = `<?php $_SERVER['HTTP_HOST'] = '127.0.0.1:${port}'; $_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1'; ${code}`
      await writeFile(join(folder, 'run.php'), script)
      return (await run('php', [join(folder, 'run.php')])).stdout
    }
    const load = `require '${site}/wp-load.php';`
    await php(
      `define('WP_INSTALLING', true); ${load} require '${site}/wp-admin/includes/upgrade.php';
      wp_install('Ana bakes', 'ana', 'ana@ana.example', true, '', 'three plain words'); switch_theme('plain');`,
    )
    const env = { ...process.env, PHP_CLI_SERVER_WORKERS: '3' }
    children.push(started('php', ['-S', `127.0.0.1:${port}`, '-t', site], env))
    await until(async () => (await fetch(`${home}/?feed=rss2`)).ok || Promise.reject(new Error('not yet')))
    return {
      home,
      php: code => php(`${load} ${code}`),
      runTasks: async () => void (await fetch(`${home}/wp-cron.php?doing_wp_cron`)).body?.cancel(),
      [Symbol.asyncDispose]: close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

function configuration(socket: string, home: string): string {
  return `<?php
define('DB_NAME', 'blog'); define('DB_USER', 'root'); define('DB_PASSWORD', ''); define('DB_HOST', 'localhost:${socket}');
define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', ''); define('WP_HOME', '${home}'); define('WP_SITEURL', '${home}');
define('DISABLE_WP_CRON', true); define('AUTOMATIC_UPDATER_DISABLED', true); define('WP_DEBUG', false);
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
`
}

/** A blog refuses to call its own machine, and ports other than the usual ones; and it needs no mail and no news. */
const openHere = `<?php
add_filter('http_request_host_is_external', '__return_true');
add_filter('http_allowed_safe_ports', fn() => range(1024, 65535));
add_filter('comment_flood_filter', '__return_false', 99);
add_filter('pre_wp_mail', '__return_true');
add_filter('pre_http_request', fn($given, $args, $url) => str_contains($url, '127.0.0.1') ? $given : new WP_Error('offline', 'No network here.'), 10, 3);
`

/** Debian packs its themes apart; this one shows an article as most do. */
const plainTheme = `<!doctype html><html><head><?php wp_head(); ?></head><body><?php while (have_posts()) : the_post(); ?>
<article class="h-entry"><h1 class="p-name"><?php the_title(); ?></h1><span class="p-author h-card"><?php the_author(); ?></span>
<time class="dt-published" datetime="<?php echo get_the_date('c'); ?>"></time>
<a class="u-url" href="<?php the_permalink(); ?>">#</a><div class="e-content"><?php the_content(); ?></div></article><?php endwhile; ?></body></html>
`

function started(command: string, args: string[], env = process.env): ChildProcess {
  return spawn(command, args, { stdio: 'ignore', env, detached: true })
}

/** With those it started: the server of PHP has workers of its own. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null) return
  const gone = new Promise(resolve => child.once('exit', resolve))
  process.kill(-child.pid, 'SIGTERM')
  await Promise.race([gone, pause(5_000)])
}

async function until(work: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await work()
      return
    } catch (error) {
      if (tries > 150) throw error
      await pause(100)
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}
