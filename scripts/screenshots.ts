import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';

/*
 * Pictures of every page in Chinese and English, light and dark, 1440 and 390 wide, into docs/screenshots.
 *   npm run screenshots -- --url http://127.0.0.1:7300      (a running server with the sample shops)
 */
const { values } = parseArgs({ options: { url: { type: 'string', default: 'http://127.0.0.1:7300' }, only: { type: 'string', default: '' }, chromium: { type: 'string', default: '/usr/bin/chromium' } } });
const folder = fileURLToPath(new URL('../docs/screenshots', import.meta.url));
mkdirSync(folder, { recursive: true });

const pages = [
  { name: 'shops', path: '/' },
  { name: 'shop', path: '/shops/sample-qinghe' },
  { name: 'rows', path: '/shops/sample-qinghe?rows=quality_return_rate' },
  { name: 'batches', path: '/batches' },
];

const browser = await chromium.launch({ executablePath: values.chromium, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--no-first-run'] });
try {
  for (const lang of ['zh', 'en']) for (const theme of ['light', 'dark']) for (const width of [1440, 390]) await shoot(lang, theme, width);
} finally {
  await browser.close();
}

async function shoot(lang: string, theme: string, width: number): Promise<void> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: lang === 'zh' ? 'zh-CN' : 'en-GB', colorScheme: theme === 'dark' ? 'dark' : 'light' });
  await context.addInitScript((mode) => localStorage.setItem('tiyan.theme', mode), theme);
  const page = await context.newPage();
  for (const { name, path } of pages) {
    const file = `${name}-${lang}-${theme}-${width}.png`;
    if (!file.startsWith(values.only)) continue;
    await page.goto(`${values.url}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`, { waitUntil: 'networkidle' });
    if (name === 'shop') await page.locator('canvas').first().waitFor();
    await page.waitForTimeout(800);
    await page.screenshot({ path: join(folder, file), fullPage: name !== 'rows' });
    process.stdout.write(`${file}\n`);
  }
  await context.close();
}
