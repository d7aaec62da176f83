import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import ssh2 from 'ssh2'
import { serve } from './serve.ts'

/** What a node is asked: the same commands with the same input, and the same requests, as our side asks. */
export interface FloorNode {
  address: string
  port: number
  execs: { command: string; stdin: Uint8Array }[]
  requests: { host: string; port: number; path: string }[]
}

/** All that the floor needs to know. */
export interface FloorInput {
  user: string
  identityFile: string
  nodes: FloorNode[]
}

interface Link {
  client: ssh2.Client
  socket: Socket
}

let input: FloorInput
let key: Buffer
let links = new Map<FloorNode, Link>()

function logIn({ address, port }: FloorNode): Promise<Link> {
  return new Promise((resolve, reject) => {
    const client = new ssh2.Client()
    const socket = connect({ host: address, port, noDelay: true })
    socket.once('error', reject)
    client.once('error', reject)
    client.once('ready', () => resolve({ client, socket }))
    client.connect({ sock: socket, username: input.user, privateKey: key })
  })
}

function execute({ client }: Link, { command, stdin }: FloorNode['execs'][number]): Promise<void> {
  return new Promise((resolve, reject) => {
    client.exec(command, (error, channel) => {
      if (error) return reject(error)
      let code: number | undefined
      channel.on('exit', (status: number) => (code = status))
      channel.resume()
      channel.stderr.resume()
      channel.on('close', () => (code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}`))))
      channel.end(Buffer.from(stdin))
    })
  })
}

function request({ client }: Link, { host, port, path }: FloorNode['requests'][number]): Promise<void> {
  return new Promise((resolve, reject) => {
    client.forwardOut('127.0.0.1', 0, host, port, (error, channel) => {
      if (error) return reject(error)
      let answer = ''
      channel.on('data', (text: Buffer) => (answer += text.toString('latin1')))
      channel.on('close', () => (answer.startsWith('HTTP/1.1 200') ? resolve() : reject(new Error(answer))))
      channel.end(`GET ${path} HTTP/1.1\r\nhost: ${host}:${port}\r\nconnection: close\r\n\r\n`)
    })
  })
}

async function ask(node: FloorNode): Promise<void> {
  const link = links.get(node) ?? (await logIn(node))
  links.set(node, link)
  await Promise.all([...node.execs.map((one) => execute(link, one)), ...node.requests.map((one) => request(link, one))])
}

function hangUp(): void {
  for (const { client, socket } of links.values()) {
    client.end()
    socket.destroy()
  }
  links = new Map()
}

serve({
  prepare: async (given: FloorInput) => {
    input = given
    key = readFileSync(given.identityFile)
  },
  round: async (connections) => {
    if (connections === 'cold') hangUp()
    await Promise.all(input.nodes.map((node) => ask(node)))
  },
  hangUp: async () => hangUp(),
  close: async () => hangUp(),
})
