// Stacked bars, lying down: a bar a row, a colour and a pattern of light and dark a part.
import { chart, colours, font, tooltip } from './chart.js';
import { cut, shortText } from './words.js';

// Neighbours differ in lightness, so that they can be told apart without colour.
const fills = ['#003078', '#84b3d9', '#00544b', '#f2b37a', '#4c2c92', '#c9e3a1', '#942514', '#b1b4b6', '#0b0c0c', '#e8d5f0', '#d53880', '#ffdd00', '#85994b'];

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

/** Shares, the largest first; guesses are light. @param plot {label, rows: [{label, value, guess}]} */
export function shareBars(plot) {
  return chart(plot.label, (width) => {
    const label = Math.min(380, width * 0.5);
    return {
      height: plot.rows.length * 44 + 40,
      option: {
        grid: { left: label, right: 50, top: 4, bottom: 34 },
        xAxis: {
          type: 'value', min: 0, splitNumber: width < 500 ? 2 : 5,
          axisLabel: { ...font, formatter: (value) => shortText('fraction', value), hideOverlap: true }, splitLine: { lineStyle: { color: colours.grid } },
        },
        yAxis: {
          type: 'category', inverse: true, data: plot.rows.map((row) => row.label.replace(/([._[\]])/g, '$1\u200b')), axisTick: { show: false },
          axisLabel: { ...font, width: label - 14, overflow: 'break', lineHeight: 16, interval: 0 },
        },
        tooltip: { ...tooltip, trigger: 'item', formatter: (p) => `${plot.rows[p.dataIndex].label}\n${shortText('fraction', plot.rows[p.dataIndex].value)}` },
        series: [{
          type: 'bar', barMaxWidth: 20,
          data: plot.rows.map((row) => ({ value: row.value, itemStyle: { color: row.guess ? fills[1] : fills[0], borderColor: fills[0], borderWidth: 1 } })),
          label: { show: true, position: 'right', ...font, formatter: (p) => `${Math.round(p.value * 100)}%` }, emphasis: { disabled: true },
        }],
      },
    };
  });
}
