import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Way } from './home.ts';

export const SOCKET_NAME = '.s.PGSQL.5432';
/** sun_path holds 108 bytes on Linux and 104 on macOS, the closing zero included. */
const PATH_BYTES_MAX = process.platform === 'darwin' ? 103 : 107;

/**
 * A folder only the server's user and we can enter; who gets in is the whole access control. Beside the data where
 * the path is short enough for a socket, else in the system's folder for such things.
 */
export function makeSocketFolder(home: string, way: Way): string {
  const beside = join(home, 'run');
  // PostgreSQL reads the setting as a list: a comma or a quote in it would not survive.
  const fits = Buffer.byteLength(join(beside, SOCKET_NAME)) <= PATH_BYTES_MAX && !/[,"\\]/.test(beside);
  const folder = fits ? beside : shortFolder(home, way);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (process.getuid?.() === 0) chownSync(folder, way.uid, way.gid);
  chmodSync(folder, 0o700);
  // Left by a server that was killed; the lock beside it holds a process id that may be another's by now.
  for (const name of [SOCKET_NAME, `${SOCKET_NAME}.lock`]) rmSync(join(folder, name), { force: true });
  return folder;
}

/** The same name each time, so that killed runs leave one folder and not many; another one if somebody else made it. */
function shortFolder(home: string, way: Way): string {
  const folder = join(tmpdir(), `tiyan-${createHash('sha256').update(home).digest('hex').slice(0, 16)}`);
  if (!existsSync(folder)) return folder;
  const stat = lstatSync(folder);
  const isOurs = stat.isDirectory() && stat.uid === way.uid && (stat.mode & 0o077) === 0;
  return isOurs ? folder : mkdtempSync(join(tmpdir(), 'tiyan-'));
}
