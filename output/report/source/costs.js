// Where the money goes, and where more or less of it goes than under the baseline.
import { h, paragraph, range, section, subheading } from './dom.js';
import { behind } from './table.js';
import { stackedBars } from './bars.js';
import { intervalChart } from './intervals.js';
import { beside, comparison, data, label, measure, measuresWhere, others, overall, titles, totalCost } from './results.js';
import { differenceText, valueText } from './words.js';

const inTable = (name) => (measure(name).cost === 'part' ? `of which ${label(name).toLowerCase()}` : label(name));

/** The cost categories on which anything is spent. */
const present = () => measuresWhere((m, name) => m.cost === 'category' && data.policies.some((_, p) => overall(name, p)?.mean));

function totals() {
  return intervalChart({
    label: 'Difference in total cost from the baseline, each policy, with its 95% interval. The table that follows has the numbers.',
    unit: 'GBP', zero: true,
    rows: others.map((_, i) => ({ ...comparison(totalCost, i + 1), value: comparison(totalCost, i + 1)?.difference, label: titles[i + 1] })),
    pointText: (row) => `${row.label}\n${differenceText('GBP', row).text} a year\n95% interval ${differenceText('GBP', row).interval}`,
  });
}

function cell(name, p) {
  const value = overall(name, p);
  const difference = p > 0 ? differenceText('GBP', comparison(name, p)) : null;
  return {
    value: value?.mean,
    show: h('span', {}, h('span', { class: 'number' }, valueText('GBP', value?.mean)),
      difference && h('span', { class: 'below' }, comparison(name, p)?.identical ? 'identical' : [h('span', { class: 'number' }, difference.text), h('br'), range(difference.interval)])),
  };
}

export function costsSection() {
  const shown = present();
  if (!shown.length || !totalCost) return null;
  const rowsOf = [...shown.flatMap((name) => [name, beside(name)].filter(Boolean)), totalCost];
  const stacked = stackedBars({
    label: 'Cost a year by cost category, each policy. The table that follows has the numbers.', unit: 'GBP', rows: titles,
    parts: shown.map((name) => ({ name: label(name), values: data.policies.map((_, p) => overall(name, p)?.mean ?? null) })),
  });
  return section('costs', 'Where the money goes',
    paragraph('Pounds a year, mean over all simulated futures and whole years, in the prices of the study.'),
    stacked.host,
    others.length > 0 && [subheading('More or less than the baseline'),
      paragraph('The difference in total cost a year. A dot is the mean; the bar is its 95% interval.'), totals().host],
    behind('Cost a year by cost category, and differences from the baseline with 95% intervals',
      [{ name: 'Cost category' }, ...titles.map((title) => ({ name: title, number: true }))],
      () => rowsOf.map((name) => [inTable(name), ...data.policies.map((_, p) => cell(name, p))]),
      {
        name: 'costs.csv', columns: ['policy', 'cost_category', 'mean_gbp_per_year', 'difference', 'low', 'high'].map((column) => ({ name: column })),
        rows: () => data.policies.flatMap((policy, p) => rowsOf.map((name) => {
          const row = comparison(name, p) ?? {};
          return [policy.title, name, overall(name, p)?.mean, row.difference, row.low, row.high];
        })),
      }));
}
