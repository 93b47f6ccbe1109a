/** What servers of others ask for, at the main host. `home` is where that is, without a slash at its end. */
export function federationPaths(home: string) {
  const id = encodeURIComponent
  const base = `${home}/fediverse`
  return {
    actor: (actorId: string) => `${base}/actors/${id(actorId)}`,
    key: (actorId: string) => `${base}/actors/${id(actorId)}#main-key`,
    inbox: (actorId: string) => `${base}/actors/${id(actorId)}/inbox`,
    outbox: (actorId: string) => `${base}/actors/${id(actorId)}/outbox`,
    followers: (actorId: string) => `${base}/actors/${id(actorId)}/followers`,
    sharedInbox: () => `${base}/inbox`,
    nodeInfo: () => `${base}/nodeinfo/2.1`,
    post: (postId: string) => `${base}/posts/${id(postId)}`,
    article: (articleId: string) => `${base}/articles/${id(articleId)}`,
    statement: (deliveryId: string) => `${base}/statements/${id(deliveryId)}`,
    /** What was done to something of ours, once for each time. */
    activity: (of: string, what: string) => `${of}#${id(what)}`,
  }
}
