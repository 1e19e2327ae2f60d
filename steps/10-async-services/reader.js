/** Signs in at the site as a browser does, with cookies and the token of a form. */
export async function signIn(site, openid) {
  const cookies = new Map()

  async function send(path, fields) {
    const answer = await fetch(site + path, {
      method: fields ? 'POST' : 'GET',
      body: fields && new URLSearchParams(fields),
      headers: {
        accept: 'application/json',
        cookie: [...cookies.values()].join('; '),
      },
      redirect: 'manual',
    })
    for (const line of answer.headers.getSetCookie()) {
      const [cookie] = line.split(';')
      cookies.set(cookie.split('=')[0], cookie)
    }
    return answer
  }
  const read = async path => (await send(path)).json()

  const form = await read('/login')
  await send('/login', { openid, _csrf: form._csrf })
  const { _csrf } = await read('/login')
  return {
    read,
    press: (verb, post) => send(`/posts/${post}/${verb}`, { _csrf }),
  }
}
