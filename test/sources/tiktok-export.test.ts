import { describe, expect, it } from 'vitest';
import { tiktokChatExport } from '../../src/sources/tiktok-export/tiktok-chat-export.ts';
import { tiktokOrderExport } from '../../src/sources/tiktok-export/tiktok-order-export.ts';
import { tiktokReturnExport } from '../../src/sources/tiktok-export/tiktok-return-export.ts';
import { tiktokReviewExport } from '../../src/sources/tiktok-export/tiktok-review-export.ts';
import { factsOf, runSource } from './run-source.ts';

const HEADER = 'Order ID,Order Status,Order Substatus,Cancelation/Return Type,Normal or Pre-order,SKU ID,Seller SKU,Product Name,Variation,Quantity,SKU Subtotal After Discount,Created Time,Paid Time,RTS Time,Shipped Time,Delivered Time,Cancelled Time,Cancel By,Cancel Reason,Tracking ID,Shipping Provider Name,Buyer Username,Recipient,Phone #,Detail Address,Product Category';
const EXPLAINED = 'Platform unique order ID.,Current order status.,,,,,,,,,,,,,,,,,,,,,,,,';
const UTC = { zone: 'UTC', currency: 'PHP' };
const row = (over: Record<string, string> = {}): string => {
  const values: Record<string, string> = {
    'Order ID': '"576462888000000001\t"', 'Order Status': 'Completed', 'SKU ID': '1729', 'Seller SKU': 'S-1', 'Product Name': 'Mug', Variation: 'Red', Quantity: '2', 'SKU Subtotal After Discount': '"1,199.50"',
    'Normal or Pre-order': 'Normal', 'Created Time': '09/22/2026 10:00:00', 'Paid Time': '09/22/2026 10:01:00', 'RTS Time': '09/23/2026 08:00:00', 'Shipped Time': '09/23/2026 18:00:00', 'Delivered Time': '09/26/2026 12:00:00',
    'Tracking ID': 'JT0001', 'Shipping Provider Name': 'J&T', 'Buyer Username': 'lilei77', Recipient: 'Li Lei', 'Phone #': '(+63)9171234567', 'Detail Address': '12 Mabini St', 'Product Category': 'Kitchen', ...over,
  };
  return HEADER.split(',').map((name) => values[name] ?? '').join(',');
};
const utc = (day: number, hour: number, minute = 0): number => Date.UTC(2026, 8, day, hour, minute) / 1000;

describe('tiktok-order-export', () => {
  it('reads one fact per order and SKU and its parcel, past the row of explanations', async () => {
    const run = await runSource(tiktokOrderExport, `${HEADER}\n${EXPLAINED}\n${row()}\n${row({ 'SKU ID': '1730', 'Normal or Pre-order': 'Pre-order', 'Tracking ID': '' })}\n`, UTC);
    expect(run.share).toBeGreaterThan(0.9);
    expect(run.rejected).toEqual([]);
    const [order, other] = factsOf(run, 'order');
    expect(order).toMatchObject({
      orderId: '576462888000000001:1729', mainOrderId: '576462888000000001', sku: 'Red', supplierCode: 'S-1', quantity: 2, currency: 'PHP', payableAmount: 119_950, status: 'Completed', category: 'Kitchen',
      orderedAt: utc(22, 10), paidAt: utc(22, 10, 1), shippedAt: utc(23, 8), pickedUpAt: utc(23, 18), signedAt: utc(26, 12), cancelledAt: null, isPreSale: false, isSample: false,
    });
    expect(other).toMatchObject({ orderId: '576462888000000001:1730', isPreSale: true });
    expect(factsOf(run, 'parcel')).toEqual([expect.objectContaining({ trackingNo: 'JT0001', orderId: '576462888000000001:1729', carrier: 'J&T' })]);
    expect(run.items.map((item) => item.row)).toEqual([3, 3, 4]);
    expect(JSON.stringify(run.items)).not.toMatch(/lilei77|Li Lei|9171234567|Mabini/);
  });

  it('finds out how dates are written, or says that it had to assume', async () => {
    const dayFirst = row({ 'Created Time': '05/09/2026 10:00:00', 'Paid Time': '22/09/2026 10:00:00', 'RTS Time': '', 'Shipped Time': '', 'Delivered Time': '' });
    const sure = await runSource(tiktokOrderExport, `${HEADER}\n${dayFirst}\n`, UTC);
    expect(factsOf(sure, 'order')[0]).toMatchObject({ orderedAt: utc(5, 10), paidAt: utc(22, 10) });
    expect(sure.remarks).toEqual([]);
    const unsure = row({ 'Created Time': '09/05/2026 10:00:00', 'Paid Time': '', 'RTS Time': '', 'Shipped Time': '', 'Delivered Time': '' });
    const asia = await runSource(tiktokOrderExport, `${HEADER}\n${EXPLAINED}\n${unsure}\n`, UTC);
    expect(factsOf(asia, 'order')[0]?.orderedAt).toBe(Date.UTC(2026, 4, 9, 10) / 1000);
    expect(asia.remarks).toEqual([{ code: 'date_order_assumed', row: 3 }]);
    const america = await runSource(tiktokOrderExport, `${HEADER}\n${unsure}\n`, { zone: 'America/New_York', currency: 'USD' });
    expect(factsOf(america, 'order')[0]?.orderedAt).toBe(utc(5, 14));
  });

  it('tells a cancellation from a return, and marks samples', async () => {
    const ended = { 'Cancelled Time': '09/24/2026 10:00:00', 'Cancel By': 'User', 'Cancel Reason': 'No longer needed' };
    const run = await runSource(tiktokOrderExport, `${HEADER},Order Type\n${row({ ...ended, 'Cancelation/Return Type': 'Cancel' })},Sample order\n${row({ ...ended, 'Cancelation/Return Type': 'Return/Refund' })},Normal\n`, UTC);
    expect(factsOf(run, 'order').map((one) => [one.cancelledAt, one.cancelledBy, one.cancelReason, one.isSample])).toEqual([[utc(24, 10), 'buyer', 'No longer needed', true], [null, '', '', false]]);
  });

  it('rejects what it cannot read and refuses lost ids', async () => {
    const run = await runSource(tiktokOrderExport, `${HEADER}\n${EXPLAINED}\n${row({ 'Paid Time': '22/09/2026 10:00:00' })}\n${row({ 'SKU ID': '' })}\n${row({ 'SKU Subtotal After Discount': 'IDR 12.000' })}\n${row()}\n`, UTC);
    expect(run.items).toHaveLength(2);
    expect(run.rejected.map(({ row: at, column, value, code }) => [at, column, value, code])).toEqual([
      [3, 'Paid Time', '22/09/2026 10:00:00', 'bad_instant'], [4, 'SKU ID', '', 'missing_value'], [5, 'SKU Subtotal After Discount', 'IDR 12.000', 'bad_number'],
    ]);
    await expect(runSource(tiktokOrderExport, `${HEADER}\n${row({ 'Order ID': '5.76463E+17' })}\n`, UTC)).rejects.toMatchObject({ code: 'bad_file', place: { column: 'Order ID' } });
  });
});

