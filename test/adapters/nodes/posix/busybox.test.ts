import { programContract } from './folderSubject.ts'

programContract('busybox')
