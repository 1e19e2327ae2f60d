export { registerData as register } from '@workshop/datasets/cli'
