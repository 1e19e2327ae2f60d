import { walkInDocker } from './walk.ts'

walkInDocker()
