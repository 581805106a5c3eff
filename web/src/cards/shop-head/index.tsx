import { IconChevronLeft, IconChevronRight } from '@douyinfe/semi-icons';
import { Banner, Button } from '@douyinfe/semi-ui-19';
import { useTranslation } from 'react-i18next';
import type { ScoreDetail } from '../../../../src/http/schemas.ts';
import { addDays } from '../../../../src/words/days.ts';
import { useAsOf } from '../../address.ts';
import { say, useLang } from '../../i18n/language.ts';
import { NoValue } from '../../parts/no-value.tsx';
import { platformName } from '../../parts/platform-name.ts';
import { SourceText } from '../../parts/source-text.tsx';
import { AssumedTag, SampleTag, StageTag } from '../../parts/tags.tsx';
import { missingTitles } from './prepare.ts';

/** Which shop, by which rules, on which day, and what is missing. */
export function ShopHead({ detail }: { detail: ScoreDetail }) {
  const { t } = useTranslation();
  const lang = useLang();
  const { shop, score } = detail;
  const missing = missingTitles(detail, lang);
  return (
    <header className="shop-head">
      <div className="with-tags">
        <h1>{shop.name}</h1>
        {shop.isSample && <SampleTag />}
        <StageTag stage={score.stage} />
        {score.isAssumed && <AssumedTag />}
        <DayStepper asOf={score.asOf} />
      </div>
      <ShopFacts detail={detail} />
      {score.total === null && (
        <Banner type="warning" fullMode={false} closeIcon={null} title={t('shop.noScore')} description={score.noScoreReason ? say(score.noScoreReason, lang) : ''} />
      )}
      {missing !== '' && <Banner type="info" fullMode={false} closeIcon={null} description={t('shop.missing', { names: missing })} />}
    </header>
  );
}

function ShopFacts({ detail }: { detail: ScoreDetail }) {
  const { t } = useTranslation();
  const lang = useLang();
  const { shop } = detail;
  return (
    <dl className="facts">
      <div>
        <dt>{t('shops.platform')}</dt>
        <dd>{platformName(shop.platform, t)}</dd>
      </div>
      {shop.industry !== '' && (
        <div>
          <dt>{t('shop.industry')}</dt>
          <dd>{shop.industry}</dd>
        </div>
      )}
      <div>
        <dt>{t('shop.edition')}</dt>
        <dd>
          <SourceText source={detail.editionSource} text={say(detail.editionTitle, lang)} />
        </dd>
      </div>
      <div>
        <dt>{t('shops.dataUntil')}</dt>
        <dd>{detail.dataUntil ?? <NoValue reason={t('none.dataUntil')} />}</dd>
      </div>
    </dl>
  );
}

/** The day that is on screen, and a step either way; any other day through the picker in the top bar. */
function DayStepper({ asOf }: { asOf: string }) {
  const { t } = useTranslation();
  const [, setAsOf] = useAsOf();
  return (
    <span className="stepper">
      <Button size="small" theme="borderless" type="tertiary" icon={<IconChevronLeft />} aria-label={t('asOf.previous')} onClick={() => setAsOf(addDays(asOf, -1))} />
      <span aria-live="polite">{`${t('asOf.label')} ${asOf}`}</span>
      <Button size="small" theme="borderless" type="tertiary" icon={<IconChevronRight />} aria-label={t('asOf.next')} onClick={() => setAsOf(addDays(asOf, 1))} />
    </span>
  );
}
