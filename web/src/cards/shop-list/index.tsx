import { Input, Table } from '@douyinfe/semi-ui-19';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconSearch } from '@douyinfe/semi-icons';
import { useAddressPart, useAsOf } from '../../address.ts';
import { useLang } from '../../i18n/language.ts';
import { Card } from '../../parts/card.tsx';
import { useNarrow } from '../../parts/narrow.ts';
import { readSort } from '../../parts/sort.ts';
import { shopColumns } from './columns.tsx';
import type { ShopTable } from './prepare.ts';
import { findShops, sortShops } from './prepare.ts';

/** As in styles.css: the table's head stays below the top bar, which is two rows on a phone. */
const TOP_BAR_HEIGHT = { wide: 49, narrow: 89 };
const SMALLEST_PAGE = 20;
const PAGE_SIZES = [SMALLEST_PAGE, 50, 100];

export function ShopListCard({ table, isStale }: { table: ShopTable; isStale: boolean }) {
  const { t } = useTranslation();
  const lang = useLang();
  const isNarrow = useNarrow();
  const [asOf] = useAsOf();
  const [sortText, onSort] = useAddressPart('sort');
  const [search, setSearch] = useAddressPart('search');
  const sort = useMemo(() => readSort(sortText), [sortText]);
  const lines = useMemo(() => {
    const found = findShops(table.lines, search ?? '');
    return sort ? sortShops(found, sort.column, sort.order) : found;
  }, [table, search, sort]);
  const columns = useMemo(
    () => shopColumns(table.dimensions, { t, lang, asOf, isNarrow, sort, onSort }),
    [table, t, lang, asOf, isNarrow, sort, onSort],
  );
  const [pageSize, onPageSizeChange] = useState(50);
  const paging = { pageSize, pageSizeOpts: PAGE_SIZES, onPageSizeChange, showSizeChanger: !isNarrow, size: isNarrow ? ('small' as const) : ('default' as const) };
  const width = columns.reduce((sum, column) => sum + Number(column.width), 0);
  return (
    <Card title={t('shops.title')} aside={<SearchBox search={search ?? ''} onSearch={setSearch} shown={lines.length} />}>
      <Table
        className={isStale ? 'stale' : ''}
        size="small"
        rowKey="shopId"
        columns={columns}
        dataSource={lines}
        scroll={{ x: width }}
        sticky={{ top: isNarrow ? TOP_BAR_HEIGHT.narrow : TOP_BAR_HEIGHT.wide }}
        empty={search ? t('shops.noMatch', { search }) : undefined}
        pagination={lines.length > SMALLEST_PAGE ? paging : false}
      />
    </Card>
  );
}

function SearchBox({ search, onSearch, shown }: { search: string; onSearch: (text: string) => void; shown: number }) {
  const { t } = useTranslation();
  return (
    <>
      <span className="quiet">{t('shops.count', { shown })}</span>
      <Input
        className="search"
        prefix={<IconSearch />}
        showClear
        value={search}
        onChange={onSearch}
        placeholder={t('shops.search')}
        aria-label={t('shops.search')}
      />
    </>
  );
}
