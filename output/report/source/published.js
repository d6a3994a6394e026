// What was published beside what is simulated: a panel a rate, the published years as a line, then the baseline's
// years as median and bands, each named where it lies.
import { h } from './dom.js';
import { chart, colours, font, ink, muted } from './chart.js';
import { data, label, titles, unit } from './results.js';
import { band, ends, line } from './fans.js';
import { behind } from './table.js';
import { shortText, valueText } from './words.js';

const quantiles = ['p05', 'p25', 'p50', 'p75', 'p95'];
const gap = { top: 34, bottom: 24, left: 36, right: 12, row: 6 }, plot = 112;

/** A panel's years in a row, and its values at their places; null where there is none. */
function panelOf(rate) {
  const years = [...new Set([...rate.years, ...rate.simulated.map((one) => one.year)])].sort((a, b) => a - b);
  const at = (places, values) => years.map((year) => values[places.indexOf(year)] ?? null);
  const simulated = rate.simulated.map((one) => one.year);
  return {
    ...rate, years, last: Math.max(...rate.years),
    published: at(rate.years, rate.published),
    ...Object.fromEntries(quantiles.map((q) => [q, at(simulated, rate.simulated.map((one) => one[q]))])),
  };
}

/** A name above the point of a line where nothing of it is in the way: its highest, or its last. */
function named(series, name, place, color, position = 'top') {
  const values = series.data.map(([, value]) => value), end = values.length - 1;
  const align = place === 0 ? 'left' : place >= end - 1 ? 'right' : 'center';
  series.data[place] = { value: series.data[place], label: { show: true, formatter: name, position, align, distance: 4, ...font, fontSize: 12, color } };
  return { ...series, showSymbol: true, showAllSymbol: true };
}

const axisOf = (panel) => ends([panel, { p05: panel.published, p50: panel.published, p95: panel.published }]);

function panelSeries(panel, i) {
  const x = panel.years.map((_, at) => at);
  const published = { ...line(i, x, panel.published, { color: ink, width: 1.5 }, 4), symbol: 'circle', symbolSize: 5, itemStyle: { color: ink } };
  const median = { ...line(i, x, panel.p50, { color: colours.median, width: 2.5 }, 3), symbol: 'circle', symbolSize: panel.simulated.length > 1 ? 0 : 6, showSymbol: true, itemStyle: { color: colours.median } };
  const axis = axisOf(panel), end = x.length - 1;
  const below = panel.p05[end] - axis.min > 0.2 * (axis.max - axis.min); // room for a name
  const edge = { ...line(i, x, below ? panel.p05 : panel.p95, { width: 0 }, 5), symbol: 'circle', symbolSize: 0 };
  return [band(i, x, panel.p05, panel.p95, colours.most), band(i, x, panel.p25, panel.p75, colours.half), median,
    named(edge, 'simulated', end, colours.median, below ? 'bottom' : 'top'),
    named(published, 'published', panel.published.indexOf(Math.max(...panel.published.filter((value) => value !== null))), ink)];
}

function option(panels, width) {
  const columns = Math.max(1, Math.min(panels.length, Math.floor(width / 132)));
  const each = width / columns, full = gap.top + plot + gap.bottom + gap.row;
  const left = (i) => (i % columns) * each, top = (i) => Math.floor(i / columns) * full;
  const shownYears = (panel) => (at) => at === 0 || at === panel.years.length - 1 || panel.years[at] === panel.last;
  return {
    height: Math.ceil(panels.length / columns) * full,
    option: {
      title: panels.map((panel, i) => ({ text: label(panel.measure), left: left(i), top: top(i), padding: [4, 0, 0, 0], textStyle: { ...font, fontWeight: 'bold', fontSize: 13, width: each - 8, overflow: 'truncate' } })),
      grid: panels.map((_, i) => ({ left: left(i) + gap.left, top: top(i) + gap.top, width: each - gap.left - gap.right, height: plot })),
      xAxis: panels.map((panel, i) => ({
        gridIndex: i, type: 'category', boundaryGap: false, data: panel.years.map(String), axisLine: { onZero: false, lineStyle: { color: muted } },
        axisTick: { interval: shownYears(panel) }, axisLabel: { ...font, fontSize: 12, interval: shownYears(panel), hideOverlap: true },
      })),
      yAxis: panels.map((panel, i) => ({
        gridIndex: i, type: 'value', ...axisOf(panel),
        axisLabel: { ...font, fontSize: 12, formatter: (value) => shortText(unit(panel.measure), value) }, splitLine: { lineStyle: { color: colours.grid } },
      })),
      series: panels.flatMap(panelSeries),
    },
  };
}

const inWords = (panel) => `${label(panel.measure)}: ${valueText(unit(panel.measure), panel.published[panel.years.indexOf(panel.last)])} published for ${panel.last}, ${valueText(unit(panel.measure), panel.beside.p50)} simulated for ${panel.beside.year}`;

function numbers(panels) {
  const show = (name, value) => ({ value, show: valueText(unit(name), value) });
  const columns = ['Rate', 'Year', 'Published', 'Simulated: median', '50% of futures, from', 'to', '90% of futures, from', 'to'];
  const order = ['published', 'p50', 'p25', 'p75', 'p05', 'p95'];
  return behind(`the five official rates, published and simulated under “${titles[0]}”`, columns.map((name, i) => ({ name, number: i > 0 })),
    () => panels.flatMap((panel) => panel.years.map((year, y) => [label(panel.measure), { value: year, show: String(year) }, ...order.map((key) => show(panel.measure, panel[key][y]))])),
    { name: 'published_and_simulated.csv' });
}

/** Nothing where the council's file carries no published rates. */
export function publishedPart() {
  const plan = data.brief.published;
  if (!plan) return null;
  const panels = plan.rates.map(panelOf);
  return h('section', { class: 'part', id: 'published', 'aria-labelledby': 'published-heading' },
    h('h2', { class: 'govuk-heading-s', id: 'published-heading' }, plan.title),
    h('p', { class: 'small' }, 'Black: as published for years to 30 September. Blue: simulated under ', h('bdi', {}, `“${titles[0]}”`), ', the median with half and nine tenths of the futures.'),
    chart(`${plan.title}. ${panels.map(inWords).join('; ')}. The table that follows has the numbers.`, (width) => option(panels, width)).host,
    numbers(panels));
}
