import { Tag } from '@douyinfe/semi-ui-19';
import { useTranslation } from 'react-i18next';
import type { IndicatorReading, ScoreHead } from '../api/shapes.ts';
import { Hint } from './hint.tsx';
import { NoValue } from './no-value.tsx';

export type Mark = NonNullable<IndicatorReading['mark']>;
const markColors = { official: 'green', third_party: 'blue', inferred: 'violet', assumed: 'amber', entered: 'cyan' } as const;
const stageColors = { growth: 'light-blue', formal: 'indigo', none: 'grey' } as const;

export function SampleTag() {
  const { t } = useTranslation();
  return <Tag size="small">{t('sample.tag')}</Tag>;
}

export function StageTag({ stage }: { stage: ScoreHead['stage'] }) {
  const { t } = useTranslation();
  return (
    <Hint words={t(`stage.${stage}More`)}>
      <Tag size="small" color={stageColors[stage]}>
        {t(`stage.${stage}`)}
      </Tag>
    </Hint>
  );
}

export function AssumedTag() {
  const { t } = useTranslation();
  return (
    <Hint words={t('assumed.more')}>
      <Tag size="small" color="amber">
        {t('assumed.tag')}
      </Tag>
    </Hint>
  );
}

/** On what a number rests, with the source on hover and on focus. */
export function MarkTag({ mark, source }: { mark: Mark | null; source: string }) {
  const { t } = useTranslation();
  if (mark === null) return <NoValue reason={t('none.mark')} />;
  const words = (
    <>
      <div>{t(`mark.${mark}More`)}</div>
      {source !== '' && <div className="break">{`${t('source.label')}: ${source}`}</div>}
    </>
  );
  return (
    <Hint words={words}>
      <Tag size="small" color={markColors[mark]}>
        {t(`mark.${mark}`)}
      </Tag>
    </Hint>
  );
}
