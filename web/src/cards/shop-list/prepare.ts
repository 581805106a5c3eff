import type { Bilingual, ShopList } from '../../../../src/http/schemas.ts';
import type { ScoreHead, ShopRow } from '../../api/shapes.ts';

export interface ShopLine {
  shopId: string;
  name: string;
  platform: string;
  isSample: boolean;
  total: number | null;
  consumer: number | null;
  change: number | null;
  dimensions: Readonly<Record<string, number | null>>;
  stage: ScoreHead['stage'] | null;
  isAssumed: boolean;
  dataUntil: string | null;
  /** False when no score was computed at all: no data has been imported, or no edition applies. */
  isScored: boolean;
  noScoreReason: Bilingual | null;
}

export interface ShopTable {
  lines: ShopLine[];
  /** Every dimension that any shop has, in the order met. */
  dimensions: { id: string; title: Bilingual }[];
  samples: number;
}

export function prepareShops(list: ShopList): ShopTable {
  const titles = new Map<string, Bilingual>();
  for (const shop of list.shops) {
    for (const { id, title } of shop.dimensions) if (!titles.has(id)) titles.set(id, title);
  }
  return {
    lines: list.shops.map(lineOf),
    dimensions: Array.from(titles, ([id, title]) => ({ id, title })),
    samples: list.shops.filter((shop) => shop.isSample).length,
  };
}

function lineOf(shop: ShopRow): ShopLine {
  return {
    shopId: shop.shopId,
    name: shop.name,
    platform: shop.platform,
    isSample: shop.isSample,
    total: shop.score?.total ?? null,
    consumer: shop.score?.consumer ?? null,
    change: shop.changeSinceYesterday,
    dimensions: Object.fromEntries(shop.dimensions.map(({ id, points }) => [id, points])),
    stage: shop.score?.stage ?? null,
    isAssumed: shop.score?.isAssumed ?? false,
    dataUntil: shop.dataUntil,
    isScored: shop.score !== null,
    noScoreReason: shop.score?.noScoreReason ?? null,
  };
}

export function findShops(lines: readonly ShopLine[], search: string): ShopLine[] {
  const wanted = search.trim().toLowerCase();
  return lines.filter((line) => line.name.toLowerCase().includes(wanted) || line.shopId.toLowerCase().includes(wanted));
}

const DIMENSION = 'dimension.';
export const dimensionColumn = (id: string): string => `${DIMENSION}${id}`;

/** Sorted by a column; shops without a value there stand last either way, for null is not zero. */
export function sortShops(lines: readonly ShopLine[], column: string, order: 'ascending' | 'descending'): ShopLine[] {
  const sign = order === 'ascending' ? 1 : -1;
  return lines.toSorted((a, b) => {
    const [x, y] = [keyOf(a, column), keyOf(b, column)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return sign * (typeof x === 'string' || typeof y === 'string' ? String(x).localeCompare(String(y), 'zh') : x - y);
  });
}

function keyOf(line: ShopLine, column: string): string | number | null {
  if (column.startsWith(DIMENSION)) return line.dimensions[column.slice(DIMENSION.length)] ?? null;
  switch (column) {
    case 'name':
    case 'platform':
    case 'total':
    case 'consumer':
    case 'change':
    case 'dataUntil':
      return line[column];
    default:
      return null;
  }
}
