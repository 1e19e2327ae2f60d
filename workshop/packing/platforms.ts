/** Systems that attendees bring, as npm's `--os`, `--cpu` and `--libc` name them. */
export type Platform = { os: string; cpu: string; libc?: string }

export const allPlatforms: Platform[] = [
  { os: 'win32', cpu: 'x64' },
  { os: 'darwin', cpu: 'arm64' },
  { os: 'darwin', cpu: 'x64' },
  { os: 'linux', cpu: 'x64', libc: 'glibc' },
  { os: 'linux', cpu: 'arm64', libc: 'glibc' },
]

export const thisPlatform: Platform = {
  os: process.platform,
  cpu: process.arch,
}

export function platformName({ os, cpu }: Platform) {
  return `${os} ${cpu}`
}
