import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { runCall } from '../../src/engine/calls.ts';
import { buildApp } from '../../src/http/app.ts';
import { openSystem, type System } from '../../src/system.ts';

const folder = mkdtempSync(join(tmpdir(), 'tiyan-http-'));
let system: System;
let app: FastifyInstance;

const ORDERS = `主订单编号,子订单编号,选购商品,商品ID,商品数量,订单应付金额,支付完成时间,订单状态
"\t6917926768823643751","\t6917926768823643751",保温杯,"\t36051",1,28.90,2026-09-01 10:00:00,已完成
"\t6917926768823643752","\t6917926768823643752",=cmd|保温杯,"\t36051",1,28.90,昨天,已完成
`;

beforeAll(async () => {
  system = await openSystem(readConfig({ TIYAN_DATA: join(folder, 'data'), TIYAN_SAMPLE: 'off' }), () => undefined);
  writeFileSync(join(folder, '1788400000_orders.csv'), ORDERS);
  writeFileSync(join(folder, 'page.txt'), '体验分概览 更新时间：2026-09-09 11:00:37 我的总分 82 分 商品体验 69 分 物流体验 99 分 服务体验 85 分');
  await runCall(system, 'import', { paths: [join(folder, '1788400000_orders.csv'), join(folder, 'page.txt')], shop: 'shop-1' }, () => undefined);
  app = await buildApp(system, 'secret-token');
}, 120_000);

afterAll(async () => {
  await app.close();
  await system.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = async (url: string, headers: Record<string, string> = {}) => app.inject({ method: 'GET', url, headers: { host: '127.0.0.1:7300', ...headers } });

describe('the HTTP interface', () => {
  it('shows what the platform published beside what is computed, on the day it was published for', async () => {
    const on = (await get('/api/shops/shop-1/score?asOf=2026-09-08')).json<{ published: unknown; score: { total: number | null } }>();
    expect(on.published).toEqual({ publishedOn: '2026-09-09', total: 8200, product: 6900, logistics: 9900, service: 8500 });
    expect(on.score.total).not.toBe(8200);
    expect((await get('/api/shops/shop-1/score?asOf=2026-09-07')).json()).toMatchObject({ published: null });
  });

  it('gives the rejected rows of a batch as a file', async () => {
    const answer = await get('/api/batches/1/rejected.csv');
    expect(answer.headers['content-disposition']).toBe('attachment; filename="rejected-1.csv"');
    const [head, row] = answer.body.replace('\uFEFF', '').split('\r\n');
    expect(head).toBe('file,row,column,value,code,reason');
    expect(row).toMatch(/^1788400000_orders\.csv,3,支付完成时间,昨天,bad_instant,/);
    expect((await get('/api/batches/99/rejected.csv')).statusCode).toBe(404);
  });

  it('answers failures with a code, a sentence and a way out', async () => {
    expect((await get('/api/shops/nobody/score')).json()).toMatchObject({ code: 'not_found', hint: 'Shops: shop-1' });
    expect((await get('/api/shops/shop-1/score?asOf=tomorrow')).statusCode).toBe(400);
    expect((await get('/api/shops/shop-1/score?asOf=2026-02-30')).json()).toMatchObject({ code: 'bad_request' });
    expect((await get('/api/nothing')).statusCode).toBe(404);
    expect((await get('/assets/gone.js')).statusCode).toBe(404);
  });

  it('refuses a foreign host, and the command line’s door without its token', async () => {
    expect((await get('/api/shops', { host: 'evil.example' })).statusCode).toBe(403);
    const knock = (token: string) => app.inject({ method: 'POST', url: '/api/local/shops', headers: { host: '127.0.0.1', 'x-tiyan-token': token }, payload: {} });
    expect((await knock('wrong')).statusCode).toBe(403);
    expect((await knock('secret-token')).body).toContain('"result"');
  });

  it('is alive and ready', async () => {
    expect((await get('/health')).json()).toEqual({ status: 'ok' });
    expect((await get('/ready')).json()).toEqual({ status: 'ready' });
  });
});
