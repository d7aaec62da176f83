import { programContract } from './folderSubject.ts'

programContract('bash')
