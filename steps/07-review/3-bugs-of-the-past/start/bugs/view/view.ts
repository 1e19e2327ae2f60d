import ejs from 'ejs'

type Post = Record<string, string | number>

const projection = ['title', 'score']

const view = `<% for (const post of posts) { -%>
<li><%= post.title %> by <%= post.author %> (<%= post.score %>)</li>
<% } -%>`

/** The list of posts as HTML; of each post it reads the fields that it shows. */
export function renderPosts(stored: Post[]) {
  return ejs.render(view, { posts: stored.map(project) })
}

function project(post: Post): Post {
  return Object.fromEntries(projection.map(name => [name, post[name]]))
}
