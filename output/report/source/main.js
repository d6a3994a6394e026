// The page, in the order in which somebody who decides asks.
import { h, append } from './dom.js';
import { drawAll } from './chart.js';
import { data } from './results.js';
import { answer } from './answer.js';
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

function contents(sections) {
  return h('nav', { 'aria-label': 'Contents', class: 'contents' },
    h('h2', { class: 'govuk-heading-s' }, 'Contents'),
    h('ul', { class: 'govuk-list' }, sections.map((one) =>
      h('li', {}, h('a', { class: 'govuk-link', href: `#${one.id}` }, one.querySelector('h2').textContent)))));
}

function build() {
  const main = document.getElementById('content');
  const sections = [policiesSection, timeSection, careersSection, intakesSection, experienceSection, costsSection,
    uncertaintySection, surveySection, assumptionsSection, provenanceSection].map((make) => make()).filter(Boolean);
  append(main, [h('h1', { class: 'govuk-heading-xl' }, h('bdi', {}, data.title)), answer(), contents(sections), sections]);
  drawAll();
  document.documentElement.dataset.ready = 'yes';
}

build();
