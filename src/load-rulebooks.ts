import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Edition } from './rulebook/edition-schema.ts';
import { readEdition } from './rulebook/read-edition.ts';
import { Failure } from './words/failure.ts';

/** The rulebooks that come with Tiyan. */
export const OWN_RULEBOOKS = fileURLToPath(new URL('../rulebooks', import.meta.url));

/** `platform/edition/rulebook.yaml` files under a folder, sorted. */
export async function rulebookFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((e) => e.isFile() && e.name === 'rulebook.yaml').map((e) => join(e.parentPath, e.name)).sort();
}

/** Reads and checks all editions. An edition in `extra` takes the place of one of the same platform and day. */
export async function loadRulebooks(extra: string): Promise<Edition[]> {
  const found = new Map<string, Edition>();
  for (const folder of [OWN_RULEBOOKS, extra].filter((f) => f !== '')) {
    for (const file of await filesIn(folder)) {
      const edition = readEdition(await readFile(file, 'utf8'), file);
      found.set(`${edition.platform}/${edition.edition}`, edition);
    }
  }
  return [...found.values()];
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    return await rulebookFiles(folder);
  } catch (error) {
    throw new Failure('bad_config', `The rulebooks under ${folder} cannot be read`, { place: { path: folder }, hint: 'Check TIYAN_RULEBOOKS', cause: error });
  }
}
