// A dot and its interval a row, about a line at nought.
import { chart, colours, font, ink, muted, tooltip } from './chart.js';
import { cut, shortText } from './words.js';

const known = (value) => typeof value === 'number';

const scaled = (value, factor) => (known(value) ? value * factor : null);

function whisker(rows, key, thickness, colour, factor) {
  return {
    type: 'custom', silent: true, z: 2, encode: { x: [1, 2], y: 0 }, tooltip: { show: false },
    data: rows.map((row, i) => [i, scaled(row[key[0]], factor), scaled(row[key[1]], factor)]).filter((p) => known(p[1]) && known(p[2])),
    renderItem: (_, api) => {
      const [from, to] = [api.coord([api.value(1), api.value(0)]), api.coord([api.value(2), api.value(0)])];
      return { type: 'rect', shape: { x: from[0], y: from[1] - thickness / 2, width: Math.max(1, to[0] - from[0]), height: thickness }, style: { fill: colour } };
    },
  };
}

function option(plot, width) {
  const label = Math.min(280, width * 0.4);
  const each = 44;
  const bars = plot.bars ?? [{ key: ['low', 'high'], thickness: 4, colour: colours.median }];
  return {
    height: plot.rows.length * each + (plot.axisName ? 62 : 44),
    option: {
      grid: { left: label, right: 24, top: 8, bottom: plot.axisName ? 52 : 34 },
      xAxis: {
        type: 'value', scale: !plot.zero, name: plot.axisName ?? '', nameLocation: 'middle', nameGap: 28, nameTextStyle: { ...font }, splitNumber: width < 500 ? 3 : 6,
        axisLabel: { ...font, formatter: (value) => shortText(plot.unit, value), hideOverlap: true },
        splitLine: { lineStyle: { color: colours.grid } },
      },
      yAxis: {
        type: 'category', inverse: true, data: plot.rows.map((row) => cut(row.label, 60)),
        axisTick: { show: false }, axisLine: { show: false },
        axisLabel: { ...font, width: label - 14, overflow: 'break', lineHeight: 16, interval: 0, align: 'right' },
      },
      tooltip: { ...tooltip, trigger: 'item', formatter: (p) => plot.pointText(plot.rows[p.dataIndex]) },
      series: [
        ...bars.map((bar) => whisker(plot.rows, bar.key, bar.thickness, bar.colour, plot.factor ?? 1)),
        {
          type: 'scatter', symbolSize: 12, z: 3, itemStyle: { color: colours.median, borderColor: '#fff', borderWidth: 1 },
          data: plot.rows.map((row, i) => [scaled(row.value, plot.factor ?? 1), i]),
          markLine: plot.zero ? {
            silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: ink, width: 1.5, type: 'solid' }, data: [{ xAxis: 0 }],
          } : undefined,
        },
      ],
      color: [muted],
    },
  };
}

/** @param plot {label, unit, rows: [{label, value, low, high}], zero?, bars?, factor?, pointText: row -> text} */
export const intervalChart = (plot) => chart(plot.label, (width) => option(plot, width));
