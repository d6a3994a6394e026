// Which option: its value, the difference, what a wrong choice loses, the value of knowing more, and
// only then how often each is best.
import { h, paragraph, subheading, written } from './dom.js';
import { behind, tableWithFile } from './table.js';
import { intervalChart } from './intervals.js';
import { colours } from './chart.js';
import { acceptability, criteria, data, finished, sorted, titles } from './results.js';
import { differenceText, valueText } from './words.js';

const first = criteria[0];
const known = (value) => typeof value === 'number';
const together = (p) => ({ difference: p.difference, low: p.difference_interval.low, high: p.difference_interval.high, identical: p.identical });

function amount(c, value) {
  if (!known(value)) return '–';
  if (Math.abs(value) < (c.unit === 'fraction' ? 0.00005 : 0.5)) return 'next to nothing';
  return c.unit === 'fraction' ? `${(100 * value).toFixed(2)} percentage points` : valueText(c.unit, value);
}

function optionTable(c) {
  const columns = [{ name: 'Policy' }, { name: c.label, number: true }, { name: `Difference from the baseline${c.unit === 'fraction' ? ', percentage points' : ''}`, number: true },
    { name: '95% interval, all policies together', number: true }, { name: 'In words' }, c.better && { name: 'Expected loss if chosen', number: true }].filter(Boolean);
  const rows = sorted.map((i) => {
    const p = c.policies[i];
    const difference = differenceText(c.unit, together(p));
    return [{ value: data.policies[i].title, show: [written(titles[i]), i === 0 && h('span', { class: 'below' }, 'baseline'), finished && i === c.best && c.better && h('strong', { class: 'govuk-tag' }, 'Best mean')] },
      { value: p.mean, show: h('span', { class: 'number' }, valueText(c.unit, p.mean)) },
      { value: p.difference, show: i === 0 ? '' : h('span', { class: 'number' }, p.identical ? 'identical' : difference.text) },
      { value: null, show: i === 0 || p.identical ? '' : h('span', { class: 'number' }, difference.interval) },
      i === 0 ? '' : p.words,
      c.better && { value: p.expected_loss, show: h('span', { class: 'number' }, amount(c, p.expected_loss)) }].filter((cell) => cell !== null && cell !== undefined);
  });
  return tableWithFile(`Which option: ${c.label.toLowerCase()}`, columns, rows, {
    name: 'which_option.csv',
    columns: ['policy', 'criterion', 'unit', 'mean', 'std_error', 'difference', 'low', 'high', 'expected_loss', 'value_of_perfect_information', 'probability_best', 'best_in_one_future', 'difference_in_one_future_p05', 'difference_in_one_future_p95'].map((name) => ({ name })),
    rows: () => criteria.flatMap((one) => one.policies.map((p, i) => [data.policies[i].title, one.name, one.unit, p.mean, p.std_error, p.difference, p.difference_interval.low, p.difference_interval.high,
      p.expected_loss, one.evpi, p.probability_best, p.best_in_one_future, p.difference_one_future.p05, p.difference_one_future.p95])),
  }, true);
}

/** Simulation error, what is not known, and one future: three bars, each inside the next. */
function threeUncertainties(c) {
  const rows = c.policies.slice(1).map((p, i) => {
    const spread = p.difference_split.parameters;
    return {
      label: titles[i + 1], value: p.difference, low: p.difference_interval.low, high: p.difference_interval.high,
      future: [p.difference_one_future.p05, p.difference_one_future.p95],
      unknown: known(spread) ? [p.difference - 1.645 * spread, p.difference + 1.645 * spread] : [null, null],
      p,
    };
  }).map((row) => ({ ...row, futureLow: row.future[0], futureHigh: row.future[1], unknownLow: row.unknown[0], unknownHigh: row.unknown[1] }));
  return intervalChart({
    label: `Difference in ${c.label.toLowerCase()} from the baseline: simulation error, what is not known, and one future, for each policy. The table that follows has the numbers.`,
    unit: c.unit === 'fraction' ? 'points' : c.unit, factor: c.unit === 'fraction' ? 100 : 1, zero: true, rows,
    axisName: `Difference from the baseline${c.unit === 'fraction' ? ', percentage points' : ''}`,
    bars: [{ key: ['futureLow', 'futureHigh'], thickness: 24, colour: colours.most }, { key: ['unknownLow', 'unknownHigh'], thickness: 13, colour: colours.half },
      { key: ['low', 'high'], thickness: 5, colour: colours.median }],
    pointText: (row) => `${row.label}\ndifference ${differenceText(c.unit, together(row.p)).text}`,
  });
}

