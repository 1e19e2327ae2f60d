import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const { env } = process
const names = ['chromium', 'chromium-browser', 'google-chrome', 'chrome']
const folders = (env.PATH ?? '').split(delimiter).filter(Boolean)
const programs = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA']

const places = [
  ...names.flatMap(name => folders.map(folder => join(folder, name))),
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...programs.map(name =>
    join(env[name] ?? '', 'Google/Chrome/Application/chrome.exe'),
  ),
]

/** The Chromium or Chrome of this machine: `CHROMIUM_PATH`, else the first one found. */
export function findChromium() {
  const chosen = env.CHROMIUM_PATH ? [env.CHROMIUM_PATH] : places
  return chosen.find(file => existsSync(file))
}
