// One chart of differences from the baseline by year, every line named where it ends.
import { h } from './dom.js';
import { chart, colours, font, ink, muted } from './chart.js';
import { data, titles, unit } from './results.js';
import { cut, unitOf } from './words.js';
import { behind } from './table.js';

const known = (value) => typeof value === 'number';

/** Places for labels, at least so far apart, each as near to where its line ends as can be. */
function spread(ends, apart, low, high) {
  const order = ends.map((at, i) => ({ at, i })).sort((a, b) => a.at - b.at);
  let floor = low;
  for (const one of order) { one.at = Math.max(one.at, floor); floor = one.at + apart; }
  let ceiling = high;
  for (const one of order.reverse()) { one.at = Math.min(one.at, ceiling); ceiling = one.at - apart; }
  const places = [];
  for (const one of order) places[one.i] = one.at;
  return places;
}

function extent(lines) {
  const all = [0, ...lines.flat().filter(known)];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const pad = (high - low || 1) * 0.06;
  return [low - (low < 0 ? pad : 0), high + (high > 0 ? pad : 0)];
}

function option(plot, width) {
  const factor = unitOf(unit(plot.measure)).factor;
  const lines = plot.differences.slice(1).map((line) => line.map((value) => (known(value) ? value * factor : null)));
  const about = data.brief.options.find((one) => one.answer)?.policy;
  const side = Math.min(170, width * 0.42), height = Math.max(168, 40 + lines.length * 15), top = 8, bottom = 24;
  const [low, high] = extent(lines);
  const at = (value) => top + ((high - value) / (high - low || 1)) * (height - top - bottom);
  const ends = lines.map((line) => at([...line].reverse().find(known) ?? 0));
  const places = spread(ends, 14, top + 4, height - bottom);
  const own = (i) => i + 1 === about;
  return {
    height,
    option: {
      grid: { left: 38, right: side, top, bottom },
      xAxis: { type: 'category', data: plot.years.map(String), boundaryGap: false, axisLabel: { ...font, fontSize: 13, hideOverlap: true }, axisLine: { onZero: false, lineStyle: { color: muted } } },
      yAxis: { type: 'value', min: low, max: high, axisLabel: { ...font, fontSize: 13, showMinLabel: false, showMaxLabel: false, formatter: (value) => String(Number(value.toPrecision(3))).replace('-', '−') }, splitLine: { lineStyle: { color: colours.grid } } },
      series: [...lines.map((line, i) => ({
        type: 'line', data: line, symbol: 'none', silent: true, z: own(i) ? 3 : 2, emphasis: { disabled: true },
        lineStyle: { width: own(i) ? 3.5 : 1.5, color: own(i) ? colours.median : colours.other, type: own(i) || lines.length < 4 || i % 2 ? 'solid' : 'dashed' },
        markLine: i > 0 ? undefined : { silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: ink, width: 1, type: 'solid' }, data: [{ yAxis: 0 }] },
      })), {
        type: 'custom', coordinateSystem: 'none', silent: true, data: lines.map((_, i) => i),
        renderItem: (p) => ({ type: 'text', style: { text: cut(titles[p.dataIndex + 1], Math.floor((side - 8) / (own(p.dataIndex) ? 7.4 : 6.9))), x: width - side + 6, y: places[p.dataIndex], verticalAlign: 'middle', fontFamily: font.fontFamily, fontSize: 13, fontWeight: own(p.dataIndex) ? 'bold' : 'normal', fill: ink } }),
      }],
    },
  };
}

const nameOf = (plot) => {
  const shown = unitOf(unit(plot.measure));
  return `${data.measures[plot.measure].label}: difference from the baseline by year,${shown.difference || ` ${unit(plot.measure)}`}`;
};

export function differencesChart(plot) {
  return h('section', { class: 'part', 'aria-labelledby': 'chart-heading' },
    h('h2', { class: 'govuk-heading-s', id: 'chart-heading' }, h('bdi', {}, plot.title)),
    h('p', { class: 'small' }, nameOf(plot)),
    chart(`${plot.title}. ${nameOf(plot)}. The annex has the numbers.`, (width) => option(plot, width)).host);
}

/** The numbers of that chart, for the annex. */
export function differencesTable(plot) {
  const { factor } = unitOf(unit(plot.measure));
  const show = (value) => ({ value, show: known(value) ? (value * factor).toLocaleString('en-GB', { maximumFractionDigits: 2 }).replace('-', '−') : '–' });
  return behind(nameOf(plot), [{ name: 'Year' }, ...titles.slice(1).map((title) => ({ name: title, number: true }))],
    () => plot.years.map((year, y) => [{ value: year, show: String(year) }, ...plot.differences.slice(1).map((line) => show(line[y]))]),
    { name: 'differences_by_year.csv' });
}
