import { describe, expect, it } from 'vitest';
import { maskCourierText } from './mask-courier-text.ts';
import { scanKindOfText } from './scan-kind.ts';

describe('what a scan says', () => {
  it.each([
    ['【湖州市】浙江安吉县公司 已揽收', 'picked_up'],
    ['您的快件已收件', 'picked_up'],
    ['等待揽收', 'info'],
    ['【杭州市】已离开 浙江杭州分拨中心；发往 广东佛山分拨中心', 'in_transit'],
    ['快递员正在为您派件，请您准备签收', 'out_for_delivery'],
    ['快件已由北门便民店代收，请及时取件', 'at_pickup_point'],
    ['快件已暂存至驿站，凭取件码取件', 'at_pickup_point'],
    ['【代收点】您的快件已签收', 'signed'],
    ['客户签收人: 已签收，签收人凭取货码签收', 'signed'],
    ['包裹已由家人代收', 'signed'],
    ['派送失败，客户拒收', 'exception'],
    ['快件退回中', 'returning'],
    ['退件已签收', 'returned'],
    ['Delivered, front door', 'signed'],
    ['Shipment picked up', 'picked_up'],
    ['温馨提示：请注意防护', 'info'],
  ])('%s is %s', (text, kind) => expect(scanKindOfText(text)).toBe(kind));
});

describe('people in a scan', () => {
  it.each([
    ['快递员 张三丰 正在为您派件【95114为快递员外呼专属号码，请放心接听】', '快递员 *** 正在为您派件【95114为快递员外呼专属号码，请放心接听】'],
    ['快件交给李四,正在派送途中（联系电话：13800138000）', '快件交给***,正在派送途中（联系电话：***）'],
    ['安吉县公司的王五(13812345678)已揽收', '安吉县公司的***(***)已揽收'],
    ['已签收，如有疑问请电联快递员【赵六，电话：13900139000】', '已签收，如有疑问请电联快递员【***，电话：***】'],
    ['您的快件已签收,签收人：家顺生活超市，如有疑问请电联', '您的快件已签收,签收人：***，如有疑问请电联'],
    ['Signed by: John Smith', 'Signed by: ***'],
    ['Driver is on the way', 'Driver is on the way'],
    ['【佛山市】已到达 广东佛山分拨中心', '【佛山市】已到达 广东佛山分拨中心'],
  ])('%s', (text, masked) => expect(maskCourierText(text)).toBe(masked));
});