function threeKey() {
  const mark = (colour, thick) => h('i', { style: `background:${colour};height:${thick}px`, 'aria-hidden': 'true' });
  return h('ul', { class: 'key' },
    h('li', {}, mark(colours.median, 5), 'Simulation error: 95% interval of the mean, all policies together'),
    data.decision.anything_varies && h('li', {}, mark(colours.half, 11), 'What is not known: 90% of the means that the uncertain numbers allow'),
    h('li', {}, mark(colours.most, 14), 'One simulated future: 90% of them'));
}

function threeTable(c) {
  const points = c.unit === 'fraction' ? 100 : 1;
  const show = (value) => (known(value) ? (value * points).toLocaleString('en-GB', { maximumSignificantDigits: 3 }).replace('-', '−') : '–');
  const cell = (value) => ({ value, show: show(value) });
  return behind(`Three uncertainties of the difference in ${c.label.toLowerCase()}${points === 100 ? ', percentage points' : ''}`,
    [{ name: 'Policy', key: 'policy' }, { name: 'Difference', key: 'difference', number: true }, { name: 'Simulation error (standard error)', key: 'monte_carlo', number: true },
      { name: 'What is not known (standard deviation)', key: 'parameters', number: true }, { name: 'One simulated future (standard deviation by chance)', key: 'one_future', number: true }],
    () => c.policies.slice(1).map((p, i) => [titles[i + 1], cell(p.difference), cell(p.difference_split.monte_carlo_error), cell(p.difference_split.parameters), cell(p.difference_split.one_future)]),
    { name: 'three_uncertainties.csv' });
}

function bestTable(c) {
  if (!c.better || !c.policies.some((p) => known(p.best_in_one_future))) return null;
  const whole = (value) => value.toLocaleString('en-GB', { maximumFractionDigits: 0 });
  const share = (value, of) => ({ value, show: known(value) ? `${whole(value * of)} of ${whole(of)}` : '–' });
  return [subheading('How often each comes out best'),
    paragraph('Last, because it says nothing of by how much: a policy can be best often and cost dearly when it is not.'),
    tableWithFile('How often each policy is best',
      [{ name: 'Policy', key: 'policy' }, { name: 'Draws of the uncertain numbers in which it is best, chance averaged out', key: 'probability_best', number: true }, { name: 'Simulated futures in which it is best', key: 'best_in_one_future', number: true }],
      sorted.map((i) => [{ value: data.policies[i].title, show: written(titles[i]) }, share(c.policies[i].probability_best, c.policies[i].draws), share(c.policies[i].best_in_one_future, c.complete)]), { name: 'best.csv' }, true)];
}

/** The values that the study gives are a judgement: the choice at other judgements. */
function otherValues() {
  const points = acceptability;
  if (!points.length || !finished) return null;
  const shown = points.map((point) => [{ value: point.scale, show: `${point.scale} times` }, { value: data.policies[point.best].title, show: written(titles[point.best]) },
    { value: point.net_benefit[point.best] - point.net_benefit[0], show: h('span', { class: 'number' }, valueText('GBP', point.net_benefit[point.best] - point.net_benefit[0])) },
    { value: point.probability_best[point.best], show: known(point.probability_best[point.best]) ? `${Math.round(point.probability_best[point.best] * first.policies[point.best].draws).toLocaleString('en-GB')} of ${first.policies[point.best].draws.toLocaleString('en-GB')}` : '–' }]);
  return [subheading('If the values were otherwise'),
    paragraph('Net benefit rests on the value that the study gives a vacancy, or whatever else it values. With every value that is not money itself multiplied as in the first column, this policy has the highest expected net benefit.'),
    tableWithFile('The choice at other values',
      [{ name: 'Values', key: 'scale' }, { name: 'Policy to choose', key: 'policy' }, { name: 'Net benefit above the baseline, a year', key: 'gain', number: true }, { name: 'Draws in which it is best', key: 'probability_best', number: true }],
      shown, { name: 'other_values.csv' }, true)];
}

function informationWords(c) {
  if (!known(c.evpi) || !data.decision.anything_varies || !finished) return null;
  return paragraph(h('strong', {}, 'Value of perfect information: '),
    `knowing every uncertain number before choosing would gain ${amount(c, c.evpi)} on average. It is the most that any further evidence could gain for this choice.`);
}

export function decisionParts() {
  if (!first || data.policies.length < 2) return null;
  const label = first.label.toLowerCase();
  return [
    subheading(`Which option: ${label}`),
    paragraph(`${first.meaning[0].toUpperCase()}${first.meaning.slice(1)}. `, first.better ? `${first.better === 'higher' ? 'Higher' : 'Lower'} is better. ` : 'Neither direction is plainly better. ',
      first.better ? 'Expected loss is what choosing the policy loses on average against a choice made knowing every uncertain number.' : ''),
    optionTable(first),
    informationWords(first),
    subheading('How sure, in three ways'),
    threeKey(), threeUncertainties(first).host, threeTable(first),
    finished && bestTable(first),
    first.name === 'net_benefit' && otherValues(),
  ];
}
