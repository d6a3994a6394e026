// Month by month: a fan a policy for each measure, and a slider that reads them all.
import { h, paragraph, range, section, subheading, written } from './dom.js';
import { behind, table } from './table.js';
import { fanChart, fanKey } from './fans.js';
import { data, titles, label, unit } from './results.js';
import { monthText, rangeText, valueText } from './words.js';

const months = data.months;

/** Labels at Januaries, as many as there is room for. */
function monthAxis(width) {
  const years = months.filter((month) => /-01\b/.test(month)).length;
  const every = Math.max(1, Math.ceil((years * 44) / width));
  const labelled = (month) => /^\d+-01\b/.test(month) && Number(month.slice(0, 4)) % every === 0;
  const dated = years > 0;
  return {
    type: 'category', data: months, boundaryGap: false,
    axisTick: { alignWithLabel: true, interval: dated ? (_, month) => labelled(month) : 'auto' },
    axisLabel: { fontSize: 14, color: '#0b0c0c', interval: dated ? (_, month) => labelled(month) : 'auto', formatter: (month) => (dated ? month.slice(0, 4) : month) },
  };
}

function fileRows(name) {
  return data.policies.flatMap((policy, p) => months.map((month, m) => {
    const fan = data.fans[name][p];
    return [policy.title, month, ...['p05', 'p25', 'p50', 'p75', 'p95'].map((key) => fan[key][m])];
  }));
}

const fileColumns = ['policy', 'month', 'p05', 'p25', 'p50', 'p75', 'p95'].map((column) => ({ name: column }));

const reading = (name, p, m) => {
  const fan = data.fans[name][p];
  return h('span', {}, h('span', { class: 'number' }, valueText(unit(name), fan.p50[m])), ' ',
    h('span', { class: 'below' }, range(rangeText(unit(name), fan.p05[m], fan.p95[m]))));
};

function oneMeasure(name) {
  const fan = fanChart({
    label: `${label(name)} by month: a panel for each policy with its median, 50% and 90% of simulated futures. The table that follows has the numbers.`,
    unit: unit(name), titles, series: data.fans[name], x: months.map((_, i) => i), axis: monthAxis,
    pointText: (m) => monthText(months[m]),
  });
  const columns = [{ name: 'Month' }, ...titles.map((title) => ({ name: title, number: true }))];
  const rows = () => months.map((month, m) => [monthText(month), ...titles.map((_, p) => ({ value: null, show: reading(name, p, m) }))]);
  return {
    fan,
    part: [subheading(label(name)),
      paragraph(`${data.measures[name].meaning[0].toUpperCase()}${data.measures[name].meaning.slice(1)}${data.measures[name].kind === 'flow' ? ', in the month' : ''}.`),
      fan.host,
      behind(`${label(name)}, median and 90% of simulated futures by month`, columns, rows,
        { name: `${name}_by_month.csv`, columns: fileColumns, rows: () => fileRows(name) })],
  };
}

/** What the slider reads: a row a policy, a column a measure. */
function readOut(names, m) {
  return table(`${monthText(months[m])}: median, and 90% of simulated futures beneath`,
    [{ name: 'Policy' }, ...names.map((name) => ({ name: label(name), number: true }))],
    titles.map((title, p) => [written(title), ...names.map((name) => ({ show: reading(name, p, m) }))]));
}

function slider(names, fans) {
  const last = months.length - 1;
  const output = h('output', { for: 'month', class: 'govuk-body govuk-!-font-weight-bold govuk-!-margin-bottom-0' });
  const place = h('div', {});
  const show = (m) => {
    output.textContent = monthText(months[m]);
    input.setAttribute('aria-valuetext', monthText(months[m]));
    place.replaceChildren(readOut(names, m));
    fans.forEach((fan) => fan.point(m));
  };
  const input = h('input', {
    type: 'range', id: 'month', min: 0, max: last, step: 1, value: last,
    oninput: (event) => show(Number(event.target.value)),
  });
  show(last);
  return [h('div', { class: 'month' },
    h('label', { class: 'govuk-label', for: 'month' }, 'Read the charts in month'), input, output), place];
}

export function timeSection() {
  const names = Object.keys(data.fans);
  if (!names.length || !months.length) return null;
  const made = names.map(oneMeasure);
  return section('months', 'Month by month',
    paragraph('Each panel is one policy. A simulated future is one run of the model: the bands hold half and nine tenths of them, so they show what chance and what is not known can do, not how exactly the median is known. Rates look back over twelve months and begin after the first.'),
    fanKey(data.policies.length > 1),
    slider(names, made.map((one) => one.fan)),
    made.map((one) => one.part));
}
