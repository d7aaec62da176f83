/** A position in a file, from 1. */
export type Position = [line: number, column: number]

/** One YAML document with where each of its values stands. */
export interface ParsedDocument {
  value: unknown
  /** JSON pointer → position of the value; for a member also `<pointer>#key`, the position of its key. */
  positions: Record<string, Position>
}

export type ParsedFile =
  | { ok: true; documents: ParsedDocument[] }
  | { ok: false; problems: { position: Position; message: string; hint: string }[] }

/** One template to render; `context` is plain data. */
export interface RenderJob {
  template: string
  context: Record<string, unknown>
}

export type Rendered =
  | { ok: true; text: string }
  /** `position` is within the template. */
  | { ok: false; position: Position; message: string; hint: string }

/** What a template reads: dotted paths such as `vars.port`, `node.name`. */
export type TemplateReads =
  { ok: true; reads: string[] } | { ok: false; position: Position; message: string; hint: string }

/** Parsing and rendering of untrusted input, where it cannot hang or kill the daemon. */
export interface Sandbox {
  /** One result a file, in order. A file that kills or outlasts the child gets a problem of its own; the others their result. */
  parse(files: string[]): Promise<ParsedFile[]>
  render(jobs: RenderJob[]): Promise<Rendered[]>
  analyze(templates: string[]): Promise<TemplateReads[]>
  /** Unified diff with three lines of context, undefined when it takes too long; headers are `a/<name>`, `b/<name>`. */
  diff(pairs: { name: string; before: string; after: string }[]): Promise<(string | undefined)[]>
  close(): Promise<void>
}
