import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, lstatSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { cp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Binaries } from './binaries.ts';

export const MOVED_NOTE = 'moved-to.txt';

/** Copies the programs to where the server's user can reach them; once per version. */
export async function copyBinaries(binaries: Binaries, top: string): Promise<Binaries> {
  const name = `native-${binaries.version}`;
  const native = join(top, name);
  if (!existsSync(native)) {
    const making = `${native}.making`;
    rmSync(making, { recursive: true, force: true });
    await cp(binaries.native, making, { recursive: true, verbatimSymlinks: true, filter: (source) => !source.endsWith('.a') });
    // Links that were not allowed in the package: here the libraries themselves take their names.
    if (binaries.linkDir) await cp(binaries.linkDir, join(making, 'lib'), { recursive: true, dereference: true });
    openToRead(making);
    await rename(making, native);
  }
  for (const old of readdirSync(top)) {
    if (old.startsWith('native-') && old !== name) await rm(join(top, old), { recursive: true, force: true });
  }
  return { ...binaries, native, linkDir: null, env: {} };
}

/** A strict umask or an installation closed to others must not carry over. */
function openToRead(folder: string): void {
  for (const entry of ['.', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })]) {
    const path = join(folder, entry);
    const stat = lstatSync(path);
    if (!stat.isSymbolicLink()) chmodSync(path, stat.isDirectory() || stat.mode & 0o100 ? 0o755 : 0o644);
  }
}

/** Takes existing data along to where the server can reach them; the old ones stay until `settleMove`. */
export async function bringCluster(from: string, to: string): Promise<void> {
  const making = `${to}.moving`;
  await rm(making, { recursive: true, force: true });
  // What lies there without a note in the data folder belonged to another installation at the same place: kept, not used.
  if (existsSync(to)) await rename(to, `${to}.left-${readdirSync(dirname(to)).length}`);
  if (!existsSync(from)) return;
  await cp(from, making, { recursive: true, verbatimSymlinks: true });
  execFileSync('sync');
  await rename(making, to);
}

/** Once the data exist at `top`: notes it in the data folder, then sets the old ones aside. Until the note stands, the old place counts. */
export async function settleMove(dataDir: string, top: string): Promise<void> {
  const from = join(dataDir, 'server', 'postgres');
  await writeFile(join(dataDir, MOVED_NOTE), `${top}\n`);
  if (existsSync(from)) await rename(from, `${from}.before-move`);
}

/** The folder to which the data of this data folder were moved, or null. */
export function readMoved(dataDir: string): string | null {
  const note = join(dataDir, MOVED_NOTE);
  return existsSync(note) ? readFileSync(note, 'utf8').trim() : null;
}
