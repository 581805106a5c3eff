import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { csvText, tabbed } from '../../../src/sample/csv-text.ts';
import { gb18030Bytes } from '../../../src/sample/gb18030-bytes.ts';
import { workbookBytes } from '../../../src/sample/workbook-bytes.ts';

/*
 * What a small shop downloads on 2026-10-25: 40 orders paid on 1–20 October at 10:00, shipped at 15:00, picked up at
 * 16:00, signed three days later at noon, due a day after that. Orders 0 and 1 were returned for their quality; of the
 * 20 first, all are rated 5 but order 1, which is rated 2. Six chats, of which one is rated 2. Everything personal in it
 * belongs to nobody and must not be found again anywhere.
 */
export const ORDERS = 40;
export const PLANTED = ['欧阳测试', '13987654321', '文三路测试小区7幢', 'wx_ouyang_test', '110101199003074258', 'ouyang@example.com', '司马快递'] as const;
const [NAME, PHONE, ADDRESS, CHAT_NAME, IDENTITY, MAIL, COURIER] = PLANTED;

const two = (n: number): string => String(n).padStart(2, '0');
const time = (day: number, clock: string): string => `2026-10-${two(day)} ${clock}`;
const paidOn = (i: number): number => 1 + (i % 20);
export const orderId = (i: number): string => `69179267688236${String(40_000 + i)}`;
const trackingNo = (i: number): string => `YT88${String(10_000_000_000 + i)}`;

const ORDER_HEADER = '主订单编号,子订单编号,商品ID,选购商品,商品规格,商品数量,商家编码,订单应付金额,运费,收件人,收件人手机号,省,市,区,详细地址,买家留言,订单提交时间,商家备注,订单完成时间,支付完成时间,订单状态,承诺发货时间,订单类型,售后状态,取消原因,发货时间,快递公司,快递单号,预计送达时间,买家ID'.split(',');

export function orderRow(i: number, status = '已完成'): string[] {
  const day = paidOn(i);
  return [
    tabbed(orderId(i)), tabbed(orderId(i)), tabbed(String(3_600_000_000_000_000 + (i % 3))), '辣丝丝, "香辣"', '1袋', '1', tabbed('300400008'), '28.90', '0.00', NAME, PHONE, '浙江省', '杭州市', '西湖区', ADDRESS,
    `请加微信：${CHAT_NAME}，身份证${IDENTITY}`, time(day, '10:00:00'), `${NAME}要发票到${MAIL}`, time(day + 3, '12:00:00'), time(day, '10:00:00'), status, time(day + 1, '10:00:00'), '普通订单', '-', '-',
    time(day, '15:00:00'), '圆通速递', tabbed(trackingNo(i)), time(day + 4, '12:00:00'), `buyer-${NAME}-${i}`,
  ];
}

const AFTER_SALES = [
  '售后单号,订单号,商品单号,商品ID,售后类型,售后状态,售后申请时间,售后原因,退商品金额（元）,同意售后申请时间,商家退款时间,仲裁状态,用户售后说明'.split(','),
  ...[0, 1].map((i) => [tabbed(`7001${i}`), tabbed(orderId(i)), tabbed(orderId(i)), tabbed('3600000000000000'), '退货退款', '退款成功', time(10, '09:00:00'), '商品质量问题', '28.90', time(10, '11:00:00'), time(12, '09:00:00'), '未介入', `我叫${NAME} ${PHONE}`]),
];

const REVIEWS = [
  '评价日期,订单ID,商品ID,商品名称,商品规格,商品评价得分,评价内容,用户昵称,追评内容,追评时间,商家是否回复'.split(','),
  ...Array.from({ length: 20 }, (_, i) => [time(24, '08:00:00'), orderId(i), '3600000000000000', '辣丝丝', '1袋', i === 1 ? '2' : '5', i % 5 === 0 ? `好吃，找快递员 ${COURIER} ${PHONE} 拿的，加微信：${CHAT_NAME}` : '好吃', NAME, i === 3 ? `又坏了 ${MAIL}` : '-', i === 3 ? time(24, '09:00:00') : '', '未回复']),
  [time(24, '08:00:00'), orderId(20), '3600000000000000', '辣丝丝', '1袋', '6', `我是${NAME}`, NAME, '-', '', '未回复'],
];

