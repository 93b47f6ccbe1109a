/*
 * Everything that is asked of GitHub, in its own language (https://docs.github.com/graphql). The test holds each
 * against the schema that GitHub publishes, and runs them on a server that speaks it.
 */

const who = `fragment who on Actor {
  login avatarUrl url
  ... on User { databaseId name }
  ... on Organization { databaseId name }
  ... on Bot { databaseId }
  ... on Mannequin { databaseId }
}`

const issue = `fragment issue on Issue {
  __typename id url title body createdAt updatedAt lastEditedAt author { ...who }
}`

const issueComment = `fragment issueComment on IssueComment {
  __typename id url body createdAt lastEditedAt author { ...who }
}`

const discussion = `fragment discussion on Discussion {
  __typename id url title body createdAt updatedAt lastEditedAt author { ...who }
}`

const discussionComment = `fragment discussionComment on DiscussionComment {
  __typename id url body createdAt lastEditedAt deletedAt author { ...who } discussion { id } replyTo { id }
}`

const pull = `fragment pull on PullRequest {
  __typename id url title body createdAt updatedAt lastEditedAt author { ...who }
}`

const review = `fragment review on PullRequestReview {
  __typename id url body state createdAt lastEditedAt author { ...who }
}`

const reviewComment = `fragment reviewComment on PullRequestReviewComment {
  __typename id url body path createdAt lastEditedAt author { ...who } replyTo { id }
}`

const pulls = `${who} ${pull} ${issueComment} ${review} ${reviewComment}`
const issues = `${who} ${issue} ${issueComment}`
const discussions = `${who} ${discussion} ${discussionComment}`

const newestOfIssue = '...issue comments(last: 50) { totalCount nodes { ...issueComment } }'
const newestOfDiscussion = `...discussion comments(last: 30) {
  totalCount nodes { ...discussionComment replies(last: 10) { totalCount nodes { ...discussionComment } } }
}`
const newestOfPull = `...pull comments(last: 50) { totalCount nodes { ...issueComment } }
reviews(last: 20) { totalCount nodes { ...review comments(last: 50) { totalCount nodes { ...reviewComment } } } }`
const page = 'pageInfo { hasNextPage endCursor }'
const newestFirst = 'orderBy: { field: UPDATED_AT, direction: DESC }'

/** Issues of a repository, those changed last first, each with its newest comments. */
export const issuesOfRepository = `query ($owner: String!, $name: String!, $after: String) {
  rateLimit { remaining resetAt }
  repository(owner: $owner, name: $name) {
    threads: issues(first: 20, after: $after, ${newestFirst}) { ${page} nodes { ${newestOfIssue} } }
  }
} ${issues}`

export const discussionsOfRepository = `query ($owner: String!, $name: String!, $after: String) {
  rateLimit { remaining resetAt }
  repository(owner: $owner, name: $name) {
    threads: discussions(first: 10, after: $after, ${newestFirst}) { ${page} nodes { ${newestOfDiscussion} } }
  }
} ${discussions}`

/** Pull requests with what is said of them, as a whole and line by line. */
export const pullsOfRepository = `query ($owner: String!, $name: String!, $after: String) {
  rateLimit { remaining resetAt }
  repository(owner: $owner, name: $name) {
    threads: pullRequests(first: 10, after: $after, ${newestFirst}) { ${page} nodes { ${newestOfPull} } }
  }
} ${pulls}`

/** What its search finds, over all that is public there. */
export const searchIssues = `query ($words: String!, $after: String) {
  rateLimit { remaining resetAt }
  threads: search(query: $words, type: ISSUE, first: 20, after: $after) { ${page} nodes { ... on Issue { ${newestOfIssue} } } }
} ${issues}`

export const searchPulls = `query ($words: String!, $after: String) {
  rateLimit { remaining resetAt }
  threads: search(query: $words, type: ISSUE, first: 10, after: $after) {
    ${page} nodes { ... on PullRequest { ${newestOfPull} } }
  }
} ${pulls}`

export const searchDiscussions = `query ($words: String!, $after: String) {
  rateLimit { remaining resetAt }
  threads: search(query: $words, type: DISCUSSION, first: 10, after: $after) {
    ${page} nodes { ... on Discussion { ${newestOfDiscussion} } }
  }
} ${discussions}`

/** Posts by their ids, to see which of them were changed or taken down. */
export const postsById = `query ($ids: [ID!]!) {
  nodes(ids: $ids) {
    ...issue ...issueComment ...discussion ...discussionComment ...pull ...review ...reviewComment
  }
} ${pulls} ${issue} ${discussion} ${discussionComment}`

