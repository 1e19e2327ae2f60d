/** Sends one GET and follows no redirect; exits with a message where nothing answers. */
export async function get(url, headers = {}) {
  try {
    return await fetch(url, { headers, redirect: 'manual' })
  } catch {
    console.error(
      `Nothing answers at ${url}\nDoes "npm start" still run, and at this port?`,
    )
    process.exit(1)
  }
}
