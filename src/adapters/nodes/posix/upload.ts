import { pack } from 'tar-stream'

/** A file of the upload. */
export interface UploadFile {
  name: string
  read: () => Promise<Uint8Array>
}

/** One tar of plain files, made as it is sent so that only one content is held at a time. */
export async function* packFiles(files: UploadFile[]): AsyncIterable<Uint8Array> {
  for (const { name, read } of files) {
    const bytes = Buffer.from(await read())
    const one = pack()
    one.entry({ name, size: bytes.byteLength, mode: 0o600, mtime: new Date(0), type: 'file' }, bytes)
    one.finalize()
    const chunks: Buffer[] = []
    for await (const chunk of one) chunks.push(chunk as Buffer)
    // Each pack ends with the two empty blocks of an archive's end; only the last one of all may stay.
    yield Buffer.concat(chunks).subarray(0, -endBytes)
  }
  yield Buffer.alloc(endBytes)
}

const endBytes = 1024
