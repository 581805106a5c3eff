import { describe, expect, it } from 'vitest';
import { feigeChatLog } from '../../src/sources/feige/feige-chat-log.ts';
import { feigeStaffReport } from '../../src/sources/feige/feige-staff-report.ts';
import { readSource } from './read-source.ts';

const HEADER = '会话ID,消息ID,发送时间,发送方,客服,订单号,买家ID,会话评分,评价时间,消息内容';

describe('chat log', () => {
  it('reads a table with Chinese names and keeps neither text nor buyer', async () => {
    const read = await readSource(feigeChatLog, 'chat.csv', `${HEADER}\ns1,m1,2026-09-01 10:00:00,买家,,"\t6917926768823643751",u-77,,,我的电话13800138000\ns1,m2,2026-09-01 10:00:20,人工,agent-1,,u-77,2,2026-09-01 11:00:00,您好\ns1,m3,2026-09-01 10:00:21,智能客服,,,,,,x\ns1,m4,2026-09-01 10:00:22,系统,,,,-,,x\n`);
    expect(read.certainty).toBeGreaterThan(0.9);
    expect(read.rejected).toEqual([]);
    expect(read.of('message').map((one) => [one.role, one.messageId, one.sessionRating])).toEqual([['buyer', 'm1', null], ['agent', 'm2', 2], ['robot', 'm3', null], ['system', 'm4', null]]);
    expect(read.of('message')[0]).toEqual({ sessionId: 's1', messageId: 'm1', sentAt: 1_788_228_000, role: 'buyer', agentId: '', orderId: '6917926768823643751', productId: '', buyerHash: 'hash-4', sessionRating: null, ratedAt: null });
    expect(JSON.stringify(read.items)).not.toMatch(/13800138000|您好|u-77/u);
  });

  it('reads JSON lines with English names, camel or snake case, and unix times', async () => {
    const lines = [{ session_id: 's1', message_id: 'm1', sent_at: '2026-09-01T10:00:00+08:00', role: 'buyer', content: 'hi' }, { sessionId: 's1', messageId: 'm2', sentAt: 1_788_228_020, role: 'Agent', session_rating: 5 }];
    const read = await readSource(feigeChatLog, 'chat.jsonl', lines.map((line) => JSON.stringify(line)).join('\n'));
    expect(read.certainty).toBeGreaterThan(0.8);
    expect(read.of('message').map((one) => [one.sentAt, one.role, one.sessionRating])).toEqual([[1_788_228_000, 'buyer', null], [1_788_228_020, 'agent', 5]]);
  });

  it('rejects rows with the column and the reason', async () => {
    const read = await readSource(feigeChatLog, 'chat.csv', `${HEADER}\n,m1,2026-09-01 10:00:00,买家,,,,,,\ns1,m2,昨天,买家,,,,,,\ns1,m3,2026-09-01 10:00:00,路人,,,,,,\ns1,m4,2026-09-01 10:00:00,客服,,,,7,,\n`);
    expect(read.rejected.map(({ row, column, code }) => [row, column, code])).toEqual([[2, '会话ID', 'missing_value'], [3, '发送时间', 'bad_instant'], [4, '发送方', 'bad_choice'], [5, '会话评分', 'bad_rating']]);
    expect(read.of('message')).toEqual([]);
  });

  it('refuses files that are something else', async () => {
    await expect(readSource(feigeChatLog, 'x.csv', 'a,b\n1,2\n')).rejects.toMatchObject({ code: 'bad_file', place: { column: '会话ID' } });
    await expect(readSource(feigeChatLog, 'x.json', '[{"a":1}]')).rejects.toMatchObject({ code: 'bad_file' });
  });
});

describe('staff report', () => {
  const report = {
    staffDataModel: [
      { staffUserInfo: { staffId: { fieldValue: '901' }, staffNickName: '小王' }, servConvCnt: { fieldValue: 30 }, validCommentCnt: '10', workTimeAvgRespDuration: { fieldValue: '10秒' }, workTimeUnSatisfyRate: { fieldValue: '20%' } },
      { staffUserInfo: { staffId: '902', staffNickName: '小李' }, servConvCnt: 10, validCommentCnt: 30, workTimeAvgRespDuration: 50, workTimeUnSatisfyRate: '0.1', threeMinRespRate: '-' },
    ],
  };

  it('becomes the published figures of a day, weighed, and no message', async () => {
    const read = await readSource(feigeStaffReport, '1788228000_report.json', JSON.stringify({ code: 0, data: report }));
    expect(read.certainty).toBeGreaterThan(0.9);
    expect(read.items).toHaveLength(1);
    const [fact] = read.of('published_score');
    expect(fact).toMatchObject({ publishedOn: '2026-09-01', total: null, product: null, service: null, layout: 'feige_staff_report' });
    expect(JSON.parse(fact?.readings ?? '')).toEqual({
      servConvCnt: 40, validCommentCnt: 40, workTimeAvgRespDuration: 20, workTimeUnSatisfyRate: 0.125,
      perStaff: [
        { staff: 'hash-3', servConvCnt: 30, validCommentCnt: 10, workTimeAvgRespDuration: 10, workTimeUnSatisfyRate: 0.2 },
        { staff: 'hash-3', servConvCnt: 10, validCommentCnt: 30, workTimeAvgRespDuration: 50, workTimeUnSatisfyRate: 0.1 },
      ],
    });
    expect(fact?.readings).not.toMatch(/小王|小李|901/u);
  });

  it('takes its day from the document first, and asks for one where there is none', async () => {
    const read = await readSource(feigeStaffReport, '1788228000_report.json', JSON.stringify({ date: '20260830', ...report }));
    expect(read.of('published_score')[0]?.publishedOn).toBe('2026-08-30');
    await expect(readSource(feigeStaffReport, 'report.json', JSON.stringify(report))).rejects.toMatchObject({ code: 'bad_file', hint: expect.stringContaining('unix seconds') as string });
  });
});
