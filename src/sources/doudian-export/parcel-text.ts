export interface ParcelText {
  carrier: string;
  trackingNo: string;
}

/**
 * The parcels in a `快递信息` cell: `SF1234567890123-顺丰速运`, several behind one another. The last dash parts waybill
 * and company. A waybill alone, or a company alone, is taken for what it looks like.
 */
export function parseParcels(text: string): ParcelText[] {
  return text
    .split(/[,，;；、\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const dash = part.lastIndexOf('-');
      const [head, tail] = [part.slice(0, Math.max(0, dash)).trim(), part.slice(dash + 1).trim()];
      if (dash > 0 && isWaybill(head)) return { trackingNo: head, carrier: tail };
      if (isWaybill(part)) return { trackingNo: part, carrier: '' };
      const waybill = LONG_WAYBILL.exec(part)?.[0] ?? '';
      return { trackingNo: waybill, carrier: part.replace(waybill, '').replace(/[\s:：/()（）-]+/g, ' ').trim() };
    });
}

/** A waybill within other text, whichever side the company stands on: at least eight letters and digits, a digit among them. */
const LONG_WAYBILL = /(?=[A-Za-z]*\d)[A-Za-z0-9]{8,40}/;

const isWaybill = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9-]{2,39}$/.test(text);
