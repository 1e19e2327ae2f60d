export { registerContract as register } from '../contract/cli.ts'
