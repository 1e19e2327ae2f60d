type Commands = { windows: string; macos: string; linux: string }

/** The command of this platform; any other is treated as Linux. */
export function commandFor(
  platform: NodeJS.Platform,
  { windows, macos, linux }: Commands,
) {
  if (platform === 'win32') return windows
  return platform === 'darwin' ? macos : linux
}
