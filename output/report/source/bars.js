// Stacked bars, lying down: a bar a row, a colour and a pattern of light and dark a part.
import { chart, colours, font, tooltip } from './chart.js';
import { cut, shortText } from './words.js';

// Neighbours differ in lightness, so that they can be told apart without colour.
const fills = ['#003078', '#84b3d9', '#00544b', '#f2b37a', '#4c2c92', '#c9e3a1', '#942514', '#b1b4b6', '#0b0c0c', '#e8d5f0'];

/** @param plot {label, unit, rows: [label], parts: [{name, values}], most?} */
export function stackedBars(plot) {
  return chart(plot.label, (width) => {
    const label = Math.min(240, width * 0.36);
    const legend = 26 * Math.ceil((plot.parts.length * 190) / width) + 14;
    return {
      height: plot.rows.length * 38 + 46 + legend,
      option: {
        color: fills,
        legend: { top: 0, left: 0, itemWidth: 18, itemHeight: 12, icon: 'rect', textStyle: { ...font }, selectedMode: false },
        grid: { left: label, right: 24, top: legend, bottom: 34 },
        xAxis: {
          type: 'value', max: plot.most ?? null, splitNumber: width < 500 ? 3 : 6,
          axisLabel: { ...font, formatter: (value) => shortText(plot.unit, value), hideOverlap: true },
          splitLine: { lineStyle: { color: colours.grid } },
        },
        yAxis: {
          type: 'category', inverse: true, data: plot.rows.map((row) => cut(row, 60)), axisTick: { show: false },
          axisLabel: { ...font, width: label - 14, overflow: 'break', lineHeight: 15, interval: 0 },
        },
        tooltip: {
          ...tooltip, trigger: 'axis', axisPointer: { type: 'shadow' },
          formatter: (all) => all.map((p) => `${p.seriesName}: ${shortText(plot.unit, p.value)}`).join('\n'),
        },
        series: plot.parts.map((part) => ({
          type: 'bar', stack: 'all', name: part.name, data: part.values, barMaxWidth: 24,
          itemStyle: { borderColor: '#fff', borderWidth: 1 }, emphasis: { disabled: true },
        })),
      },
    };
  });
}
