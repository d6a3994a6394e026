// What made these results, and how to make them again.
import { h, paragraph, section, subheading, warning } from './dom.js';
import { data, finished } from './results.js';

const known = [['version', 'Version of tenure'], ['commit', 'Commit'], ['compiler', 'Compiler'], ['seed', 'Seed'],
  ['replications_analysed', 'Simulated futures analysed, of each policy'], ['replications_failed', 'Simulated futures that failed and are left out'],
  ['draws_share', 'Simulated futures that share one draw of the uncertain numbers'], ['fingerprint', 'Fingerprint of the study']];

function save() {
  const address = URL.createObjectURL(new Blob([data.study], { type: 'application/json' }));
  const link = h('a', { href: address, download: 'study.json' });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

export function provenanceSection() {
  const p = data.provenance;
  const rows = known.filter(([key]) => key in p);
  return section('provenance', 'Where this comes from, and how to make it again',
    data.failures.length > 0 && warning(`${p.replications_failed ?? data.failures.length} simulated futures failed and are left out under every policy. The first: ${data.failures[0].message}`),
    !finished && warning(`The run is not complete: ${p.replications} simulated futures were asked for and ${p.replications_analysed} are analysed.`),
    h('dl', { class: 'govuk-summary-list' }, rows.map(([key, words]) => h('div', { class: 'govuk-summary-list__row' },
      h('dt', { class: 'govuk-summary-list__key' }, words), h('dd', { class: 'govuk-summary-list__value' }, String(p[key]))))),
    subheading('To make it again'),
    paragraph('The button saves the study as it was run, every default filled in. With the version and commit above, these commands give the same numbers, to the last digit, on any machine and any number of processors.'),
    h('button', { class: 'govuk-button govuk-button--secondary', type: 'button', 'data-file': 'study.json', onclick: save }, 'Download the study'),
    h('pre', { tabindex: '0', role: 'region', 'aria-label': 'Commands' }, h('code', {}, 'tenure run study.json -o again\ntenure report again')),
    paragraph('The fingerprints are equal where the studies are.'));
}
