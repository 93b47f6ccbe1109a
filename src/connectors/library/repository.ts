/** Where the things of a public repository are found without an account. */
export interface Repository {
  label: string
  archive: string
  /** The page of one file. */
  pageOf(path: string): string
  /** The feed of the changes of one file, where its host has one. */
  changesOf?(path: string): string
}

/** Knows GitHub, GitLab and Gitea or Forgejo by their addresses; the address of an archive is one, too. */
export function repositoryAt(address: string): Repository | undefined {
  if (!URL.canParse(address)) return undefined
  const url = new URL(address)
  const [owner = '', name = ''] = url.pathname.split('/').filter(part => part !== '')
  if (/\.(?:tar\.gz|tgz)$/.test(url.pathname))
    return { label: name || url.host, archive: url.href, pageOf: path => `${url.origin}/${path}` }
  const repo = name.replace(/\.git$/, '')
  if (owner === '' || repo === '') return undefined
  const home = `${url.origin}/${owner}/${repo}`
  if (url.host === 'github.com')
    return {
      label: `${owner}/${repo}`,
      archive: `https://codeload.github.com/${owner}/${repo}/tar.gz/HEAD`,
      pageOf: path => `${home}/blob/HEAD/${encoded(path)}`,
      changesOf: path => `${home}/commits/HEAD/${encoded(path)}.atom`,
    }
  if (url.host.includes('gitlab')) {
    const project =
      url.pathname
        .split('/-/')[0]
        ?.replace(/\/+$/, '')
        .replace(/\.git$/, '') ?? ''
    return {
      label: project.slice(1),
      archive: `${url.origin}${project}/-/archive/HEAD/${project.split('/').at(-1)}.tar.gz`,
      pageOf: path => `${url.origin}${project}/-/blob/HEAD/${encoded(path)}`,
      changesOf: path => `${url.origin}${project}/-/commits/HEAD/${encoded(path)}?format=atom`,
    }
  }
  const branch = /\/src\/branch\/([^/]+)/.exec(url.pathname)?.[1] ?? 'main'
  return {
    label: `${owner}/${repo}`,
    archive: `${home}/archive/${branch}.tar.gz`,
    pageOf: path => `${home}/src/branch/${branch}/${encoded(path)}`,
    changesOf: path => `${home}/atom/branch/${branch}/${encoded(path)}`,
  }
}

const encoded = (path: string) => path.split('/').map(encodeURIComponent).join('/')
