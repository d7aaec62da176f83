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
 * What a change of this does, instead of what restartOn says.
 * 
 * @maxItems 16
 * 
 * Items: One unit to restart or to reload.
 */
export type Notify = {
/**
 * Unit to restart.
 */
restart?: string
/**
 * Unit to reload.
 */
reload?: string
}[]

/**
 * Parts of services, shared by those that name it in `extends`.
 */
export interface ServiceDefaults {
/**
 * Version of this format.
 */
apiVersion: "holdfast/v1"
/**
 * What this document describes.
 */
kind: "ServiceDefaults"
/**
 * Who this is.
 */
metadata: {
/**
 * The name services extend.
 */
name: string
}
/**
 * What those services have unless they say otherwise.
 */
spec: {
/**
 * Services that must be well before this one changes.
 * 
 * @maxItems 64
 * 
 * Items: Lower-case letters, digits and hyphens.
 */
dependsOn?: string[]
vars?: Vars
/**
 * Packages, installed by the node's own package manager.
 * 
 * @maxItems 200
 */
packages?: Package[]
reboot?: Reboot
/**
 * Local users.
 * 
 * @maxItems 1000
 */
users?: User[]
/**
 * Local groups.
 * 
 * @maxItems 1000
 */
groups?: Group[]
/**
 * Directories.
 * 
 * @maxItems 1000
 */
directories?: Directory[]
/**
 * Symbolic links.
 * 
 * @maxItems 1000
 */
links?: Link[]
release?: Release
/**
 * Files.
 * 
 * @maxItems 1000
 */
files?: File[]
/**
 * systemd units.
 * 
 * @maxItems 100
 */
units?: Unit[]
/**
 * Which changes restart (or reload, as onChange says) the units of this service; release, files and units unless said: a package restarts what it brings by itself.
 * 
 * @maxItems 4
 * 
 * Items: A kind of change.
 */
restartOn?: ("release" | "files" | "units" | "packages")[]
/**
 * How to know that it is well. Unless said: every unit whose state is running.
 * 
 * @maxItems 32
 */
health?: Check[]
hooks?: Hooks
rollout?: Rollout
/**
 * What to do when a node differs from Git: heal it, or only report it; heal unless said.
 */
drift?: ("heal" | "report")
}
}
/**
 * Values for templates, read there as {{ vars.name }}. Maps are merged deep, lists are replaced. Precedence: fleet < environment < extends < service < service.environments < node.
 */
export interface Vars {
[k: string]: Value
}
/**
 * A package of the node's own package manager.
 */
export interface Package {
/**
 * Its name there. Identifies it when lists are merged.
 */
name: string
/**
 * Exactly this version, as text in quotes: "1.24.0-2". Any will do unless said.
 */
version?: string
/**
 * Whether it is installed; present unless said. Only what Holdfast installed is removed.
 */
state?: ("present" | "absent")
/**
 * Whether others are kept from changing its version; left as it is unless said.
 */
hold?: boolean
/**
 * Remove the package when no manifest wants it any more; otherwise it stays.
 */
prune?: boolean
}
/**
 * Restarts the machine as the last step of a change; unless said, never. Nodes of such a service are changed one at a time unless its rollout says otherwise.
 */
export interface Reboot {
/**
 * required: when something installed asks for it (/run/reboot-required). packages: after every change of this service's packages.
 */
when: ("required" | "packages")
/**
 * How long a restart may take; 10m unless said.
 */
timeout?: string
}
/**
 * A local user.
 */
export interface User {
/**
 * Login name.
 */
name: string
/**
 * A system account, below the uids of people.
 */
system?: boolean
/**
 * Number; left to the node unless said.
 */
uid?: number
/**
 * Primary group; one of the same name unless said.
 */
group?: string
/**
 * Supplementary groups.
 * 
 * @maxItems 64
 * 
 * Items: A user or group of the node.
 */
groups?: string[]
/**
 * Home directory.
 */
home?: string
/**
 * Login shell.
 */
shell?: string
/**
 * Remove the user when no manifest wants it any more; otherwise it stays.
 */
prune?: boolean
}
/**
 * A local group.
 */
export interface Group {
/**
 * A user or group of the node.
 */
name: string
/**
 * A system group.
 */
system?: boolean
/**
 * Number; left to the node unless said.
 */
gid?: number
/**
 * Remove the group when no manifest wants it any more; otherwise it stays.
 */
prune?: boolean
}
/**
 * A directory itself, not what lies in it.
 */
