export { registerBench as register } from '../bench/cli.ts'
