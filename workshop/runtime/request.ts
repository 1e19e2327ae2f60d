import { UsageError } from '@workshop/services/runtime'

type Problem = {
  title: string
  detail?: string
  errors?: { field: string; message: string }[]
}

/** Sends a request with the token; rejects with the text of the problem in the answer. */
export async function request(
  { url, token }: { url: string; token: string },
  path: string,
  init: RequestInit = {},
) {
  const headers = {
    Authorization: `Bearer ${token}`,
    'Content-Type': 'application/json',
    Accept: 'application/json',
  }
  const answer = await fetch(url + path, { ...init, headers })
  if (answer.ok) return answer

  const text = textOf((await answer.json()) as Problem)
  const isUsageError = answer.status === 400 || answer.status === 422
  throw isUsageError ? new UsageError(text) : new Error(text)
}

function textOf({ title, detail = title, errors = [] }: Problem) {
  const fields = errors.map(({ field, message }) => `${field}: ${message}`)
  return [detail, ...fields].join('. ')
}
