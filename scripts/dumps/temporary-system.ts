import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config.ts';
import { openSystem, type System } from '../../src/system.ts';

/** Both embedded stores, migrated and empty, in a folder that goes away when they close. */
export async function openTemporarySystem(): Promise<System> {
  const folder = mkdtempSync(join(tmpdir(), 'tiyan-dump-'));
  const system = await openSystem(readConfig({ TIYAN_DATA: folder, TIYAN_SAMPLE: 'off', TIYAN_MEMORY_MB: '1024' }), () => undefined);
  const close = async (): Promise<void> => {
    await system.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...system, close, [Symbol.asyncDispose]: close };
}
