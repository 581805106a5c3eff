import type { Palette } from './chart.tsx';
import type { Trend, TrendSeries } from './prepare.ts';
import { isAlone } from './prepare.ts';

const DOT = 5;
const TOP_POINTS = 100;

/** What ECharts is told: the plan in ECharts' words, in the page's colours. */
export function trendOption(trend: Trend, palette: Palette, editionName: (edition: string) => string) {
  const text = { color: palette.quiet };
  return {
    color: palette.lines,
    animation: false,
    grid: { left: 8, right: 20, top: 44, bottom: 4, containLabel: true },
    legend: { top: 0, left: 0, icon: 'roundRect', itemWidth: 14, itemHeight: 3, textStyle: { color: palette.text } },
    tooltip: {
      trigger: 'axis' as const,
      backgroundColor: palette.ground,
      borderColor: palette.rule,
      textStyle: { color: palette.text },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? value.toFixed(2) : '--'),
    },
    xAxis: {
      type: 'category' as const,
      data: trend.days,
      boundaryGap: false,
      axisLabel: { ...text, hideOverlap: true },
      axisLine: { lineStyle: { color: palette.rule } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value' as const,
      min: trend.axisFrom,
      max: Math.max(TOP_POINTS, trend.high),
      axisLabel: text,
      splitLine: { lineStyle: { color: palette.rule } },
    },
    series: trend.series.map((line, index) => ({ ...lineOf(line, index === 0), ...(index === 0 ? editionLines(trend, palette, editionName) : {}) })),
  };
}

function lineOf({ name, values }: TrendSeries, isTotal: boolean) {
  return {
    type: 'line' as const,
    name,
    data: values,
    connectNulls: false,
    showSymbol: true,
    symbol: 'circle',
    symbolSize: (_value: unknown, { dataIndex }: { dataIndex: number }) => (isAlone(values, dataIndex) ? DOT : 0),
    lineStyle: { width: isTotal ? 2.5 : 1.5 },
    z: isTotal ? 3 : 2,
  };
}

function editionLines(trend: Trend, palette: Palette, editionName: (edition: string) => string) {
  return {
    markLine: {
      silent: true,
      symbol: 'none',
      lineStyle: { color: palette.quiet, type: 'dashed' as const, width: 1 },
      data: trend.editionChanges.map(({ day, edition }) => {
        // The name stands on the side where there is room for it, or a narrow chart would cut it.
        const isEarly = trend.days.indexOf(day) < trend.days.length / 2;
        const side = isEarly ? { align: 'left' as const, padding: [0, 0, 0, 6] } : { align: 'right' as const, padding: [0, 6, 0, 0] };
        return { xAxis: day, label: { formatter: editionName(edition), color: palette.quiet, position: 'insideEndTop' as const, rotate: 0, ...side } };
      }),
    },
  };
}
