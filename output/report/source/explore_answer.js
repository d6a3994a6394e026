// The shipped answer and the explored one, side by side: the same rows, and one line of differences by year.
import { h } from './dom.js';
import { chart, colours, drawVisible, font, muted } from './chart.js';
import { compared, netBenefit, wholeYears } from './explored.js';
import { data, label, titles, unit } from './results.js';
import { differenceText, rangeText, unitOf, valueText } from './words.js';

const live = data.live;
const dash = '–';
const yearOf = (y) => data.years[wholeYears[y]];
const signed = (name, one) => (one ? differenceText(unit(name), { difference: one.difference, low: one.difference - (one.half ?? 0), high: one.difference + (one.half ?? 0) }).text : dash);

/** A value of a range: "−£63,000", "+1.4". */
function figure(name, x) {
  const { factor } = unitOf(unit(name)), text = unit(name) === 'fraction' ? (Math.abs(x) * factor).toFixed(1) : valueText(unit(name), Math.abs(x));
  return /[1-9]/.test(text) ? (x < 0 ? '−' : '+') + text : text;
}

/** Whether chance alone could have made a difference; without an interval it could. */
const untold = (one) => one && (one.half === null || Math.abs(one.difference) <= one.half);

function note(name, one) {
  if (!one) return null;
  const range = `9 of 10 futures: ${figure(name, one.low)} to ${figure(name, one.high)}`;
  return h('span', { class: 'below' }, range, untold(one) ? '; cannot yet be told apart from the baseline' : null);
}

/** Year in which half of the last year's effect is there. */
function halfTime(differences) {
  const last = differences[differences.length - 1];
  if (!last) return dash;
  const at = differences.findIndex((x) => (last > 0 ? x >= last / 2 : x <= last / 2));
  return at < 0 ? dash : String(yearOf(at));
}

const shippedOf = (name, policy, y, what = 'difference') => (y < 0 ? null : live.shipped[name]?.[policy]?.[what][y] ?? null);
const differenceUnit = (name) => unitOf(unit(name)).difference || (unit(name).startsWith('GBP') ? '' : ` ${unit(name)}`);

function differenceRow(name, y, own, policy) {
  const shipped = shippedOf(name, policy, y);
  return [`${label(name)}, ${yearOf(y)}, beside the baseline${differenceUnit(name) && `,${differenceUnit(name)}`}`,
    shipped === null ? dash : differenceText(unit(name), { difference: shipped, low: shipped - (own?.half ?? 0), high: shipped + (own?.half ?? 0) }).text,
    [signed(name, own), note(name, own)]];
}

function valueRow(name, y, own, policy) {
  const text = (p, b) => `${valueText(unit(name), p)} instead of ${valueText(unit(name), b)}`;
  return [`${label(name)}, ${yearOf(y)}`, text(shippedOf(name, policy, y, 'policy'), shippedOf(name, policy, y, 'baseline')), own ? text(own.policy, own.baseline) : dash];
}

function netBenefitRow(outcomes, policy, count) {
  const own = netBenefit(outcomes, policy, count);
  const shipped = data.decision.net_benefit?.policies.find((one) => one.policy === data.policies[policy].name)?.difference ?? null;
  return own && ['Net benefit a year, beside the baseline',
    shipped === null ? dash : differenceText('GBP', { difference: shipped, low: shipped - (own.half ?? 0), high: shipped + (own.half ?? 0) }).text,
    [differenceText('GBP', { difference: own.difference, low: own.difference - (own.half ?? 0), high: own.difference + (own.half ?? 0) }).text,
      h('span', { class: 'below' }, `9 of 10 futures: ${rangeText('GBP', own.low, own.high)}${untold(own) ? '; cannot yet be told apart from the baseline' : ''}`)]];
}

function rows(outcomes, policy, count) {
  const { cost, effect, least_experienced: least, changes_of_worker: changes } = live.shown;
  const last = wholeYears.length - 1, at = (name, y) => compared(outcomes, name, wholeYears[y], policy, count);
  const differences = effect ? wholeYears.map((_, y) => at(effect, y)?.difference ?? 0) : [];
  return [
    ...(cost ? [...new Set([0, Math.min(1, last), last])].map((y) => differenceRow(cost, y, at(cost, y), policy)) : []),
    effect && valueRow(effect, last, at(effect, last), policy),
    effect && differenceRow(effect, last, at(effect, last), policy),
    effect && ['Half of that effect is there in', halfTime(live.shipped[effect][policy].difference), halfTime(differences)],
    least && valueRow(least, last, at(least, last), policy),
    changes && valueRow(changes, last, at(changes, last), policy),
    netBenefitRow(outcomes, policy, count),
  ].filter(Boolean);
}

export function answerTable(outcomes, policy, count) {
  return h('table', { class: 'govuk-table explored-table' },
    h('caption', { class: 'govuk-heading-s' }, `“${titles[policy]}”, ${count} of your simulated futures`),
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Beside the baseline'), h('th', { scope: 'col', class: 'pinned' }, `As shipped, ${live.replications} futures`), h('th', { scope: 'col' }, 'Yours, explored'))),
    h('tbody', {}, rows(outcomes, policy, count).map(([name, shipped, own]) =>
      h('tr', {}, h('th', { scope: 'row' }, name), h('td', { class: 'pinned' }, shipped), h('td', {}, own)))));
}

const inUnit = (line, factor) => line.map((x) => (x === null ? null : x * factor));

function lineOption({ own, shipped }) {
  return { height: 190, option: {
    grid: { left: 42, right: 70, top: 8, bottom: 24 },
    xAxis: { type: 'category', data: wholeYears.map((y) => String(data.years[y])), boundaryGap: false, axisLabel: { ...font, fontSize: 13, hideOverlap: true }, axisLine: { onZero: false, lineStyle: { color: muted } } },
    yAxis: { type: 'value', axisLabel: { ...font, fontSize: 13, formatter: (value) => String(Number(value.toPrecision(3))).replace('-', '−') }, splitLine: { lineStyle: { color: colours.grid } } },
    series: [['shipped', shipped, muted, 2], ['yours', own, colours.median, 3.5]].map(([text, line, color, width]) => ({
      type: 'line', data: line, symbol: 'none', silent: true, lineStyle: { color, width }, labelLayout: { moveOverlap: 'shiftY' },
      endLabel: { show: true, formatter: text, ...font, fontSize: 13 } })),
  } };
}

/** Yours in blue over the shipped line in grey; drawn anew at every count of futures. */
export function differencesLine() {
  const host = h('div'), words = h('p', { class: 'small' });
  let lines = { own: [], shipped: [] };
  const drawn = chart('', () => lineOption(lines));
  const update = (outcomes, policy, count) => {
    const name = live.shown.effect;
    if (!name) return;
    const { factor } = unitOf(unit(name));
    lines = { own: inUnit(wholeYears.map((y) => compared(outcomes, name, y, policy, count)?.difference ?? null), factor), shipped: inUnit(live.shipped[name][policy].difference, factor) };
    words.textContent = `${label(name)}, difference from the baseline by year${differenceUnit(name) && `,${differenceUnit(name)}`}: yours in blue, as shipped in grey; ${count} simulated futures.`;
    drawn.host.setAttribute('aria-label', `${words.textContent} Yours in ${yearOf(wholeYears.length - 1)}: ${signed(name, compared(outcomes, name, wholeYears[wholeYears.length - 1], policy, count))}.`);
    if (host.isConnected && !host.firstChild) { host.append(words, drawn.host); drawVisible(); } else drawn.redraw();
  };
  return { host, update };
}