export interface Directory {
/**
 * Absolute and normalised.
 */
path: string
/**
 * A user or group of the node.
 */
owner?: string
/**
 * A user or group of the node.
 */
group?: string
/**
 * Permissions; "0755" unless said.
 */
mode?: string
/**
 * When it is no longer wanted: remove it with what lies in it. Otherwise only an empty directory is removed.
 */
prune?: boolean
}
/**
 * A symbolic link.
 */
export interface Link {
/**
 * Absolute and normalised.
 */
path: string
/**
 * What it points at.
 */
target?: string
notify?: Notify
}
/**
 * An archive unpacked to <path>/releases/<version>-<sha12>, with the link <path>/current pointing at it, switched in one step.
 */
export interface Release {
/**
 * Its version, as text in quotes: "1.10".
 */
version?: string
/**
 * Where the archive (.tar, .tar.gz) comes from: `path`, or `url` with `sha256`.
 */
artifact?: {
/**
 * A file of this repository. Relative to the manifest; from the root with a leading /.
 */
path?: string
/**
 * Fetched once by the controller, never by the nodes.
 */
url?: string
/**
 * What the bytes must hash to: 64 hex digits.
 */
sha256?: string
}
/**
 * Directory of the releases: absolute and normalised.
 */
path?: string
/**
 * Releases kept on a node; 5 unless said.
 */
keep?: number
}
/**
 * A file. Exactly one of source, template and content.
 */
export interface File {
/**
 * Where it lies on the node: absolute and normalised. Identifies the file when lists are merged.
 */
path: string
/**
 * File of this repository whose bytes it has. Relative to the manifest; from the root of the repository with a leading /.
 */
source?: string
/**
 * Liquid template of this repository it is rendered from.
 */
template?: string
/**
 * Its text, as it stands here.
 */
content?: string
/**
 * A user or group of the node.
 */
owner?: string
/**
 * A user or group of the node.
 */
group?: string
/**
 * Permissions as four octal digits in quotes; "0644" unless said.
 */
mode?: string
/**
 * Command that must accept the staged file before it is put in place, as a list of arguments: [nginx, -t].
 * 
 * @minItems 1
 * @maxItems 64
 */
validate?: string[]
notify?: Notify
}
/**
 * A systemd unit: with a file of its own (source or template), or one that is already there.
 */
export interface Unit {
/**
 * Full name: shop.service, backup.timer. Identifies it when lists are merged.
 */
name: string
/**
 * Unit file of this repository.
 */
source?: string
/**
 * Liquid template of the unit file.
 */
template?: string
/**
 * Whether it starts at boot; left as it is unless said.
 */
enabled?: boolean
/**
 * What it should be; left as it is unless said.
 */
state?: ("running" | "stopped")
/**
 * What a change of this service does to it while it runs; restart unless said.
 */
onChange?: ("restart" | "reload" | "nothing")
/**
 * Drop-ins in /etc/systemd/system/<unit>.d.
 * 
 * @maxItems 32
 */
dropIns?: DropIn[]
}
/**
 * A drop-in of a unit. Exactly one of source, template and content.
 */
export interface DropIn {
/**
 * File name, ending in .conf. Identifies it when lists are merged.
 */
name: string
/**
 * File of this repository.
 */
source?: string
/**
 * Liquid template of this repository.
 */
template?: string
/**
 * Its text, as it stands here.
 */
content?: string
}
/**
 * One way to ask whether the service is well on a node. Exactly one of unit, http, tcp and command.
 */
export interface Check {
/**
 * This unit is active and does not restart.
 */
unit?: string
/**
 * A GET request, asked through the SSH connection, as the node itself would.
 */
http?: {
/**
 * 127.0.0.1 unless said.
 */
host?: string
/**
 * TCP port.
 */
port: number
/**
 * / unless said.
 */
path?: string
/**
 * The answer it must give; 200 unless said.
 */
status?: number
/**
 * 2s unless said.
 */
timeout?: string
}
/**
 * Somebody accepts a connection, asked through the SSH connection.
 */
tcp?: {
/**
 * 127.0.0.1 unless said.
 */
host?: string
/**
 * TCP port.
 */
port: number
/**
 * 2s unless said.
 */
timeout?: string
}
/**
 * A command on the node exits with 0.
 */
command?: {
/**
 * The command as a list of arguments; no shell reads it.
 * 
 * @minItems 1
 * @maxItems 64
 */
run: string[]
/**
 * 10s unless said.
 */
timeout?: string
}
}
/**
 * Commands of your own around a change. Each runs at most once for what it belongs to, never again by itself.
 */
