/** A public host key that is well formed; nobody has its other half. */
export const hostKey = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAuQlRIW8TxzyRLJtXDG1f4ZBVlTvn7O5KcwmK6hProo'

/** A small, valid config repository for tests to change one thing in. */
export const shop: Record<string, string> = {
  'fleet.yaml': `apiVersion: holdfast/v1
kind: Fleet
metadata: { name: shop }
spec:
  vars: { domain: shop.example, unread: one }
  environments:
    - { name: staging, nodes: { env: staging } }
    - { name: production, nodes: { env: production }, after: staging, vars: { size: large } }
`,
  'nodes.yaml': `apiVersion: holdfast/v1
kind: Nodes
spec:
  defaults: { labels: { role: web }, ssh: { user: deploy, become: sudo } }
  nodes:
    - { name: web-1, address: 10.0.0.1, labels: { env: production }, hostKeys: ["${hostKey}"] }
    - { name: web-2, address: 10.0.0.2, labels: { env: production }, hostKeys: ["${hostKey}"], vars: { workers: 8 } }
    - { name: test-1, address: 10.0.0.3, labels: { env: staging }, hostKeys: ["${hostKey}"], state: observe }
`,
  'services/base.yaml': `apiVersion: holdfast/v1
kind: ServiceDefaults
metadata: { name: base-web }
spec:
  vars: { workers: 2 }
  health: [{ http: { port: 8080 } }]
`,
  'services/shop/service.yaml': `apiVersion: holdfast/v1
kind: Service
metadata: { name: shop }
spec:
  extends: [base-web]
  nodes: { role: web }
  users: [{ name: shop, system: true }]
  directories: [{ path: /etc/shop }]
  files:
    - { path: /etc/shop/shop.env, template: shop.env.liquid, group: shop, mode: "0640" }
    - { path: /etc/shop/motd, content: "hello\\n", notify: [{ reload: nginx.service }] }
  release:
    version: "1.10"
    artifact: { path: shop.tar }
    path: /srv/shop
  units: [{ name: shop.service, source: shop.service, enabled: true, state: running }]
  rollout: { canaryBakeTime: 10s, maxParallel: 25% }
  environments:
    staging: { release: { version: "1.11" } }
`,
  'services/shop/shop.env.liquid': 'DOMAIN={{ vars.domain }}\nWORKERS={{ vars.workers }}\nNODE={{ node.name }}\n',
  'services/shop/shop.service': '[Service]\nExecStart=/srv/shop/current/run\n',
  'services/shop/shop.tar': 'an archive',
  'README.md': 'not a manifest',
  'prometheus.yml': 'anchors: &a [1]\nmore: *a\n',
}
