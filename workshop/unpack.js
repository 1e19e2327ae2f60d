// Runs before anything is installed, as bin.js does: plain JavaScript, and Node alone.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { npm } from './install.js'

/** Only the reason of a failure is printed. */
const quiet = ['ignore', 'ignore', 'pipe']

/** Installs the packages from a file of `pack`, and loads its images where Docker is running. */
export function unpack(root, file) {
  if (!file || !existsSync(file)) {
    console.error(
      `${file ? `There is no file ${file}.` : 'Name the file.'} Type "node workshop/bin.js unpack workshop-pack.tgz".`,
    )
    process.exit(2)
  }
  const folder = mkdtempSync(join(tmpdir(), 'workshop-unpack-'))
  try {
    console.log(`Reading ${file}`)
    const args = ['-xzf', file, '-C', folder]
    must('tar', spawnSync('tar', args, { stdio: quiet }))
    installFrom(root, folder)
    loadImages(join(folder, 'images.tar'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  console.log('Ready. Type "npm start".')
}

function installFrom(root, folder) {
  const text = readFileSync(join(folder, 'pack.json'), 'utf8')
  const { registry, platforms } = JSON.parse(text)
  const isPacked = platforms.some(
    ({ os, cpu }) => os === process.platform && cpu === process.arch,
  )
  if (!isPacked)
    throw new Error(
      `This pack has no packages for ${process.platform} ${process.arch}. Make one with "npx workshop pack" on a machine with a network.`,
    )
  console.log('Installing the packages, without a network')
  const cache = join(folder, 'npm-cache')
  const args = [
    ...['ci', '--offline', '--omit=dev'],
    ...[`--cache=${cache}`, `--registry=${registry}`],
  ]
  must('npm', npm(root, args, quiet))
}

function loadImages(file) {
  if (!existsSync(file)) return
  console.log('Loading the images')
  const { status } = spawnSync('docker', ['load', '--input', file])
  if (status !== 0)
    console.log('No Docker is running here: the images are left out.')
}

function must(program, { status, stderr, error }) {
  if (status === 0) return
  throw new Error(
    `${program} failed: ${error?.message ?? String(stderr).trim()}`,
  )
}
