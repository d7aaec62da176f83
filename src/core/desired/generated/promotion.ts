// Made from schemas/ by `npm run generate`; edit those instead.


/**
 * What people let into an environment with `promotion: manual`: one service, as a commit asks for it. Written by `holdfast promote`; taken back by git revert.
 */
export interface Promotion {
/**
 * Version of this format.
 */
apiVersion: "holdfast/v1"
/**
 * What this document describes.
 */
kind: "Promotion"
/**
 * A name for people; nothing refers to it.
 */
metadata?: {
/**
 * Name of this promotion.
 */
name: string
}
/**
 * What is promoted, and where to.
 */
spec: {
/**
 * The service.
 */
service: string
/**
 * The environment it is promoted to.
 */
environment: string
/**
 * The environment runs the service as this commit of the branch asks for it.
 */
commit: string
}
}
