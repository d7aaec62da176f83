import { afterAll, expect, test } from 'vitest'
import { createSandbox } from '../../../src/adapters/sandbox/child/sandbox.ts'
import { readInventory } from '../../../src/cli/init/readInventory.ts'

const sandbox = createSandbox()
afterAll(() => sandbox.close())

async function read(file: string, text: string) {
  const found = await readInventory(file, text, sandbox)
  if (typeof found === 'string') throw new Error(found)
  const hosts = found.hosts.map(({ name, address, user, port, labels }) => {
    return `${name} ${user}@${address}:${port} ${Object.keys(labels ?? {}).join(',')}`
  })
  return { hosts, skipped: found.skipped }
}

const ini = `# who is where
lonely ansible_host=10.0.0.9   # a comment
[web]
web[01:03].example.org ansible_user=deploy
web9 ansible_host=10.0.0.10 ansible_port=2222 note="a b # c"
six ansible_ssh_host=fe80::1

[db]
db-[a:b]
old:2200

[web:vars]
ansible_user = www
[data-center:children]
web
db
[data-center:vars]
ansible_user=ops
ansible_ssh_extra_args='-o ServerAliveInterval=5'
[all:vars]
ansible_port=22
[windows]
win-1 ansible_connection=winrm
[inner]
inner-1 ansible_ssh_common_args='-o ProxyJump=bastion'
inner-2 ansible_host="{{ lookup('env', 'X') }}"
bad_name
[staging]
test.example.org
this line = is nothing
`

test('an inventory in the INI form: ranges, ports, variables of groups, the nearest last', async () => {
  expect(await read('inventory', ini)).toEqual({
    hosts: [
      'lonely root@10.0.0.9:22 ',
      'web01.example.org deploy@web01.example.org:22 data-center,web',
      'web02.example.org deploy@web02.example.org:22 data-center,web',
      'web03.example.org deploy@web03.example.org:22 data-center,web',
      'web9 www@10.0.0.10:2222 data-center,web',
      'six www@fe80::1:22 data-center,web',
      'db-a ops@db-a:22 data-center,db',
      'db-b ops@db-b:22 data-center,db',
      'old ops@old:2200 data-center,db',
      'test.example.org root@test.example.org:22 staging',
    ],
    skipped: [
      'line 30: "this line = is nothing" is not understood',
      'win-1: reached by winrm; write it into nodes.yaml by hand if it is this machine (connection: local)',
      'inner-1: reached through another host; write it by hand',
      "inner-2: {{ lookup('env', 'X') }} is a template, which only Ansible can fill in",
      '"bad_name": a name has lower-case letters, digits, dots and hyphens',
    ],
  })
})

const yaml = `all:
  vars: { ansible_user: ops }
  hosts:
    lonely:
  children:
    prod:
      children:
        web:
          hosts:
            web[1:2]: { ansible_port: 2222, nested: { a: b } }
          vars: { ansible_user: www }
        db:
          hosts: { db1: { ansible_host: 10.0.0.7 }, "db[1-2]": {} }
    web:
      hosts: { web9: {} }
`

test('an inventory in the YAML form says the same', async () => {
  expect(await read('hosts.yml', yaml)).toEqual({
    hosts: [
      'lonely ops@lonely:22 ',
      'web1 www@web1:2222 prod,web',
      'web2 www@web2:2222 prod,web',
      'web9 www@web9:22 prod,web',
      'db1 ops@10.0.0.7:22 db,prod',
    ],
    skipped: ['db[1-2]: no range of names'],
  })
  expect((await read('hosts', `---\n${yaml}`)).hosts).toHaveLength(5)
})

test('what cannot be read is said, and nothing is run', async () => {
  expect(await readInventory('hosts.py', '#!/usr/bin/env python3\n', sandbox)).toMatch(/^it is a program/)
  expect(await readInventory('hosts.yaml', 'all: [\n', sandbox)).toMatch(/^line \d+: /)
  expect((await read('hosts', 'web[1:99999999]\n[a:children]\na\n[a]\nx[1:0]\n')).hosts).toEqual([])
})
