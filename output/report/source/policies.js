// The policies: what each is, and what comes out of it beside the baseline.
import { decisionParts } from './decision.js';
import { h, paragraph, section, subheading, details, range, written } from './dom.js';
import { tableWithFile, table } from './table.js';
import { data, titles, label, unit, overall, comparison, has } from './results.js';
import { valueText, differenceText, verdict } from './words.js';

const first = ['turnover_rate', 'vacancy_rate', 'agency_rate', 'average_caseload', 'exhaustion', 'absence_rate', 'total_cost'];

/** The headline measures, then those that the study decides on, but for roles. */
function chosen() {
  const asked = data.decide_on.filter((name) => !name.includes('.'));
  return [...new Set([...first, ...asked])].filter(has);
}

function cell(name, policy) {
  const value = overall(name, policy);
  const shown = valueText(unit(name), value?.mean);
  if (policy === 0) return { value: value?.mean, show: h('span', { class: 'number' }, shown) };
  const row = comparison(name, policy);
  const difference = differenceText(unit(name), row);
  return {
    value: value?.mean,
    show: [h('span', { class: 'number' }, shown),
      h('span', { class: 'below' }, row?.identical ? 'identical' : [h('span', { class: 'number' }, difference.text),
        difference.interval && [h('br'), range(difference.interval)]]),
      h('span', { class: 'below' }, row?.identical ? null : verdict(row))],
  };
}

function fileRows() {
  return data.policies.flatMap((policy, p) => chosen().map((name) => {
    const value = overall(name, p) ?? {};
    const row = p === 0 ? {} : comparison(name, p) ?? {};
    return [policy.title, name, unit(name), value.mean, value.std_error, row.difference, row.low, row.high, verdict(p === 0 ? null : row)];
  }));
}

const fileColumns = ['policy', 'measure', 'unit', 'mean', 'std_error', 'difference', 'low', 'high', 'words']
  .map((name) => ({ name }));

const headings = () => chosen().map((name) => ({ name: label(name), number: true }));

export function policiesSection() {
  const rows = data.policies.map((policy, p) => [
    { value: policy.title, show: [written(titles[p]), p === 0 && h('span', { class: 'below' }, 'baseline')] },
    ...chosen().map((name) => cell(name, p))]);
  return section('policies', 'The policies compared',
    decisionParts(),
    subheading('All outcomes side by side'),
    paragraph('Means over all futures and whole years. Beneath each: the difference from the baseline under the same luck, with its 95% interval for that number alone. Differences of percentages are in percentage points.'),
    tableWithFile('Policies and outcomes', [{ name: 'Policy' }, ...headings()], rows,
      { name: 'policies.csv', columns: fileColumns, rows: fileRows }),
    details('What each policy is, and what each measure means', () => h('div', {},
      table('What each policy is', [{ name: 'Policy' }, { name: 'Why' }],
        data.policies.map((policy) => [written(policy.title), written(policy.why)])),
      table('What each measure means', [{ name: 'Measure' }, { name: 'Meaning' }, { name: 'Unit' }],
        chosen().map((name) => [label(name), data.measures[name].meaning, unit(name)])))));
}
