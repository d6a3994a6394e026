// Small multiples: a panel a policy, its own median and bands, the others' medians as thin lines.
import { chart, colours, font, ink, muted, tooltip } from './chart.js';
import { h } from './dom.js';
import { cut, shortText } from './words.js';

const known = (value) => typeof value === 'number';

/** What the marks mean, once for all fans. */
export function fanKey(others) {
  const mark = (style) => h('i', { style, 'aria-hidden': 'true' });
  return h('ul', { class: 'key' },
    h('li', {}, mark(`height:0;border-top:3px solid ${colours.median}`), 'Median: half of the simulated futures are lower'),
    h('li', {}, mark(`background:${colours.half}`), '50% of simulated futures'),
    h('li', {}, mark(`background:${colours.most}`), '90% of simulated futures'),
    others && h('li', {}, mark(`height:0;border-top:1px solid ${colours.other}`), 'Medians of the other policies'));
}

function extent(series) {
  let low = Infinity, high = -Infinity;
  for (const one of series)
    for (const key of ['p05', 'p50', 'p95'])
      for (const value of one[key]) if (known(value)) { low = Math.min(low, value); high = Math.max(high, value); }
  if (!(low <= high)) return [0, 1];
  if (low === high) return [low - 0.5 * (Math.abs(low) || 1), high + 0.5 * (Math.abs(high) || 1)];
  return [low, high];
}

/** Ends of an axis at round numbers, from nought where that is not far. */
export function ends(series) {
  let [low, high] = extent(series);
  if (low > 0 && low < 0.6 * high) low = 0;
  const rough = (high - low) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].find((s) => s * power >= rough) * power;
  return { min: Math.floor(low / step) * step, max: Math.ceil(high / step) * step, interval: step };
}

/** One band as a polygon through the points that exist. */
export function band(panel, x, low, high, colour) {
  const points = x.map((at, i) => [at, low[i], high[i]]).filter((p) => known(p[1]) && known(p[2]));
  return {
    type: 'custom', xAxisIndex: panel, yAxisIndex: panel, silent: true, clip: true, z: 1,
    tooltip: { show: false }, data: points, encode: { x: 0, y: [1, 2] },
    renderItem: (parameters, api) => (parameters.dataIndex > 0 ? null : {
      type: 'polygon',
      shape: { points: [...points.map((p) => api.coord([p[0], p[1]])), ...points.map((p) => api.coord([p[0], p[2]])).reverse()] },
      style: { fill: colour },
    }),
  };
}

export function line(panel, x, values, style, z) {
  return {
    type: 'line', xAxisIndex: panel, yAxisIndex: panel, symbol: 'none', silent: true, z,
    data: x.map((at, i) => [at, values[i] ?? null]), lineStyle: style, emphasis: { disabled: true },
  };
}

function panelSeries(fan, at) {
  const own = fan.series[at];
  const others = fan.series.filter((_, i) => i !== at)
    .map((other) => line(at, fan.x, other.p50, { color: colours.other, width: 1 }, 2));
  const median = line(at, fan.x, own.p50, { color: colours.median, width: 2.5 }, 3);
  if (fan.points) Object.assign(median, { symbol: 'circle', symbolSize: 7, itemStyle: { color: colours.median } });
  return [band(at, fan.x, own.p05, own.p95, colours.most), band(at, fan.x, own.p25, own.p75, colours.half),
    ...others, median];
}

const gap = { top: 52, bottom: 30, left: 58, right: 14, row: 26 };

function placed(width, count) {
  const columns = Math.max(1, Math.min(count, Math.floor(width / 230)));
  const rows = Math.ceil(count / columns);
  const each = width / columns;
  const plot = Math.max(110, Math.min(170, each * 0.55));
  const full = gap.top + plot + gap.bottom;
  return { columns, each, plot, full, height: rows * full };
}

function pointed(fan, parameters) {
  const first = Array.isArray(parameters) ? parameters[0] : parameters;
  const own = fan.series[first.axisIndex ?? 0];
  const at = fan.x.indexOf(Array.isArray(first.value) ? first.value[0] : first.dataIndex);
  if (!own || at < 0 || !known(own.p50[at])) return '';
  const show = (key) => shortText(fan.unit, own[key][at]);
  return `${fan.pointText(at)}\nmedian ${show('p50')}\n50%: ${show('p25')} to ${show('p75')}\n90%: ${show('p05')} to ${show('p95')}`;
}

function option(fan, width) {
  const place = placed(width, fan.series.length);
  const left = (i) => (i % place.columns) * place.each;
  const top = (i) => Math.floor(i / place.columns) * place.full;
  const axis = ends(fan.series);
  const each = fan.series.map((_, i) => i);
  return {
    height: place.height,
    option: {
      title: each.map((i) => ({
        text: cut(fan.titles[i], 70), left: left(i) + 4, top: top(i),
        textStyle: { ...font, fontWeight: 'bold', fontSize: 15, lineHeight: 18, width: place.each - 18, overflow: 'break', height: 38, lineOverflow: 'truncate' },
      })),
      grid: each.map((i) => ({
        left: left(i) + gap.left, top: top(i) + gap.top, width: place.each - gap.left - gap.right, height: place.plot,
      })),
      xAxis: each.map((i) => ({ gridIndex: i, ...fan.axis(place.each - gap.left - gap.right), axisLine: { lineStyle: { color: muted }, onZero: false } })),
      yAxis: each.map((i) => ({
        gridIndex: i, type: 'value', ...axis, axisLabel: { ...font, formatter: (value) => shortText(fan.unit, value) },
        splitLine: { lineStyle: { color: colours.grid } },
      })),
      tooltip: { ...tooltip, trigger: 'axis', axisPointer: { lineStyle: { color: ink } }, formatter: (p) => pointed(fan, p) },
      series: each.flatMap((i) => panelSeries(fan, i)),
    },
  };
}

/**
 * @param fan {label, unit, titles, series: [{p05, p25, p50, p75, p95}], x, axis: width -> axis,
 *   pointText: index -> text, points?}
 */
export function fanChart(fan) {
  let mark = null, drawnAt = 0;
  const marks = fan.series.map(() => h('i', { class: 'fan-mark', 'aria-hidden': 'true', hidden: true }));
  const place = () => {
    if (mark === null || !drawnAt) return;
    const panels = placed(drawnAt, fan.series.length), plot = panels.each - gap.left - gap.right;
    const along = (mark - fan.x[0]) / (fan.x[fan.x.length - 1] - fan.x[0] || 1);
    marks.forEach((one, i) => {
      one.hidden = false;
      one.style.cssText = `left:${(i % panels.columns) * panels.each + gap.left + along * plot - 1}px;top:${Math.floor(i / panels.columns) * panels.full + gap.top}px;height:${panels.plot}px`;
    });
  };
  const made = chart(fan.label, (width) => option(fan, width), (width) => { drawnAt = width; place(); });
  return {
    host: h('div', { class: 'fan' }, made.host, marks),
    /** Moves the lines that mark a month; the charts stay as they are drawn. */
    point: (at) => { mark = at; place(); },
  };
}
