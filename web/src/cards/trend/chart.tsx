import { LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { trendOption } from './option.ts';
import type { Trend } from './prepare.ts';

echarts.use([LineChart, GridComponent, TooltipComponent, LegendComponent, MarkLineComponent, AriaComponent, CanvasRenderer]);

interface TrendChartProps {
  trend: Trend;
  label: string;
  editionName: (edition: string) => string;
}

/** Draws; decides nothing. The caller keys it by theme and language: ECharts keeps its first colours. */
export default function TrendChart({ trend, label, editionName }: TrendChartProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const chart = echarts.init(element);
    chart.setOption(trendOption(trend, paletteOf(document.body), editionName));
    const watcher = new ResizeObserver(() => chart.resize());
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [trend, editionName]);
  return <div ref={box} className="chart" role="img" aria-label={label} />;
}

function paletteOf(element: Element) {
  const style = getComputedStyle(element);
  const color = (token: string): string => style.getPropertyValue(`--semi-color-${token}`).trim();
  // Semi keeps its hues as `r,g,b`, each set for light and for dark.
  const hue = (name: string): string => `rgb(${style.getPropertyValue(`--semi-${name}-5`).trim()})`;
  return {
    lines: [color('primary'), ...['teal', 'orange', 'purple', 'pink', 'green'].map(hue)],
    text: color('text-1'),
    quiet: color('text-2'),
    rule: color('border'),
    ground: color('bg-3'),
  };
}

export type Palette = ReturnType<typeof paletteOf>;