describe('plain TikTok tables', () => {
  it('reads returns', async () => {
    const run = await runSource(tiktokReturnExport, [
      'return_id,order_id,sku_id,return_type,requested_at,agreed_at,refunded_at,refund_amount,started_by,reason,is_exempt',
      '901,576,1729,return_and_refund,2026-09-22T10:00:00Z,2026-09-22 11:00:00,1790078400,12.50,buyer,Broken (call 13812345678),true',
      '902,576,,refund,2026-09-22 10:00:00,,,,seller,,',
      '903,576,1729,gift,2026-09-22 10:00:00,,,,seller,,',
    ].join('\n'), UTC);
    expect(run.share).toBe(1);
    const [first, second] = factsOf(run, 'after_sale');
    expect(first).toMatchObject({ afterSaleId: '901', orderId: '576:1729', type: 'return_refund', appliedAt: utc(22, 10), agreedAt: utc(22, 11), refundedAt: 1_790_078_400, amount: 1250, startedBy: 'buyer', reason: 'Broken (call ***)', isExempt: true });
    expect(second).toMatchObject({ orderId: '576', type: 'shipped_refund', startedBy: 'seller' });
    expect(run.remarks).toEqual([{ code: 'sub_order_unknown', row: 3 }]);
    expect(run.rejected).toEqual([expect.objectContaining({ row: 4, column: 'return_type', value: 'gift', code: 'bad_choice' })]);
  });

  it('reads reviews', async () => {
    const run = await runSource(tiktokReviewExport, 'review_id,order_id,sku_id,product_id,rating,reviewed_at,review_text,has_reply\nr1,576,1729,p1,4,2026-09-22 10:00:00,"mail me: li@example.com",yes\n,576,1729,p1,0,2026-09-22 10:00:00,,\n', UTC);
    expect(factsOf(run, 'review')).toEqual([expect.objectContaining({ reviewId: 'r1', orderId: '576:1729', productId: 'p1', rating: 4, reviewedAt: utc(22, 10), text: 'mail me: ***', hasReply: true })]);
    expect(run.rejected.map(({ row: at, code }) => [at, code])).toEqual([[3, 'bad_rating']]);
  });

  it('reads chats without their text', async () => {
    const run = await runSource(tiktokChatExport, 'session_id,message_id,sent_at,sender_role,agent_id,buyer_id,session_rating,content\ns1,m1,2026-09-22 10:00:00,buyer,,lilei77,,Hi I am Li Lei\ns1,m2,1790071260000,CUSTOMER_SERVICE,a1,lilei77,5,Hello Li Lei\ns1,m3,2026-09-22 10:02:00,ghost,,,,\n', UTC);
    const [asked, answered] = factsOf(run, 'message');
    expect(asked).toMatchObject({ sessionId: 's1', messageId: 'm1', role: 'buyer', sentAt: utc(22, 10), agentId: '' });
    expect(answered).toMatchObject({ role: 'agent', agentId: 'a1', sentAt: 1_790_071_260, sessionRating: 5 });
    expect(asked?.buyerHash).toBe(answered?.buyerHash);
    expect(JSON.stringify(run.items)).not.toMatch(/lilei77|Li Lei/);
    expect(run.rejected.map(({ row: at, column, code }) => [at, column, code])).toEqual([[4, 'sender_role', 'bad_choice']]);
  });
});
