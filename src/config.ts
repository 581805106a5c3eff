import { isIPv4, isIPv6 } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import { Failure } from './words/failure.ts';

/** All settings, read once. Names and meaning: docs/configuration.md. */
export interface Config {
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  /** '' for the embedded store. */
  readonly clickhouseUrl: string;
  readonly postgresUrl: string;
  /** The embedded warehouse's share of memory, bytes. */
  readonly memoryBytes: number;
  /** Folder of further rulebooks, beside those that come with Tiyan. */
  readonly rulebooksDir: string;
  /** Sample shops are made on first start unless this is off. */
  readonly sample: boolean;
}

const text = z.string().trim().default('');
const schema = z.object({
  TIYAN_DATA: z.string().trim().min(1).default('./data'),
  TIYAN_HOST: z.string().trim().min(1).default('127.0.0.1'),
  TIYAN_PORT: z.coerce.number().int().min(0).max(65_535).default(7300),
  TIYAN_CLICKHOUSE_URL: text,
  TIYAN_POSTGRES_URL: text,
  TIYAN_MEMORY_MB: z.coerce.number().int().min(512).max(1_000_000).default(4096),
  TIYAN_RULEBOOKS: text,
  TIYAN_SAMPLE: z.enum(['on', 'off']).default('on'),
});

/** @throws Failure bad_config naming the setting and what was expected. A setting that is written but empty counts as not written. */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const written = Object.fromEntries(Object.entries(environment).filter(([key, value]) => key.startsWith('TIYAN_') && value !== undefined && value.trim() !== ''));
  const parsed = schema.safeParse(written);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Failure('bad_config', `${String(issue?.path[0])}: ${issue?.message ?? ''}`, { place: { path: String(issue?.path[0]) }, hint: 'See docs/configuration.md' });
  }
  const e = parsed.data;
  checkUrl('TIYAN_CLICKHOUSE_URL', e.TIYAN_CLICKHOUSE_URL, ['http:', 'https:']);
  checkUrl('TIYAN_POSTGRES_URL', e.TIYAN_POSTGRES_URL, ['postgres:', 'postgresql:']);
  return Object.freeze({
    dataDir: resolve(e.TIYAN_DATA),
    host: e.TIYAN_HOST,
    port: e.TIYAN_PORT,
    clickhouseUrl: e.TIYAN_CLICKHOUSE_URL,
    postgresUrl: e.TIYAN_POSTGRES_URL,
    memoryBytes: e.TIYAN_MEMORY_MB * 1024 * 1024,
    rulebooksDir: e.TIYAN_RULEBOOKS === '' ? '' : resolve(e.TIYAN_RULEBOOKS),
    sample: e.TIYAN_SAMPLE === 'on',
  });
}

function checkUrl(name: string, value: string, protocols: readonly string[]): void {
  if (value === '') return;
  if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return;
  throw new Failure('bad_config', `${name} is no address; expected ${protocols.map((p) => `${p}//…`).join(' or ')}`, { place: { path: name } });
}

/** True for addresses that only this machine can reach. */
export function isLoopback(host: string): boolean {
  if (host === 'localhost') return true;
  if (isIPv4(host)) return host.startsWith('127.');
  return isIPv6(host) && (host === '::1' || host === '0:0:0:0:0:0:0:1');
}
