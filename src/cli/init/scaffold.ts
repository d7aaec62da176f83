import { yamlScalar } from '../format/yamlScalar.ts'
import type { InitHost } from './initHost.ts'

/** All that a new config repository is made from. */
export interface Answers {
  fleet: string
  /** In promotion order. */
  environments: string[]
  hosts: InitHost[]
}

/** All that a controller's file is made from. */
export interface ControllerAnswers {
  remote: string
  identities: string[]
  agent: boolean
  /** Undefined: the standard one. */
  stateDir: string | undefined
}

/** The files of a new config repository by path: small, commented, valid, and harmless to every host. */
export function scaffold(answers: Answers): Record<string, string> {
  return {
    'README.md': readme(answers),
    'fleet.yaml': fleetFile(answers),
    'nodes.yaml': nodesFile(answers),
    'services/example/service.yaml': exampleService,
    'services/example/hello.liquid': 'This is {{ node.name }} in {{ environment.name }}, kept by Holdfast.\n',
  }
}

/** The environment a host lies in, judged by its groups and its name: what sounds like a trial goes first, the rest last. */
export function environmentOf({ name: host, labels = {} }: InitHost, environments: string[]): string {
  const words = [...Object.keys(labels).map((group) => group.toLowerCase()), ...host.split(/[-.]/)]
  const named = environments.find((name) => words.includes(name))
  const [first = ''] = environments
  const sounds = words.some((word) => /^(stag(e|ing)?|test|dev|qa|preview)\d*$/.test(word))
  return named ?? (sounds ? first : (environments.at(-1) ?? first))
}

function labelsOf(host: InitHost, environments: string[]): string {
  const env = environmentOf(host, environments)
  const groups = Object.keys(host.labels ?? {}).filter((group) => group !== env)
  return [`env: ${yamlScalar(env)}`, ...groups.map((group) => `${yamlScalar(group)}: "true"`)].join(', ')
}

/** The controller's file. */
export function controllerFile({ remote, identities, agent, stateDir }: ControllerAnswers): string {
  const lines = [
    '# Settings of the controller: where the config repository is and which keys are used. No part of that repository.',
    'apiVersion: holdfast/v1',
    'kind: Controller',
    'spec:',
    `  remote: ${yamlScalar(remote)}`,
    '  branch: main',
    '  # deployKey: /etc/holdfast/deploy_key # for Git over SSH; it must be allowed to push reverts',
    ...(identities.length > 0
      ? [
          '  identities: # SSH keys for the nodes, tried in order',
          ...identities.map((path) => `    - ${yamlScalar(path)}`),
        ]
      : []),
    ...(agent ? ['  agent: true # the keys of SSH_AUTH_SOCK'] : []),
    ...(stateDir === undefined ? [] : [`  stateDir: ${yamlScalar(stateDir)} # journal, clone and archives`]),
  ]
  return `${lines.join('\n')}\n`
}

function fleetFile({ fleet, environments }: Answers): string {
  const lines = environments.map((name, index) => {
    const before = environments[index - 1]
    const after = before === undefined ? '' : `, after: ${yamlScalar(before)}`
    return `    - { name: ${yamlScalar(name)}, nodes: { env: ${yamlScalar(name)} }${after} }`
  })
  const order =
    environments.length > 1
      ? '  # In promotion order: a change comes to one when it is healthy in the one before.'
      : '  # One for now; a second one, named first, would try every change before this one.'
  return `apiVersion: holdfast/v1
kind: Fleet
metadata: { name: ${yamlScalar(fleet)} }
spec:
${order}
  # Every node lies in exactly one, by its labels.
  environments:
${lines.join('\n')}
  rollback: { mode: push } # a change that fails is taken back in Git by one revert commit
`
}

function nodesFile({ hosts, environments }: Answers): string {
  const entries = hosts.map((host) => {
    const ssh = [
      ...(host.user === 'root' ? [] : [`user: ${yamlScalar(host.user)}`]),
      ...(host.port === 22 ? [] : [`port: ${host.port}`]),
      ...(host.user === 'root' ? [] : ['become: sudo']),
    ]
    const keys =
      host.hostKeys.length > 0
        ? ['      hostKeys:', ...host.hostKeys.map((key) => `        - ${yamlScalar(key)}`)]
        : [`      # hostKeys: nothing is sent to a host whose key is not known; holdfast nodes trust ${host.name}`]
    return [
      `    - name: ${yamlScalar(host.name)}`,
      `      address: ${yamlScalar(host.address)}`,
      `      labels: { ${labelsOf(host, environments)} }`,
      ...(ssh.length > 0 ? [`      ssh: { ${ssh.join(', ')} }`] : []),
      ...keys,
      '      state: observe # only compared, never changed; take this line out when a plan looks right',
    ].join('\n')
  })
  return `# Every host and how it is reached. \`holdfast nodes trust NAME\` prints the hostKeys of a new one.
apiVersion: holdfast/v1
kind: Nodes
spec:
  nodes:
${entries.join('\n')}
`
}

const exampleService = `# A service is what some nodes should have: files, users, units, a release. This one only shows how; nothing reads its file.
apiVersion: holdfast/v1
kind: Service
metadata: { name: example }
spec:
  nodes: { matchExpressions: [{ key: env, operator: Exists }] } # every node that has the label env
  directories:
    - path: /etc/holdfast-example
  files:
    - path: /etc/holdfast-example/hello
      template: hello.liquid # beside this file; \`source:\` takes a file as it is, \`content:\` a text written here
      mode: "0644"
  rollout:
    canary: 1 # one node first
    canaryBakeTime: 1m # which must stay healthy so long
    maxParallel: 25% # then so many at a time
`

function readme({ fleet }: Answers): string {
  return `# ${fleet}

What the hosts of this fleet should be. Holdfast keeps them at the newest commit of \`main\`.

| to | do |
| --- | --- |
| change something | commit and push; \`holdfast plan --path .\` shows what it would do before |
| take a change back | \`git revert\` and push, or \`holdfast rollback\` |
| see where every host stands | \`holdfast status\` |
| let Holdfast change a host | take \`state: observe\` out of its entry in \`nodes.yaml\` |
| add a host | add it to \`nodes.yaml\`; \`holdfast nodes trust NAME\` prints its key |

\`fleet.yaml\` names the environments, \`nodes.yaml\` the hosts, \`services/\` what runs on them.
`
}
