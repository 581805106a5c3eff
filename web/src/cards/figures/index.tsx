import { useTranslation } from 'react-i18next';
import type { ScoreDetail } from '../../../../src/http/schemas.ts';
import { formatPoints } from '../../format/points.ts';
import { formatWeight } from '../../format/value.ts';
import { say, useLang } from '../../i18n/language.ts';
import { Points } from '../../parts/points.tsx';
import { Stars } from '../../parts/stars.tsx';
import type { Figure } from './prepare.ts';
import { prepareFigures } from './prepare.ts';

export function FiguresCard({ detail }: { detail: ScoreDetail }) {
  const { t } = useTranslation();
  return (
    <section className="figures" aria-label={t('figures.title')}>
      {prepareFigures(detail).map((figure) => (
        <FigureBox key={figure.id} figure={figure} noScore={detail.score.noScoreReason} />
      ))}
    </section>
  );
}

function FigureBox({ figure, noScore }: { figure: Figure; noScore: ScoreDetail['score']['noScoreReason'] }) {
  const { t } = useTranslation();
  const lang = useLang();
  const name = figure.title ? say(figure.title, lang) : t(figure.id === 'total' ? 'figures.total' : 'figures.consumer');
  const why = figure.id === 'consumer' ? t('none.consumer') : figure.title ? t('none.dimension') : t('none.total');
  return (
    <div className={figure.id === 'total' ? 'figure figure-total' : 'figure'}>
      <div className="figure-name">{name}</div>
      <div className="figure-number">
        <Points value={figure.points} decimals={figure.id === 'consumer' ? 1 : 2} reason={noScore ? say(noScore, lang) : why} />
      </div>
      <div className="figure-more">
        {figure.stars !== null && <Stars stars={figure.stars} />}
        {figure.published !== null && <span>{t('figures.published', { points: formatPoints(figure.published) })}</span>}
        {figure.weight !== null && t('figures.weight', { weight: formatWeight(figure.weight) })}
      </div>
    </div>
  );
}
