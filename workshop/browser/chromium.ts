import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'chrome']

const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The Chromium or Chrome of this machine: `CHROMIUM_PATH`, else the first one found. */
export function findChromium(): string | undefined {
  const { CHROMIUM_PATH } = process.env
  if (CHROMIUM_PATH) return existing([CHROMIUM_PATH])
  return existing([...onPath(), ...places, ...onWindows()])
}

const existing = (files: string[]) => files.find(file => existsSync(file))

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return names.flatMap(name => folders.map(folder => join(folder, name)))
}

function onWindows() {
  const { ProgramFiles, LOCALAPPDATA } = process.env
  const file = 'Google/Chrome/Application/chrome.exe'
  const roots = [
    ProgramFiles,
    process.env['ProgramFiles(x86)'],
    LOCALAPPDATA,
  ]
  return roots
    .filter(root => root !== undefined)
    .map(root => join(root, file))
}
