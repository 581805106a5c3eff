import type { ColumnProps } from '@douyinfe/semi-ui-19/lib/es/table/interface.js';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Lang } from '../../i18n/language.ts';
import { say } from '../../i18n/language.ts';
import { Change } from '../../parts/change.tsx';
import { NoValue } from '../../parts/no-value.tsx';
import { platformName } from '../../parts/platform-name.ts';
import { Points } from '../../parts/points.tsx';
import type { Sort } from '../../parts/sort.ts';
import { SortTitle } from '../../parts/sort-title.tsx';
import { AssumedTag, SampleTag, StageTag } from '../../parts/tags.tsx';
import { shopPath } from '../../routes.ts';
import type { ShopLine, ShopTable } from './prepare.ts';
import { dimensionColumn } from './prepare.ts';

interface Setting {
  t: TFunction;
  lang: Lang;
  asOf: string | null;
  isNarrow: boolean;
  sort: Sort | null;
  onSort: (text: string | null) => void;
}

interface ColumnPlan {
  id: string;
  title: string;
  width: number;
  isNumber: boolean;
  isUnsorted?: boolean;
  cell: (line: ShopLine) => ReactNode;
}

export function shopColumns(dimensions: ShopTable['dimensions'], setting: Setting): ColumnProps<ShopLine>[] {
  return columnPlans(dimensions, setting).map((plan, index) => ({
    title: plan.isUnsorted ? plan.title : <SortTitle column={plan.id} title={plan.title} sort={setting.sort} onSort={setting.onSort} />,
    dataIndex: plan.id,
    width: plan.width,
    align: plan.isNumber ? 'right' : 'left',
    // A pinned column would leave no room for the others on a phone.
    ...(index === 0 && !setting.isNarrow ? { fixed: 'left' as const } : {}),
    ...(setting.sort?.column === plan.id ? { onHeaderCell: () => ({ 'aria-sort': setting.sort?.order }) } : {}),
    render: (_text: unknown, line: ShopLine) => plan.cell(line),
  }));
}

function columnPlans(dimensions: ShopTable['dimensions'], { t, lang, asOf, isNarrow }: Setting): ColumnPlan[] {
  const noTotal = (line: ShopLine): string =>
    !line.isScored ? t(line.dataUntil === null ? 'none.score' : 'none.edition') : line.noScoreReason ? say(line.noScoreReason, lang) : t('none.total');
  return [
    { id: 'name', title: t('shops.name'), width: isNarrow ? 130 : 210, isNumber: false, cell: (line) => <ShopName line={line} asOf={asOf} /> },
    {
      id: 'total',
      title: t('shops.score'),
      width: isNarrow ? 80 : 95,
      isNumber: true,
      cell: (line) => (
        <span className={line.total === null ? '' : 'strong'}>
          <Points value={line.total} reason={noTotal(line)} />
        </span>
      ),
    },
    { id: 'change', title: t('shops.change'), width: 110, isNumber: true, cell: (line) => <Change value={line.change} /> },
    {
      id: 'consumer',
      title: t('shops.consumer'),
      width: 100,
      isNumber: true,
      cell: (line) => <Points value={line.consumer} decimals={1} reason={line.total === null ? noTotal(line) : t('none.consumer')} />,
    },
    ...dimensions.map(
      ({ id, title }): ColumnPlan => ({
        id: dimensionColumn(id),
        title: say(title, lang),
        width: 90,
        isNumber: true,
        cell: (line) => <Points value={line.dimensions[id] ?? null} reason={line.total === null ? noTotal(line) : t('none.dimension')} />,
      }),
    ),
    { id: 'platform', title: t('shops.platform'), width: 110, isNumber: false, cell: (line) => platformName(line.platform, t) },
    { id: 'stage', title: t('shops.stage'), width: 165, isNumber: false, isUnsorted: true, cell: (line) => <ShopTags line={line} /> },
    { id: 'dataUntil', title: t('shops.dataUntil'), width: 110, isNumber: false, cell: (line) => line.dataUntil ?? <NoValue reason={t('none.dataUntil')} /> },
  ];
}

function ShopName({ line, asOf }: { line: ShopLine; asOf: string | null }) {
  return (
    <span className="with-tags">
      <Link className="link" href={shopPath(line.shopId, asOf)}>
        {line.name}
      </Link>
      {line.isSample && <SampleTag />}
    </span>
  );
}

function ShopTags({ line }: { line: ShopLine }) {
  return (
    <span className="with-tags">
      <StageTag stage={line.stage ?? 'none'} />
      {line.isAssumed && <AssumedTag />}
    </span>
  );
}
