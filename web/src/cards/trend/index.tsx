import { Empty } from '@douyinfe/semi-ui-19';
import { lazy, Suspense, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScoreDetail } from '../../../../src/http/schemas.ts';
import { useHistory } from '../../api/queries.ts';
import { useLang } from '../../i18n/language.ts';
import { Card, CardSkeleton } from '../../parts/card.tsx';
import { FailureBanner } from '../../parts/failure-banner.tsx';
import { useTheme } from '../../theme.tsx';
import type { Trend } from './prepare.ts';
import { prepareTrend } from './prepare.ts';

const TrendChart = lazy(() => import('./chart.tsx'));

export function TrendCard({ detail }: { detail: ScoreDetail }) {
  const { t } = useTranslation();
  const lang = useLang();
  const { data, error, refetch } = useHistory(detail.shop.shopId, detail.score.asOf);
  const trend = useMemo(
    () => (data ? prepareTrend(data, { total: t('trend.total'), dimensions: detail.dimensions, lang }) : null),
    [data, detail.dimensions, t, lang],
  );
  const skeleton = <CardSkeleton title={t('trend.title')} rows={8} />;
  if (!data && !error) return skeleton;
  return (
    <Suspense fallback={skeleton}>
      <Card title={t('trend.title')}>
        {error && <FailureBanner failure={error} onRetry={() => void refetch()} />}
        {data && !trend && <Empty className="empty" title={t('trend.empty')} />}
        {trend && <Drawing trend={trend} />}
      </Card>
    </Suspense>
  );
}

function Drawing({ trend }: { trend: Trend }) {
  const { t } = useTranslation();
  const { theme } = useTheme();
  const lang = useLang();
  const editionName = useCallback((edition: string) => t('trend.edition', { edition }), [t]);
  const label = t('trend.summary', {
    from: trend.days[0] ?? '',
    to: trend.days.at(-1) ?? '',
    first: trend.first.toFixed(2),
    last: trend.last.toFixed(2),
    low: trend.low.toFixed(2),
    high: trend.high.toFixed(2),
  });
  return <TrendChart key={`${theme} ${lang}`} trend={trend} label={label} editionName={editionName} />;
}
