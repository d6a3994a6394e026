// What a staff survey would say, beside what is true of all staff.
import { h, paragraph, section } from './dom.js';
import { behind } from './table.js';
import { intervalChart } from './intervals.js';
import { beside, data, titles, label, overall, shownIn } from './results.js';
import { rangeText, valueText } from './words.js';
import { colours } from './chart.js';

export function surveySection() {
  const shown = shownIn('survey').filter(beside);
  if (!shown.length) return null;
  const gap = (statement, p) => ({ survey: overall(statement, p) ?? {}, truth: overall(beside(statement), p) ?? {} });
  const [response] = shownIn('response');
  const drawn = intervalChart({
    label: 'Share who agree under the baseline: the dot is what the survey says, the end of the bar is what is true of all staff. The table that follows has the numbers.',
    unit: 'fraction', bars: [{ key: ['low', 'high'], thickness: 6, colour: colours.half }],
    rows: shown.map((statement) => {
      const { survey, truth } = gap(statement, 0);
      return { label: label(statement), value: survey.mean, truth: truth.mean, low: Math.min(survey.mean, truth.mean), high: Math.max(survey.mean, truth.mean) };
    }),
    pointText: (row) => `${row.label}\nsurvey ${valueText('fraction', row.value)}\nall staff ${valueText('fraction', row.truth)}`,
  });
  const rate = response ? valueText('fraction', overall(response, 0)?.mean) : null;
  const rows = () => shown.flatMap((statement) => data.policies.map((_, p) => {
    const { survey, truth } = gap(statement, p);
    return [label(statement), titles[p], { value: survey.mean, show: [valueText('fraction', survey.mean), h('span', { class: 'below number' }, rangeText('fraction', survey.p05, survey.p95))] },
      { value: truth.mean, show: [valueText('fraction', truth.mean), h('span', { class: 'below number' }, rangeText('fraction', truth.p05, truth.p95))] },
      { value: survey.mean - truth.mean, show: `${((survey.mean - truth.mean) * 100).toFixed(1).replace('-', '−')} percentage points` }];
  }));
  return section('survey', 'What a staff survey would see',
    paragraph(rate ? `Not everybody answers: ${rate} do under the baseline. ` : '',
      'The dot is the share who agree among those who answer; the other end of the bar is the share of all staff of whom it is true. A long bar means the survey misleads.'),
    drawn.host,
    behind('Survey and truth: mean, and 90% of simulated futures beneath',
      [{ name: 'Statement' }, { name: 'Policy' }, { name: 'Survey says', key: 'survey', number: true }, { name: 'True of all staff', key: 'true', number: true }, { name: 'Survey less truth', key: 'gap', number: true }],
      rows, { name: 'survey.csv' }));
}
