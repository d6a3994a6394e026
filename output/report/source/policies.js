// The policies: what each is, and what comes out of it beside the baseline.
import { h, paragraph, section, subheading, details, range, written } from './dom.js';
import { behind, tableWithFile, table } from './table.js';
import { data, sorted, titles, label, measure, unit, overall, comparison, has, measuresWhere, shownIn } from './results.js';
import { valueText, differenceText } from './words.js';

/** The headline measures, then those that the study decides on, but for roles. */
function chosen() {
  const asked = data.decide_on.filter((name) => has(name) && !measure(name).role);
  return [...new Set([...shownIn('headline'), ...asked])];
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
      h('span', { class: 'below' }, row?.identical ? null : row?.words)],
  };
}

function fileRows(names) {
  return data.policies.flatMap((policy, p) => names.map((name) => {
    const value = overall(name, p) ?? {};
    const row = p === 0 ? {} : comparison(name, p) ?? {};
    return [policy.title, name, unit(name), value.mean, value.std_error, row.difference, row.low, row.high, row.words];
  }));
}

const fileColumns = ['policy', 'measure', 'unit', 'mean', 'std_error', 'difference', 'low', 'high', 'words']
  .map((name) => ({ name }));

/** All that the study measures, but for roles. */
const everything = () => measuresWhere((m) => !m.role);

const columns = () => chosen().map((name) => ({ name: label(name), number: true }));

export function policiesSection() {
  const rows = sorted.map((p) => [
    { value: data.policies[p].title, show: [written(titles[p]), p === 0 && h('span', { class: 'below' }, 'baseline')] },
    ...chosen().map((name) => cell(name, p))]);
  return section('policies', 'The policies compared',
    subheading('The main outcomes side by side'),
    paragraph('Means over all simulated futures and whole years. Beneath each: the difference from the baseline with the same simulated people and chance events, its 95% interval for that number alone, and what it says: “about the same” where any difference is smaller than would matter in practice. Differences of percentages are in percentage points.'),
    tableWithFile('Policies and outcomes', [{ name: 'Policy' }, ...columns()], rows,
      { name: 'policies.csv', columns: fileColumns, rows: () => fileRows(chosen()) }),
    details('What each policy is, and what each measure means', () => h('div', {},
      table('What each policy is', [{ name: 'Policy' }, { name: 'Why' }],
        data.policies.map((policy) => [written(policy.title), written(policy.why)])),
      table('What each measure means', [{ name: 'Measure' }, { name: 'Meaning' }, { name: 'Unit' }],
        chosen().map((name) => [label(name), data.measures[name].meaning, unit(name)])))),
    behind('Every outcome, with differences from the baseline',
      [{ name: 'Outcome' }, ...titles.map((title) => ({ name: title, number: true }))],
      () => everything().map((name) => [
        { value: name, show: [label(name), h('span', { class: 'below' }, `${measure(name).meaning}, ${unit(name)}`)] },
        ...data.policies.map((_, p) => cell(name, p))]),
      { name: 'every_outcome.csv', columns: fileColumns, rows: () => fileRows(everything()) }));
}
