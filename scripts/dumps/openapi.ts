import { buildApp } from '../../src/http/app.ts';
import type { System } from '../../src/system.ts';

/** The HTTP API as its routes' schemas say it. */
export async function openapi(system: System): Promise<string> {
  const app = await buildApp(system, '');
  await app.ready();
  try {
    return `${JSON.stringify(app.swagger(), null, 2)}\n`;
  } finally {
    await app.close();
  }
}
