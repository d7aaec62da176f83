import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { sha256 } from '../../src/core/fleet/digest.ts'

/** A package made for a test: a version file, a conffile, and what its script does once it is unpacked. */
export interface PackageOptions {
  name: string
  version: string
  needs?: string[]
  /** Shell lines of its postinst; `exit 1` makes it one that does not come up. */
  postinst?: string
  files?: Record<string, string>
}

/** Where a package keeps its settings: dpkg asks before it replaces those that were changed. */
export function conffileOf(name: string): string {
  return `/etc/${name}/${name}.conf`
}

function controlOf({ name, version, needs = [] }: PackageOptions): string {
  const depends = needs.length > 0 ? `Depends: ${needs.join(', ')}\n` : ''
  const about = `Maintainer: Holdfast <tests@example.org>\nDescription: made for a test\n`
  return `Package: ${name}\nVersion: ${version}\nArchitecture: all\n${depends}${about}`
}

/** Builds a .deb into a folder and writes the folder's index anew, as a package source would serve it. */
export function offerPackage(folder: string, options: PackageOptions): void {
  const { name, version } = options
  const work = mkdtempSync(join(tmpdir(), 'holdfast-package-'))
  const put = (path: string, text: string, mode = 0o644): void => {
    const to = join(work, path)
    mkdirSync(dirname(to), { recursive: true, mode: 0o755 })
    writeFileSync(to, text)
    chmodSync(to, mode)
  }
  const postinst = `#!/bin/sh\nset -e\n${options.postinst ?? ''}\n`
  put('DEBIAN/control', controlOf(options))
  put('DEBIAN/conffiles', `${conffileOf(name)}\n`)
  put('DEBIAN/postinst', postinst, 0o755)
  put(conffileOf(name), `version = ${version}\n`)
  put(`/usr/lib/${name}/version`, `${version}\n`)
  for (const [path, text] of Object.entries(options.files ?? {})) put(path, text)
  chmodSync(work, 0o755)
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  const file = `${name}_${version.replace(/^\d+:/, '')}_all.deb`
  execFileSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '-b', work, join(folder, file)], { stdio: 'pipe' })
  rmSync(work, { recursive: true, force: true })
  const bytes = readFileSync(join(folder, file))
  const entry = `${controlOf(options)}Filename: ./${file}\nSize: ${bytes.byteLength}\nSHA256: ${sha256(bytes)}\n\n`
  writeFileSync(join(folder, 'Packages'), entry, { flag: 'a' })
}