/** Where a post stands. */
export const standing = `query ($id: ID!) {
  node(id: $id) {
    __typename id
    ... on IssueComment { mayStandIn: pullRequest { id } }
    ... on PullRequestReview { pullRequest { id } }
    ... on PullRequestReviewComment { pullRequest { id } replyTo { id } }
    ... on DiscussionComment { discussion { id } replyTo { id } }
  }
}`

/** In which issue a comment stands; asked only once it is known to stand in no pull request. */
export const issueOfComment = `query ($id: ID!) { node(id: $id) { ... on IssueComment { issue { id } } } }`

export const wholePull = `query ($id: ID!, $after: String) {
  node(id: $id) {
    ... on PullRequest {
      ...pull
      comments(first: 100, after: $after) { ${page} nodes { ...issueComment } }
      reviews(first: 50) { totalCount nodes { ...review comments(first: 50) { totalCount nodes { ...reviewComment } } } }
    }
  }
} ${pulls}`

/** What is said of lines, thread by thread: each is known by the comment that began it. */
export const threadsOfPull = `query ($id: ID!, $after: String) {
  node(id: $id) {
    ... on PullRequest { reviewThreads(first: 100, after: $after) { ${page} nodes { id comments(first: 1) { nodes { id } } } } }
  }
}`

export const wholeIssue = `query ($id: ID!, $after: String) {
  node(id: $id) { ... on Issue { ...issue comments(first: 100, after: $after) { ${page} nodes { ...issueComment } } } }
} ${issues}`

export const wholeDiscussion = `query ($id: ID!, $after: String) {
  node(id: $id) {
    ... on Discussion {
      ...discussion
      comments(first: 50, after: $after) {
        ${page} nodes { ...discussionComment replies(first: 50) { totalCount nodes { ...discussionComment } } }
      }
    }
  }
} ${discussions}`

/** What was said last in an issue or of a pull request, and whether by us. */
export const lastOfIssue = `query ($id: ID!) {
  node(id: $id) {
    ... on Issue { comments(last: 100) { nodes { id url body viewerDidAuthor } } }
    ... on PullRequest { comments(last: 100) { nodes { id url body viewerDidAuthor } } }
  }
}`

/** The same of what is said of some lines. */
export const lastOfLines = `query ($id: ID!) {
  node(id: $id) { ... on PullRequestReviewThread { comments(last: 100) { nodes { id url body viewerDidAuthor } } } }
}`

export const lastOfDiscussion = `query ($id: ID!) {
  node(id: $id) { ... on Discussion { comments(last: 100) { nodes { id url body viewerDidAuthor deletedAt } } } }
}`

/** The same of what stands below a comment in a discussion. */
export const lastOfReplies = `query ($id: ID!) {
  node(id: $id) { ... on DiscussionComment { replies(last: 100) { nodes { id url body viewerDidAuthor deletedAt } } } }
}`

export const whoWeAre = 'query { viewer { databaseId login name avatarUrl url } }'

export const addToIssue = `mutation ($id: ID!, $body: String!) {
  done: addComment(input: { subjectId: $id, body: $body }) { commentEdge { node { id url } } }
}`

export const addToDiscussion = `mutation ($id: ID!, $under: ID, $body: String!) {
  done: addDiscussionComment(input: { discussionId: $id, replyToId: $under, body: $body }) { comment { id url } }
}`

export const addToLines = `mutation ($id: ID!, $body: String!) {
  done: addPullRequestReviewThreadReply(input: { pullRequestReviewThreadId: $id, body: $body }) { comment { id url } }
}`

export const changeInLines = `mutation ($id: ID!, $body: String!) {
  done: updatePullRequestReviewComment(input: { pullRequestReviewCommentId: $id, body: $body }) {
    pullRequestReviewComment { id }
  }
}`

export const takeFromLines = `mutation ($id: ID!) {
  done: deletePullRequestReviewComment(input: { id: $id }) { clientMutationId }
}`

export const changeInIssue = `mutation ($id: ID!, $body: String!) {
  done: updateIssueComment(input: { id: $id, body: $body }) { issueComment { id } }
}`

export const changeInDiscussion = `mutation ($id: ID!, $body: String!) {
  done: updateDiscussionComment(input: { commentId: $id, body: $body }) { comment { id } }
}`

export const takeFromIssue = `mutation ($id: ID!) {
  done: deleteIssueComment(input: { id: $id }) { clientMutationId }
}`

export const takeFromDiscussion = `mutation ($id: ID!) {
  done: deleteDiscussionComment(input: { id: $id }) { clientMutationId }
}`

export const react = `mutation ($id: ID!, $content: ReactionContent!) {
  done: addReaction(input: { subjectId: $id, content: $content }) { reaction { id } }
}`

export const takeReaction = `mutation ($id: ID!, $content: ReactionContent!) {
  done: removeReaction(input: { subjectId: $id, content: $content }) { clientMutationId }
}`
