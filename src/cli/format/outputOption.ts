import { Option } from 'commander'

/** `-o json`: the same facts for programs, in a stable shape. */
export function outputOption(): Option {
  return new Option('-o, --output <format>', 'text for people, json for programs')
    .choices(['text', 'json'])
    .default('text')
}
