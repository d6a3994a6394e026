// Where the money goes, and where more or less of it goes than under the baseline.
import { h, paragraph, range, section, subheading } from './dom.js';
import { behind } from './table.js';
import { stackedBars } from './bars.js';
import { intervalChart } from './intervals.js';
import { data, titles, label, overall, comparison, has, others } from './results.js';
import { differenceText, valueText } from './words.js';

const headings = ['pay_gbp', 'benefits_gbp', 'on_costs_gbp', 'agency_gbp', 'retention_payments_gbp',
  'advertising_gbp', 'induction_gbp', 'courses_gbp', 'coaching_gbp'];
const arrangements = ['academy_cost', 'protected_time_cost'];
const partOf = { pay_gbp: 'absence_cost', agency_gbp: 'backfill_cost' };
const name = (heading) => label(heading).replace(/ (gbp|cost)$/i, '');

function inTable(heading) {
  if (heading === 'total_cost') return 'Total';
  return Object.values(partOf).includes(heading) ? `of which ${name(heading).toLowerCase()}` : name(heading);
}

/** Every heading in pounds that the study has, the usual ones first. */
function present() {
  const all = Object.keys(data.measures).filter((m) => (m.endsWith('_gbp') && !m.includes('.')) || arrangements.includes(m));
  const ordered = [...headings.filter((m) => all.includes(m)), ...all.filter((m) => !headings.includes(m))];
  return ordered.filter((m) => has(m) && data.policies.some((_, p) => overall(m, p)?.mean));
}

function totals() {
  return intervalChart({
    label: 'Difference in total cost from the baseline, each policy, with its 95% interval. The table that follows has the numbers.',
    unit: 'GBP', zero: true,
    rows: others.map((_, i) => ({ ...comparison('total_cost', i + 1), value: comparison('total_cost', i + 1)?.difference, label: titles[i + 1] })),
    pointText: (row) => `${row.label}\n${differenceText('GBP', row).text} a year\n95% interval ${differenceText('GBP', row).interval}`,
  });
}

function cell(heading, p) {
  const value = overall(heading, p);
  const difference = p > 0 ? differenceText('GBP', comparison(heading, p)) : null;
  return {
    value: value?.mean,
    show: h('span', {}, h('span', { class: 'number' }, valueText('GBP', value?.mean)),
      difference && h('span', { class: 'below' }, comparison(heading, p)?.identical ? 'identical' : [h('span', { class: 'number' }, difference.text), h('br'), range(difference.interval)])),
  };
}

export function costsSection() {
  const shown = present();
  if (!shown.length || !has('total_cost')) return null;
  const rowsOf = [...shown.flatMap((m) => (partOf[m] && has(partOf[m]) ? [m, partOf[m]] : [m])), 'total_cost'];
  const stacked = stackedBars({
    label: 'Cost a year by heading, each policy. The table that follows has the numbers.', unit: 'GBP', rows: titles,
    parts: shown.map((heading) => ({ name: name(heading), values: data.policies.map((_, p) => overall(heading, p)?.mean ?? null) })),
  });
  return section('costs', 'Where the money goes',
    paragraph('Pounds a year, mean over all futures and whole years, in the prices of the study.'),
    stacked.host,
    others.length > 0 && [subheading('More or less than the baseline'),
      paragraph('The difference in total cost a year. A dot is the mean; the bar is its 95% interval.'), totals().host],
    behind('Cost a year by heading, and differences from the baseline with 95% intervals',
      [{ name: 'Heading' }, ...titles.map((title) => ({ name: title, number: true }))],
      () => rowsOf.map((heading) => [inTable(heading), ...data.policies.map((_, p) => cell(heading, p))]),
      {
        name: 'costs.csv', columns: ['policy', 'heading', 'mean_gbp_per_year', 'difference', 'low', 'high'].map((column) => ({ name: column })),
        rows: () => data.policies.flatMap((policy, p) => rowsOf.map((heading) => {
          const row = comparison(heading, p) ?? {};
          return [policy.title, heading, overall(heading, p)?.mean, row.difference, row.low, row.high];
        })),
      }));
}
