import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';

/**
 * A mark that tells a process from a later one with the same id: when it started. null when there is no such process;
 * one that has ended and only waits to be collected counts as gone.
 */
export function startMark(pid: number): string | null {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return process.platform === 'linux' ? linuxMark(pid) : psField(pid, 'lstart=');
}

function linuxMark(pid: number): string | null {
  const stat = readOr(`/proc/${pid}/stat`, '');
  // The command's name stands in brackets and may hold anything, brackets too: fields count from the last one.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, ticks] = [fields[0], fields[19]];
  if (!ticks || state === 'Z' || state === 'X') return null;
  return `${readOr('/proc/sys/kernel/random/boot_id', '').trim()}/${ticks}`;
}

/** True when the process is the PostgreSQL server of this data folder, whoever started it. */
export function isPostmasterOf(pid: number, cluster: string): boolean {
  if (startMark(pid) === null) return false;
  if (process.platform !== 'linux') return (psField(pid, 'command=') ?? '').includes(`-D ${cluster}`);
  const words = readOr(`/proc/${pid}/cmdline`, '').split('\0');
  if (basename(words[0] ?? '') !== 'postgres') return false;
  return words.includes(cluster) || linkOr(`/proc/${pid}/cwd`, '') === cluster;
}

function psField(pid: number, field: string): string | null {
  try {
    return execFileSync('ps', ['-o', field, '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || null;
  } catch {
    return null;
  }
}

function readOr(file: string, fallback: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return fallback;
  }
}

function linkOr(file: string, fallback: string): string {
  try {
    return readlinkSync(file);
  } catch {
    return fallback;
  }
}
