// How many of the newly qualified stay one, two, three and five years.
import { h, paragraph, section } from './dom.js';
import { behind } from './table.js';
import { fanChart } from './fans.js';
import { data, titles, measure, overall, comparison, shownIn } from './results.js';
import { differenceText, rangeText, valueText } from './words.js';

const keys = ['p05', 'p25', 'p50', 'p75', 'p95'];

function curve(known, policy) {
  const one = {};
  for (const key of keys) one[key] = [1, ...known.map((m) => overall(m.name, policy)?.[key] ?? null)];
  return one;
}

export function intakesSection() {
  const known = shownIn('retention').filter((name) => overall(name, 0)?.mean != null)
    .map((name) => ({ years: measure(name).place, name }));
  if (known.length < 2) return null;
  const x = [0, ...known.map((m) => m.years)];
  const fan = fanChart({
    label: 'Share of newly qualified starters still here by years after joining, a panel for each policy. The table that follows has the numbers.',
    unit: 'fraction', titles, x, points: true,
    series: data.policies.map((_, p) => curve(known, p)),
    axis: () => ({ type: 'value', min: 0, max: x[x.length - 1], interval: 1, axisLabel: { fontSize: 14, color: '#0b0c0c' }, splitLine: { show: false } }),
    pointText: (i) => (x[i] === 0 ? 'On joining' : `${x[i]} ${x[i] === 1 ? 'year' : 'years'} after joining`),
  });
  const columns = [{ name: 'Policy' }, ...known.map((m) => ({ name: `${m.years} ${m.years === 1 ? 'year' : 'years'}`, number: true }))];
  const rows = () => data.policies.map((_, p) => [titles[p], ...known.map((m) => {
    const value = overall(m.name, p), difference = differenceText('fraction', comparison(m.name, p));
    return {
      value: value?.mean,
      show: h('span', {}, valueText('fraction', value?.mean), h('span', { class: 'below' }, rangeText('fraction', value?.p05, value?.p95)),
        p > 0 && h('span', { class: 'below' }, `${difference.text} (${difference.interval}) percentage points`)),
    };
  })]);
  return section('intakes', 'Do the newly qualified stay?',
    paragraph('Of those who joined newly qualified, the share still with the authority so many years later, over the whole horizon. Bands as above. People who joined too late to be seen for five years are not counted at five.'),
    fan.host,
    behind('Retention of the newly qualified: mean, 90% of simulated futures, difference from the baseline with its 95% interval', columns, rows, {
      name: 'retention_of_intakes.csv',
      columns: ['policy', 'years', 'mean', 'p05', 'p25', 'p50', 'p75', 'p95', 'difference', 'low', 'high'].map((name) => ({ name })),
      rows: () => data.policies.flatMap((policy, p) => known.map((m) => {
        const value = overall(m.name, p) ?? {}, row = comparison(m.name, p) ?? {};
        return [policy.title, m.years, value.mean, ...keys.map((key) => value[key]), row.difference, row.low, row.high];
      })),
    }));
}
