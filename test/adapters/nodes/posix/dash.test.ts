import { programContract } from './folderSubject.ts'

programContract('dash')