const CHATS = [
  '会话ID,消息ID,发送时间,发送方,客服,订单号,买家ID,会话评分,评价时间,消息内容'.split(','),
  ...Array.from({ length: 6 }, (_, i) => [
    [`s${i}`, `m${i}a`, time(18, `1${i}:00:00`), '买家', '', tabbed(orderId(i)), `buyer-${NAME}-${i}`, '', '', `我的电话${PHONE}，地址${ADDRESS}`],
    [`s${i}`, `m${i}b`, time(18, `1${i}:00:20`), '人工', 'agent-1', '', `buyer-${NAME}-${i}`, i === 0 ? '2' : '5', time(18, `1${i}:30:00`), `${NAME}您好`],
  ]).flat(),
];

const traces = (count: number): object[] => Array.from({ length: count }, (_, i) => ({
  message: 'ok', nu: trackingNo(i), ischeck: '1', com: 'yuantong', status: '200', state: '3',
  data: [
    { time: time(paidOn(i) + 3, '12:00:00'), context: `【杭州市】您的快件已签收，签收人：${NAME}，快递员：${COURIER}【${PHONE}】`, status: '签收' },
    { time: time(paidOn(i), '16:00:00'), context: `【义乌市】义乌公司的${COURIER}(${PHONE}) 已揽收`, status: '揽收' },
  ],
}));

const PAGE = `体验分概览 更新时间：2026-10-24 11:02:03（今日已更新）\n我的总分 82 分\n商品体验 80 分\n物流体验 90 分\n服务体验 85 分\n联系人 ${NAME} ${PHONE}\n`;

export interface ShopFiles {
  orders: string;
  all: string[];
}

/** The shop's files as they lie in a downloads folder. `exportedAt` is in the name of the order file, as the platform puts it. */
export async function writeShopFiles(folder: string, exportedAt = 1_792_900_800): Promise<ShopFiles> {
  await mkdir(folder, { recursive: true });
  const write = async (name: string, bytes: string | Uint8Array): Promise<string> => {
    await writeFile(join(folder, name), bytes);
    return join(folder, name);
  };
  const orders = await writeOrders(folder, `${exportedAt}_订单导出.csv`);
  return {
    orders,
    all: [
      orders,
      await write(`${exportedAt}_售后导出.csv`, csvText(AFTER_SALES)),
      await write('评价管理.xlsx', await workbookBytes('评价', REVIEWS)),
      await write('飞鸽聊天记录.csv', csvText(CHATS)),
      await write('kuaidi100.json', JSON.stringify(traces(ORDERS))),
      await write('体验分页面.txt', PAGE),
    ],
  };
}

export async function writeOrders(folder: string, name: string, options: { count?: number; status?: string } = {}): Promise<string> {
  const rows = [ORDER_HEADER, ...Array.from({ length: options.count ?? ORDERS }, (_, i) => orderRow(i, options.status))];
  await writeFile(join(folder, name), gb18030Bytes(csvText(rows)));
  return join(folder, name);
}

/** The order file after somebody opened and saved it in Excel: long ids are numbers in scientific notation. */
export async function writeResaved(folder: string, name: string): Promise<string> {
  const cells = (i: number): string[] => orderRow(i).map((cell, column) => (column < 2 ? '6.91793E+18' : cell.replace('\t', '')));
  await writeFile(join(folder, name), csvText([ORDER_HEADER, ...Array.from({ length: 5 }, (_, i) => cells(i))]));
  return join(folder, name);
}
