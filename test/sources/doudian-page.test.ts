import { describe, expect, it } from 'vitest';
import { doudianPageText } from '../../src/sources/doudian-page/doudian-page-text.ts';
import { readSource } from './read-source.ts';

const PAGE = '体验分概览 更新时间：2026-09-10 11:02:03（今日已更新）\n我的总分 80 分\n商品体验 70 分\n物流体验 90 分\n服务体验 85 分\n秋季活动报名中';

describe('page text as a file', () => {
  it('gives one published score, newer than the page before it, and a remark for each unknown line', async () => {
    const read = await readSource(doudianPageText(), 'page.txt', PAGE);
    expect(read.certainty).toBeGreaterThan(0.8);
    expect(read.items).toEqual([expect.objectContaining({ kind: 'published_score', row: 1, revision: 1_789_009_323 })]);
    expect(read.of('published_score')[0]).toMatchObject({ publishedOn: '2026-09-10', total: 8000, product: 7000, logistics: 9000, service: 8500 });
    expect(read.remarks.get('unknown_line')).toBe(1);
  });

  it('takes the day it is given where the text has none, and is not asked about other texts', async () => {
    const read = await readSource(doudianPageText({ publishedOn: '2026-09-11' }), 'card.txt', '商家体验分 82 商品 69 物流 99 服务 85 较昨日 持平');
    expect(read.of('published_score')[0]).toMatchObject({ publishedOn: '2026-09-11', total: 8200 });
    await expect(readSource(doudianPageText(), 'note.txt', '会议纪要：下周一开会')).rejects.toMatchObject({ code: 'bad_file' });
  });
});
