import { Table } from '@douyinfe/semi-ui-19';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScoreDetail } from '../../../../src/http/schemas.ts';
import { formatPoints } from '../../format/points.ts';
import { formatWeight } from '../../format/value.ts';
import { say, useLang } from '../../i18n/language.ts';
import { Card } from '../../parts/card.tsx';
import { indicatorColumns } from './columns.tsx';
import type { IndicatorGroup } from './prepare.ts';
import { prepareIndicators } from './prepare.ts';

interface IndicatorsCardProps {
  detail: ScoreDetail;
  onRows: (indicator: string) => void;
}

export function IndicatorsCard({ detail, onRows }: IndicatorsCardProps) {
  const { t } = useTranslation();
  const lang = useLang();
  const groups = useMemo(() => prepareIndicators(detail), [detail]);
  const columns = useMemo(() => indicatorColumns(t, lang, onRows), [t, lang, onRows]);
  const width = columns.reduce((sum, column) => sum + Number(column.width), 0);
  return (
    <Card title={t('indicators.title')}>
      {groups.map((group) => (
        <section key={group.id} className="group">
          <GroupTitle group={group} />
          <Table size="small" rowKey="id" columns={columns} dataSource={group.indicators} pagination={false} scroll={{ x: width }} />
        </section>
      ))}
    </Card>
  );
}

function GroupTitle({ group }: { group: IndicatorGroup }) {
  const { t } = useTranslation();
  const lang = useLang();
  if (group.title === null) return <h3>{t('indicators.other')}</h3>;
  return <h3>{t('indicators.group', { title: say(group.title, lang), points: formatPoints(group.points), weight: formatWeight(group.weight) })}</h3>;
}
