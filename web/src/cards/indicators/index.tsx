import { Table } from '@douyinfe/semi-ui-19';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScoreDetail } from '../../../../src/http/schemas.ts';
import { formatPoints } from '../../format/points.ts';
import { formatWeight } from '../../format/value.ts';
import { say, useLang } from '../../i18n/language.ts';
import { Card } from '../../parts/card.tsx';
import { useNarrow } from '../../parts/narrow.ts';
import { indicatorColumns } from './columns.tsx';
import type { IndicatorGroup } from './prepare.ts';
import { prepareIndicators } from './prepare.ts';

/** Semi takes an empty group name for no group. */
const groupKey = (id: string): string => `group.${id}`;

interface IndicatorsCardProps {
  detail: ScoreDetail;
  onRows: (indicator: string) => void;
}

export function IndicatorsCard({ detail, onRows }: IndicatorsCardProps) {
  const { t } = useTranslation();
  const lang = useLang();
  const groups = useMemo(() => prepareIndicators(detail), [detail]);
  const isNarrow = useNarrow();
  const columns = useMemo(() => indicatorColumns(t, lang, isNarrow, onRows), [t, lang, isNarrow, onRows]);
  const lines = useMemo(() => groups.flatMap((group) => group.indicators.map((reading) => ({ ...reading, group: groupKey(group.id) }))), [groups]);
  const width = columns.reduce((sum, column) => sum + Number(column.width), 0);
  return (
    <Card title={t('indicators.title')}>
      <Table
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={lines}
        groupBy="group"
        expandAllGroupRows
        renderGroupSection={(id) => <GroupTitle group={groups.find((group) => groupKey(group.id) === id)} />}
        empty={t('indicators.empty')}
        pagination={false}
        scroll={{ x: width }}
      />
    </Card>
  );
}

function GroupTitle({ group }: { group: IndicatorGroup | undefined }) {
  const { t } = useTranslation();
  const lang = useLang();
  if (!group?.title) return <strong>{t('indicators.other')}</strong>;
  return <strong>{t('indicators.group', { title: say(group.title, lang), points: formatPoints(group.points), weight: formatWeight(group.weight) })}</strong>;
}
