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
 * The fleet: its environments and what holds for all of it. One per repository.
 */
export interface Fleet {
/**
 * Version of this format.
 */
apiVersion: "holdfast/v1"
/**
 * What this document describes.
 */
kind: "Fleet"
/**
 * Who this is.
 */
metadata: {
/**
 * Name of the fleet.
 */
name: string
}
/**
 * What holds for the whole fleet.
 */
spec: {
/**
 * What nodes and services have unless they say otherwise.
 */
defaults?: {
ssh?: Ssh
rollout?: Rollout
}
vars?: Vars
/**
 * Parts of the fleet in promotion order. Every node lies in exactly one.
 * 
 * @minItems 1
 * @maxItems 64
 * 
 * Items: One environment.
 */
environments: {
/**
 * Its name.
 */
name: string
nodes: Selector
/**
 * A change comes here only when it is healthy in that environment.
 */
after?: string
/**
 * …for so long, without a break; commits that change nothing of the service do not begin it anew. Not at all unless said.
 */
soak?: string
/**
 * auto: what is proven in `after` comes by itself. manual: only what `holdfast promote` let in by a commit. auto unless said.
 */
promotion?: ("auto" | "manual")
vars?: Vars
}[]
/**
 * What happens to a change that failed.
 */
rollback?: {
/**
 * push: a revert commit is pushed. propose: it is pushed as a branch holdfast/revert-…, for people to merge. hold: the nodes are restored and the change is held, Git is left alone. push unless said.
 */
mode?: ("push" | "propose" | "hold")
}
/**
 * How much one change may remove.
 */
removal?: {
/**
 * Share of the things of a service that may be removed at once (three things always may); "20%" unless said.
 */
budget?: string
/**
 * Removals beyond the budget that are meant. Each holds for one version of one service, so that it cannot allow a later one; `holdfast plan` prints the line.
 * 
 * @maxItems 256
 * 
 * Items: One removal that is meant.
 */
acknowledge?: {
/**
 * The service that names fewer things, or that leaves nodes.
 */
service: string
/**
 * Where.
 */
environment: string
/**
 * The version after the removal, by 12 digits of its digest or more; removed: the service is gone from that environment.
 */
digest: string
}[]
}
/**
 * How often every node is compared with Git; 5m unless said.
 */
observeInterval?: string
}
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
/**
 * Values for templates, read there as {{ vars.name }}. Maps are merged deep, lists are replaced. Precedence: fleet < environment < extends < service < service.environments < node.
 */
export interface Vars {
[k: string]: Value
}
/**
 * The nodes that lie in it.
 */
export interface Selector {
matchLabels?: Labels
/**
 * Conditions a node must all meet.
 * 
 * @maxItems 32
 * 
 * Items: One condition.
 */
matchExpressions?: {
/**
 * The label the condition speaks of.
 */
key: string
/**
 * In, NotIn: its value is (not) among `values`. Exists, DoesNotExist: the label is (not) there.
 */
operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
/**
 * For In and NotIn.
 * 
 * @maxItems 100
 */
values?: string[]
}[]
[k: string]: string | Labels | {
/**
 * The label the condition speaks of.
 */
key: string
/**
 * In, NotIn: its value is (not) among `values`. Exists, DoesNotExist: the label is (not) there.
 */
operator: ("In" | "NotIn" | "Exists" | "DoesNotExist")
/**
 * For In and NotIn.
 * 
 * @maxItems 100
 */
values?: string[]
}[] | undefined
}
/**
 * Labels a node must all have.
 */
export interface Labels {
[k: string]: string
}
