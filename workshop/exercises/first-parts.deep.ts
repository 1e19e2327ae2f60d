import { proveParts } from './prove-parts.ts'

proveParts(({ part }) => part < '10')
