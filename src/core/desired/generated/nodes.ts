// Made from schemas/ by `npm run generate`; edit those instead.


/**
 * Any value a template can use.
 * 
 * @maxItems 1000
 */
export type Value = (string | number | boolean | Value[] | {
[k: string]: Value
})

/**
 * Hosts of the fleet. Any number of these documents.
 */
export interface Nodes {
/**
 * Version of this format.
 */
apiVersion: "holdfast/v1"
/**
 * What this document describes.
 */
kind: "Nodes"
/**
 * A name for people; nothing refers to it.
 */
metadata?: {
/**
 * Name of this list.
 */
name: string
}
/**
 * The hosts.
 */
spec: {
/**
 * What every node of this document has unless it says otherwise.
 */
defaults?: {
labels?: Labels
ssh?: Ssh
vars?: Vars
}
/**
 * Hosts that nodes are reached through (ssh.jump). They lie in no environment and get nothing but connections.
 * 
 * @maxItems 64
 * 
 * Items: One bastion.
 */
bastions?: {
/**
 * Its name.
 */
name: string
/**
 * Host name or IP address.
 */
address: string
/**
 * Login name there.
 */
user: string
/**
 * 22 unless said.
 */
port?: number
/**
 * Its own pinned SSH host keys (`holdfast nodes trust NAME` prints the line).
 * 
 * @maxItems 16
 */
hostKeys?: string[]
}[]
/**
 * One entry a host.
 * 
 * @maxItems 5000
 * 
 * Items: One host.
 */
nodes: {
/**
 * Its name.
 */
name: string
/**
 * Host name or IP address.
 */
address?: string
labels?: Labels
/**
 * Pinned SSH host keys as in known_hosts: ssh-ed25519 AAAA… (`holdfast nodes trust NAME` prints the line).
 * 
 * @maxItems 16
 */
hostKeys?: string[]
ssh?: Ssh
vars?: Vars
/**
 * active: Holdfast changes it. observe: it only compares and touches nothing. cordoned: nothing new is begun there, and rollouts go on without it. retired: everything Holdfast created there is removed; once `nodes` calls it clean the entry may go. active unless said.
 */
state?: ("active" | "observe" | "cordoned" | "retired")
/**
 * ssh, or local for the machine Holdfast runs on; ssh unless said.
 */
connection?: ("ssh" | "local")
}[]
}
}
/**
 * Words to select by: text to text.
 */
export interface Labels {
[k: string]: string
}
/**
 * How nodes are reached by SSH.
 */
export interface Ssh {
/**
 * Login name; root unless said.
 */
user?: string
/**
 * 22 unless said.
 */
port?: number
/**
 * How to become root: sudo (without a password), or none; none unless said.
 */
become?: ("sudo" | "none")
/**
 * Name of a bastion (Nodes.spec.bastions) that the node is reached through.
 */
jump?: string
}
/**
 * Values for templates, read there as {{ vars.name }}. Maps are merged deep, lists are replaced. Precedence: fleet < environment < extends < service < service.environments < node.
 */
export interface Vars {
[k: string]: Value
}
