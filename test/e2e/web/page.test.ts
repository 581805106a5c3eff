import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { rowsOfIndicator } from '../../../src/engine/rows-of-indicator.ts';
import { scoreOfShop } from '../../../src/engine/score-of-shop.ts';
import { serve, type Serving } from '../../../src/http/serve.ts';
import { openSystem, type System } from '../../../src/system.ts';
import { chromiumPath, openBrowser } from './chromium.ts';

const SHOP = 'sample-qinghe';
const folder = mkdtempSync(join(tmpdir(), 'tiyan-page-'));
let system: System;
let serving: Serving;
let browser: Browser;

/** The real server with its stores and the sample shops, and a real browser: nothing stands in for anything. */
describe.skipIf(chromiumPath === null)('the page, as a newcomer sees it', () => {
  beforeAll(async () => {
    system = await openSystem(readConfig({ TIYAN_DATA: folder, TIYAN_PORT: '0' }), () => undefined);
    serving = await serve(system);
    browser = await openBrowser();
  }, 300_000);

  afterAll(async () => {
    await browser.close();
    await serving[Symbol.asyncDispose]();
    await system.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function openPage(path: string, width = 1440): Promise<{ page: Page; complaints: string[] }> {
    const page = await browser.newPage({ viewport: { width, height: 900 }, locale: 'zh-CN' });
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(`${serving.url}${path}`);
    return { page, complaints };
  }

  it('goes from the shops to a score, its ledger and the rows behind an indicator in two clicks', async () => {
    const { page, complaints } = await openPage('/?lang=zh');
    const detail = await scoreOfShop(system, { shop: SHOP });
    const rows = await rowsOfIndicator(system, { shop: SHOP, indicator: 'quality_return_rate' });
    const total = ((detail.score.total ?? 0) / 100).toFixed(2);

    const link = page.getByRole('link', { name: detail.shop.name });
    await link.waitFor();
    expect(await page.getByRole('row').filter({ has: link }).innerText()).toContain(total);

    await link.click();
    await page.getByText(`合计 ${total}`).waitFor();
    await page.locator('canvas').first().waitFor();
    for (const line of detail.ledger) expect(await page.getByText(line.title.zh, { exact: true }).count(), line.title.zh).toBeGreaterThan(0);

    await page.getByRole('button', { name: /商品品质退货率/ }).or(page.getByRole('link', { name: /商品品质退货率/ })).first().click();
    const sheet = page.getByRole('dialog');
    await sheet.getByText(rows.rows[0]?.factId ?? 'no row').first().waitFor();
    expect(await sheet.innerText()).toContain(rows.total.toLocaleString('en'));
    expect(new URL(page.url()).searchParams.get('rows')).toBe('quality_return_rate');
    expect(complaints).toEqual([]);
    await page.close();
  }, 120_000);

  it('opens the same rows from their address, in English', async () => {
    const { page, complaints } = await openPage(`/shops/${SHOP}?rows=product_rating&lang=en`);
    await page.getByRole('dialog').getByText('Product rating').first().waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  }, 60_000);

  it('says why a shop has no score, and shows no zero for it', async () => {
    const { page } = await openPage('/shops/sample-lumen?lang=en');
    await page.getByText('Tiyan has no edition of this platform yet').first().waitFor();
    expect(await page.getByText('0.00', { exact: true }).count()).toBe(0);
    await page.close();
  }, 60_000);

  it.each(['/', `/shops/${SHOP}`, '/batches'])('does not scroll sideways on a narrow screen: %s', async (path) => {
    const { page } = await openPage(path, 390);
    await page.getByRole('main').waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    await page.close();
  }, 60_000);

  it('removes the sample shops with one click and a confirmation', async () => {
    const { page } = await openPage('/?lang=zh');
    await page.getByRole('button', { name: '移除示例' }).click();
    await page.getByRole('dialog').or(page.getByRole('tooltip')).or(page.locator('.semi-popconfirm')).getByRole('button').last().click();
    await page.getByText(/tiyan import/).first().waitFor();
    expect(await page.getByRole('link', { name: /示例/ }).count()).toBe(0);
    await page.close();
  }, 60_000);
});
