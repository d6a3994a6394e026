// The page: the first screen for whoever decides, then the annex.
import { h, append, written } from './dom.js';
import { drawAll, drawVisible } from './chart.js';
import { firstPage } from './brief.js';
import { explorePart } from './explore.js';
import { decisionSection } from './answer.js';
import { policiesSection } from './policies.js';
import { timeSection } from './time.js';
import { careersSection } from './careers.js';
import { intakesSection } from './intakes.js';
import { experienceSection } from './experience.js';
import { costsSection } from './costs.js';
import { uncertaintySection } from './uncertainty.js';
import { surveySection } from './survey.js';
import { assumptionsSection } from './assumptions.js';
import { provenanceSection } from './provenance.js';
import { searchPage, searchSection, searchSentence } from './search.js';
import { hasStudy } from './results.js';

const annex = [decisionSection, searchSection, policiesSection, timeSection, careersSection, intakesSection, experienceSection, costsSection,
  uncertaintySection, surveySection, assumptionsSection, provenanceSection];

function contents(sections, open) {
  return h('nav', { 'aria-label': 'Contents of the annex', class: 'contents' },
    h('ul', { class: 'govuk-list' }, sections.map((one) =>
      h('li', {}, h('a', { class: 'govuk-link', href: `#${one.id}`, onclick: open }, one.querySelector('h2').textContent),
        one.id === 'search' && h('span', { class: 'below' }, written(searchSentence))))));
}

/** Everything else, closed until somebody wants it; its charts are drawn when it is opened. */
function annexPart() {
  const sections = annex.map((make) => make()).filter(Boolean);
  const inside = h('details', { class: 'annex', id: 'annex' },
    h('summary', { class: 'annex-summary' }, 'Annex for analysts: everything behind this page'), sections);
  inside.addEventListener('toggle', drawVisible);
  const open = () => { inside.open = true; drawVisible(); };
  return [h('h2', { class: 'govuk-heading-m annex-heading' }, 'Annex'), contents(sections, open), inside];
}

function build() {
  const main = document.getElementById('content');
  append(main, hasStudy ? [firstPage(), explorePart(), annexPart()] : [searchPage()]);
  drawAll();
  document.documentElement.dataset.ready = 'yes';
}

build();