export interface Hooks {
/**
 * Once for a version, on the first node, when its release lies there and its files are validated; no node has been changed by then.
 * 
 * @maxItems 16
 */
beforeRollout?: RolloutHook[]
/**
 * On each node before its change, and before the way back: take it out of the load balancer.
 * 
 * @maxItems 16
 */
beforeNode?: Hook[]
/**
 * On each node once it is healthy, and after the way back: put it in again.
 * 
 * @maxItems 16
 */
afterNode?: Hook[]
/**
 * Once for a version, on one node, when all nodes are healthy.
 * 
 * @maxItems 16
 */
afterRollout?: RolloutHook[]
}
/**
 * A command that runs once for a version, on one node.
 */
export interface RolloutHook {
/**
 * Lower-case letters, digits and hyphens.
 */
name: string
/**
 * The command, as a list of arguments; no shell reads it. A relative path begins in the new release.
 * 
 * @minItems 1
 * @maxItems 64
 */
run?: string[]
/**
 * Ended after so long; what it did is then not known, and a person is asked. Mandatory.
 */
timeout?: string
/**
 * Rest after it succeeded, until connections have drained; none unless said.
 */
wait?: string
/**
 * Where it runs: on one node, also unless said.
 */
on?: "one"
/**
 * What it does cannot be taken back: a failure after it pauses, unless it is compatible with the version before.
 */
irreversible?: boolean
/**
 * The version before runs well on what it did: a failure restores and reverts as always, and what it did stays.
 */
compatibleWithPrevious?: boolean
}
/**
 * A command that runs on each node around its change, and around the way back.
 */
export interface Hook {
/**
 * Lower-case letters, digits and hyphens.
 */
name: string
/**
 * The command, as a list of arguments; no shell reads it. A relative path begins in the new release.
 * 
 * @minItems 1
 * @maxItems 64
 */
run?: string[]
/**
 * Ended after so long; what it did is then not known, and a person is asked. Mandatory.
 */
timeout?: string
/**
 * Rest after it succeeded, until connections have drained; none unless said.
 */
wait?: string
/**
 * What it does cannot be taken back: a failure after it pauses, unless it is compatible with the version before.
 */
irreversible?: boolean
/**
 * The version before runs well on what it did: a failure restores and reverts as always, and what it did stays.
 */
compatibleWithPrevious?: boolean
}
/**
 * How a change is carried through an environment.
 */
export interface Rollout {
/**
 * Nodes of the first wave; 1 unless said.
 */
canary?: (number | string)
/**
 * How long the canary must stay healthy before the next wave; 5m unless said.
 */
canaryBakeTime?: string
/**
 * Wait for `holdfast resume` when the canary is healthy and has baked; false unless said.
 */
pauseAfterCanary?: boolean
/**
 * Nodes of a wave: a number, a share such as "25%" (rounded down, at least one node), or a list of them, which gives the waves one by one, the canary's first, and repeats its last; 10% unless said.
 * 
 * @minItems 1
 * @maxItems 32
 */
maxParallel?: (number | string | (number | string)[])
/**
 * A number of nodes, or a share such as "25%" (rounded down, at least one node).
 */
maxUnavailable?: (number | string)
/**
 * Label that says which nodes fail together: those with one value of it are done before the next begin; nodes without it come last.
 */
failureDomain?: string
/**
 * How long a node must be healthy without a break before it counts; 10s unless said.
 */
minHealthyTime?: string
/**
 * A node that is not healthy by then is unhealthy; 5m unless said.
 */
healthyDeadline?: string
/**
 * A rollout in which no node becomes healthy for so long has failed; 10m unless said.
 */
progressDeadline?: string
/**
 * What a node waits beyond everything else before it takes the change back by itself; 2m unless said.
 */
confirmTimeout?: string
/**
 * Nodes that may fail after the canary: each is restored and set aside, the others go on. At least one node unless it is 0; 2 unless said.
 */
maxFailPercentage?: number
/**
 * Nodes that may be out of reach and are left for their return; with more the rollout pauses. At least one node unless it is 0; 10 unless said.
 */
maxUnreachablePercentage?: number
/**
 * restore: what was changed goes back at once. pause: it stays as it is until `holdfast resume` or `holdfast abort`. restore unless said.
 */
onFailure?: ("restore" | "pause")
/**
 * How many versions that were healthy here count as a proven way back; 5 unless said.
 */
rollbackWindow?: number
/**
 * What a newer version does to a rollout under way: it takes over as soon as no node is in change.
 */
concurrency?: "supersede"
}
