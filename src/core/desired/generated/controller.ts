// Made from schemas/ by `npm run generate`; edit those instead.


/**
 * Settings of the controller itself; /etc/holdfast/controller.yaml on its machine, no part of the fleet.
 */
export interface Controller {
/**
 * Version of this format.
 */
apiVersion: "holdfast/v1"
/**
 * What this document describes.
 */
kind: "Controller"
/**
 * Settings.
 */
spec: {
/**
 * Git remote of the config repository: SSH or HTTPS address, or a path.
 */
remote: string
/**
 * The branch the fleet follows; main unless said.
 */
branch?: string
/**
 * SSH private key for Git.
 */
deployKey?: string
/**
 * known_hosts file with the key of the Git host.
 */
knownHosts?: string
/**
 * CA certificates (PEM) that the certificate of an HTTPS Git server is verified with, in place of those of this machine.
 */
caFile?: string
/**
 * SSH private keys for the nodes, tried in order.
 * 
 * @maxItems 16
 * 
 * Items: Path of a private key.
 */
identities?: string[]
/**
 * Use the SSH agent of SSH_AUTH_SOCK for the nodes too.
 */
agent?: boolean
/**
 * Author of the commits Holdfast writes.
 */
author?: {
/**
 * Holdfast unless said.
 */
name?: string
/**
 * holdfast@localhost unless said.
 */
email?: string
}
/**
 * Where the journal, the clone and the archives are kept; /var/lib/holdfast-controller unless said.
 */
stateDir?: string
/**
 * Unix socket of the API; holdfast.sock in stateDir unless said.
 */
socket?: string
/**
 * How often the branch is asked for; 15s unless said.
 */
pollInterval?: string
/**
 * git: controllers of one repository are kept apart by refs/holdfast/lease at the remote. none: by the nodes alone. git unless said.
 */
lease?: ("git" | "none")
}
}
