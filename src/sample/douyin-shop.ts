import type { Day, Instant } from '../words/days.ts';
import { courierLines } from './courier-file.ts';
import { csvText } from './csv-text.ts';
import { ORDER_HEADER, orderRow } from './douyin-order-file.ts';
import type { DouyinPlan } from './douyin-plan.ts';
import { AFTER_SALE_HEADER, afterSaleRow, CHAT_HEADER, chatRow, REVIEW_HEADER, reviewRow } from './douyin-service-files.ts';
import { gb18030Bytes } from './gb18030-bytes.ts';
import type { Random } from './random.ts';
import type { Sale } from './sale.ts';
import { simulateAfterSales } from './simulate-after-sales.ts';
import type { AfterSale } from './simulate-after-sales.ts';
import { simulateChats } from './simulate-chats.ts';
import { simulateReviews } from './simulate-reviews.ts';
import { simulateSales } from './simulate-sales.ts';
import { timelineOf } from './timeline.ts';
import type { Timeline } from './timeline.ts';
import { workbookBytes } from './workbook-bytes.ts';

export interface SampleFile {
  name: string;
  bytes: Uint8Array;
}

/** How far back the second export of after-sales reaches before the first was taken. */
const OVERLAP_DAYS = 20;

/** All export files of a Douyin shop, oldest export first. */
export async function douyinFiles(plan: DouyinPlan, today: Day, random: Random): Promise<SampleFile[]> {
  const time = timelineOf(today, plan.days, plan.profile.zone);
  const making = { plan, time, random };
  const sales = simulateSales(making);
  const afterSales = simulateAfterSales(making, sales);
  const frame = { time, until: time.end };
  const reviews = simulateReviews(making, sales).filter((one) => one.reviewedAt < time.end).sort((a, b) => a.reviewedAt - b.reviewedAt);
  const messages = simulateChats(making, sales).filter((one) => one.sentAt < time.end);
  return [
    ...(await afterSaleFiles(plan, time, afterSales)),
    ...orderFiles({ plan, time, random: random.fork('order-files') }, sales),
    { name: named(time.end + 40, '评价导出.xlsx'), bytes: await workbookBytes('评价', [REVIEW_HEADER, ...reviews.map((one) => reviewRow(one, frame))]) },
    { name: named(time.end + 50, '飞鸽聊天记录.csv'), bytes: utf8(csvText([CHAT_HEADER, ...messages.map((one) => chatRow(one, frame))])) },
    { name: named(time.end + 60, '快递100轨迹.jsonl'), bytes: new TextEncoder().encode(courierLines(sales, frame)) },
  ];
}

/** One order export a calendar month; one of them in the encoding of an older back office. */
function orderFiles({ plan, time, random }: { plan: DouyinPlan; time: Timeline; random: Random }, sales: readonly Sale[]): SampleFile[] {
  const months = Map.groupBy(sales.filter((sale) => sale.orderedAt < time.end), (sale) => time.dayAt(time.indexOf(sale.orderedAt)).slice(0, 7));
  const frame = { time, random, until: time.end, isInsured: plan.profile.benefits.some((benefit) => benefit.name === 'freight_insurance') };
  return [...months].map(([month, own], index) => {
    const text = csvText([ORDER_HEADER, ...own.map((sale) => orderRow(sale, frame))]);
    return { name: named(time.end + index, `订单导出_${month}.csv`), bytes: index === plan.gb18030Month ? gb18030Bytes(text) : utf8(text) };
  });
}

/** Exported once while the trouble lasted and again today: by then some reasons read differently. */
async function afterSaleFiles(plan: DouyinPlan, time: Timeline, afterSales: readonly AfterSale[]): Promise<SampleFile[]> {
  const rows = (from: Instant, until: Instant): string[][] =>
    [AFTER_SALE_HEADER, ...afterSales.filter((one) => one.appliedAt >= from && one.appliedAt < until).map((one) => afterSaleRow(one, { time, until }))];
  const first = plan.firstAfterSaleExport;
  if (first === null) return [{ name: named(time.end + 30, '售后导出.csv'), bytes: utf8(csvText(rows(0, time.end))) }];
  const firstAt = time.at(first, 0);
  return [
    { name: named(firstAt, '售后导出.csv'), bytes: utf8(csvText(rows(0, firstAt))) },
    { name: named(time.end + 30, '售后导出.xlsx'), bytes: await workbookBytes('售后', rows(time.at(first - OVERLAP_DAYS, 0), time.end)) },
  ];
}

/** The platform puts the unix seconds of the export before the name. */
const named = (exportedAt: Instant, name: string): string => `${exportedAt}_${name}`;

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(`\ufeff${text}`);
